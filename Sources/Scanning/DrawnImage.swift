/// A rectangle in a page's own space, in points, the origin at the bottom left.
struct Area {
  var left: Double
  var bottom: Double
  var right: Double
  var top: Double

  var width: Double { right - left }
  var height: Double { top - bottom }

  /// Whether both are the same but for what nobody sees.
  func matches(_ other: Area) -> Bool {
    let (wide, high) = (0.01 * other.width, 0.01 * other.height)
    return abs(left - other.left) < wide && abs(right - other.right) < wide
      && abs(bottom - other.bottom) < high && abs(top - other.top) < high
  }
}

/// The one image that a page's operators draw, upright.
struct DrawnImage {
  /// Its name among the page's resources, with the slash.
  let name: String
  /// Where it is drawn.
  let area: Area

  /// Reads a page's operators; nil where they draw anything but one upright image, or are unknown.
  init?(_ content: [UInt8]) {
    // Strings, arrays, dictionaries and comments have no part in drawing an image.
    guard !content.contains(where: { "()<>[]{}%".utf8.contains($0) }) else { return nil }
    let words = String(decoding: content, as: UTF8.self).split(whereSeparator: \.isWhitespace)
    var operands: [Substring] = []
    var matrix = Matrix.identity
    var kept: [Matrix] = []
    var drawn: (name: Substring, matrix: Matrix)?
    for word in words {
      if word.hasPrefix("/") || Double(word) != nil {
        operands.append(word)
        continue
      }
      switch word {
      case "q": kept.append(matrix)
      case "Q": matrix = kept.popLast() ?? .identity
      case "cm":
        let numbers = operands.compactMap { Double($0) }
        guard numbers.count == 6, operands.count == 6 else { return nil }
        matrix = Matrix(numbers).times(matrix)
      case "Do":
        guard drawn == nil, operands.count == 1, let name = operands.first, name.hasPrefix("/") else {
          return nil
        }
        drawn = (name, matrix)
      // What tells of colours, lines and marks changes nothing in an image.
      case "g", "G", "rg", "RG", "ri", "w", "J", "j", "M", "i", "BMC", "BDC", "EMC": break
      default: return nil
      }
      operands = []
    }
    guard let drawn, drawn.matrix.isUpright else { return nil }
    name = String(drawn.name)
    area = drawn.matrix.unitSquare
  }

  /// Where points of an image's own space come to lie on the page.
  private struct Matrix {
    var a, b, c, d, e, f: Double

    static let identity = Matrix([1, 0, 0, 1, 0, 0])

    init(_ numbers: [Double]) {
      (a, b, c, d, e, f) = (numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5])
    }

    /// This one first, then the other.
    func times(_ other: Matrix) -> Matrix {
      Matrix([
        a * other.a + b * other.c, a * other.b + b * other.d, c * other.a + d * other.c,
        c * other.b + d * other.d, e * other.a + f * other.c + other.e, e * other.b + f * other.d + other.f,
      ])
    }

    /// Whether nothing is turned or mirrored.
    var isUpright: Bool {
      a > 0 && d > 0 && abs(b) < 0.001 * a && abs(c) < 0.001 * d && [a, d, e, f].allSatisfy(\.isFinite)
    }

    var unitSquare: Area { Area(left: e, bottom: f, right: e + a, top: f + d) }
  }
}
