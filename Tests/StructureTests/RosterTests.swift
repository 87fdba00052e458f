import Minutes
import Testing

@testable import Structure

@Suite struct RosterTests {
  private func roster(_ names: [String]) -> Roster {
    Roster(
      names.map { Attendee(name: $0, status: .present, confidence: 1) },
      judge: NameJudge(names: Papers.names, cues: Cues()))
  }

  @Test(
    arguments: [
      ("Anna", "Anna Bergdal"), ("Anna Bergdahl", "Anna Bergdal"), ("Björk Hallgrén", "Björn Hallgren"),
      ("Björn Hall", "Björn Hallgren"), ("Karin", nil), ("Eva Bergdal", nil), ("Sven Öberg", nil),
      ("Te", nil),
    ] as [(String, String?)])
  func findsWhoIsMeant(_ name: String, _ listed: String?) {
    #expect(
      roster(["Anna Bergdal", "Björn Hallgren", "Karin Lind", "Karin Sund"]).listed(name) == listed)
  }

  @Test func dividesNamesThatStandTogether() {
    let roster = roster(["Anna Bergdal", "Björn Hallgren"])
    #expect(roster.several("Anna Bergdal Björn Hallgren") == ["Anna Bergdal", "Björn Hallgren"])
    #expect(roster.several("Anna Bergdal") == nil)
    #expect(roster.several("Anna Bergdal Svensson") == nil)
  }
}
