import Foundation

/// Windows-1252 with the bytes it leaves undefined read as the C1 controls of Latin-1, so that every byte is read.
enum Windows1252 {
  static func decode(_ bytes: [UInt8]) -> String {
    var scalars = String.UnicodeScalarView()
    for byte in bytes {
      if let scalar = extras[byte] { scalars.append(scalar) } else { scalars.append(Unicode.Scalar(byte)) }
    }
    return String(scalars)
  }

  /// The bytes of a text; nil where a character has none.
  static func encode(_ text: String) -> Data? {
    var data = Data()
    for scalar in text.unicodeScalars {
      if let byte = bytes[scalar] {
        data.append(byte)
      } else if let byte = UInt8(exactly: scalar.value), extras[byte] == nil {
        data.append(byte)
      } else {
        return nil
      }
    }
    return data
  }

  /// The characters of 0x80 to 0x9F that differ from Latin-1.
  private static let extras: [UInt8: Unicode.Scalar] = [
    0x80: "€", 0x82: "‚", 0x83: "ƒ", 0x84: "„", 0x85: "…", 0x86: "†", 0x87: "‡", 0x88: "ˆ", 0x89: "‰",
    0x8A: "Š", 0x8B: "‹", 0x8C: "Œ", 0x8E: "Ž", 0x91: "‘", 0x92: "’", 0x93: "“", 0x94: "”", 0x95: "•",
    0x96: "–", 0x97: "—", 0x98: "˜", 0x99: "™", 0x9A: "š", 0x9B: "›", 0x9C: "œ", 0x9E: "ž", 0x9F: "Ÿ",
  ]

  private static let bytes: [Unicode.Scalar: UInt8] = Dictionary(
    uniqueKeysWithValues: extras.map { ($0.value, $0.key) })
}
