import Minutes

/// Repairs the numbers before items where one figure was read as another that looks like it: `44.` between `13.` and
/// `15.`, `3.` between `4.` and `6.`.
///
/// Only the items about it tell what a number is, so one is changed only where both neighbours agree on it, or, at the
/// list's end, where a run of others leads up to it.
struct ItemNumbers {
  /// A line that begins with a number, a mark and a word with a capital.
  private struct Item {
    var page: Int
    var line: Int
    var start: Int
    var digits: [UInt8]
    var number: Int
  }

  /// How often such a change is right.
  private static let confidence = 0.93
  /// The fewest items in a row that foretell the last.
  private static let leading = 3
  /// Figures that are read for each other.
  private static let alike: Set<String> = [
    "14", "41", "17", "71", "27", "72", "35", "53", "38", "83", "56", "65", "58", "85", "68", "86", "69",
    "96", "89",
    "98", "08", "80", "06", "60", "39", "93",
  ]

  private var items: [Item] = []

  /// Looks at the beginnings of the lines.
  init(_ pages: [Page]) {
    for (page, content) in pages.enumerated() {
      for (line, text) in content.lines.lazy.map(\.text).enumerated() {
        if let item = Self.item(text, page, line) { items.append(item) }
      }
    }
  }

  private static func item(_ text: String, _ page: Int, _ line: Int) -> Item? {
    let scalars = Array(text.unicodeScalars.prefix(12))
    guard let start = scalars.firstIndex(where: { !$0.properties.isWhitespace }) else { return nil }
    let digits = scalars[start...].prefix { ("0"..."9").contains($0) }.map { UInt8($0.value) }
    let after = start + digits.count
    guard (1...2).contains(digits.count), after + 2 < scalars.count, scalars[after] == ".",
      scalars[after + 1] == " ", scalars[after + 2].properties.isUppercase
    else { return nil }
    let number = digits.reduce(0) { 10 * $0 + Int($1) - 48 }
    return Item(page: page, line: line, start: start, digits: digits, number: number)
  }

  /// The changes, in reading order.
  func edits() -> [Edit] {
    items.indices.compactMap { index in
      guard let expected = expected(at: index), items[index].number != expected else { return nil }
      let item = items[index]
      let digits = Array(String(expected).utf8)
      // A 1 may begin a list of its own.
      guard digits.count == item.digits.count, item.number != 1 else { return nil }
      let others = zip(item.digits, digits).filter { $0 != $1 }
      guard others.count == 1,
        Self.alike.contains(String(decoding: [others[0].0, others[0].1], as: UTF8.self))
      else { return nil }
      return Edit(
        page: item.page, line: item.line, range: item.start..<item.start + item.digits.count,
        replacement: String(expected), reason: .number, confidence: Self.confidence, state: .applied)
    }
  }

  /// The number that the items about one say it has; nil where they do not agree.
  private func expected(at index: Int) -> Int? {
    guard index > 0 else { return nil }
    let before = items[index - 1].number
    if index + 1 < items.count { return items[index + 1].number == before + 2 ? before + 1 : nil }
    guard index >= Self.leading else { return nil }
    let run = items[(index - Self.leading)..<index].map(\.number)
    return zip(run, run.dropFirst()).allSatisfy { $1 == $0 + 1 } ? before + 1 : nil
  }
}
