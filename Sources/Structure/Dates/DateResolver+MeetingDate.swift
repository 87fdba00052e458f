internal import Minutes

extension DateResolver {
  /// The day chosen for the meeting.
  struct Choice: Hashable, Sendable {
    var date: MeetingDate
    var anchor: Anchor
    /// The places in ``DatedDocument/occurrences`` that name the chosen day.
    var days: Set<Int>
  }

  /// What an occurrence's place and words are worth as the day of the meeting.
  ///
  /// The marks are set by hand: what stands in a title or after a label beats what stands early, and that
  /// beats what is merely whole.
  private enum Mark {
    static let threshold = 3.0
    static let title = 5.0
    static let head = 2.0
    static let furniture = 2.5
    static let label = 4.0
    static let weakLabel = 2.5
    static let meetingWord = 2.0
    static let repeated = 1.0
    static let alone = 1.5
    static let lastLine = 3.0
  }

  /// The day of the meeting, by where dates stand and what stands beside them; nil where none is sure enough.
  func meetingDate(in document: DatedDocument) -> Choice? {
    let scores = document.occurrences.indices.map { score(of: $0, in: document) }
    guard
      let best = scores.indices.max(by: { scores[$0] < scores[$1] || scores[$0] == scores[$1] && $0 > $1 }),
      scores[best] >= Mark.threshold
    else { return nil }
    let found = document.occurrences[best].found
    let rival = scores.indices
      .filter { !isSameDay(document.occurrences[$0].found, found) }.map { scores[$0] }.max()
    let margin = scores[best] - max(rival ?? 0, 0)
    let sureness = min(0.99, 0.55 + 0.05 * (scores[best] - Mark.threshold) + 0.06 * max(0, margin))
    let days = Set(scores.indices.filter { isSameDay(document.occurrences[$0].found, found) })
    return choice(best, days: days, sureness: sureness * found.confidence, scores: scores, in: document)
  }

  /// Whether two dates may be the same day.
  func isSameDay(_ left: FoundDate, _ right: FoundDate) -> Bool {
    left.month != nil && left.month == right.month && left.day == right.day
      && (left.year == nil || right.year == nil || left.year == right.year)
  }

  private func score(of index: Int, in document: DatedDocument) -> Double {
    let occurrence = document.occurrences[index]
    let found = occurrence.found
    guard found.month != nil, found.relation.map({ if case .years(0) = $0 { true } else { false } }) ?? true
    else { return -.infinity }
    let depth = document.depth[occurrence.line]
    let line = document.lines[occurrence.line]
    var score = placeScore(line.place) + depthScore(depth)
    if found.day == nil { score -= 2 }
    if found.year != nil { score += 0.7 }
    let isInHead = depth < 15 && !isSentence(occurrence.line, in: document)
    if found.weekday != nil { score += isInHead ? 0.8 : 0.4 }
    if found.time != nil { score += isInHead ? 1.2 : 0.4 }
    if let role = occurrence.role { score += roleScore(role) }
    if occurrence.isInNextMeeting { score -= 8 }
    if occurrence.isMovedTo { score -= 2 }
    score += label(of: occurrence, in: document)
    let hasMeetingWord = hasMeetingWord(occurrence, in: document)
    if hasMeetingWord, depth < 15 {
      let isPlain = isSentence(occurrence.line, in: document) && !isOpening(occurrence, in: document)
      score += isPlain ? Mark.meetingWord / 2 : Mark.meetingWord
    }
    if depth < 15, isAlone(occurrence, in: document) { score += Mark.alone }
    if hasMeetingWord, depth >= 15, isLastLine(occurrence.line, in: document) { score += Mark.lastLine }
    let others = document.occurrences.indices.filter {
      document.occurrences[$0].line != occurrence.line && isSameDay(document.occurrences[$0].found, found)
        && document.occurrences[$0].role == nil
    }
    if !others.isEmpty { score += Mark.repeated }
    return score
  }

  private func placeScore(_ place: DateLine.Place) -> Double {
    switch place {
    case .title: Mark.title
    case .head: Mark.head
    case .furniture: Mark.furniture
    case .body, .agenda: 0
    case .notice: -1
    case .signature: -4
    case .adjustment: -6
    case .nextMeeting: -8
    }
  }

  private func depthScore(_ depth: Int) -> Double {
    switch depth {
    case ..<3: 3 - 0.2 * Double(depth)
    case ..<6: 2.5
    case ..<10: 1.8
    case ..<15: 1.3
    case ..<30: 0.4
    default: 0
    }
  }

