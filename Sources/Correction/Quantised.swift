import Foundation

/// Probabilities in one byte: minus the natural logarithm in steps of a twelfth, down to one in two thousand million.
enum Quantised {
  /// The code for no probability at all.
  static let none: UInt8 = 255

  /// The code for the logarithm of a probability.
  static func code(log value: Double) -> UInt8 {
    UInt8(min(254, max(0, (-value * 12).rounded())))
  }

  /// The logarithm of a probability.
  @inline(__always) static func log(_ code: UInt8) -> Float { Float(code) * (-1.0 / 12) }

  /// The code for a number of things: fourteen times the logarithm of one more.
  static func code(count: Int) -> UInt8 {
    UInt8(min(255, (Foundation.log(1 + Double(count)) * 14).rounded()))
  }

  /// The number of things, within four in a hundred.
  static func count(_ code: UInt8) -> Int {
    code == 0 ? 0 : max(1, Int((Foundation.exp(Double(code) / 14) - 1).rounded()))
  }
}
