/// Letters and marks that are read where a figure is printed, or struck where a typewriter has no 1 or 0.
enum Figures {
  /// The figure that a sign can only stand for, beside figures; nil for other signs and for figures.
  static func sure(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar {
    case "l", "I", "|", "i", "\u{131}": "1"
    case "O", "o": "0"
    default: nil
    }
  }

  /// The figures that a sign may stand for where nothing but a figure can stand, the likeliest first.
  static func likely(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    if isFigure(scalar) { return [scalar] }
    if let sure = sure(scalar) { return [sure] }
    return switch scalar {
    case "t", "J", "j", "!", "T", "]", "[": ["1", "4", "7"]
    case "/": ["1", "7"]
    case "S", "s": ["5"]
    case "B", "&": ["8"]
    case "Z", "z": ["2"]
    case "b", "G": ["6"]
    case "g", "q": ["9"]
    case "A": ["4"]
    case "D", "Q": ["0"]
    default: []
    }
  }

  /// Whether a scalar is a figure, 0 to 9.
  static func isFigure(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  /// The number that figures and signs that can only be figures make; nil where another sign is among them.
  static func number(_ run: some Sequence<Unicode.Scalar>) -> [Unicode.Scalar]? {
    var figures: [Unicode.Scalar] = []
    for scalar in run {
      guard let figure = isFigure(scalar) ? scalar : sure(scalar) else { return nil }
      figures.append(figure)
    }
    return figures
  }
}
