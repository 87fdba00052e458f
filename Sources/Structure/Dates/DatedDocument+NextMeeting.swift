extension DatedDocument {
  /// How many lines with text an announcement of the next meeting has at most.
  private static let longestAnnouncement = 8

  /// The lines under a heading such as `Nästa möte`, the heading's own included.
  static func nextMeetingLines(
    _ lines: [DateLine], _ scanner: DateScanner, _ tokensOfLine: [Range<Int>]
  ) -> Set<Int> {
    var found: Set<Int> = []
    var left = 0
    for line in lines.indices where !tokensOfLine[line].isEmpty {
      let tokens = Array(scanner.tokens[tokensOfLine[line]])
      if isNextMeetingHeading(tokens, scanner.words) {
        left = longestAnnouncement
        found.insert(line)
      } else if left > 0 {
        if isNumbered(tokens, scanner.words) || tokens.contains(where: { $0.isMark("#") })
          || endsAnnouncement(lines[line])
        {
          left = 0
        } else {
          left -= 1
          found.insert(line)
        }
      }
    }
    return found
  }

  private static func endsAnnouncement(_ line: DateLine) -> Bool {
    switch line.place {
    case .signature, .adjustment, .title, .head: true
    default: false
    }
  }

  /// A line that begins with an item's number: `8.`, `§ 8`, `8 §`, `8)`, `8 Rubrik`.
  private static func isNumbered(_ tokens: [DateToken], _ words: CalendarWords) -> Bool {
    guard let first = tokens.first else { return false }
    if first.isMark("§") { return true }
    guard first.kind == .number, tokens.count > 1 else { return false }
    if tokens[1].isMark("§") { return true }
    if tokens[1].kind == .word {
      return tokens[1].isCapitalized && tokens[1].gap > .none && words.months[tokens[1].folded] == nil
        && words.weekday(tokens[1].folded) == nil
    }
    guard tokens.count > 2, tokens[1].isMark(".") || tokens[1].isMark(")") else { return false }
    return tokens[1].gap == .none && tokens[2].gap > .none && tokens[2].kind == .word
  }

  /// Whether the letters of a line begin with, or in a misread heading nearly are, an announcement.
  private static func isNextMeetingHeading(_ tokens: [DateToken], _ words: CalendarWords) -> Bool {
    let tokens = tokens.drop { $0.kind != .word }
    let letters = tokens.prefix { $0.kind == .word && $0.gap < .newline || $0 == tokens.first }
    // A long sentence is no heading, nor a heading with a little more.
    if letters.count > words.longestNextMeetingHeading + 3 { return false }
    let text = letters.map(\.folded).joined(separator: " ")
    let isShort = tokens.count <= letters.count + 1
    let after = tokens.dropFirst(letters.count).first
    let isOpen = after?.isMark(":") ?? false || !(tokens.last?.isMark(".") ?? true)
    // "Nästa APT": whatever they call it, alone on its line.
    if isShort || after?.isMark(":") ?? false, let name = letters.last, letters.count == 2,
      let first = letters.first, words.nextWords.contains(first.folded), first.isCapitalized,
      !words.notMeetings.contains(name.folded)
    {
      return true
    }
    return words.nextMeetingHeadings.contains { heading in
      if text == heading { return isShort || isOpen || after?.kind == .number }
      if text.hasPrefix(heading + " "), isOpen {
        return letters.count <= heading.split(separator: " ").count + 3
      }
      guard isShort, heading.utf8.count >= 9 else { return false }
      return distance(Array(text.utf8), Array(heading.utf8), atMost: 2) <= 2
    }
  }

  /// How many letters must be replaced, added or dropped, counted up to a limit.
  private static func distance(_ left: [UInt8], _ right: [UInt8], atMost limit: Int) -> Int {
    guard abs(left.count - right.count) <= limit else { return limit + 1 }
    var row = Array(0...right.count)
    for (place, letter) in left.enumerated() {
      var diagonal = row[0]
      row[0] = place + 1
      for column in 1..<(right.count + 1) {
        let replaced = diagonal + (right[column - 1] == letter ? 0 : 1)
        diagonal = row[column]
        row[column] = min(replaced, row[column] + 1, row[column - 1] + 1)
      }
    }
    return row[right.count]
  }
}
