import Minutes
import Testing

@testable import Structure

@Suite struct HeadTests {
  /// A head and what it says of the meeting.
  struct Head: Sendable, CustomTestStringConvertible {
    var text: String
    var title: String
    var body: String
    var kind: MeetingKind
    var place: String?
    var testDescription: String { title }
  }

  @Test(arguments: [
    Head(
      text: "Protokoll från årsmöte i Ekby skytteförening\nLördagen den 5 april 2014 kl. 13.00 i klubbstugan",
      title: "Protokoll från årsmöte i Ekby skytteförening", body: "Ekby skytteförening",
      kind: .annualMeeting,
      place: "klubbstugan"),
    Head(
      text: "Sundby hembygdsförenings årsmöte 2011-06-12 i Sundby skola",
      title: "Sundby hembygdsförenings årsmöte 2011-06-12 i Sundby skola", body: "Sundby hembygdsförening",
      kind: .annualMeeting, place: "Sundby skola"),
    Head(
      text: "Höstmöte\n\nProtokoll fört vid Ekbyklubbens höstmöte 2015-10-05 klockan 18:15 i sal 4.",
      title: "Höstmöte", body: "Ekbyklubben", kind: .generalMeeting, place: "sal 4"),
    Head(
      text: "# Planering\n\n**Datum:** 2021-05-06\n**Team:** Uven\n**Plats:** Rum 3",
      title: "Planering", body: "Uven", kind: .minutes, place: "Rum 3"),
    Head(
      text: "Öppna data - Referensgrupp 12\nmaj", title: "Öppna data - Referensgrupp 12 maj",
      body: "Referensgrupp Öppna data", kind: .workingGroup, place: nil),
    Head(
      text:
        "EKBYS KOMMUN          SAMMANTRÄDESPROTOKOLL          Sida 1(2)\nSocialnämnden         2019-03-04",
      title: "SAMMANTRÄDESPROTOKOLL", body: "Socialnämnden", kind: .board, place: nil),
  ])
  func readsTheHead(_ head: Head) {
    let text =
      "\(head.text)\n\nNärvarande: Anna Berg, Bo Ek\n\n§ 1 Öppnande\nText här.\n\n§ 2 Slut\nText här.\n"
    let meeting = Papers.structured(text).meeting
    #expect(meeting.title == head.title)
    #expect(meeting.body?.name == head.body)
    #expect(meeting.kind == head.kind)
    #expect(meeting.place == head.place)
  }

  @Test(
    arguments: [
      ("Ons 16 aug kl 19 hos Karin nr 163", "hos Karin nr 163"),
      ("16 aug kl 19 i klubbstugan.", "klubbstugan"),
      ("16 aug kl 19 (hos Karin, nr 3)", "hos Karin, nr 3"), ("16 aug kl 19.", nil),
      ("16 aug i samband med utflykten", nil),
      ("Onsdagen den 16 augusti, 19.00, Ekvägen 7", "Ekvägen 7"),
      ("Onsdagen den 16 augusti, 19.00, Kaffe 7 kr", nil),
    ] as [(String, String?)])
  func findsWhereTheNextMeetingIs(_ line: String, _ place: String?) {
    let extraction = Papers.structured(
      "Protokoll 2023-06-08\n\n1. Öppnande\nText.\n2. Ekonomi\nText.\n3. Nästa möte\n\(line)\n")
    #expect(extraction.nextMeeting?.date == "2023-08-16")
    #expect(extraction.nextMeeting?.place == place)
  }

  @Test func findsAPlaceAfterTheTime() {
    #expect(
      Papers.structured(
        "Protokoll fört vid årsmöte i Ekby samfällighet tisdagen den 23 april 2019 klockan 19, Ekbyskolan\n\n1. Öppnande\nText.\n2. Ekonomi\nText.\n3. Slut\nText."
      ).meeting.place == "Ekbyskolan")
  }

  @Test func missesTheDay() {
    func ids(_ head: String) -> [String] {
      Papers.structured("\(head)\n\n1. Öppnande\nText.\n2. Ekonomi\nText.\n3. Slut\nText.").diagnostics.map(
        \.id)
    }
    #expect(ids("Protokoll styrelsemöte").contains("structure.no-date"))
    #expect(!ids("Protokoll styrelsemöte 2019-03-04").contains("structure.no-date"))
  }
}
