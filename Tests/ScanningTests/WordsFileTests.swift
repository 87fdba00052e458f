import Foundation
import Minutes
import Testing

@testable import Scanning

/// Words that another program left beside an image.
@Suite struct WordsFileTests {
  private static let text = "Kassören redogjorde för årets ekonomi"

  private static let drawn = Result { try GreySample.drawn(PDFSample.page([(60, 790, text)]), dpi: 150).png }

  /// A page of ALTO with these lines.
  private func alto(_ pages: [[String]]) -> Data {
    var xml = "<alto xmlns=\"http://www.loc.gov/standards/alto/ns-v4#\"><Layout>"
    for lines in pages {
      xml += "<Page WIDTH=\"1240\" HEIGHT=\"1754\"><PrintSpace>"
      for (row, line) in lines.enumerated() {
        xml += "<TextBlock><TextLine HPOS=\"100\" VPOS=\"\(100 + 40 * row)\" WIDTH=\"800\" HEIGHT=\"30\">"
        for (column, word) in line.split(separator: " ").enumerated() {
          xml += "<String CONTENT=\"\(word)\" HPOS=\"\(100 + 160 * column)\" VPOS=\"\(100 + 40 * row)\" "
          xml += "WIDTH=\"150\" HEIGHT=\"30\" WC=\"0.8\"/>"
        }
        xml += "</TextLine></TextBlock>"
      }
      xml += "</PrintSpace></Page>"
    }
    return Data((xml + "</Layout></alto>").utf8)
  }

  private func open(_ image: Data, _ files: [(String, Data)]) throws -> OpenDocument {
    try DocumentReader(settings: .test, judge: .knowing(Self.text)).open(
      image, wordsFiles: files.map { WordsFile(path: "1987/" + $0.0, bytes: $0.1) })
  }

  @Test func wordsThatReadWellAreTakenWithTheirBoxes() throws {
    let document = try open(Self.drawn.get(), [("a.xml", alto([[Self.text]]))])
    #expect(document.mediaType == .png)
    #expect(document.diagnostics.isEmpty)
    let page = try document.page(at: 0)
    #expect(page.text == Self.text + "\n")
    #expect(page.reading.reader == .alto)
    #expect(page.reading.reason == "words of the ALTO file beside it (plausibility 1.00)")
    #expect(page.lines[0].words[1].box == Box(left: 260, top: 100, right: 410, bottom: 130))
  }

  @Test func wordsThatReadWorseThanThePageAreLeft() throws {
    let page = try open(
      Self.drawn.get(), [("a.xml", alto([["Kassoren redogjorde f6r firets ekonorni"]]))]
    ).page(at: 0)
    #expect(page.text == Self.text + "\n")
    #expect(page.reading.reader == .ocr)
    #expect(
      page.reading.reason
        == "an image; the ALTO file beside it reads worse (by 46 letters)")
  }

  @Test func doubtfulWordsAreKeptWhereThePageReadsWorseOrNoBetter() throws {
    // Half of the page is missing from the image.
    let image = try GreySample.drawn(PDFSample.page([(60, 790, "Kassören redogjorde")]), dpi: 150).png
    let page = try open(image, [("a.xml", alto([["Kassören redogjorde för årets ekonomi x x"]]))]).page(at: 0)
    #expect(page.reading.reader == .alto)
    #expect(
      page.reading.reason == "words of the ALTO file beside it; the page itself reads worse (by 13 letters)")

    var settings = ReadingSettings.test
    settings.wordsFilePlausibility = 1.1
    let same = try DocumentReader(settings: settings, judge: .knowing(Self.text)).open(
      Self.drawn.get(), wordsFiles: [WordsFile(path: "a.xml", bytes: alto([[Self.text]]))])
    #expect(
      try same.page(at: 0).reading.reason
        == "words of the ALTO file beside it; the page itself reads no better")
  }

  @Test func aPageWithoutWordsInTheFileIsRecognized() throws {
    let page = try open(Self.drawn.get(), [("a.xml", alto([[]]))]).page(at: 0)
    #expect(page.text == Self.text + "\n")
    #expect(page.reading.reason == "an image; the ALTO file beside it has no words for the page")
  }

  @Test(arguments: [
    ("a.xml", Data("<mets>".utf8), "a.xml beside the file is not used: it is no hOCR, ALTO or PAGE XML"),
    ("a.hocr", Data(), "a.hocr beside the file is not used: the file is empty"),
  ])
  func whatHoldsNoWordsCostsNothing(name: String, bytes: Data, message: String) throws {
    let document = try open(Self.drawn.get(), [(name, bytes)])
    #expect(document.diagnostics.map(\.id) == ["reading.words-file"])
    #expect(document.diagnostics[0].summary.hasPrefix(message))
    #expect(document.diagnostics[0].severity == .warning)
    #expect(try document.page(at: 0).reading.reader == .ocr)
  }

  @Test func wordsOfOtherPagesAreNotUsed() throws {
    let document = try open(Self.drawn.get(), [("a.xml", alto([[Self.text], [Self.text]]))])
    #expect(
      document.diagnostics.map(\.summary) == [
        "a.xml beside the file is not used: pages in it: 2, in the file: 1"
      ])
    #expect(try document.page(at: 0).reading.reader == .ocr)
  }

  @Test func theFirstThatFitsIsUsed() throws {
    let files = [("a.hocr", Data("x".utf8)), ("a.xml", alto([[Self.text]])), ("a.page.xml", alto([["fel"]]))]
    let document = try open(Self.drawn.get(), files)
    #expect(try document.page(at: 0).text == Self.text + "\n")
    #expect(
      document.diagnostics.map(\.summary) == [
        "a.hocr beside the file is not used: it is no hOCR, ALTO or PAGE XML",
        "a.page.xml beside the file is not used: a.xml is",
      ])
  }

  @Test func anImageThatCannotBeReadLeavesItsWords() throws {
    let document = try open(Self.drawn.get().prefix(20), [("a.xml", alto([[Self.text]]))])
    #expect(document.diagnostics.map(\.id) == ["reading.damaged"])
    #expect(document.diagnostics[0].summary.hasPrefix("only the words beside the file were read: "))
    #expect(try document.page(at: 0).text == Self.text + "\n")

    // The header is whole, the pixels are not.
    let cut = try open(Self.drawn.get().prefix(300), [("a.xml", alto([["Kassoren f6r"]]))])
    let page = try cut.page(at: 0)
    #expect(page.text == "Kassoren f6r\n")
    #expect(
      page.reading.reason
        == "words of the ALTO file beside it; the page itself could not be read (reading.damaged)")
  }

  @Test func aTypedPageNeedsNoWordsBesideIt() throws {
    let pdf = PDFSample(pages: [PDFSample.page([(60, 790, "Kassören redogjorde")])]).data
    let page = try open(pdf, [("a.xml", alto([[Self.text]]))]).page(at: 0)
    #expect(page.reading.reader == .textLayer)
    #expect(page.text == "Kassören redogjorde\n")
  }
}
