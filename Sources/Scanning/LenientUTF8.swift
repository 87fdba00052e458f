/// Reads bytes that are mostly UTF-8, keeping each stray byte as a private-use character.
struct LenientUTF8 {
  /// The text, stray bytes as U+EF80 to U+EFFF.
  private(set) var text = ""
  /// How many well-formed sequences of two bytes or more there are.
  private(set) var sequences = 0
  /// How many bytes belong to no sequence.
  private(set) var strays = 0

  init(_ bytes: ArraySlice<UInt8>) {
    var scalars = String.UnicodeScalarView()
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      let length = byte < 0x80 ? 1 : byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 0
      if length > 0, let end = bytes.index(index, offsetBy: length, limitedBy: bytes.endIndex),
        let character = String(validating: bytes[index..<end], as: UTF8.self),
        let scalar = character.unicodeScalars.first, !Self.strayScalars.contains(scalar.value)
      {
        scalars.append(scalar)
        if length > 1 { sequences += 1 }
        index = end
      } else if let scalar = Unicode.Scalar(Self.base + UInt32(byte)) {
        scalars.append(scalar)
        strays += 1
        index += 1
      }
    }
    text = String(scalars)
  }

  /// The bytes of a text, stray bytes restored.
  static func encode(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars {
      if strayScalars.contains(scalar.value) {
        bytes.append(UInt8(scalar.value - base))
      } else {
        bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
    return bytes
  }

  private static let base: UInt32 = 0xEF00
  /// The characters that stand for stray bytes.
  static let strayScalars: ClosedRange<UInt32> = 0xEF80...0xEFFF
}
