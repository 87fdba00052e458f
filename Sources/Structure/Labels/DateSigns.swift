/// Quick signs of a date in a line, for telling what the line is; the dates themselves are read elsewhere.
struct DateSigns: Sendable {
  private let months: Phrases

  /// Takes the names of months and weekdays from the cues.
  init(cues: Cues) { months = cues.months }

  /// Whether a word names a month.
  func isMonth(_ word: String) -> Bool { months.whole([word.folded.trimmed(of: ".,")])?.value == "month" }

  /// Whether a word names a day of the week.
  func isWeekday(_ word: String) -> Bool { months.whole([word.folded.trimmed(of: ".,")])?.value == "weekday" }

  /// Whether the words have a numeric date or a day and a month.
  func isDated(_ words: [String]) -> Bool { words.indices.contains { isDate(words, at: $0) } }

  /// Whether a numeric date, or the month after a day, stands at a word.
  func isDate(_ words: [String], at index: Int) -> Bool {
    if DateSigns.isNumericDate(words[index]) { return true }
    return index > 0 && isMonth(words[index]) && words[index - 1].first?.isNumber == true
  }

  /// `2019-03-04`, `19-03-04`, `4/3 2019`'s first part is none, `24.12.06`.
  static func isNumericDate(_ word: String) -> Bool {
    guard word.allSatisfy({ $0.isNumber || "-./".contains($0) }) else { return false }
    let digits = word.split { !$0.isNumber }
    return digits.count == 3 && digits.allSatisfy { $0.count <= 4 } && digits.map(\.count).reduce(0, +) >= 4
  }
}
