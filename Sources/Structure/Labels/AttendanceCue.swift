import Minutes

/// What a line says to open a list of who was there.
enum AttendanceCue: Sendable {
  /// Nothing.
  case none
  /// A label: the phrase, and what follows on the line.
  case head(Phrases.Match, rest: String)
  /// The column heads of a table.
  case table
  /// A sentence that states who was there, with what follows the colon or the verb.
  case sentence(rest: String)

  /// Whether the line has the column heads of a table.
  var isTable: Bool {
    if case .table = self { true } else { false }
  }

  /// Reads a line.
  init(_ line: LayoutLine, cues: Cues) {
    self = AttendanceCue.read(line, cues: cues)
  }

  private static func read(_ line: LayoutLine, cues: Cues) -> AttendanceCue {
    if AttendanceTable(head: line, cues: cues) != nil { return .table }
    let source = line.markers.first { !$0.values.isEmpty || $0.style == .bullet }?.rest ?? line.text
    let isListed = line.markers.first.map { !$0.values.isEmpty || $0.style == .bullet } ?? false
    let tokens = Tokens(source)
    let words = tokens.folded
    if !line.leadIn.isEmpty, line.text.last == ":" {
      let lead = Tokens(line.leadIn + " " + line.text)
      if case .sentence = sentence(lead, words: lead.folded, cues: cues, line: line) {
        return .sentence(rest: "")
      }
    }
    guard let first = tokens.words.first, cues.headings.whole(words) == nil else { return .none }
    if var match = cues.attendance.label(in: words, at: 0, leastLetters: 8) ?? near(words, cues: cues),
      first.isCapitalized || isListed || line.cells.count > 1,
      !match.value.has("colon") || tokens.gap(after: match.end - 1).contains(":")
    {
      // "Närvarande ledamöter och ersättare:": the label runs to the colon.
      while match.end < words.count, match.end < 7, isLabelWord(tokens, match.end, cues: cues) {
        match.count += 1
      }
      let gap = tokens.gap(after: match.end - 1)
      let rest = tokens.text(from: tokens.words[match.end - 1].end).trimmed(of: ":;-–.")
      // "Närvarande samt" goes on with others that get the paper.
      if match.end < words.count, match.end == words.count - 1, cues.isWord(words[match.end], .and) {
        return .none
      }
      let isWhole = match.end == words.count
      let isOwnCell =
        line.cells.count > 1 && Tokens(line.cells[0].text).words.count <= match.end && !isListed
      if !first.isCapitalized, !isListed, !isOwnCell {
        return sentence(tokens, words: words, cues: cues, line: line)
      }
      let isUpper = match.end < words.count && tokens.words[match.end].isCapitalized
      if isWhole, !isListed || line.headingLevel != nil || gap.contains(":") { return .head(match, rest: "") }
      if gap.contains(":") || gap.contains(";") || isOwnCell { return .head(match, rest: rest) }
      if isUpper, gap.trimmed.isEmpty || gap.trimmed == "-", !isListed, line.headingLevel == nil,
        isNameList(rest)
      {
        return .head(match, rest: rest)
      }
    }
    return sentence(tokens, words: words, cues: cues, line: line)
  }

  /// Whether what follows a label without a colon can be names: several with commas, or one of two words.
  private static func isNameList(_ rest: String) -> Bool {
    if rest.has(", ") || rest.has(" & ") { return true }
    let words = rest.split(separator: " ")
    return words.count >= 2 && words.count <= 5
      && words.prefix(2).allSatisfy { $0.first?.isUppercase == true }
  }

  /// Whether a word still belongs to the label: no name, before a colon, or "och" and another label.
  private static func isLabelWord(_ tokens: Tokens, _ index: Int, cues: Cues) -> Bool {
    let gap = tokens.gap(after: index - 1)
    if gap.contains(where: { ":;\t".contains($0) }) || gap.has("  ") { return false }
    if tokens.words[index].isCapitalized || tokens.words[index].isNumber { return false }
    let colon = tokens.words.indices.dropFirst(index).first { tokens.gap(after: $0).contains(":") }
    if let colon { return colon <= 7 && tokens.words[index...colon].allSatisfy { !$0.isCapitalized } }
    return tokens.words[index...].allSatisfy { !$0.isCapitalized } && tokens.words.count < 7
      && tokens.last != "."
  }

  private static func near(_ words: [String], cues: Cues) -> Phrases.Match? {
    words.first.flatMap { cues.attendance.near($0) }
  }

  /// `Anna, Bo och Mona deltog.`: three names or more and the verb last.
  private static func namesBefore(_ tokens: Tokens, words: [String], cues: Cues) -> String? {
    guard words.count < 40, tokens.words.first?.isCapitalized == true else { return nil }
    guard let end = namesEnd(words, cues: cues) else { return nil }
    let verb = end.start
    let names = tokens.text(from: 0, to: tokens.words[verb].start)
    let small = tokens.words[..<verb].filter { !$0.isCapitalized && !cues.isWord($0.text, .and) }.count
    // "Bo Ek hade anmält förhinder.": one full name will do where the words can tell nothing else.
    let isEnough = verb > 3 && names.contains(",") || !end.value.isEmpty && verb > 1 && tokens.last == "."
    return isEnough && small == 0 ? names : nil
  }

  /// The words that end a sentence of names: `deltog`, `hade anmält förhinder`.
  static func namesEnd(_ words: [String], cues: Cues) -> Phrases.Match? {
    words.indices.suffix(4).lazy.compactMap { cues.presenceEnds.match(in: words, at: $0) }
      .first { $0.end == words.count }
  }

  /// `Följande medlemmar närvarade med rösträtt: A, B`, `Närvarade gjorde A och B`, `… infunno sig:`.
  private static func sentence(
    _ tokens: Tokens, words: [String], cues: Cues, line: LayoutLine
  ) -> AttendanceCue {
    if let colon = tokens.words.indices.first(where: { tokens.gap(after: $0).contains(":") }), colon < 60,
      tokens.words.count > 1
    {
      let before = Array(words[...colon])
      let isLater =
        cues.presenceStatus.match(in: words, at: 0) != nil && before.contains { cues.isWord($0, .also) }
      if cues.presence.isFound(in: before) || isLater, before.count > 1 {
        if before.contains(where: { cues.isWord($0, .question) }) || cues.decisions.isFound(in: before) {
          return .none
        }
        return .sentence(rest: tokens.text(from: tokens.words[colon].end).trimmed(of: ":"))
      }
    } else if let names = namesBefore(tokens, words: words, cues: cues) {
      return .sentence(rest: names)
    } else if let verb = cues.presence.first(in: words), verb.value.isEmpty, words.count < 30,
      line.text.last == "." || verb.end < words.count
    {
      // Without a colon the names must follow the verb at once.
      guard verb.end < words.count, tokens.gap(after: verb.end - 1).trimmed.isEmpty,
        cues.isWord(words.first, .also)
      else { return .none }
      return .sentence(rest: tokens.text(from: tokens.words[verb.end].start))
    }
    return .none
  }
}
