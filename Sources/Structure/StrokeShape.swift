/// What is left of a word when letters that readers take for each other are made one: strokes and bows.
///
/// `Plats` and `P1ats`, `Närvarande` and `Näivarande` have the same shape. Letters are told apart by their strokes:
/// an m is three, `rn` is as many, an h or n is two, and whatever is a bow is one bow.
enum StrokeShape {
  /// The fewest letters that a shape tells anything by.
  static let leastLetters = 5

  /// Whether the letters of one text, of the same shape as another's, are so many that only reading made them differ.
  static func isMisread(_ letters: String, of other: String) -> Bool {
    let limit = other.utf8.count < 8 ? 1 : 2
    return letters.distance(to: other, limit: limit) <= limit
  }

  /// The shape of a word in the form for comparison.
  static func of(_ word: String) -> String {
    var shape: [UInt8] = []
    for letter in word.utf8 {
      switch letter {
      case UInt8(ascii: "i"), UInt8(ascii: "l"), UInt8(ascii: "1"), UInt8(ascii: "j"), UInt8(ascii: "t"),
        UInt8(ascii: "f"), UInt8(ascii: "r"):
        shape.append(UInt8(ascii: "i"))
      case UInt8(ascii: "n"), UInt8(ascii: "u"), UInt8(ascii: "h"):
        shape += "ii".utf8
      case UInt8(ascii: "m"): shape += "iii".utf8
      case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "o"), UInt8(ascii: "c"), UInt8(ascii: "0"),
        UInt8(ascii: "6"), UInt8(ascii: "4"):
        shape.append(UInt8(ascii: "o"))
      case UInt8(ascii: "d"): shape += "oi".utf8
      case UInt8(ascii: "b"): shape += "io".utf8
      case UInt8(ascii: "g"), UInt8(ascii: "q"), UInt8(ascii: "9"): shape.append(UInt8(ascii: "g"))
      case UInt8(ascii: "s"), UInt8(ascii: "5"), UInt8(ascii: "8"): shape.append(UInt8(ascii: "s"))
      case UInt8(ascii: "v"), UInt8(ascii: "y"): shape.append(UInt8(ascii: "v"))
      default: shape.append(letter)
      }
    }
    return String(decoding: shape, as: UTF8.self)
  }
}
