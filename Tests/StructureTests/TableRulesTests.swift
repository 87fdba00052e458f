import Minutes
import Testing

@testable import Structure

/// Rules of tables that were read as letters.
@Suite struct TableRulesTests {
  private func texts(_ text: String) -> [String] {
    LineReader(cues: Cues()).lines(
      of: Page.pages(ofText: text, reading: PageReading(reader: .text, reason: "text"))
    ).filter { !$0.isFurniture }.map(\.text)
  }

  @Test func takesRulesOutOfRows() {
    #expect(
      texts(
        """
        I Tid:            I Torsdagen den 5 mars 2015
                          I
        I Plats:          I Klubbhuset        l
                          I
        I Närvarande:     I Anna Bergdal      l
                          I Nils Öberg        l
        """) == [
          "Tid: Torsdagen den 5 mars 2015", "Plats: Klubbhuset", "Närvarande: Anna Bergdal", "Nils Öberg",
        ])
  }

  @Test(
    arguments: [
      "I styrelsen ingår Anna\nI valberedningen ingår Bo\nI övrigt inget",
      "Anna     I\nBo       I\nNils     I",
      "I Ekby\n\nI Norrby\n\nText",
    ])
  func leavesWordsAndTicks(_ text: String) {
    #expect(
      texts(text) == text.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") })
  }

  @Test func readsTheHeadOfARuledTable() {
    let extraction = Papers.structured(
      """
      Ekby byalag
      Styrelsemöte

      I Tid:            I Torsdagen den 5 mars 2015 kl l9:00
                        I
      I l'lats:         I Klubbhuset,
                                        Norrby             I
                        I
      I \\ärvarande :    I Anna Bergdal     ordf
                        I Nils Öberg       ledamot

      1. Öppnande
      Mötet öppnades.

      2. Slut
      Mötet avslutades.
      """)
    #expect(extraction.meeting.start == "19:00")
    #expect(extraction.attendance.map(\.name) == ["Anna Bergdal", "Nils Öberg"])
  }
}
