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

  @Test func readsAColumnFromTheWordsOfThePage() {
    // A gap too narrow for two blanks: the words' places on the page tell the column.
    func line(_ words: [(String, Int)], gaps: Set<Int> = []) -> Line {
      var text = ""
      var placed: [Word] = []
      for (index, (word, left)) in words.enumerated() {
        if index > 0 { text += gaps.contains(index) ? "  " : " " }
        let box = Box(left: left * 10, top: 0, right: (left + word.count) * 10, bottom: 12)
        placed.append(Word(text: word, start: text.unicodeScalars.count, box: box))
        text += word
      }
      return Line(text: text, words: placed)
    }
    let lines = [
      line([("Protokoll", 0), ("styrelsemöte", 10), ("2019-03-04", 23)]),
      line([("Punkt", 0), ("Vad", 7), ("Ansvar", 50)], gaps: [1, 2]),
      line([("1.", 0), ("Öppnande", 7)]), line([("2.", 0), ("Lekplatser", 7)]),
      line([("En", 7), ("offert", 10), ("tas", 17), ("in", 21), ("i", 48), ("Nils", 50), ("söker", 55)]),
      line([("vår.", 7), ("bidrag", 50)], gaps: [1]), line([("3.", 0), ("Ekonomi", 7)]),
      line([("4.", 0), ("Slut", 7)]),
    ]
    let page = Page(number: 1, lines: lines, reading: PageReading(reader: .ocr, reason: "picture"))
    let sections = Structurer(names: Papers.names).structure([page]).sections
    #expect(sections.map(\.heading) == ["Öppnande", "Lekplatser", "Ekonomi", "Slut"])
    #expect(sections[1].text == "En offert tas in i vår.")
    #expect(sections[1].assignments == [Assignment(text: "Nils söker bidrag", assignee: "Nils")])
  }

  @Test func findsTheOpeningThatHasNoNumber() {
    let sections = sections(
      "Punkt  Vad                                                     Ansvar\n       Mötet öppnades\n1.     Val\n2.     Ekonomi\n       Text.\n3.     Slut\n"
    )
    #expect(sections.map(\.heading) == ["Mötet öppnades", "Val", "Ekonomi", "Slut"])
    #expect(sections.first?.number == nil)
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
