import Minutes

/// Marks read as others that nothing else stands for: a brace for a bracket, a comma after an item's number.
struct MisreadMarks {
  /// How often such a change is right.
  private static let confidence = 0.85
  /// The fewest items with a point after their number that tell what is meant after the others.
  private static let fewest = 3
  /// How many characters a bracket may hold.
  private static let reach = 300

  private let lines: [(page: Int, line: Int, scalars: [Unicode.Scalar])]

  /// Looks at the lines.
  init(_ pages: [Page]) {
    lines = pages.enumerated().flatMap { page, content in
      content.lines.enumerated().map { (page, $0, Array($1.text.unicodeScalars)) }
    }
  }

  /// The changes, in reading order.
  func edits() -> [Edit] {
    let items = lines.count { Self.numberMark($0.scalars).map { $0.mark == "." } ?? false }
    // A text with braces that match, such as program code, has them for itself.
    let hasBraces = lines.contains { Self.hasPair($0.scalars) }
    return lines.flatMap { page, line, scalars in
      var edits: [Edit] = []
      func add(_ place: Int, _ mark: String) {
        edits.append(
          Edit(
            page: page, line: line, range: place..<place + 1, replacement: mark, reason: .misread,
            confidence: Self.confidence, state: .applied))
      }
      if items >= Self.fewest, let mark = Self.numberMark(scalars), mark.mark == "," { add(mark.place, ".") }
      if hasBraces { return edits }
      for place in scalars.indices {
        if scalars[place] == "{", Self.opens(place, scalars) { add(place, "(") }
        if scalars[place] == "}", Self.closes(place, scalars) { add(place, ")") }
      }
      return edits
    }
  }

  /// Whether a brace closes what a brace opened, with no bracket between.
  private static func hasPair(_ scalars: [Unicode.Scalar]) -> Bool {
    guard let open = scalars.firstIndex(of: "{") else { return false }
    let rest = scalars[(open + 1)...]
    guard let close = rest.firstIndex(of: "}") else { return false }
    return !rest[..<close].contains { $0 == "(" || $0 == ")" }
  }

  /// The mark after the number that begins a line, if a blank and a word with a capital follow it.
  private static func numberMark(_ scalars: [Unicode.Scalar]) -> (place: Int, mark: Unicode.Scalar)? {
    let digits = scalars.prefix { ("0"..."9").contains($0) }.count
    guard (1...2).contains(digits), scalars.count > digits + 2, scalars[digits + 1] == " ",
      scalars[digits + 2].properties.isUppercase
    else { return nil }
    return (digits, scalars[digits])
  }

  /// Whether a brace stands where a bracket opens: before a word that a bracket closes, or nothing does.
  private static func opens(_ place: Int, _ scalars: [Unicode.Scalar]) -> Bool {
    guard place + 1 < scalars.count, scalars[place + 1].properties.isAlphabetic else { return false }
    guard place == 0 || scalars[place - 1].properties.isWhitespace else { return false }
    let rest = scalars[(place + 1)...].prefix(reach)
    return rest.firstIndex(of: ")").map { close in !rest[..<close].contains("(") } ?? false
  }

  /// Whether a brace closes what a bracket opened.
  private static func closes(_ place: Int, _ scalars: [Unicode.Scalar]) -> Bool {
    guard place > 0, !scalars[place - 1].properties.isWhitespace else { return false }
    let before = scalars[..<place].suffix(reach)
    return before.lastIndex(of: "(").map { open in !before[open...].contains(")") } ?? false
  }
}
