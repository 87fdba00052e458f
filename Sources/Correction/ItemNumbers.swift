import Minutes

/// Repairs the numbers before items where one figure was read as another that looks like it, or as a letter: `44.`
/// between `13.` and `15.`, `3.` between `4.` and `6.`, `tl` between `10.` and `12.`, `l.` before `2.`.
///
/// Only the items about it tell what a number is, so one is changed only where both neighbours agree on it, or, at the
/// list's end, where a run of others leads up to it.
struct ItemNumbers {
  /// A line that begins with a number or signs that may be one, a mark and a word with a capital.
  private struct Item {
    var page: Int
    var line: Int
    var start: Int
    /// The number as read; of signs that are not all figures one may lack its mark.
    var signs: [Unicode.Scalar]
    /// Its value; nil where not all signs are figures.
    var number: Int?
  }

  /// How often such a change is right.
  private static let confidence = 0.93
  /// How many items away one whose number is known may be.
  private static let reach = 3
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
    let signs = scalars[start...].prefix { $0 != "." && $0 != ")" && !$0.properties.isWhitespace }
    let isNumber = signs.allSatisfy(Figures.isFigure)
    guard (1...2).contains(signs.count), isNumber || signs.allSatisfy(Self.mayBeFigure) else {
      return nil
    }
    var after = signs.endIndex
    if after < scalars.count, scalars[after] == "." || !isNumber && scalars[after] == ")" {
      after += 1
    } else if isNumber || signs.count == 1 {
      // A letter by itself is a word: I Stockholm.
      return nil
    }
    // A reader often loses the blank: "15.Val".
    if after < scalars.count, scalars[after] == " " || !isNumber { after += 1 }
    guard after < scalars.count, isNumber || scalars[after - 1] == " ", scalars[after].properties.isUppercase
    else { return nil }
    let number = isNumber ? signs.reduce(0) { 10 * $0 + Int($1.value) - 48 } : nil
    return Item(page: page, line: line, start: start, signs: Array(signs), number: number)
  }

  /// Whether a sign before an item may be a figure.
  ///
  /// The alphabet's first letters count items themselves: `A)`, `2b.`, and are none.
  private static func mayBeFigure(_ sign: Unicode.Scalar) -> Bool {
    !Figures.likely(sign).isEmpty && !("A"..."H").contains(sign) && !("a"..."h").contains(sign)
  }

  /// The changes, in reading order.
  func edits() -> [Edit] {
    items.indices.compactMap { index in
      let item = items[index]
      guard let expected = expected(at: index), item.number != expected else { return nil }
      let figures = Array(String(expected).unicodeScalars)
      // A 1 may begin a list of its own.
      guard figures.count == item.signs.count, item.number != 1, Self.isAlike(item, figures) else {
        return nil
      }
      return Edit(
        page: item.page, line: item.line, range: item.start..<item.start + item.signs.count,
        replacement: String(expected), reason: .number, confidence: Self.confidence, state: .applied)
    }
  }

  /// Whether figures may have been read as an item's signs: as one other figure, or as letters.
  private static func isAlike(_ item: Item, _ figures: [Unicode.Scalar]) -> Bool {
    let others = zip(item.signs, figures).filter { $0 != $1 }
    if item.number == nil { return others.allSatisfy { Figures.likely($0).contains($1) } }
    return others.count == 1 && alike.contains(String(others[0].0) + String(others[0].1))
  }

  /// The number that the items about one say it has; nil where they do not agree.
  private func expected(at index: Int) -> Int? {
    let next = items[(index + 1)...].prefix(Self.reach).firstIndex { $0.number != nil }
    // Letters before 2 begin a list.
    if items[index].number == nil, next == index + 1, items[index + 1].number == 2 { return 1 }
    let last = items[..<index].suffix(Self.reach).lastIndex { $0.number != nil }
    guard let last, let before = items[last].number else { return nil }
    if let next, let after = items[next].number {
      return after - before == next - last ? before + index - last : nil
    }
    guard index + 1 == items.count, index >= Self.leading else { return nil }
    let run = items[(index - Self.leading)..<index].compactMap(\.number)
    return run.count == Self.leading && zip(run, run.dropFirst()).allSatisfy { $1 == $0 + 1 }
      ? before + 1 : nil
  }
}
