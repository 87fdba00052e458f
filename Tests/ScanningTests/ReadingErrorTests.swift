import Foundation
import Minutes
import Testing

@testable import Scanning

@Suite struct ReadingErrorTests {
  private static let sound = PDFSample(pages: [PDFSample.page([(72, 700, "Text")])]).data
  private static let locked = PDFSample(
    pages: [PDFSample.page([(72, 700, "Text")])],
    trailer: """
      /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>] \
      /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <\(String(repeating: "a1", count: 32))> \
      /U <\(String(repeating: "b2", count: 32))> >>
      """
  ).data

  /// A PNG's header that promises 60 000 x 60 000 pixels.
  private static let bomb: Data = {
    var data = GreySample(width: 1, height: 1, pixels: [0]).png
    data.replaceSubrange(16..<24, with: [0, 0, 0xEA, 0x60, 0, 0, 0xEA, 0x60])
    return data
  }()

  @Test(arguments: [
    ("nothing", Data(), "reading.empty"), ("encrypted", locked, "reading.encrypted"),
    ("cut after the header", sound.prefix(40), "reading.damaged"),
    ("no pages", PDFSample().data, "reading.no-pages"),
    ("a cut PNG", GreySample(width: 1, height: 1, pixels: [0]).png.prefix(20), "reading.damaged"),
    ("a cut TIFF", Data([0x49, 0x49, 0x2A, 0x00, 0x08, 0x00]), "reading.damaged"),
    ("a JPEG that is none", Data([0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3]), "reading.damaged"),
  ])
  func aFileThatCannotBeOpenedSaysWhy(name: String, data: Data, id: String) {
    let error = #expect(throws: ReadingError.self) {
      _ = try DocumentReader(settings: .test).open(Data(data))
    }
    #expect(error?.id == id)
    #expect(error?.message.first?.isUppercase == false)
  }

  @Test func aPageTreeThatLoopsEnds() throws {
    let looping = PDFSample(kids: "2 0 R").data
    let error = #expect(throws: ReadingError.self) {
      _ = try DocumentReader(settings: .test).open(looping).page(at: 0)
    }
    #expect(["reading.page", "reading.no-pages", "reading.damaged"].contains(error?.id ?? ""))
  }

  @Test func anImageBombIsRefusedBeforeItIsDecoded() throws {
    let document = try DocumentReader(settings: .test).open(Self.bomb)
    #expect(throws: ReadingError.tooLarge(width: 60_000, height: 60_000, megapixels: 50)) {
      try document.page(at: 0)
    }
  }

  @Test func tooManyPagesAreRefused() throws {
    var settings = ReadingSettings.test
    settings.maximumPages = 2
    let data = PDFSample(pages: Array(repeating: PDFSample.Page(), count: 3)).data
    for data in [data, Data("a\u{0C}b\u{0C}c".utf8)] {
      #expect(throws: ReadingError.tooManyPages(count: 3, limit: 2)) {
        _ = try DocumentReader(settings: settings).open(data)
      }
    }
  }

  @Test func aMissingLanguageIsNamed() throws {
    var settings = ReadingSettings.test
    settings.language = "swe+xyz"
    let page = PDFSample.Page(content: "100 100 200 200 re f")
    let document = try DocumentReader(settings: settings).open(PDFSample(pages: [page]).data)
    let error = #expect(throws: ReadingError.missingLanguage("xyz")) { try document.page(at: 0) }
    #expect(throws: ReadingError.missingLanguage("xyz")) { try DocumentReader(settings: settings).prepare() }
    #expect(error?.message == "no trained data for 'xyz'; install tesseract-ocr-xyz")
    #expect(ReadingError.missingLanguage("Latin").message.hasSuffix("install tesseract-ocr-script-latn"))
  }

  @Test func aPageThatIsNotThereIsAnError() throws {
    let document = try DocumentReader(settings: .test).open(Self.sound)
    #expect(throws: ReadingError.self) { try document.page(at: 1) }
  }

  @Test func aPDFCutInItsMiddleIsReadAsFarAsItGoesOrRefused() {
    for length in stride(from: 100, to: Self.sound.count, by: 50) {
      do throws(ReadingError) {
        let document = try DocumentReader(settings: .test).open(Data(Self.sound.prefix(length)))
        for index in 0..<document.pageCount { _ = try document.page(at: index) }
      } catch {
        #expect(["reading.damaged", "reading.no-pages", "reading.page"].contains(error.id))
      }
    }
  }
}
