import Foundation

extension LexiconEntry {
  /// Whether one entry comes before another in a Swedish word list: å, ä and ö last, capitals only where all else
  /// is the same.
  public static func isInSwedishOrder(_ left: LexiconEntry, _ right: LexiconEntry) -> Bool {
    let (first, second) = (places(in: left.line), places(in: right.line))
    if first != second { return first.lexicographicallyPrecedes(second) }
    return left.line.unicodeScalars.lexicographicallyPrecedes(right.line.unicodeScalars)
  }

  /// The places of a text's letters in the alphabet; other marks than Swedish ones do not count.
  private static func places(in text: String) -> [UInt32] {
    text.lowercased().flatMap { character -> [UInt32] in
      switch character {
      case "å": [0x7B]
      case "ä", "æ": [0x7C]
      case "ö", "ø": [0x7D]
      default:
        String(character).decomposedStringWithCanonicalMapping.unicodeScalars
          .filter { !(0x0300...0x036F).contains($0.value) }.map(\.value)
      }
    }
  }
}
