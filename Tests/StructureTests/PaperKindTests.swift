import Minutes
import Testing

@testable import Structure

@Suite struct PaperKindTests {
  @Test(arguments: [
    (
      "Ekens koloniförening\n\nKALLELSE TILL ÅRSMÖTE\n\nMedlemmarna kallas till årsmöte den 22 mars 2020 kl. 14.00.\n\n1. Öppnande\n2. Val\n3. Slut\n",
      MeetingKind.notice
    ),
    (
      "Verksamhetsberättelse för Ekens förening 2012\n\nMöten\nÅrsmötet hölls den 4 mars 2012.\n\nEkonomi\nÅrets resultat är gott.\n",
      .report
    ),
    (
      "Dagordning styrelsemöte 2019-03-04\n\n1. Öppnande\n2. Ekonomi\n3. Nästa möte\n", .agenda
    ),
    ("Faktura 1234\n\nAtt betala 500 kr\nBetalas senast 2019-03-04\n", .other),
  ])
  func tellsOtherPapersApart(text: String, kind: MeetingKind) {
    let extraction = Papers.structured(text)
    #expect(extraction.meeting.kind == kind)
    #expect(extraction.sections.isEmpty)
    #expect(extraction.attendance.isEmpty)
    #expect(extraction.diagnostics.contains { $0.id == "structure.not-minutes" })
  }

  @Test(arguments: [
    // A summons printed before the notes of the same meeting.
    "KALLELSE TILL ÅRSMÖTE 2020-03-22\n\nNärvarande: Anna Berg, Bo Ek\n\n1. Öppnande\nAnna Berg öppnade mötet.\n2. Val\nText.\n3. Slut\nText.\n",
    "Ekonomisk rapport och styrelsemöte 2020-03-22\n\nNärvarande: Anna Berg, Bo Ek\n\n1. Öppnande\nText.\n2. Val\nText.\n3. Slut\nText.\n",
    "Dagordning och protokoll 2020-03-22\n\n§ 1 Öppnande\nAnna Berg öppnade mötet.\n\n§ 2 Val\nText.\n\n§ 3 Slut\nMötet avslutades.\n",
  ])
  func keepsMinutes(text: String) {
    let extraction = Papers.structured(text)
    #expect(!extraction.sections.isEmpty)
    #expect(!extraction.diagnostics.contains { $0.id == "structure.not-minutes" })
  }
}
