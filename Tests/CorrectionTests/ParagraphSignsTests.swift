import Minutes
import Testing

@testable import Correction

@Suite struct ParagraphSignsTests {
  @Test func mendsSignsBeforeRisingNumbers() {
    let edits = ParagraphSigns(pages("81 Mötet öppnas\n&2 Val av ordförande\n$ 3 Kallelse\n84 Övrigt"))
      .edits()
    #expect(edits.map(\.line) == [0, 1, 2, 3])
    #expect(edits.allSatisfy { $0.replacement == "\u{A7}" && $0.reason == .number })
  }

  @Test func mendsLettersInTheirNumbers() {
    let edits = ParagraphSigns(
      pages("§ l Mötet öppnas\n§ 2 Val\nI 3 Kallelse\n& 4 Övrigt\n§ 1O Val\n§5 Avslutning")
    ).edits()
    #expect(edits.map(\.line) == [0, 2, 3])
    #expect(edits.map(\.replacement) == ["1", "\u{A7}", "\u{A7}"])
    #expect(edits.first?.range == 2..<3)
  }

  @Test(arguments: [
    "31 Stolar\n32 Bord\n33 Lampor\n34 Mattor", "8 st lampor\n5 kr\n6 maj", "$7 Kaffe\n$12 Bullar", "",
    "I 1 Val\nI 2 Val\nI 3 Val",
  ])
  func leavesOrdinaryNumbersAlone(text: String) {
    #expect(ParagraphSigns(pages(text)).edits() == [])
  }

  @Test func offersOnlyWhereTheReaderWasUnsure() {
    var pages = pages("&1 Öppnande\n$2 Val\n83 Kallelse")
    for index in pages[0].lines[1].words.indices { pages[0].lines[1].words[index].confidence = 0.3 }
    let edits = ParagraphSigns(pages).edits()
    let doubtful = DoubtfulLines(pages)
    #expect(edits.count == 3)
    #expect(doubtful.contain(edits[1]))
  }

  private func pages(_ text: String) -> [Page] {
    Page.pages(ofText: text, reading: PageReading(reader: .text, reason: "text"))
  }
}
