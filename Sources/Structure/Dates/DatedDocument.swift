internal import Minutes

/// A document's lines as one run of tokens, with its dates and what stands around each.
struct DatedDocument: Sendable {
  /// A date with its surroundings.
  struct Occurrence: Hashable, Sendable {
    var found: FoundDate
    /// Its place in ``DatedDocument/lines``.
    var line: Int
    /// Its tokens.
    var tokens: Range<Int>
    /// What the nearest word before it in its sentence makes it.
    var role: DateMention.Role?
    /// Whether it looks back (-1) or ahead (1) of the meeting; 0 where no word tells.
    var tense: Int
    /// A year that its sentence names before it: `2026 års årsmöte`.
    var sentenceYear: Int?
    /// Whether it stands where the next meeting is announced.
    var isInNextMeeting: Bool
    /// Whether the words before it say that a meeting is moved to it.
    var isMovedTo: Bool
  }

  /// A year that stands by itself.
  struct Year: Hashable, Sendable {
    var year: Int
    var line: Int
    var token: Int
    /// Whether it counts a year of activity, a budget or a span and not the meeting.
    var isOther: Bool
  }

  let lines: [DateLine]
  /// The characters of all lines, a line feed after each.
  let scalars: [Unicode.Scalar]
  let scanner: DateScanner
  /// The line of each token.
  let lineOfToken: [Int]
  /// The tokens of each line.
  let tokensOfLine: [Range<Int>]
  /// How many lines with text stand before each line.
  let depth: [Int]
  /// The lines where the next meeting is announced, in order.
  let nextMeetingLines: Set<Int>
  private(set) var occurrences: [Occurrence] = []
  private(set) var years: [Year] = []

  var tokens: [DateToken] { scanner.tokens }
  var words: CalendarWords { scanner.words }

  /// Reads a document.
  init(_ lines: [DateLine], _ words: CalendarWords) {
    self.lines = lines
    var scalars: [Unicode.Scalar] = []
    var ends: [Int] = []
    for line in lines {
      // A line break within a line's text would shift the count of lines.
      scalars += line.text.unicodeScalars.map { $0 == "\n" || $0 == "\r" || $0 == "\u{0c}" ? " " : $0 }
      scalars.append("\n")
      ends.append(scalars.count)
    }
    self.scalars = scalars
    scanner = DateScanner(scalars: scalars, words)
    var lineOfToken: [Int] = []
    var tokensOfLine: [Range<Int>] = []
    var line = 0
    for (index, token) in scanner.tokens.enumerated() {
      while token.range.lowerBound >= ends[line] {
        tokensOfLine.append((tokensOfLine.last?.upperBound ?? 0)..<index)
        line += 1
      }
      lineOfToken.append(line)
    }
    while tokensOfLine.count < lines.count {
      let start = tokensOfLine.last?.upperBound ?? 0
      tokensOfLine.append(start..<(tokensOfLine.count == line ? scanner.tokens.count : start))
    }
    self.lineOfToken = lineOfToken
    self.tokensOfLine = tokensOfLine
    var count = 0
    depth = tokensOfLine.map { range in
      defer { count += range.isEmpty ? 0 : 1 }
      return count
    }
    nextMeetingLines = DatedDocument.nextMeetingLines(lines, scanner, tokensOfLine)
    occurrences = scanner.dates().compactMap { occurrence($0) }.filter { !isPageCount($0) }
    let wholeDays = occurrences.filter { $0.found.year != nil && $0.found.day != nil && depth[$0.line] < 15 }
    occurrences = occurrences.filter { !isSessionYear($0, wholeDays: wholeDays) }
    let dated = Set(occurrences.flatMap(\.tokens))
    years = scanner.tokens.indices.compactMap { dated.contains($0) ? nil : year(at: $0) }
  }

  /// Whether `1/2` counts pages: alone on a page's first or last line, or there beside an address of the web.
  private func isPageCount(_ occurrence: Occurrence) -> Bool {
    let found = occurrence.found
    guard found.year == nil, found.weekday == nil, let day = found.day, let month = found.month, day <= month,
      occurrence.tokens.count == 3, tokens[occurrence.tokens.lowerBound + 1].isMark("/")
    else { return false }
    let line = lines[occurrence.line]
    guard isAtEdge(occurrence.line) else { return false }
    return tokensOfLine[occurrence.line] == occurrence.tokens || line.text.has("://")
      || line.text.has("www.")
  }

  /// Whether `09/10` at the head of a paper names the year of a board and no day: the paper is dated in full in one
  /// of the two years that the figures name.
  private func isSessionYear(_ occurrence: Occurrence, wholeDays: [Occurrence]) -> Bool {
    let found = occurrence.found
    guard found.year == nil, found.weekday == nil, found.time == nil, found.endDay == nil,
      let day = found.day, let month = found.month, month == day + 1, occurrence.tokens.count == 3,
      depth[occurrence.line] < 15 || lines[occurrence.line].place == .furniture
    else { return false }
    let figures = tokens[occurrence.tokens]
    guard figures.allSatisfy({ $0.kind == .mark || $0.folded.utf8.count == 2 }),
      !scanner.isSure(occurrence.tokens.lowerBound)
    else { return false }
    return wholeDays.contains { whole in
      !(whole.found.day == day && whole.found.month == month)
        && whole.found.year.map { $0 % 100 == day || $0 % 100 == month } ?? false
    }
  }

  /// Whether a line is the first or last of three or more with text on its page.
  private func isAtEdge(_ line: Int) -> Bool {
    func count(_ places: some Sequence<Int>) -> Int {
      places.lazy.prefix { lines[$0].page == lines[line].page }.filter { !tokensOfLine[$0].isEmpty }.prefix(2)
        .count
    }
    let before = count((0..<line).reversed())
    let after = count((line + 1)..<lines.count)
    return before == 0 && after == 2 || after == 0 && before == 2
  }

