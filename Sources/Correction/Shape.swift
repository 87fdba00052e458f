/// The capitals of a word as read, apart from its letters.
enum Shape {
  /// Small letters.
  case small
  /// A capital first.
  case capital
  /// Two or more letters, all capitals.
  case capitals

  /// Tells the shape; the letters come back small where the shape says they were capitals.
  static func of(_ word: [UInt8]) -> (shape: Shape, letters: [UInt8]) {
    var uppers = 0
    var lowers = 0
    for byte in word {
      if Letters.isUpper(byte) { uppers += 1 } else if Letters.isLower(byte) { lowers += 1 }
    }
    if uppers >= 2, lowers == 0 { return (.capitals, word.map(Letters.lower)) }
    guard let first = word.first, Letters.isUpper(first) else { return (.small, word) }
    var letters = word
    letters[0] = Letters.lower(first)
    return (.capital, letters)
  }

  /// Gives letters this shape.
  func apply(_ letters: [UInt8]) -> [UInt8] {
    switch self {
    case .small: return letters
    case .capitals: return letters.map(Letters.upper)
    case .capital:
      var shaped = letters
      if let first = shaped.first { shaped[0] = Letters.upper(first) }
      return shaped
    }
  }
}
