import Foundation
import Testing

@testable import Scanning

@Suite struct TextEncodingTests {
  @Test(arguments: [
    ("plain ASCII", Array("Protokoll".utf8), "Protokoll", TextEncoding.utf8(byteOrderMark: false)),
    ("UTF-8", Array("Årsmöte".utf8), "Årsmöte", .utf8(byteOrderMark: false)),
    ("UTF-8 with a mark", [0xEF, 0xBB, 0xBF] + Array("§ 1".utf8), "§ 1", .utf8(byteOrderMark: true)),
    ("Windows-1252", [0x96, 0x20, 0xC5, 0x6B, 0x65, 0x80], "– Åke€", .windows1252),
    ("bytes that 1252 leaves out", [0xE5, 0x20, 0x81, 0x9D], "å \u{81}\u{9D}", .windows1252),
    (
      "UTF-16, low byte first", [0xFF, 0xFE, 0xD6, 0x00, 0x6C, 0x00], "Öl",
      .utf16LittleEndian(byteOrderMark: true)
    ),
    (
      "UTF-16, high byte first", [0xFE, 0xFF, 0x00, 0xD6, 0x00, 0x6C], "Öl",
      .utf16BigEndian(byteOrderMark: true)
    ),
    (
      "UTF-16 without a mark", [0x4D, 0x00, 0xF6, 0x00, 0x74, 0x00, 0x65, 0x00], "Möte",
      .utf16LittleEndian(byteOrderMark: false)
    ),
    (
      "UTF-8 with a stray byte", Array("för på".utf8) + [0xE5], "för på\u{EFE5}",
      .damagedUTF8(byteOrderMark: false)
    ),
    ("a zero byte", [0x41, 0x00, 0xC3, 0xA5], "A\u{0}å", .utf8(byteOrderMark: false)),
    ("nothing", [], "", .utf8(byteOrderMark: false)),
  ])
  func decodesAndGivesTheBytesBack(
    name: String, bytes: [UInt8], text: String, encoding: TextEncoding
  ) {
    let decoded = TextEncoding.decode(Data(bytes))
    #expect(Array(decoded.text.unicodeScalars) == Array(text.unicodeScalars))
    #expect(decoded.encoding == encoding)
    #expect(TextEncoding.encode(decoded.text, as: decoded.encoding) == Data(bytes))
  }

  @Test func everyStringOfBytesComesBack() {
    // A fixed sequence that visits every byte beside every kind of neighbour.
    var state: UInt32 = 1
    for length in 0..<400 {
      let bytes = (0..<length).map { _ in
        state = state &* 1_664_525 &+ 1_013_904_223
        return UInt8(state >> 24)
      }
      let decoded = TextEncoding.decode(Data(bytes))
      #expect(TextEncoding.encode(decoded.text, as: decoded.encoding) == Data(bytes))
    }
  }

  @Test func privateUseCharactersOfTheFileItselfComeBack() {
    let bytes = Array("åäöÅÄÖ\u{EFA0}".utf8) + [0xFF]
    let decoded = TextEncoding.decode(Data(bytes))
    #expect(decoded.encoding == .damagedUTF8(byteOrderMark: false))
    #expect(TextEncoding.encode(decoded.text, as: decoded.encoding) == Data(bytes))
  }

  @Test func anOddByteAfterUTF16IsNotLost() {
    let bytes: [UInt8] = [0xFF, 0xFE, 0x41, 0x00, 0x42]
    let decoded = TextEncoding.decode(Data(bytes))
    #expect(TextEncoding.encode(decoded.text, as: decoded.encoding) == Data(bytes))
  }

  @Test func whatAnEncodingLacksCannotBeWritten() {
    #expect(TextEncoding.encode("ő", as: .windows1252) == nil)
    #expect(TextEncoding.encode("\u{96}", as: .windows1252) == nil)
  }
}