  /// The first token at or after a place in the text.
  private func token(at offset: Int) -> Int {
    var low = 0
    var high = tokens.count
    while low < high {
      let middle = (low + high) / 2
      if tokens[middle].range.lowerBound < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func occurrence(_ found: FoundDate) -> Occurrence? {
    let start = token(at: found.range.lowerBound)
    let end = token(at: found.range.upperBound)
    guard start < end else { return nil }
    let sentence = sentenceStart(before: start)
    var role: DateMention.Role?
    var tense = 0
    var isMovedTo = false
    for index in sentence..<start {
      if let match = words.roles.match(tokens[index..<start]) {
        role = DateMention.Role(rawValue: match.value)
      }
      if let match = words.tenses.match(tokens[index..<start]) {
        // "beslutade den 4 maj" looks back; "beslutade att betala den 30 juni" does not.
        let isNear = index + match.count >= start - 1
        if match.value != "just" || isNear { tense = match.value == "future" ? 1 : -1 }
      }
      if words.moved.match(tokens[index..<start]) != nil { isMovedTo = true }
    }
    let line = lineOfToken[start]
    let after = end..<max(end, min(end + 6, tokensOfLine[line].upperBound))
    if tense == 0, let match = firstMatch(words.tenses, after), match != "just" {
      tense = match == "past" ? -1 : 1
    }
    if role == nil, let match = firstMatch(words.roles, after) {
      // A heading beside a date tells nothing of it; a verb after it does: den 19 maj justeras protokollet.
      let said = DateMention.Role(rawValue: match)
      role = said == .nextMeeting || said == .mentioned ? nil : said
    }
    let sentenceYear = (sentence..<start).last { index in
      fourDigits(index) != nil && scanner.word(index + 1).map { words.ofTheYear.contains($0) } ?? false
    }
    return Occurrence(
      found: found, line: line, tokens: start..<end, role: role, tense: tense,
      sentenceYear: sentenceYear.flatMap(fourDigits),
      isInNextMeeting: lines[line].place == .nextMeeting || nextMeetingLines.contains(line),
      isMovedTo: isMovedTo)
  }

  /// Where the words that may tell about a date begin: its sentence, at most a short line above it.
  func sentenceStart(before index: Int) -> Int {
    var start = index
    while start > 0, index - start < 24 {
      let current = tokens[start]
      if current.gap == .paragraph { break }
      let before = tokens[start - 1]
      if current.gap > .none, current.isCapitalized, ["!", "?"].contains(before.folded) { break }
      if before.isMark("."), current.gap > .none, current.isCapitalized, start >= 2,
        tokens[start - 2].folded.utf8.count > 3 || tokens[start - 2].kind == .number
      {
        break
      }
      if current.gap == .newline, !continues(lineOfToken[start - 1], into: start) { break }
      start -= 1
    }
    return start
  }

  /// Whether a line's words run on into the token that begins the next: a wrapped line or a short heading.
  private func continues(_ line: Int, into token: Int) -> Bool {
    let range = tokensOfLine[line]
    guard let last = range.last, !tokens[last].isMark("."), !tokens[last].isMark(";") else { return false }
    let next = tokens[token]
    return range.count <= 4 || (next.kind == .word && !next.isCapitalized)
      || (next.kind == .number && tokens[last].kind == .word && !isItemNumber(token))
  }

  /// Whether a number at the beginning of a line is followed by a capital, as an item's is.
  private func isItemNumber(_ token: Int) -> Bool {
    var next = token + 1
    while next < tokens.count, tokens[next].kind == .mark { next += 1 }
    guard next < tokens.count, tokens[next].gap < .newline else { return false }
    return tokens[next].kind == .word && tokens[next].isCapitalized
      && words.months[tokens[next].folded] == nil
  }

  /// The value of the first phrase of words in lower case within a sentence.
  private func firstMatch(_ phrases: DatePhrases, _ range: Range<Int>) -> String? {
    for index in range {
      if tokens[index].isMark(".") || tokens[index].isMark("#") { return nil }
      if !tokens[index].isCapitalized, let match = phrases.match(tokens[index..<range.upperBound]) {
        // "utlyst sockenstämma" tells of the meeting, not of a notice.
        let next = index + match.count
        if next < tokens.count, words.meetingWords.match(tokens[next...]) != nil { return nil }
        return match.value
      }
    }
    return nil
  }

  private func fourDigits(_ index: Int) -> Int? {
    guard let year = scanner.number(index, digits: 4...4, gap: .paragraph), (1800...2099).contains(year),
      !tokens[index].isRepaired
    else { return nil }
    return year
  }

  private func year(at index: Int) -> Year? {
    guard let year = fourDigits(index),
      index == 0 || tokens[index].gap > .none || ["(", "*", "_"].contains(tokens[index - 1].folded),
      !scanner.isJoinedRight(index + 1)
    else { return nil }
    let isSpan =
      scanner.isMark(index + 1, "-") && (scanner.token(index + 2)?.kind == .number)
      || scanner.isMark(index - 1, "-") && (scanner.token(index - 2)?.kind == .number)
      || scanner.isMark(index + 1, "/")
    let isOther = scanner.wordBefore(index).map { words.notTheYear.contains($0) } ?? false
    let isAmount = scanner.word(index + 1, gap: .blank).map { words.notAfter.contains($0) } ?? false
    if isAmount { return nil }
    return Year(year: year, line: lineOfToken[index], token: index, isOther: isSpan || isOther)
  }
}
