import Minutes
import Testing

@testable import Structure

@Suite struct PersonalNumberTests {
  @Test(arguments: [
    ("Bo Ek, 560412-0000, valdes.", "Bo Ek, XXXXXX-XXXX, valdes."),
    ("född 19560412-0000", "född XXXXXXXX-XXXX"),
    ("560412+0000", "XXXXXX+XXXX"),
    ("560412 - 0000", "XXXXXX - XXXX"),
    ("samordningsnummer 560472-0000", "samordningsnummer XXXXXX-XXXX"),
    // Without a sign only where the check digit is right.
    ("5604120005", "XXXXXXXXXX"),
    ("(195604120005)", "(XXXXXXXXXXXX)"),
  ])
  func masksANumber(text: String, masked: String) {
    #expect(PersonalNumbers().masked(text) == masked)
  }

  @Test(arguments: [
    "org.nr 769600-0000", "bankgiro 5604-1200", "5604120001", "tel 070-560 41 20", "2019-03-04",
    "561312-0000",
    "560499-0000", "1560412-0000",
  ])
  func leavesOtherNumbers(text: String) {
    #expect(PersonalNumbers().masked(text) == text)
  }

  @Test func saysWhereOneStands() {
    let extraction = Papers.structured(
      "Protokoll 2019-03-04\n\n§ 1 Firma\nBo Ek, 560412-0000, tecknar firman.\n")
    let found = extraction.diagnostics.filter { $0.id == "structure.personal-number" }
    #expect(found.map(\.line) == [4])
    #expect(!found.contains { $0.summary.contains("5604") })
  }

  @Test func masksEveryTextOfARecord() throws {
    let text = """
      Protokoll 2019-03-04

      Närvarande: Anna Berg, Bo Ek

      § 1 Firma
      Styrelsen beslutade att Bo Ek, 560412-0000, tecknar firman.

      """
    var record = Record(
      ordinal: 1, status: .complete,
      source: RecordSource(path: "a.txt", sha256: "00", bytes: 1, mediaType: "text/plain"),
      extraction: Papers.structured(text), text: text,
      corrections: [
        Correction(
          page: 1, line: 6, start: 0, end: 1, original: "x", corrected: "y", reason: .diacritic,
          confidence: 1, state: .applied)
      ], quality: Quality(grade: .good, lowest: nil, mean: nil, expectedErrors: 0), diagnostics: [],
      provenance: Provenance(version: "0", pipeline: "p", model: nil))
    let start = try #require(text.unicodeScalars.split(separator: "5").first?.count)
    record.corrections[0].start = start
    record.corrections[0].end = start + 11
    record.corrections[0].original = "56o412-0000"
    record.corrections[0].corrected = "560412-0000"
    let masked = record.maskingPersonalNumbers()
    #expect(!"\(masked)".contains("0412"))
    #expect(!"\(masked)".contains("56o4"))
    #expect(masked.text.unicodeScalars.count == text.unicodeScalars.count)
    #expect(masked.sections.first?.decisions.first?.text.contains("XXXXXX-XXXX") == true)
    #expect(masked.attendance == record.attendance)
  }
}
