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

  /// A paper with a number wherever the record has words of its own.
  private static let numbered = """
    Protokoll fört vid Ekby klubbs 560412-0000 årsmöte 2019-03-04

    Plats: Klubbhuset 560412-0000
    Ordförande: Anna Berg 560412-0000
    Sekreterare: Lena Dahlin 560412-0000
    Justerare: Bo Ek 560412-0000

    Närvarande: Anna Berg (560412-0000), Bo Ek, 560412-0000, Lena Dahlin

    § 1 Val 560412-0000
    - Bo Ek, 560412-0000
    Styrelsen beslutade att Bo Ek, 560412-0000, tecknar firman.
    Anna Berg 560412-0000 ansvarar för listan senast den 5 maj 560412-0000.
    Bo Ek, 560412-0000, reserverar sig mot beslutet.
    Ja röstar: Anna Berg 560412-0000, Lena Dahlin
    Nej röstar: Bo Ek 560412-0000
    Se bilaga 1, 560412-0000.

    § 2 Nästa möte
    Den 6 juni 2019 kl. 18 hos Bo Ek 560412-0000.

    Vid protokollet            Justeras
    Lena Dahlin 560412-0000    Bo Ek 560412-0000

    """

  @Test func leavesNoNumberInAMaskedRecord() throws {
    let text = PersonalNumberTests.numbered
    let extraction = Papers.structured(text)
    var record = Record(
      ordinal: 1, status: .complete,
      source: RecordSource(path: "560412-0000/a.txt", sha256: "00", bytes: 1, mediaType: "text/plain"),
      extraction: extraction, text: text, corrections: [],
      quality: Quality(grade: .good, lowest: nil, mean: nil, expectedErrors: 0),
      diagnostics: extraction.diagnostics + [
        Diagnostic(id: "test.other", severity: .warning, page: 1, summary: "560412-0000 stands twice")
      ],
      provenance: Provenance(version: "0", pipeline: "p", model: nil))
    let number = "560412-0000"
    // What the paper gives no number to.
    record.sections[0].attachments = ["Bilaga \(number)"]
    record.sections[0].votes = [
      Vote(text: number, ballots: [Vote.Ballot(name: "Bo Ek \(number)", choice: .yes)])
    ]
    record.officers = Officers(chair: number, secretary: number, adjusters: [number])
    record.nextMeeting = NextMeeting(date: "2019-06-06", start: nil, place: "hos \(number)")
    record.attendance[0].until = number
    #expect("\(record)".contains("0412"))
    let masked = record.maskingPersonalNumbers()
    #expect(!"\(masked)".contains("0412"))
    #expect(masked.sections.count == record.sections.count)
    #expect(masked.sections[0].votes[0].ballots?[0].name == "Bo Ek XXXXXX-XXXX")
    let said = masked.diagnostics.filter { $0.id == "structure.personal-number" }.map(\.summary)
    #expect(!said.isEmpty && said.allSatisfy { $0.contains("it is masked") && !$0.contains("mask it") })
  }
}
