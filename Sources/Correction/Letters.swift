/// Text as the engine sees it: one byte a character, Latin-1 letters as they are, the rest by kind.
///
/// A byte for each Unicode scalar keeps offsets the same in both.
enum Letters {
  /// Stands for a letter outside Latin-1.
  static let foreign: UInt8 = 0x02
  /// Stands for a mark or symbol outside Latin-1.
  static let symbol: UInt8 = 0x03
  /// Stands for U+FFFD, a character lost to a broken font or encoding.
  static let lost: UInt8 = 0x1A

  /// The byte for a character.
  static func byte(_ scalar: Unicode.Scalar) -> UInt8 {
    let value = scalar.value
    if value <= 0xFF { return value == 0xA0 ? 0x20 : UInt8(value) }
    switch value {
    case 0x2010...0x2012: return UInt8(ascii: "-")
    case 0x2018, 0x2019: return UInt8(ascii: "'")
    case 0x201C...0x201E: return UInt8(ascii: "\"")
    case 0x2026: return UInt8(ascii: ".")
    case 0xFFFD: return lost
    default:
      if scalar.properties.isWhitespace { return 0x20 }
      return scalar.properties.isAlphabetic ? foreign : symbol
    }
  }

  /// The bytes of a text.
  static func bytes(_ text: String) -> [UInt8] { text.unicodeScalars.map(byte) }

  /// The text of Latin-1 bytes.
  static func text(_ bytes: [UInt8]) -> String {
    var scalars = String.UnicodeScalarView()
    for byte in bytes { scalars.append(Unicode.Scalar(byte)) }
    return String(scalars)
  }

  /// Whether the byte is a letter of Latin-1.
  @inline(__always) static func isLetter(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x41...0x5A, 0x61...0x7A: true
    case 0xC0...0xFF: byte != 0xD7 && byte != 0xF7
    default: false
    }
  }

  /// Whether the byte is a digit.
  @inline(__always) static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  /// Whether the byte is a capital letter.
  @inline(__always) static func isUpper(_ byte: UInt8) -> Bool {
    (byte >= 0x41 && byte <= 0x5A) || (byte >= 0xC0 && byte <= 0xDE && byte != 0xD7)
  }

  /// Whether the byte is a small letter.
  @inline(__always) static func isLower(_ byte: UInt8) -> Bool { isLetter(byte) && !isUpper(byte) }

  /// The small letter.
  @inline(__always) static func lower(_ byte: UInt8) -> UInt8 { isUpper(byte) ? byte + 0x20 : byte }

  /// The capital letter.
  @inline(__always) static func upper(_ byte: UInt8) -> UInt8 {
    (byte >= 0x61 && byte <= 0x7A) || (byte >= 0xE0 && byte <= 0xFE && byte != 0xF7) ? byte - 0x20 : byte
  }

  /// The small letter without its mark: å and ä give a, ö gives o, é gives e.
  @inline(__always) static func fold(_ byte: UInt8) -> UInt8 {
    let small = lower(byte)
    if small < 0xE0 { return small }
    switch small {
    case 0xE0...0xE6: return UInt8(ascii: "a")
    case 0xE7: return UInt8(ascii: "c")
    case 0xE8...0xEB: return UInt8(ascii: "e")
    case 0xEC...0xEF: return UInt8(ascii: "i")
    case 0xF1: return UInt8(ascii: "n")
    case 0xF2...0xF6, 0xF8: return UInt8(ascii: "o")
    case 0xF9...0xFC: return UInt8(ascii: "u")
    case 0xFD, 0xFF: return UInt8(ascii: "y")
    default: return small
    }
  }

  /// Whether the small letter carries å's ring or the dots of ä and ö.
  @inline(__always) static func isSwedishMarked(_ byte: UInt8) -> Bool {
    let small = byte | 0x20
    return small == 0xE5 || small == 0xE4 || small == 0xF6
  }

  /// Whether the letter carries any mark.
  @inline(__always) static func isMarked(_ byte: UInt8) -> Bool { byte >= 0xC0 && isLetter(byte) }

  /// A hash of a word's folded letters.
  static func foldHash(_ word: some Sequence<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in word { hash = (hash ^ UInt64(fold(byte))) &* 0x0000_0100_0000_01B3 }
    return mix(hash)
  }

  /// Spreads a key over 64 bits.
  @inline(__always) static func mix(_ key: UInt64) -> UInt64 {
    var hash = key &+ 0x9E37_79B9_7F4A_7C15
    hash = (hash ^ (hash >> 30)) &* 0xBF58_476D_1CE4_E5B9
    hash = (hash ^ (hash >> 27)) &* 0x94D0_49BB_1331_11EB
    return hash ^ (hash >> 31)
  }
}
