import Minutes
import Testing

@testable import Structure

@Suite struct OfficerTests {
  private func officers(_ items: String, end: String = "") -> Officers {
    Papers.structured("Protokoll årsmöte 2019-03-04\n\n\(items)\n\(end)").officers
  }

  @Test(arguments: [
    "§ 1 Val\nTill mötesordförande valdes Bo Ek och till mötessekreterare Anna Berg.\n§ 2 Val av justerare\nMona Ali och Per Holm valdes.",
    "§ 1 Val\nSom mötesordförande och mötessekreterare valdes Bo Ek och Anna Berg.\n§ 2 Val\nTill justeringsmän valdes Mona Ali och Per Holm.",
    "§ 1 Val\nMötet beslutar att välja Bo Ek till mötesordförande.\n§ 2 Val\nMötet beslutar att välja Anna Berg till mötessekreterare.\n§ 3 Val\nMötet valde Mona Ali och Per Holm som justeringsmän tillika rösträknare.",
    "§ 1 Val av ordförande och sekreterare för mötet\nBo Ek valdes till ordförande och Anna Berg till sekreterare.\n§ 2 Justering\nAtt jämte ordföranden justera protokollet utsågs Mona Ali och Per Holm.",
    "§ 1 Val av mötesfunktionärer\n- mötesordförande: Bo Ek\n- mötessekreterare: Anna Berg\n- justerare: Mona Ali, Per Holm\n§ 2 Slut\nText.",
  ])
  func findsElections(_ items: String) {
    let found = officers(items)
    #expect(found.chair == "Bo Ek")
    #expect(found.secretary == "Anna Berg")
    #expect(found.adjusters == ["Mona Ali", "Per Holm"])
  }

  @Test func leavesTheBoardsOfficesOut() {
    let found = officers(
      "§ 1 Öppnande\nMötet öppnades.\n§ 2 Val\nTill mötesordförande valdes Bo Ek.\n§ 3 Val av styrelse\nTill ordförande för ett år valdes Per Holm.\n§ 4 Slut\nText."
    )
    #expect(found.chair == "Bo Ek")
  }

  @Test func completesFirstNames() {
    let found = officers(
      "§ 1 Val av mötesordförande\nBo valdes.\n§ 2 Ekonomi\nBo Ek redovisade kassan.\n§ 3 Slut\nText.")
    #expect(found.chair == "Bo Ek")
  }

  @Test func readsSignaturesInColumns() {
    let extraction = Papers.structured(
      "Protokoll 2019-03-04\n\n§ 1 Öppnande\nText.\n\n§ 2 Slut\nText.\n\n\nVid protokollet          Justeras\n\n\nAnna Berg                Mona Ali       Per Holm\n"
    )
    #expect(extraction.signatures.map(\.name) == ["Anna Berg", "Mona Ali", "Per Holm"])
    #expect(extraction.signatures.map(\.role) == ["secretary", "adjuster", "adjuster"])
    #expect(extraction.officers.secretary == "Anna Berg")
  }

  @Test func takesALetterheadsNameAcrossAWideGap() {
    let extraction = Papers.structured(
      "Ekens samfällighet     PROTOKOLL\n\nAnna    Bergdal\n\nStyrelsemöte\nTid: 2016-01-13, kl 19\n\n1. Öppnande\nText.\n2. Ekonomi\nText.\n3. Slut\nText.\n"
    )
    #expect(extraction.officers.secretary == "Anna Bergdal")
    #expect(extraction.meeting.title == "Styrelsemöte")
  }

  private static let list = "Närvarande: Nils Hallgren, Anna Bergdal, Karin Lindqvist, Per Holm\n\n"

  @Test func takesTheNamesOfTheListForFirstNamesAndMisreadOnes() {
    let extraction = Papers.structured(
      "Protokoll 2019-03-04\n\n\(Self.list)1. Mötet öppnades\nNils för anteckningar på mötet.\n2. Val av justerare\nAnna väljs till justerare.\n3. Slut\nText.\n\nVid protokollet        Justeras\n\nTE\nNils Halgren           Anna Bergdahl\n"
    )
    #expect(extraction.officers == Officers(secretary: "Nils Hallgren", adjusters: ["Anna Bergdal"]))
    #expect(extraction.signatures.map(\.name) == ["Nils Hallgren", "Anna Bergdal"])
  }

  @Test(
    arguments: [
      ("Mötet öppnades av Karin.", "Karin Lindqvist"),
      ("Karin hälsade alla välkomna och öppnade mötet.", "Karin Lindqvist"),
      ("Mötet öppnades. Karin redogjorde för kassan.", nil), ("Mötet öppnades, Karin var sen.", nil),
    ] as [(String, String?)])
  func takesWhoOpenedForTheChair(_ text: String, _ chair: String?) {
    #expect(officers(Self.list + "1. Öppnande\n\(text)\n2. Ekonomi\nText.\n3. Slut\nText.").chair == chair)
  }

  @Test func dividesSignaturesWhoseGapWasLost() {
    let extraction = Papers.structured(
      "Protokoll 2019-03-04\n\n\(Self.list)1. Öppnande\nText.\n2. Ekonomi\nText.\n3. Slut\nText.\n\nVid protokollet: Justeras:\nAnna Bergdal Per Holm\n"
    )
    #expect(extraction.signatures.map(\.name) == ["Anna Bergdal", "Per Holm"])
    #expect(extraction.signatures.map(\.role) == ["secretary", "adjuster"])
  }
}
