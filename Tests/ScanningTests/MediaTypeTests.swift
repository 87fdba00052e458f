import Foundation
import Testing

@testable import Scanning

@Suite struct MediaTypeTests {
  @Test(arguments: [
    (Data("%PDF-1.7\n".utf8), MediaType.pdf), (Data("sent by post\n%PDF-1.4\n1 0 obj endobj".utf8), .pdf),
    (Data("A note on %PDF- headers".utf8), .text), (Data([0x49, 0x49, 0x2A, 0x00]), .tiff),
    (Data([0x4D, 0x4D, 0x00, 0x2A]), .tiff), (Data([0xFF, 0xD8, 0xFF, 0xE0]), .jpeg),
    (GreySample(width: 1, height: 1, pixels: [0]).png, .png), (Data("# Möte\n".utf8), .text),
    (Data([0xC5, 0x72, 0x73, 0x6D, 0xF6, 0x74, 0x65]), .text),
    (Data("Närvarande\u{0}: Åke Lindgård, Eva Ek".utf8), .text),
  ])
  func knowsContentByItsBytes(data: Data, type: MediaType) throws {
    #expect(try MediaType.detect(data) == type)
  }

  @Test(arguments: [
    (Data("PK\u{3}\u{4}    [Content_Types].xml word/document.xml".utf8), "docx"),
    (Data("PK\u{3}\u{4}    something".utf8), "zip"), (Data("\n<!DOCTYPE html><html>".utf8), "HTML"),
    (Data("<?xml version=\"1.0\"?><rss>".utf8), "XML"), (Data("{\\rtf1 text}".utf8), "RTF"),
    (Data((0..<512).map { UInt8($0 % 7) }), "binary"), (Data([0xD0, 0xCF, 0x11, 0xE0, 0xA1]), "old Word"),
  ])
  func namesWhatIsNotRead(data: Data, kind: String) {
    let error = #expect(throws: ReadingError.self) { try MediaType.detect(data) }
    #expect(error?.id == "reading.unsupported")
    #expect(error?.message.contains(kind) == true)
  }

  @Test func anEmptyFileIsNoText() {
    #expect(throws: ReadingError.empty) { try MediaType.detect(Data()) }
  }
}
