/// A text's characters, each by its first scalar, with their places in UTF-8: for looking through a text quickly.
///
/// Hardly any text has characters of several scalars, and telling where characters end is slow.
struct Signs: Sendable {
  /// The first scalar of each character.
  let scalars: [Unicode.Scalar]
  /// The text in UTF-8.
  private let bytes: [UInt8]
  /// Where each character begins in ``bytes``, and where the last one ends; empty where each is one byte.
  private let offsets: [Int]

  /// Takes a text apart.
  init(_ text: String) {
    bytes = Array(text.utf8)
    var scalars: [Unicode.Scalar] = []
    var offsets: [Int] = [0]
    scalars.reserveCapacity(bytes.count)
    offsets.reserveCapacity(bytes.count + 1)
    var end = 0
    for scalar in text.unicodeScalars {
      // A return and a line feed are one character.
      guard scalar.isAlone, scalar != "\r" else {
        (self.scalars, self.offsets) = Signs.characters(text)
        return
      }
      end += UTF8.width(scalar)
      scalars.append(scalar)
      offsets.append(end)
    }
    self.scalars = scalars
    self.offsets = end == scalars.count ? [] : offsets
  }

  private static func characters(_ text: String) -> (scalars: [Unicode.Scalar], offsets: [Int]) {
    var scalars: [Unicode.Scalar] = []
    var offsets = [0]
    var end = 0
    for character in text {
      guard let first = character.unicodeScalars.first else { continue }
      end += character.utf8.count
      scalars.append(first)
      offsets.append(end)
    }
    return (scalars, offsets)
  }

  /// How many characters there are.
  var count: Int { scalars.count }

  /// A character by its first scalar.
  subscript(_ index: Int) -> Unicode.Scalar { scalars[index] }

  /// The text from one place to another, in characters.
  func string(_ start: Int, _ end: Int) -> String {
    let range = offsets.isEmpty ? start..<end : offsets[start]..<offsets[end]
    return String(decoding: bytes[range], as: UTF8.self)
  }
}
