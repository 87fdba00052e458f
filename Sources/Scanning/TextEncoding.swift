public import Foundation

/// How the characters of a text file are stored; decoding with it and encoding again gives the same bytes.
public enum TextEncoding: Hashable, Sendable {
  /// UTF-8.
  case utf8(byteOrderMark: Bool)
  /// UTF-8 with bytes in it that are none.
  ///
  /// Each such byte, 0x80 to 0xFF, is read as the private-use character U+EF00 plus the byte (U+EF80 to
  /// U+EFFF): nothing is guessed, correction sees that a character is broken, and the byte can be written
  /// back. Where the file itself holds one of those characters, its three bytes are read in this way too.
  case damagedUTF8(byteOrderMark: Bool)
  /// UTF-16, low byte first.
  case utf16LittleEndian(byteOrderMark: Bool)
  /// UTF-16, high byte first.
  case utf16BigEndian(byteOrderMark: Bool)
  /// Windows-1252, the superset of Latin-1; the five bytes it leaves undefined are the C1 controls of Latin-1.
  case windows1252

  /// The encoding's usual name: `UTF-8`, `UTF-16LE`, `windows-1252`.
  public var name: String {
    switch self {
    case .utf8, .damagedUTF8: "UTF-8"
    case .utf16LittleEndian: "UTF-16LE"
    case .utf16BigEndian: "UTF-16BE"
    case .windows1252: "windows-1252"
    }
  }

  /// Finds the encoding of a text and decodes it, losing nothing: `encode(text, as: encoding)` is `data` again.
  ///
  /// A byte-order mark decides; without one, UTF-16 is known by where its zero bytes stand, then UTF-8 by
  /// being well formed. A text with more well-formed sequences than stray bytes is damaged UTF-8; any other
  /// is Windows-1252.
  public static func decode(_ data: Data) -> (text: String, encoding: TextEncoding) {
    let bytes = [UInt8](data)
    if let (text, encoding) = decodeUTF16(bytes) { return (text, encoding) }

    let hasMark = bytes.starts(with: mark8)
    let body = hasMark ? bytes[mark8.count...] : bytes[...]
    if let text = String(validating: body, as: UTF8.self) { return (text, .utf8(byteOrderMark: hasMark)) }

    let reading = LenientUTF8(body)
    if hasMark || reading.sequences > reading.strays {
      return (reading.text, .damagedUTF8(byteOrderMark: hasMark))
    }
    return (Windows1252.decode(bytes), .windows1252)
  }

  /// The bytes of a text in an encoding; nil where the encoding lacks one of its characters.
  public static func encode(_ text: String, as encoding: TextEncoding) -> Data? {
    switch encoding {
    case .utf8(let hasMark): Data((hasMark ? mark8 : []) + Array(text.utf8))
    case .damagedUTF8(let hasMark): Data((hasMark ? mark8 : []) + LenientUTF8.encode(text))
    case .utf16LittleEndian(let hasMark):
      Data(
        ((hasMark ? [mark16] : []) + Array(text.utf16)).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
    case .utf16BigEndian(let hasMark):
      Data(
        ((hasMark ? [mark16] : []) + Array(text.utf16)).flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] })
    case .windows1252: Windows1252.encode(text)
    }
  }

  private static let mark8: [UInt8] = [0xEF, 0xBB, 0xBF]
  private static let mark16: UInt16 = 0xFEFF

  /// Decodes UTF-16 that is known by its mark or by its zero bytes and is well formed; nil for all else.
  private static func decodeUTF16(_ bytes: [UInt8]) -> (String, TextEncoding)? {
    guard bytes.count >= 2, bytes.count.isMultiple(of: 2) else { return nil }
    let isLittle: Bool
    let hasMark: Bool
    switch (bytes[0], bytes[1]) {
    case (0xFF, 0xFE): (isLittle, hasMark) = (true, true)
    case (0xFE, 0xFF): (isLittle, hasMark) = (false, true)
    default:
      // Nearly every character of a European text has a zero for its high byte and none for its low one.
      let units = bytes.count / 2
      let evenZeros = stride(from: 0, to: bytes.count, by: 2).count { bytes[$0] == 0 }
      let oddZeros = stride(from: 1, to: bytes.count, by: 2).count { bytes[$0] == 0 }
      let (most, least) = (max(evenZeros, oddZeros), min(evenZeros, oddZeros))
      guard most * 10 >= units * 7, least * 20 <= units else { return nil }
      (isLittle, hasMark) = (oddZeros > evenZeros, false)
    }
    let units = stride(from: hasMark ? 2 : 0, to: bytes.count, by: 2).map { index in
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      return isLittle ? second << 8 | first : first << 8 | second
    }
    guard let text = String(validating: units, as: UTF16.self) else { return nil }
    return (
      text, isLittle ? .utf16LittleEndian(byteOrderMark: hasMark) : .utf16BigEndian(byteOrderMark: hasMark)
    )
  }
}
