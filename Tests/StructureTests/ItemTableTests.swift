import Minutes
import Testing

@testable import Structure

/// Papers whose items stand in a table with a column of those who answer for them.
@Suite struct ItemTableTests {
  private static let head = """
    Protokoll styrelsemöte 2019-03-04

    Närvarande: Nils Hallgren, Anna Bergdal, Karin Lindqvist

    """

  private func sections(_ table: String, end: String = "") -> [Section] {
    Papers.structured(Self.head + "\n" + table + "\n\n" + end).sections
  }

  @Test func keepsTheColumnOutOfHeadingsAndTexts() {
    let sections = sections(
      """
      Punkt  Vad                                                     Föredragande/
                                                                     Ansvar
      1.     Mötet öppnades                                          AB
      2.     Lekplatser
             Offert tas in från tre firmor för ett förslag på        Nils söker
             upprustning av lekplatserna. Sandlådorna töms innan     anslag för
             sanden kommer.                                          sanden
      3.     Ekonomi                                                 NH/KL
             Inget nytt.
      4.     Mötet avslutades
      """,
      end:
        "Vid protokollet                                         Justeras\nNils Hallgren                                           Anna Bergdal\n"
    )
    #expect(sections.map(\.heading) == ["Mötet öppnades", "Lekplatser", "Ekonomi", "Mötet avslutades"])
    #expect(
      sections[1].text
        == "Offert tas in från tre firmor för ett förslag på upprustning av lekplatserna. Sandlådorna töms innan sanden kommer."
    )
    #expect(sections[0].assignments == [Assignment(text: "Mötet öppnades", assignee: "Anna Bergdal")])
    #expect(
      sections[1].assignments == [Assignment(text: "Nils söker anslag för sanden", assignee: "Nils Hallgren")]
    )
    #expect(
      sections[2].assignments == [Assignment(text: "Ekonomi", assignee: "Nils Hallgren, Karin Lindqvist")])
    #expect(sections[3].assignments == [])
  }

  @Test func readsTheDayBeside() {
    let sections = sections(
      """
      Nr     Ärende                                                  Ansvarig          Klart
      1.     Öppnande
      2.     Taket lagas av en firma som styrelsen väljer.           Karin             2019-05-01
      3.     Avslutning
      """)
    #expect(
      sections[1].assignments == [
        Assignment(
          text: "Taket lagas av en firma som styrelsen väljer.", assignee: "Karin Lindqvist",
          due: "2019-05-01")
      ])
  }

  @Test func leavesOtherTablesAlone() {
    let sections = sections(
      """
      1.     Öppnande
      2.     Avgifter
             Hus                                                     Avgift
             Norra                                                   Hundra kronor
      3.     Avslutning
      """)
    #expect(sections[1].text.contains("Hundra kronor"))
    #expect(sections.allSatisfy { $0.assignments.isEmpty })
  }

  @Test func namesAllWhoTakeOn() {
    let sections = sections(
      "1. Öppnande\nText.\n2. Hemsidan\nNils och Karin åtar sig att se över hemsidan.\n3. Slut\nText.")
    #expect(sections[1].assignments.map(\.assignee) == ["Nils och Karin"])
  }
}
