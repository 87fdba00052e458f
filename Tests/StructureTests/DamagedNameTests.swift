import Minutes
import Testing

@testable import Structure

/// Names on the lists of papers that a reader spoiled.
@Suite struct DamagedNameTests {
  /// Names with bearers as they are in life: some common, some rare.
  private static let names = NameLexicon(
    givenBearers: { ["Kjell": 60_000, "Ove": 20_000, "Maja": 30_000, "Åke": 60_000, "Bo": 90_000][$0] ?? 0 },
    familyBearers: {
      ["Bergdal": 30_000, "Hedlund": 20_000, "Rosdal": 4_000, "Jonsdal": 40_000, "Rosdel": 9, "Ek": 9_000][$0]
        ?? 0
    })

  /// A list with three words elsewhere that show the damage.
  private func paper(_ names: [String], damage: String = "kass6ren höll l9:00 i NäIheten, garc'len")
    -> Extraction
  {
    Papers.structured(
      """
      Ekby byalag
      Styrelsemöte 2015-03-11

      Närvarande:\(names.first?.hasPrefix(" ") == true ? "" : "\n")\(names.joined(separator: "\n"))

      1. Öppnande
      Mötet öppnades av ordföranden.

      2. Ekonomi
      Om detta \(damage).

      3. Avslutning
      Mötet avslutades.
      """, names: Self.names)
  }

  @Test(
    arguments: [
      ("Kjell Bergdl", "Kjell Bergdal"), ("Maja Hed'lund", "Maja Hedlund"),
      ("Kjcll Bcrgdal", "Kjell Bergdal"), ("Åke Rosdat", "Åke Rosdal"),
    ])
  func mendsWhatCanBeNothingElse(_ printed: String, _ name: String) {
    let extraction = paper(["Bo Ek", printed])
    #expect(extraction.attendance.map(\.name) == ["Bo Ek", name])
    let mended = extraction.diagnostics.filter { $0.id == "structure.name-mended" }
    #expect(mended.count == 1)
    #expect(mended.first?.summary.contains(printed) == true)
    #expect(extraction.attendance.last?.confidence ?? 1 <= 0.7)
  }

  @Test func mendsNamesInRows() {
    let rows = ["Maja Bergdal     ledamot", "Ovc .lonsdal     ledamot", "Åke Hedlund      ledamot"]
    let extraction = paper(["      Bo Ek            ordf"] + rows.map { "                 " + $0 })
    #expect(extraction.attendance.map(\.name) == ["Bo Ek", "Maja Bergdal", "Ove Jonsdal", "Åke Hedlund"])
  }

  @Test(arguments: ["Maja Rosdel", "Bo Intizo", "Bo Ek"])
  func leavesNamesThatPeopleBear(_ name: String) {
    #expect(paper(["Maja Bergdal", name]).attendance.map(\.name) == ["Maja Bergdal", name])
  }

  @Test func leavesPapersWithoutDamageAlone() {
    let extraction = paper(["Bo Ek", "Kjell Bergdl"], damage: "kassören höll")
    #expect(extraction.attendance.map(\.name) == ["Bo Ek", "Kjell Bergdl"])
    #expect(!extraction.diagnostics.contains { $0.id == "structure.name-mended" })
  }

  @Test func leavesNamesThatComeAgain() {
    let extraction = paper(
      ["Bo Ek", "Kjell Bergdl"], damage: "kass6ren höll l9:00 med Bergdl i NäIheten, garc'len")
    #expect(extraction.attendance.map(\.name) == ["Bo Ek", "Kjell Bergdl"])
  }

  @Test func countsThoseWhoseNamesArePastReading() {
    let extraction = paper(["Bo Ek", "Stal'lirn I.otn"])
    #expect(extraction.attendance.map(\.name) == ["Bo Ek"])
    #expect(extraction.unnamed == [UnnamedAttendees(description: "Stal'lirn I.otn", count: 1)])
    #expect(extraction.diagnostics.contains { $0.id == "structure.name-past-reading" })
  }

  @Test func readsRolesSpelledNearlySoAndNotesBelow() {
    let attendance = Papers.structured(
      """
      Styrelsemöte 2015-03-11

      Närvarande:      Anna Berg        ordf         gård 4
                       Bo Ek            supleant     gård 1
                       (ers för Karin Lind)
                       Nils Öberg       ledamot      gård I

      1. Öppnande
      Mötet öppnades.

      2. Slut
      Mötet avslutades.
      """
    ).attendance
    #expect(attendance.map(\.name) == ["Anna Berg", "Bo Ek", "Nils Öberg"])
    #expect(attendance.map(\.organisation) == ["gård 4", "gård 1", "gård 1"])
    #expect(attendance[1].substituteFor == "Karin Lind")
  }

  @Test func partsNamesThatRunTogether() {
    let extraction = Papers.structured(
      """
      Styrelsemöte 2015-03-11
      Närvarande: Anna Bergdal, Nils Öberg, Maja Ståhl
      Karin Hedlund, Bo Frid

      1. Öppnande
      Mötet öppnades.

      2. Slut
      Mötet avslutades.
      """)
    #expect(
      extraction.attendance.map(\.name) == [
        "Anna Bergdal", "Nils Öberg", "Maja Ståhl", "Karin Hedlund", "Bo Frid",
      ])
  }

  @Test(
    arguments: [
      ("Närvarande i l9:00 NäIheten garc'len kass6ren", true), ("Mötet höll till i lokalen kl 19:00", false),
      ("se MenuItem.tsx, a/b2c och namn_1x på www.ekby.se Max's", false),
    ])
  func tellsDamageByItsSigns(_ text: String, _ isDamaged: Bool) {
    let lines = LineReader(cues: Cues()).lines(
      of: Page.pages(ofText: text, reading: PageReading(reader: .text, reason: "text")))
    #expect(DamageSigns.isDamaged(lines) == isDamaged)
  }
}
