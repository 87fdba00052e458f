import Minutes
import Testing

@testable import Structure

@Suite struct SignatureTests {
  private static let list = "Närvarande: Nils Hallgren, Anna Bergdal, Karin Lindqvist, Per Holm\n\n"
  private static let items = "1. Öppnande\nText.\n2. Ekonomi\nText.\n3. Slut\nText.\n\n"

  private func signed(_ end: String, list: String = SignatureTests.list) -> Extraction {
    Papers.structured("Protokoll styrelsemöte 2019-03-04\n\n" + list + Self.items + end)
  }

  @Test func keepsTheRoleAboveANameFromTheOfficeBelowIt() {
    let extraction = signed(
      "Vid protokollet               Justeras\n\nNils Hallgren                 Anna Bergdal\nSekreterare                   Ordförande\n"
    )
    #expect(extraction.signatures.map(\.role) == ["secretary", "adjuster"])
    #expect(
      extraction.officers
        == Officers(chair: "Anna Bergdal", secretary: "Nils Hallgren", adjusters: ["Anna Bergdal"]))
  }

  @Test func readsALabelThatAScrawlFollows() {
    let extraction = signed(
      "Vid protokollet               Justeras—=—\nAVE\nNils Hallgren                 Anna Bergdal\nSekreterare                   Ordförande\n"
    )
    #expect(extraction.officers.adjusters == ["Anna Bergdal"])
  }

  @Test(arguments: ["nna Bergdal", "JR Bergdal", "fi a Bergdal"])
  func knowsASpoiledNameByItsFamily(_ name: String) {
    let extraction = signed(
      "Vid protokollet               Justeras\n\nNils Hallgren                 \(name)\nSekreterare                   Ordförande\n"
    )
    #expect(extraction.officers.adjusters == ["Anna Bergdal"])
  }

  @Test func takesTheOfficeBelowWhereTheOtherNameIsLost() {
    let extraction = signed(
      "Vid protokollet\n\n\n                              nna Bergdal\nSekreterare                   Ordfiirande\n"
    )
    #expect(extraction.officers.chair == "Anna Bergdal")
    #expect(extraction.officers.secretary == nil)
  }

  @Test func takesAnotherGivenNameForAnotherPerson() {
    let extraction = signed(
      "Vid protokollet               Justeras\n\nNils Hallgren                 Karin Bergdal\n")
    #expect(extraction.signatures.map(\.name) == ["Nils Hallgren", "Karin Bergdal"])
  }

  @Test func readsTwoRowsOfLabelsAndNames() {
    let extraction = signed(
      "Vid protokollet               Mötesordförand f\n\nNils Hallgren                 Anna Bergdal\n\nJusteras SP                   Justeras /\nLS\n\nKarin Lindqvist               Per Holm\n"
    )
    #expect(
      extraction.signatures.map(\.name) == ["Nils Hallgren", "Anna Bergdal", "Karin Lindqvist", "Per Holm"])
    #expect(extraction.signatures.map(\.role) == ["secretary", "chair", "adjuster", "adjuster"])
  }

  @Test func leavesAnOfficeToTheNameBelowIt() {
    let extraction = signed(
      "Vid protokollet               Justeras\n____________                  ____________\nNils Hallgren                 Per Holm\n\nOrdförande\n____________\nAnna Bergdal\n"
    )
    #expect(extraction.signatures.map(\.role) == ["secretary", "adjuster", "chair"])
    #expect(
      extraction.officers
        == Officers(chair: "Anna Bergdal", secretary: "Nils Hallgren", adjusters: ["Per Holm"]))
  }

  @Test func takesTheOfficesWhereOneLabelIsLost() {
    let extraction = signed(
      "Vid protokollet\n\nNils Hallgren                 Anna Bergdal\nSekreterare                   Ordförande\n"
    )
    #expect(extraction.signatures.map(\.role) == ["secretary", "chair"])
    #expect(extraction.officers.adjusters == [])
  }

  @Test func holdsNamesAgainstTheTextWhereNobodyIsListed() {
    let extraction = Papers.structured(
      "Protokoll årsmöte 2019-03-04\n\n1. Val\nTill ordförande för mötet valdes Anna Bergdal och till sekreterare Nils Hallgren.\n2. Ekonomi\nText.\n3. Slut\nText.\n\nVid protokollet               Ordförande\nTata Ar                       Zz LR\nNils Hallgrén                 Anna Bergdol\n"
    )
    #expect(extraction.signatures.map(\.name) == ["Nils Hallgren", "Anna Bergdal"])
  }

  @Test func leavesOutWhatIsAttached() {
    let extraction = signed(
      "Vid protokollet               Justeras\nNils Hallgren                 Anna Bergdal\n\u{0C}Besiktning av garagen\n\nNärvarande: Ulf Ståhl\nMona Frid\n\nGenerella åtgärder\nRännorna lagas till 2019-05-31.\n\nJusteras                      Ze Ar\n"
    )
    #expect(extraction.attendance.map(\.name).contains("Ulf Ståhl") == false)
    #expect(extraction.signatures.map(\.name) == ["Nils Hallgren", "Anna Bergdal"])
    #expect(extraction.dates.filter { $0.value == "2019-05-31" }.map(\.role).contains(.adjustment) == false)
    #expect(extraction.sections.map(\.number) == ["1.", "2.", "3."])
  }

  @Test func endsNothingAtAnElection() {
    let extraction = Papers.structured(
      "Protokoll årsmöte 2019-03-04\n\n1. Öppnande\nText.\n2. Ekonomi\nText.\n3. Val av styrelse\nOrdförande: Anna Bergdal\nSekreterare: Nils Hallgren\n\u{0C}Valberedning\nUlf Ståhl valdes om.\n\nVid protokollet               Justeras\nNils Hallgren                 Per Holm\n"
    )
    #expect(extraction.sections.last?.text.contains("Ulf Ståhl valdes om.") == true)
    #expect(extraction.signatures.map(\.name) == ["Nils Hallgren", "Per Holm"])
  }

  @Test func readsTheListOfThosePresentThatIsAttached() {
    let extraction = signed(
      "Vid protokollet               Justeras\nNils Hallgren                 Anna Bergdal\n\u{0C}Bilaga 1\n\nNärvarande medlemmar:\nUlf Ståhl\nMona Frid\nNils Hallgren\nAnna Bergdal\n",
      list: "")
    #expect(extraction.attendance.map(\.name) == ["Ulf Ståhl", "Mona Frid", "Nils Hallgren", "Anna Bergdal"])
  }

  @Test func readsNamesThatTheNextPageHas() {
    let extraction = signed(
      "Vid protokollet               Justeras\n____________                  ____________\nNils Hallgren                 Per Holm\n\nOrdförande\n\u{0C}____________\nAnna Bergdal\n"
    )
    #expect(extraction.officers.chair == "Anna Bergdal")
  }
}
