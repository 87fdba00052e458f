import Minutes

/// Finds personal identity numbers (personnummer), which a reader must know of before the record is shown.
struct PersonalNumbers: Sendable {
  /// A diagnostic for each line that has such numbers; the number itself is not repeated.
  func diagnostics(_ lines: [LayoutLine]) -> [Diagnostic] {
    lines.filter { $0.words.contains(where: isPersonal) }.map { line in
      Diagnostic(
        id: "structure.personal-number", severity: .warning, page: line.page, line: line.number,
        summary: "a personal identity number stands here; mask it before the record is shared")
    }
  }

  /// `560412-1234`, `19560412-1234`, with `+` for those over a hundred: the month and day must be possible, which
  /// tells a person's number from an organisation's.
  private func isPersonal(_ word: String) -> Bool {
    let parts = word.split { $0 == "-" || $0 == "+" || $0 == "–" }
    guard parts.count == 2, parts[1].count == 4, parts[1].allSatisfy(\.isNumber),
      parts[0].count == 6 || parts[0].count == 8, parts[0].allSatisfy(\.isNumber)
    else { return false }
    let digits = parts[0].suffix(4).compactMap(\.wholeNumberValue)
    guard digits.count == 4 else { return false }
    let month = digits[0] * 10 + digits[1]
    let day = digits[2] * 10 + digits[3]
    // Numbers of those without a registered address have 60 added to the day.
    return (1...12).contains(month) && (1...31).contains(day > 60 ? day - 60 : day)
  }
}
