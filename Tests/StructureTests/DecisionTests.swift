import Minutes
import Testing

@testable import Structure

@Suite struct DecisionTests {
  private func decisions(_ body: String) -> [Decision] {
    let text = "Protokoll 2019-03-04\n\n§ 1 Öppnande\nText.\n\n§ 2 Ärendet\n\(body)\n\n§ 3 Slut\nText.\n"
    let sections = Papers.structured(text).sections
    return sections.dropFirst().first?.decisions ?? []
  }

  @Test(arguments: [
    ("Stämman beslutade att sänka avgiften till 90 kr.", Decision.Outcome.adopted),
    ("Styrelsen beslöt att bordlägga frågan.", .tabled),
    ("Nämnden beslutar att återremittera ärendet.", .remitted),
    ("Mötet beslutar att avslå motionen.", .rejected),
    ("Beslut togs att lägga till handlingarna rapporten.", .noted),
    ("Beslut om avgift bordläggs tills vidare", .tabled),
    ("Gruppen har fattat beslut om en ny rutin.", .adopted),
    ("Avgiften beslutas till 75 kr per halvår.", .adopted),
    ("Beslut om en avgift på 3 kr det första året.", .adopted),
    ("Stämman beslutat att fastställa längden.", .adopted),
  ])
  func findsADecision(_ sentence: String, _ outcome: Decision.Outcome) {
    let found = decisions(sentence)
    #expect(found.map(\.text) == [sentence])
    #expect(found.first?.outcome == outcome)
  }

  @Test(arguments: [
    "Förvaltningen föreslår att nämnden beslutar att köpa en bil.",
    "Frågan om besluta eller inte diskuterades.",
    "De punkter som beslutades på stämman gås igenom.",
    "Beslut om ändring av stadgar: förslaget godkändes.",
    "Kassören valdes och rapporten godkändes.",
    "Planen gäller tills stämman beslutat annat.", "Beslut om budget.",
  ])
  func leavesOtherSentencesOut(_ sentence: String) {
    #expect(decisions(sentence).isEmpty)
  }

  @Test func readsClausesOneByOne() {
    let found = decisions(
      "Beslut\n\nNämnden beslutar\n\natt godkänna planen, samt\natt uppdra åt kontoret att återkomma.")
    #expect(
      found.map(\.text) == [
        "Nämnden beslutar att godkänna planen, samt", "att uppdra åt kontoret att återkomma.",
      ])
  }

  @Test func keepsProposalsApart() {
    let found = decisions(
      "Förslag till beslut\n\nNämnden beslutar att avslå.\n\nBeslut\n\nNämnden beslutar att bifalla.")
    #expect(found.map(\.text) == ["Nämnden beslutar att bifalla."])
  }

  @Test func readsALabelledDecision() {
    #expect(
      decisions("Förslag: att köpa en grill.\nBeslut: att bifalla förslaget.").map(\.text) == [
        "att bifalla förslaget."
      ])
  }

  @Test(arguments: [
    "Inga beslut är fattade.", "Styrelsen fattar ev. beslut i höst.", "Inget beslut fattades.",
    "Vi vill ha svar innan beslut fattas om vägen.",
  ])
  func leavesOutWhatIsNotDecided(_ sentence: String) {
    #expect(decisions(sentence) == [])
  }

  @Test func takesTheNounWithAClause() {
    #expect(
      decisions("Pumpen är trasig. Beslut att köpa en ny pump till skolan.").map(\.text)
        == ["Beslut att köpa en ny pump till skolan."])
  }

  @Test func tellsTheLineASentenceBeginsOn() {
    let found = decisions("Frågan togs upp igen.\nStyrelsen beslutade att laga taket.\nDen är löst.")
    #expect(found.map(\.line) == [8])
  }

  @Test func endsBeforeALetteredPart() {
    #expect(
      decisions("2a, Brunnar\nStyrelsen beslutar att spola alla brunnar\n2b, Filmning\nRören filmas.").map(
        \.text)
        == ["Styrelsen beslutar att spola alla brunnar"])
  }
}
