import Foundation
import Minutes
import Testing

@testable import Scanning

@Suite struct DocumentReaderTests {
  private let minutes: [(x: Double, y: Double, text: String)] = [
    (72, 760, "Protokoll fört vid styrelsemöte i Ekbackens vägförening"),
    (72, 730, "Närvarande:"), (160, 730, "Åsa Lindgård"), (300, 730, "ordförande"),
    (160, 716, "Örjan Ek"), (300, 716, "kassör"),
    (72, 680, "Styrelsen beslutade att låta laga bommen vid östra"),
    (72, 666, "vägen innan snön faller."),
  ]

  @Test func aTextLayerIsReadWithItsRowsAndParagraphs() throws {
    let data = PDFSample(
      pages: [PDFSample.page(minutes)],
      information: "/Title (Möte) /Producer (Hand) /CreationDate (D:20240229233000+01'00')"
    ).data
    let document = try DocumentReader(settings: .test).open(data)
    #expect(document.mediaType == .pdf)
    #expect(document.pageCount == 1)
    #expect(document.diagnostics.isEmpty)
    #expect(document.metadata == ["title": "Möte", "producer": "Hand", "created": "2024-02-29T22:30:00Z"])

    let page = try document.page(at: 0)
    #expect(
      page.text == """
        Protokoll fört vid styrelsemöte i Ekbackens vägförening

        Närvarande:  Åsa Lindgård  ordförande
        Örjan Ek  kassör

        Styrelsen beslutade att låta laga bommen vid östra
        vägen innan snön faller.

        """)
    #expect(page.reading.reader == .textLayer)
    #expect(page.lines[0].fontSize == 12)
    let word = try #require(page.lines[2].words.last)
    #expect(word.text == "ordförande")
    #expect(word.start == 27)
    // 300 points from the left and 112 from the top, at 200 dots per inch.
    let box = try #require(word.box)
    #expect(abs(box.left - 833) < 4)
    #expect(abs(box.bottom - 311) < 14)
  }

  @Test func aScanIsRecognized() throws {
    let drawn = try GreySample.drawn(PDFSample.page(minutes), dpi: 200)
    let data = PDFSample(pages: [PDFSample.page(image: drawn, width: 595, height: 842)]).data
    let page = try DocumentReader(settings: .test).open(data).page(at: 0)
    #expect(page.reading.reader == .ocr)
    #expect(page.reading.reason == "no text layer, image covers 100 % of the page")
    #expect(page.text.contains("Närvarande:  Åsa Lindgård  ordförande\n"))
    #expect(page.text.contains("laga bommen vid östra\nvägen innan"))
    #expect((page.reading.confidence ?? 0) > 0.8)
    let words = page.lines.flatMap(\.words)
    #expect(words.allSatisfy { $0.box != nil && $0.confidence != nil })
  }

  @Test func imagesAreRecognizedPageByPage() throws {
    let first = try GreySample.drawn(PDFSample.page([(60, 790, "Första sidan av protokollet")]), dpi: 150)
    let second = try GreySample.drawn(PDFSample.page([(60, 790, "Andra sidan av protokollet")]), dpi: 150)
    let reader = DocumentReader(settings: .test)
    let tiff = try reader.open(GreySample.tiff([first, second], dpi: 150))
    #expect(tiff.mediaType == .tiff)
    #expect(tiff.pageCount == 2)
    #expect(try tiff.page(at: 0).text == "Första sidan av protokollet\n")
    let last = try tiff.page(at: 1)
    #expect(last.text == "Andra sidan av protokollet\n")
    #expect(last.number == 2)
    #expect(last.dpi == 200)

    let png = try reader.open(first.png)
    #expect(png.mediaType == .png)
    #expect(try png.page(at: 0).text == "Första sidan av protokollet\n")
  }

  @Test(arguments: [1, 2, 3])
  func aPageThatLiesOnItsSideIsTurned(quarters: Int) throws {
    var drawn = try GreySample.drawn(PDFSample.page(minutes), dpi: 200)
    for _ in 0..<quarters { drawn = drawn.turned }
    let page = try DocumentReader(settings: .test).open(drawn.png).page(at: 0)
    #expect(page.text.contains("Åsa Lindgård  ordförande\n"))
    #expect(page.height > page.width)
    #expect(page.reading.reason == "an image, turned by \(360 - 90 * quarters) degrees")
  }

  @Test func columnsOfAScanAreReadOneAfterTheOther() throws {
    let left = [
      "Föreningen har under året", "rustat upp båthuset och", "bytt taket på norra sidan.",
      "Arbetet gjordes av våra",
      "egna medlemmar en helg i", "september månad.",
    ]
    let right = [
      "Kassan är god trots stora", "utgifter för virke och plåt", "som köptes i Storboda.",
      "Avgiften för nästa år blir",
      "oförändrad enligt beslut", "av styrelsen.",
    ]
    var lines: [(x: Double, y: Double, text: String)] = []
    for index in left.indices {
      let y = 700 - 15 * Double(index)
      lines += [(60, y, left[index]), (320, y, right[index])]
    }
    let drawn = try GreySample.drawn(PDFSample.page(lines), dpi: 200)
    let page = try DocumentReader(settings: .test).open(drawn.png).page(at: 0)
    let expected = left + [""] + right
    #expect(page.lines.map(\.text) == expected)
  }

  @Test func otherReadingsOfSymbolsAreKeptWhenAskedFor() throws {
    let drawn = try GreySample.drawn(PDFSample.page([(60, 790, "Första sidan av protokollet")]), dpi: 200)
    var settings = ReadingSettings.test
    settings.keepsChoices = true
    let page = try DocumentReader(settings: settings).open(drawn.png).page(at: 0)
    let words = page.lines.flatMap(\.words)
    #expect(words.contains { !$0.choices.isEmpty })
    for word in words {
      let symbols = word.text.unicodeScalars.map(String.init)
      #expect(
        word.choices.allSatisfy { symbols.indices.contains($0.offset) && symbols[$0.offset] != $0.text })
    }
  }

  @Test func textIsReadAsItStands() throws {
    let document = try DocumentReader(settings: .test).open(Data(latin1: "Möte\r\n\u{0C}Sida två\n"))
    #expect(document.encoding == .windows1252)
    #expect(document.pageCount == 2)
    #expect(try document.page(at: 1).text == "Sida två\n")
    #expect(try document.page(at: 0).reading.reader == .text)
  }

  @Test func aFileThatMayBeCutOffIsSaidToBe() throws {
    let whole = PDFSample(pages: [PDFSample.page(minutes)]).data
    let document = try DocumentReader(settings: .test).open(Data(whole.dropLast(20)))
    #expect(document.diagnostics.map(\.id) == ["reading.cut-off"])
  }

  @Test func strayBytesInATextAreCounted() throws {
    let document = try DocumentReader(settings: .test).open(Data("för på vår".utf8) + [0xE5])
    #expect(document.diagnostics.map(\.id) == ["reading.stray-bytes"])
    #expect(document.diagnostics.first?.summary.contains("UTF-8: 1;") == true)
  }

  @Test func aBlankPageIsSaidToBeBlank() throws {
    let page = try DocumentReader(settings: .test).open(PDFSample(pages: [PDFSample.Page()]).data).page(at: 0)
    #expect(page.reading == PageReading(reader: .none, reason: "blank page"))
    #expect(page.lines.isEmpty)
  }

  @Test func aBrokenTextLayerIsRecognizedInstead() throws {
    let line =
      "vQ sklldr hsfr bkn mtrtlg sttng vd frsmlng hlt fvrg mtd krtn lqr szmn wftk drgh plnt mskr bndt"
    let page = PDFSample.page((0..<3).map { (60, 700 - 20 * Double($0), line) }, size: 8)
    let read = try DocumentReader(settings: .test).open(PDFSample(pages: [page]).data).page(at: 0)
    #expect(read.reading.reader == .ocr)
    #expect(read.reading.reason.hasPrefix("the text layer is broken: "))
  }

  @Test func aHugePageIsDrawnWithinThePixelLimit() throws {
    let huge = PDFSample.Page(content: "0 0 9000 9000 re f", width: 14_400, height: 14_400)
    let page = try DocumentReader(settings: .test).open(PDFSample(pages: [huge]).data).page(at: 0)
    #expect(page.width * page.height <= 50_000_000)
    #expect((page.dpi ?? 200) < 40)
  }

  @Test func theSameFileGivesTheSamePages() throws {
    let drawn = try GreySample.drawn(PDFSample.page(minutes), dpi: 150)
    let reader = DocumentReader(settings: .test)
    let first = try reader.open(drawn.png).page(at: 0)
    #expect(try reader.open(drawn.png).page(at: 0) == first)
    #expect(try DocumentReader(settings: .test).open(drawn.png).page(at: 0) == first)
  }
}
