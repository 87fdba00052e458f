import Minutes
import Testing

@testable import Correction

@Suite struct LedgerTests {
  private func pages(_ text: String) -> [Page] {
    Page.pages(ofText: text, reading: PageReading(reader: .text, reason: "plain text"))
  }

  private func edit(
    _ page: Int, _ line: Int, _ range: Range<Int>, _ replacement: String,
    _ state: Minutes.Correction.State = .applied
  ) -> Edit {
    Edit(
      page: page, line: line, range: range, replacement: replacement, reason: .diacritic, confidence: 0.9,
      state: state)
  }

  @Test func appliesEditsAndTakesThemBack() throws {
    let text = "Narvarande\r\nA Bergstrém dr har\u{0C}Detfinns mat\n"
    let edits = [
      edit(1, 0, 0..<8, "Det finns"), edit(0, 0, 0..<10, "Närvarande"), edit(0, 1, 12..<14, "är"),
      edit(0, 1, 2..<11, "Bergström"),
    ]
    let corrected = Ledger.apply(edits, to: pages(text))
    let new = Page.text(of: corrected.pages)
    #expect(new == "Närvarande\r\nA Bergström är har\u{0C}Det finns mat\n")
    #expect(corrected.corrections.map(\.original) == ["Narvarande", "Bergstrém", "dr", "Detfinns"])
    let scalars = Array(new.unicodeScalars)
    for entry in corrected.corrections {
      #expect(scalars[entry.start..<entry.end].elementsEqual(entry.corrected.unicodeScalars))
    }
    let reverted = try Ledger.revert(new, corrections: corrected.corrections.shuffled())
    #expect(Array(reverted.utf8) == Array(text.utf8))
  }

  @Test func offersSuggestionsWithoutChangingTheText() throws {
    let text = "vid motet var alla dar\n"
    let edits = [edit(0, 0, 4..<9, "mötet"), edit(0, 0, 19..<22, "där", .suggested)]
    let corrected = Ledger.apply(edits, to: pages(text))
    #expect(corrected.pages[0].text == "vid mötet var alla dar\n")
    #expect(corrected.corrections[1].start == 19)
    #expect(try Ledger.revert(corrected.pages[0].text, corrections: corrected.corrections) == text)
  }

  @Test func dropsOverlappingEdits() {
    let corrected = Ledger.apply([edit(0, 0, 0..<4, "x"), edit(0, 0, 2..<6, "y")], to: pages("abcdefgh"))
    #expect(corrected.pages[0].text == "xefgh")
    #expect(corrected.corrections.count == 1)
  }

  @Test func keepsBoxesThroughSplitsAndJoins() {
    var page = pages("Detfinns tva styc ken kvar")[0]
    for index in page.lines[0].words.indices {
      page.lines[0].words[index].box = Box(left: index * 100, top: 0, right: index * 100 + 90, bottom: 20)
      page.lines[0].words[index].confidence = Double(index) / 10
    }
    let edits = [edit(0, 0, 0..<8, "Det finns"), edit(0, 0, 9..<12, "två"), edit(0, 0, 13..<21, "stycken")]
    let words = Ledger.apply(edits, to: [page]).pages[0].lines[0].words
    #expect(words.map(\.text) == ["Det", "finns", "två", "stycken", "kvar"])
    #expect(words.map { $0.box?.left } == [0, 0, 100, 200, 400])
    #expect(words[3].box?.right == 390)
    #expect(words.map(\.confidence) == [0, 0, 0.1, 0.2, 0.4])
  }

  @Test func refusesATextThatWasEditedSince() {
    let corrected = Ledger.apply([edit(0, 0, 0..<2, "är")], to: pages("dr du"))
    #expect(throws: LedgerError.differs(corrected.corrections[0])) {
      try Ledger.revert("ar du", corrections: corrected.corrections)
    }
    #expect(throws: LedgerError.outOfPlace(corrected.corrections[0])) {
      try Ledger.revert("ä", corrections: corrected.corrections)
    }
  }
}
