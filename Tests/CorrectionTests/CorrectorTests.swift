import Correction
import Foundation
import Minutes
import Testing

@Suite struct CorrectorTests {
  @Test(arguments: [
    ("Motet oppnades av ordforanden.", "Mötet öppnades av ordföranden."),
    ("Fragan ar viktig for alla.", "Frågan är viktig för alla."),
    (
      "Moétet oppnades. Kassoren dr har och frdgan ar viktig.",
      "Mötet öppnades. Kassören är här och frågan är viktig."
    ),
    (
      "Vi ska mdla b&ten p4 varen. Det ar viktigt f6r alla.",
      "Vi ska måla båten på våren. Det är viktigt för alla."
    ),
    ("FRAGAN AR VIKTIG FOR ALLA. Motet oppnades.", "FRÅGAN ÄR VIKTIG FÖR ALLA. Mötet öppnades."),
  ])
  func repairsDamage(read: String, meant: String) throws {
    #expect(try SmallModel.corrector().corrected(read) == meant)
  }

  @Test func leavesCleanTextAlone() throws {
    let text = SmallModel.lines.joined(separator: "\n")
    #expect(try SmallModel.corrector().edits(for: pages(text)) == [])
  }

  @Test func namesTheScalarsItReplaces() throws {
    let edits = try SmallModel.corrector().edits(for: pages("\n  «Fragan» ar viktig for alla.\n"))
    let first = try #require(edits.first)
    #expect(first.line == 1)
    #expect(first.range == 3..<9)
    #expect(first.replacement == "Frågan")
    #expect(first.reason == .diacritic)
    #expect(first.confidence > 0.8)
  }

  @Test func givesEditsInReadingOrder() throws {
    let edits = try SmallModel.corrector().edits(
      for: pages("Fragan ar viktig.\nMotet oppnades.\u{0C}Vi ar glada."))
    #expect(edits.map(\.page) == edits.map(\.page).sorted())
    #expect(Set(edits.map(\.page)) == [0, 1])
    #expect(edits.filter { $0.page == 0 }.map(\.line) == [0, 0, 1, 1])
  }

  @Test func putsMarksThatStandApartOnTheirLetters() throws {
    let text = "Mo\u{308}tet o\u{308}ppnades."
    let corrected = try SmallModel.corrector().corrected(text)
    #expect(corrected.unicodeScalars.elementsEqual("Mötet öppnades.".unicodeScalars))
  }

  @Test func readsLostCharacters() throws {
    let corrector = try SmallModel.corrector()
    #expect(
      corrector.corrected("M\u{FFFD}tet \u{FFFD}ppnades. Fr\u{FFFD}gan \u{FFFD}r viktig f\u{FFFD}r alla.")
        == "Mötet öppnades. Frågan är viktig för alla.")
    let edit = try #require(corrector.edits(for: pages("Fr\u{FFFD}gan är viktig för alla.")).first)
    #expect(edit.reason == .encoding)
  }

  @Test func mendsAWordBrokenAtALinesEnd() throws {
    let read = "Motet oppnades av ordfor-\nanden. Fragan ar viktig for alla."
    #expect(
      try SmallModel.corrector().corrected(read)
        == "Mötet öppnades av ordför-\nanden. Frågan är viktig för alla.")
  }

  @Test(arguments: ["", "\n\n", " \t ", "1.\n2.\n", "\u{1F600}\u{200B}", "§§ — …"])
  func survivesTextWithoutWords(text: String) throws {
    #expect(try SmallModel.corrector().corrected(text) == text)
  }

  @Test func survivesAnEndlessWord() throws {
    let text = String(repeating: "d4é&6a", count: 3000)
    #expect(try SmallModel.corrector().corrected(text) == text)
  }

  private func pages(_ text: String) -> [Page] {
    Page.pages(ofText: text, reading: PageReading(reader: .text, reason: "text"))
  }
}
