import Minutes

/// Finds personal identity numbers (personnummer), which a reader must know of before the record is shown.
public struct PersonalNumbers: Sendable {
  /// The identifier of the diagnostic for a number.
  static let diagnosticID = "structure.personal-number"

  /// What the diagnostic says in a record whose numbers are masked.
  static let maskedSummary = "a personal identity number stands here; it is masked in this record"

  /// Makes a finder.
  public init() {}

  /// A diagnostic for each line that has such numbers; the number itself is not repeated.
  func diagnostics(_ lines: [LayoutLine]) -> [Diagnostic] {
    lines.filter { !ranges(in: $0.text).isEmpty }.map { line in
      Diagnostic(
        id: PersonalNumbers.diagnosticID, severity: .warning, page: line.page, line: line.number,
        summary: "a personal identity number stands here; mask it before the record is shared")
    }
  }

  /// The text with each figure of such numbers as `X`, its length kept; the sign between the parts stays.
  public func masked(_ text: String) -> String {
    let ranges = ranges(in: text)
    if ranges.isEmpty { return text }
    var scalars = Array(text.unicodeScalars)
    for index in ranges.joined() where ("0"..."9").contains(scalars[index]) { scalars[index] = "X" }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  /// Where such numbers stand, in Unicode scalars: `560412-1234`, `19560412-1234`, `+` for those over a hundred.
  ///
  /// The month and day must be possible, which tells a person's number from an organisation's. Without a sign
  /// between the parts the check digit must be right too.
  func ranges(in text: String) -> [Range<Int>] {
    let scalars = Array(text.unicodeScalars)
    var ranges: [Range<Int>] = []
    var index = 0
    while index < scalars.count {
      guard isDigit(scalars, index), index == 0 || !isWord(scalars[index - 1]) else {
        index += 1
        continue
      }
      let first = run(scalars, from: index)
      var end = index + first
      var isSigned = false
      if first == 6 || first == 8 {
        var next = end
        // Scanned papers have blanks about the sign.
        while next < scalars.count, scalars[next] == " ", next - end < 1 { next += 1 }
        if next < scalars.count, "-–+".unicodeScalars.contains(scalars[next]) {
          next += 1
          if next < scalars.count, scalars[next] == " " { next += 1 }
          if run(scalars, from: next) == 4 {
            isSigned = true
            end = next + 4
          }
        }
      }
      let isWhole = end >= scalars.count || !isWord(scalars[end])
      let digits = scalars[index..<end].compactMap { isDigit($0) ? Int($0.value) - 48 : nil }
      if isWhole, isSigned || first == 10 || first == 12, isPersonal(digits, isSigned: isSigned) {
        ranges.append(index..<end)
      }
      index = max(end, index + 1)
    }
    return ranges
  }

  private func run(_ scalars: [Unicode.Scalar], from start: Int) -> Int {
    var end = start
    while isDigit(scalars, end) { end += 1 }
    return end - start
  }

  private func isDigit(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
    scalars.indices.contains(index) && isDigit(scalars[index])
  }

  private func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  /// Whether a character beside the figures makes them part of something longer.
  private func isWord(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isAlphabetic || isDigit(scalar) }

  private func isPersonal(_ all: [Int], isSigned: Bool) -> Bool {
    let digits = Array(all.suffix(10))
    guard digits.count == 10, all.count == 10 || all.count == 12 else { return false }
    if all.count == 12, !(18...20).contains(all[0] * 10 + all[1]) { return false }
    let month = digits[2] * 10 + digits[3]
    let day = digits[4] * 10 + digits[5]
    // Numbers of those without a registered address have 60 added to the day.
    guard (1...12).contains(month), (1...31).contains(day > 60 ? day - 60 : day) else { return false }
    return isSigned || isCheckDigitRight(digits)
  }

  /// The check digit of ten figures by Luhn's rule, as the tax agency defines it.
  private func isCheckDigitRight(_ digits: [Int]) -> Bool {
    let sum = digits.enumerated().reduce(0) { sum, entry in
      let product = entry.element * (entry.offset % 2 == 0 ? 2 : 1)
      return sum + product / 10 + product % 10
    }
    return sum % 10 == 0
  }
}
