import Minutes
import Testing

@testable import Structure

/// Where and when a meeting was held, as heads of many kinds tell it.
@Suite struct PlaceTests {
  /// A head and what it says of place and hours.
  struct Head: Sendable, CustomTestStringConvertible {
    var text: String
    var place: String?
    var start: String?
    var end: String?
    var testDescription: String { text }

    init(_ text: String, _ place: String?, _ start: String? = nil, _ end: String? = nil) {
      self.text = text
      self.place = place
      self.start = start
      self.end = end
    }
  }

  @Test(arguments: [
    Head("Plats/tid: Klubbhuset 2014-03-05 kl 18.00", "Klubbhuset", "18:00"),
    Head("Tid & plats: 2014-03-05 18.00, Klubbhuset", "Klubbhuset", "18:00"),
    Head(
      "Mötesdag: 5 mars 2014\nMöteslokal: Klubbhuset\nMötestid: 18.00 - 19.30", "Klubbhuset", "18:00", "19:30"
    ),
    Head("Datum: 9/3 2014\nPlats: Ekbyparken 5\nKlockan: 14", "Ekbyparken 5", "14:00"),
    Head("Datum: 2012-11-15\nTid: 17.17\nSal: HB3", "HB3", "17:17"),
    Head(
      "2014-03-05\nPlats och tid\nFolkets hus, A-salen, kl. 18.30-21.05", "Folkets hus, A-salen", "18:30",
      "21:05"),
    Head("Klubbhuset, onsdag 5 mars 2014, kl. 18.00", "Klubbhuset", "18:00"),
    Head("Söndag 9 mars 2014 kl. 15–17\nEkby bygdegård", "Ekby bygdegård", "15:00", "17:00"),
    Head("Söndagen den 14 februari 2021 klockan 14:00, digitalt via Teams", "digitalt via Teams", "14:00"),
    Head("Mötet hölls per telefon den 5 mars 2014 klockan 19.00.", "per telefon", "19:00"),
    Head("Måndagen den 3 mars 2014, kl. 19.00 hemma hos Bo Ek.", "hemma hos Bo Ek", "19:00"),
    Head(
      "2014-03-09\nMötet hölls i Ekby församlingshem med start kl. 14.00.", "Ekby församlingshem", "14:00"),
    Head("2014-03-09\nKl. 18-20 på Café Lina", "Café Lina", "18:00", "20:00"),
    Head("2014-03-09\nP1ats: Klubbhuset", "Klubbhuset"),
    Head("2014-03-09\nPlats:        Kvarterslokalen,     Ekvägen 31", "Kvarterslokalen, Ekvägen 31"),
  ])
  func readsPlaceAndHours(_ head: Head) {
    let paper = Papers.structured(
      "Protokoll styrelsemöte\n\(head.text)\nNärvarande: Anna Berg, Bo Ek\n\n§ 1 Öppnande\nText här.\n\n§ 2 Slut\nText.\n"
    )
    #expect(paper.meeting.place == head.place)
    #expect(paper.meeting.start == head.start)
    #expect(paper.meeting.end == head.end)
  }

  @Test(arguments: [
    (
      "Protokoll, fört vid ordinarie bystämma med Norrby byalag å Norrby\nskola den 5 maj 1923.",
      "Norrby skola",
      "Norrby byalag"
    ),
    (
      "Protokoll hållet vid sammanträde med kommunalnämnden i Ekby kommun\ni kommunalrummet den 14 oktober 1938 kl. 14.",
      "kommunalrummet", "Ekby kommun"
    ),
    (
      "Protokoll, hållet å kommunalstämma i Ekby socken uti sockenstugan den 28 december 1887.",
      "sockenstugan",
      "Ekby socken"
    ),
    ("Protokoll från årsmöte i Ekby IF\n2015-02-22 kl. 15.00 i Ekby skola", "Ekby skola", "Ekby IF"),
    (
      "Protokoll nr 3\nEkby Golfklubb, styrelsen\n2014-03-05\nPlats: Klubbhuset", "Klubbhuset",
      "Ekby Golfklubb"
    ),
    (
      "Protokoll nr 3\nStyrelsen för Ekby Golfklubb\n2014-03-05\nPlats: Klubbhuset", "Klubbhuset",
      "Ekby Golfklubb"
    ),
  ])
  func tellsPlaceFromBody(_ head: String, _ place: String, _ body: String) {
    let meeting = Papers.structured("\(head)\n\n§ 1.\nText här.\n\n§ 2.\nText här.\n").meeting
    #expect(meeting.place == place)
    #expect(meeting.body?.name == body)
  }

  @Test(arguments: [
    ("skulle öppnas i Ekstads stad den 15 september", "Ekstads stad"),
    ("skulle öppnas den 15 september; brandmästaren bor i Ekstads stad", nil),
  ])
  func findsTheTownOfAnAssembly(_ words: String, _ place: String?) {
    let meeting = Papers.structured(
      """
      PROTOKOLL

      Torsdagen den 17 september 1868.

      Sedan genom nådigt påbud anbefallts att en allmän landtdag
      \(words), hafva ombuden i dag sammanträdt.

      § 1.
      Text här.

      § 2.
      Text här.
      """
    ).meeting
    #expect(meeting.place == place)
  }

  @Test func leavesTheNextMeetingsHourAlone() {
    let paper = Papers.structured(
      """
      Protokoll styrelsemöte 2022-01-18

      1. Öppnande
      Anna öppnade.

      2. Övrigt
      Inget.

      3. Avslutning
      Anna tackade och avslutade mötet. Nästa möte blir torsdag den 24/2 kl. 18:30.
      """)
    #expect(paper.meeting.end == nil)
    #expect(paper.nextMeeting?.date == "2022-02-24")
  }
}
