/// Reads dates and times from the tokens of one text, from left to right.
struct DateScanner: Sendable {
  /// A date or time read, and the token after it.
  struct Step<Value> {
    var value: Value
    var next: Int
  }

  let tokens: [DateToken]
  let words: CalendarWords

  /// Splits a text.
  init(_ text: String, _ words: CalendarWords) {
    self.init(scalars: Array(text.unicodeScalars), words)
  }

  /// Splits a text given as scalars.
  init(scalars: [Unicode.Scalar], _ words: CalendarWords) {
    tokens = DateToken.tokens(of: scalars)
    self.words = words
  }

  /// Every date, in order.
  func dates() -> [FoundDate] {
    var dates: [FoundDate] = []
    var index = 0
    while index < tokens.count {
      if let list = listAt(index) {
        dates += list.value
        index = list.next
      } else if let step = dateAt(index) {
        var date = step.value
        index = step.next
        attachTime(to: &date, &index)
        date.range = date.range.lowerBound..<tokens[index - 1].range.upperBound
        dates.append(date)
      } else {
        index += 1
      }
    }
    return dates
  }

  /// The date that begins at a token.
  private func dateAt(_ index: Int) -> Step<FoundDate>? {
    let step =
      numericAt(index) ?? compactAt(index) ?? slashedAt(index) ?? wordedAt(index) ?? monthAt(index)
      ?? holidayAt(index) ?? relativeAt(index)
    guard var step else { return nil }
    let start =
      step.value.day == nil || tokens[index].kind != .number ? index : weekdayBefore(index, &step.value)
    step.value.range = tokens[start].range.lowerBound..<tokens[step.next - 1].range.upperBound
    return step
  }

  /// Takes the weekday before a date in figures: `torsdagen den 19/5`, `tisdag 2018-08-21`.
  private func weekdayBefore(_ index: Int, _ date: inout FoundDate) -> Int {
    var start = index
    guard tokens[index].gap <= .blank else { return index }
    if let word = word(start - 1), words.dayPrefixes.contains(word) { start -= 1 }
    let prefixed = start
    while start > 0, isMark(start - 1, ".", gap: .none) || isMark(start - 1, ",", gap: .none) { start -= 1 }
    guard let word = word(start - 1, gap: .paragraph), let weekday = words.weekday(word),
      tokens[prefixed].gap <= .blank, word.utf8.count > 4 || start < prefixed || prefixed == index
    else { return prefixed }
    date.weekday = weekday
    return start - 1
  }

  // MARK: - Tokens

  /// The token, nil past either end.
  func token(_ index: Int) -> DateToken? { tokens.indices.contains(index) ? tokens[index] : nil }

  /// Whether the token is this mark, no farther from the one before than `gap`.
  func isMark(_ index: Int, _ mark: String, gap: DateToken.Gap = .blank) -> Bool {
    guard let token = token(index) else { return false }
    return token.isMark(mark) && token.gap <= gap
  }

  /// The number at a token that has so many digits.
  func number(_ index: Int, digits: ClosedRange<Int>, gap: DateToken.Gap = .blank) -> Int? {
    guard let token = token(index), token.kind == .number, token.gap <= gap,
      digits.contains(token.folded.utf8.count)
    else { return nil }
    return token.value
  }

  /// The letters at a token.
  func word(_ index: Int, gap: DateToken.Gap = .newline) -> String? {
    guard let token = token(index), token.kind == .word, token.gap <= gap else { return nil }
    return token.folded
  }

  /// Whether the number that begins at a token is the tail of something longer: `7:5`, `nr-5`, `3,5`.
  func isJoinedLeft(_ index: Int) -> Bool {
    guard let token = token(index), token.gap == .none, let before = self.token(index - 1) else {
      return false
    }
    guard before.kind == .mark else { return true }
    switch before.folded {
    case "(", "[", "{", "\"", "'", "*", "_", "|", ">", "”", "“", "»", "=": return false
    case ":": return self.token(index - 2)?.kind == .number
    case "-":
      guard before.gap == .none, let far = self.token(index - 2) else { return false }
      return far.kind != .mark
    default: return true
    }
  }

  /// Whether a number that ends before a token goes on: `1/3-delar`, `12.5`, `1987-03-11-4`.
  func isJoinedRight(_ index: Int) -> Bool {
    guard let token = token(index), token.gap == .none else { return false }
    switch token.kind {
    case .number: return true
    case .word: return token.folded != "t" && token.folded != "kl"
    case .mark:
      guard [".", "/", "-", ":", ","].contains(token.folded), let after = self.token(index + 1) else {
        return ["%", "§"].contains(token.folded)
      }
      return after.gap == .none && after.kind == .number
    }
  }

  /// The word right before a token, on the same line or the line before.
  func wordBefore(_ index: Int) -> String? {
    var place = index - 1
    if let token = token(index), token.gap == .paragraph { return nil }
    while let token = token(place), token.isMark(".") || token.isMark(":") || token.isMark("(") {
      if token.gap > .blank { return nil }
      place -= 1
    }
    guard let token = token(place) else { return nil }
    return token.kind == .word || token.isMark("§") ? token.folded : nil
  }

  /// The year with its century, the nearer one to modern papers; ``DateResolver`` decides by the document.
  static func year(short: Int) -> Int { short < 50 ? 2000 + short : 1900 + short }
}
