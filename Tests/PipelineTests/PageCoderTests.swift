import Foundation
import Minutes
import Testing

@testable import Pipeline

@Suite struct PageCoderTests {
  private let page = Page(
    number: 3,
    lines: [
      Line(
        text: "§ 1 Möte", terminator: "\r\n",
        words: [
          Word(
            text: "§", start: 0, box: Box(left: -4, top: 0, right: 300_000, bottom: 70), confidence: 0.1,
            choices: [
              SymbolChoice(offset: 0, text: "8", confidence: .ulpOfOne),
              SymbolChoice(offset: 1, text: "", confidence: 0),
            ]), Word(text: "Möte", start: 4),
        ], box: Box(left: 1, top: 2, right: 3, bottom: 4), block: 0, fontSize: 11.5, isBold: true),
      Line(text: "", terminator: "", words: []),
    ], width: 2480, height: 3508, dpi: 299.99,
    reading: PageReading(reader: .ocr, reason: "en bild", confidence: 1.0 / 3, isCutShort: true))

  @Test func givesBackEveryValue() throws {
    #expect(PageCoder.page(PageCoder.data(page)) == page)
    let blank = Page(number: 1, lines: [], reading: PageReading(reader: .none, reason: ""))
    #expect(PageCoder.page(PageCoder.data(blank)) == blank)
  }

  @Test func refusesWhatIsNoPage() {
    let data = PageCoder.data(page)
    for count in 0..<data.count { #expect(PageCoder.page(data.prefix(count)) == nil) }
    #expect(PageCoder.page(data + [0]) == nil)
    #expect(PageCoder.page(Data(repeating: 0xFF, count: 40)) == nil)
    // A length that is no length of what is there.
    #expect(
      PageCoder.page(Data([2, 2, 0, 0, 0, 0xFE, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1])) == nil)
  }

  /// A property that the coder does not know would be lost on the way to the cache: count them here.
  @Test func knowsEveryProperty() throws {
    func properties(_ value: Any) -> [String] { Mirror(reflecting: value).children.compactMap(\.label) }
    let line = try #require(page.lines.first)
    let word = try #require(line.words.first)
    let choice = try #require(word.choices.first)
    #expect(properties(page) == ["number", "lines", "width", "height", "dpi", "reading"])
    #expect(properties(page.reading) == ["reader", "reason", "confidence", "isCutShort"])
    #expect(properties(line) == ["text", "terminator", "words", "box", "block", "fontSize", "isBold"])
    #expect(properties(word) == ["text", "start", "box", "confidence", "choices"])
    #expect(properties(choice) == ["offset", "text", "confidence"])
  }
}