  private func roleScore(_ role: DateMention.Role) -> Double {
    switch role {
    case .meeting: 1
    case .adjustment, .nextMeeting: -7
    case .deadline, .previousMeeting: -5
    case .mentioned: -4
    case .notice: -3
    }
  }

  /// What a label such as Sammanträdesdatum before the date, or over it, is worth; 0 where there is none.
  private func label(of occurrence: DatedDocument.Occurrence, in document: DatedDocument) -> Double {
    let range = document.tokensOfLine[occurrence.line]
    let start = occurrence.tokens.lowerBound
    let before = document.tokens[range.lowerBound..<max(range.lowerBound, min(start, range.upperBound))]
    if let first = before.firstIndex(where: { $0.kind == .word }) {
      if let match = words.labels.match(before[first...]) { return worth(match) }
      // In a table the label may follow another column.
      guard document.scanner.isMark(start - 1, ":") else { return 0 }
      for place in before.indices.suffix(4) {
        if let match = words.labels.match(before[place...]), place + match.count + 1 >= start {
          return worth(match)
        }
      }
      return 0
    }
    guard let above = (0..<occurrence.line).last(where: { !document.tokensOfLine[$0].isEmpty }),
      occurrence.line - above <= 2, document.tokensOfLine[above].count <= 8
    else { return 0 }
    let label = document.tokens[document.tokensOfLine[above]]
    for place in label.indices where place == label.startIndex || label.count <= 6 {
      if let match = words.labels.match(label[place...]) { return worth(match) }
    }
    return 0
  }

  /// A label may stand for the day the minutes were written; the calendar file says so.
  private func worth(_ label: DatePhrases.Match) -> Double {
    label.value == "paper" ? Mark.weakLabel : Mark.label
  }

  /// Whether a word for a meeting or its minutes stands on the date's line, or on the line it wraps from.
  private func hasMeetingWord(_ occurrence: DatedDocument.Occurrence, in document: DatedDocument) -> Bool {
    func holds(_ range: Range<Int>) -> Bool {
      range.contains { words.meetingWords.match(document.tokens[$0..<range.upperBound]) != nil }
    }
    let range = document.tokensOfLine[occurrence.line]
    if holds(range) { return true }
    let start = occurrence.tokens.lowerBound
    let sentence = document.sentenceStart(before: start)
    if document.depth[document.lineOfToken[sentence]] < 10, holds(sentence..<start) { return true }
    var line = occurrence.line
    guard range.lowerBound == start else { return false }
    for _ in 0..<2 {
      guard line > 0, let first = document.tokensOfLine[line].first, document.tokens[first].gap == .newline,
        !document.occurrences.contains(where: { $0.line == line - 1 })
      else { return false }
      line -= 1
      if holds(document.tokensOfLine[line]) { return true }
    }
    return false
  }

  /// Whether the date is all, or nearly all, that stands on its line.
  private func isAlone(_ occurrence: DatedDocument.Occurrence, in document: DatedDocument) -> Bool {
    let range = document.tokensOfLine[occurrence.line]
    let rest = range.filter { !occurrence.tokens.contains($0) && document.tokens[$0].kind != .mark }
    return rest.count <= (isSentence(occurrence.line, in: document) ? 0 : 3)
  }

  /// Whether a line begins with the number of an item: `§ 2`, `2.`.
  private func isItem(_ line: Int, in document: DatedDocument) -> Bool {
    guard let first = document.tokensOfLine[line].first else { return false }
    return document.tokens[first].isMark("§")
      || document.tokens[first].kind == .number && document.scanner.isMark(first + 1, ".", gap: .none)
        && document.scanner.word(first + 2, gap: .blank) != nil
  }

  /// Whether the date's sentence opens the minutes: `Protokoll fört vid …`.
  private func isOpening(_ occurrence: DatedDocument.Occurrence, in document: DatedDocument) -> Bool {
    let start = document.sentenceStart(before: occurrence.tokens.lowerBound)
    return document.depth[document.lineOfToken[start]] < 10
      && !isItem(document.lineOfToken[start], in: document)
      && words.meetingWords.match(document.tokens[start..<occurrence.tokens.lowerBound]) != nil
  }

  /// Whether a line reads as running text: it ends with a stop and is no opening such as `Protokoll fört …`.
  private func isSentence(_ line: Int, in document: DatedDocument) -> Bool {
    let range = document.tokensOfLine[line]
    guard let first = range.first, let last = range.last, document.tokens[last].isMark(".") else {
      return false
    }
    return words.meetingWords.match(document.tokens[first..<range.upperBound]) == nil
  }

  private func isLastLine(_ line: Int, in document: DatedDocument) -> Bool {
    document.tokensOfLine[(line + 1)...].allSatisfy { $0.count <= 1 }
  }
}
