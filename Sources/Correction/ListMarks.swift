import Minutes

/// Repairs the signs before the items of lists: bullets and dashes that were read as signs nobody sets there.
///
/// What the document's other lists begin with decides what is meant.
struct ListMarks {
  /// A line that begins with a sign by itself.
  private struct Item {
    var page: Int
    var line: Int
    var range: Range<Int>
    var sign: String
  }

  /// What a bullet is read as, and nothing else is at a line's beginning.
  private static let brokenBullets: Set<String> = [
    "\u{A2}", "\u{AB}", "\u{BB}", "\u{BB}\u{AB}", "\u{AB}\u{BB}", "\u{A9}", "\u{AE}", "\u{A4}", "\u{B0}",
  ]
  /// What a bullet may be read as or be.
  private static let bullets: Set<String> = ["\u{2022}", "*"]
  /// What a dash is read as.
  private static let brokenDashes: Set<String> = ["~", "="]
  /// Dashes.
  private static let dashes: Set<String> = ["-", "\u{2013}", "\u{2014}"]
  /// How often such a change is right: what is read may be any other sign of a list.
  private static let confidence = 0.8
  /// The fewest lines that make a list.
  private static let fewest = 3

  private var items: [Item] = []

  /// Looks at the beginnings of the lines of the pages as read.
  init(_ pages: [Page]) {
    for (page, lines) in pages.lazy.map(\.lines).enumerated() {
      for (line, text) in lines.lazy.map(\.text).enumerated() {
        if let item = Self.item(text, page, line) { items.append(item) }
      }
    }
  }

  private static func item(_ text: String, _ page: Int, _ line: Int) -> Item? {
    let scalars = text.unicodeScalars
    guard let start = scalars.firstIndex(where: { !$0.properties.isWhitespace }) else { return nil }
    let sign = String(scalars[start...].prefix(3).prefix { !$0.properties.isWhitespace })
    let rest = scalars[start...].dropFirst(sign.unicodeScalars.count).drop { $0.properties.isWhitespace }
    guard sign.unicodeScalars.count <= 2, rest.first?.properties.isAlphabetic ?? false else { return nil }
    let place = scalars.distance(from: scalars.startIndex, to: start)
    return Item(page: page, line: line, range: place..<place + sign.unicodeScalars.count, sign: sign)
  }

  /// The changes, in reading order.
  func edits() -> [Edit] {
    let (broken, bullets) = (count(Self.brokenBullets), count(Self.bullets))
    let dashes = count(Self.dashes)
    let stars = items.count { $0.sign == "*" }
    // A paper typed with asterisks keeps them.
    let bullet = stars > 2 * broken ? "*" : "\u{2022}"
    return items.compactMap { item in
      if broken >= 2, broken + bullets >= Self.fewest,
        Self.brokenBullets.contains(item.sign) || Self.bullets.contains(item.sign)
      {
        return edit(item, bullet)
      }
      if Self.brokenDashes.contains(item.sign), dashes + count(Self.brokenDashes) >= Self.fewest {
        return edit(item, "-")
      }
      return nil
    }
  }

  private func count(_ signs: Set<String>) -> Int { items.count { signs.contains($0.sign) } }

  private func edit(_ item: Item, _ sign: String) -> Edit? {
    if item.sign == sign { return nil }
    return Edit(
      page: item.page, line: item.line, range: item.range, replacement: sign, reason: .misread,
      confidence: Self.confidence, state: .applied)
  }
}
