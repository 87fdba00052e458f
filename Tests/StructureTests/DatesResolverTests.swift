import Minutes
import Testing

@testable import Structure

@Suite struct DateResolverTests {
  let resolver = DateResolver()

  private func read(_ text: String) -> DateReading { resolver.resolve(DateLine.lines(of: text)) }

  private func roles(_ text: String) -> [String] {
    read(text).mentions.map { "\($0.value) \($0.role.rawValue)" }
  }

  // MARK: - The day of the meeting

  @Test(arguments: [
    // A title of one line, of two, with the date under it, and as a running header that lands last.
    ("Protokoll från årsmötet 1987-03-11\n\nNärvarande\nStina Ek\n", "1987-03-11"),
    ("Arbetsgrupp 4\nden 17 januari 2022\n\nNärvarande\nStina Ek\n", "2022-01-17"),
    ("Vattenråd - Delgrupp 21\nokt\nNärvarande\nStina Ek\n", "--10-21"),
    (
      "Närvarande\nStina Ek\n\nÖvrigt\nUtställningen var 3 februari.\n\nVid pennan\nStina Ek\n\n\tAnteckningar Husgruppen 7 februari\n",
      "--02-07"
    ),
    (
      "Skogby IF      Styrelsemöte     12 juni 2008\n\n1\n\nStyrelsemöte 12 juni 2008\n\nNärvarande\nStina Ek\n",
      "2008-06-12"
    ),
    // Labels: on the line, over it, in a table.
    ("Styrelsemöte\nTid: Tisdagen 2011-02-08, kl 18:30\nPlats: Ekgatan 9\n", "2011-02-08"),
    (
      "Ekby kommun\n\nSammanträdesdatum      Sida\n2016-04-11            1 (12)\n\nKommunstyrelsen\n",
      "2016-04-11"
    ),
    (
      "SAMMANTRÄDESPROTOKOLL\nDatum\n1987-03-11\n\nPlats och tid\nEkby kl 13\nJustering\nEkby 1987-03-18\n",
      "1987-03-11"
    ),
    (
      "Ekby vägförening   PROTOKOLL\nDatum\nStina Ek 2014-09-01\nStyrelsemöte\nOnsdag 2014-08-20, kl 19:00\nEkgatan 9\n",
      "2014-08-20"
    ),
    ("**Datum:** 24-11-13\n**Lag:** Rymden\n", "2024-11-13"),
    // Opening sentences, old and new.
    (
      "Stämma 2022\n\nProtokoll fört vid stämma med Ekby vägförening den 18 juni 2022.\n§1 Ordförande\n",
      "2022-06-18"
    ),
    (
      "Vårmöte\n\nProtokoll fört vid Ekby radioklubbs vårmöte 2013, onsdagen den 17:e april klockan 18:30.\n",
      "2013-04-17"
    ),
    ("Protokoll för årsmöte Ekby 2020\n    Söndagen den 15 Mars, kl 14:30 i bystugan\n", "2020-03-15"),
    (
      "Protokoll\nfördt hos\nSkråt i Ekstad 1867—1868.\nMåndagen den 4 mars 1867.\nEfter kungörelse af den 9 sistlidne februari\n",
      "1867-03-04"
    ),
    ("Möte 8 oktober\n\nProtokoll fört vid extra medlemsmöte\n2014-10-08 klockan 18:15.\n", "2014-10-08"),
    // Not signing, notice, previous meeting, quoted letters, print dates, years of activity.
    (
      "Kallelse till styrelsemöte\nUtsänd 2019-02-20\n\nProtokoll styrelsemöte 2019-03-04\n\nJusterat 2019-03-11\n",
      "2019-03-04"
    ),
    (
      "Styrelsemöte 4 mars 2019\n§ 3 Föregående protokoll\nProtokollet från 2019-02-04 godkändes.\nEkby 2019-03-20\n",
      "2019-03-04"
    ),
    ("Ekby kommun\nUtskriven 2020-01-15\nSammanträde 2019-12-10\n", "2019-12-10"),
    ("Årsmöte 24 februari\nFör verksamhetsåret 2019\n§1\n", "--02-24"),
    ("Protokoll 24.12.06\nStyrelsen 2024\n§ 1 Öppnande\n", "2024-12-06"),
    ("Protokoll 24.11.06\n", "2006-11-24"),
    ("Protokoll 24.12.06\n", "2024-12-06"),
    ("Protokoll 17-05-18\nStadgar antagna 1893 och ändrade 1911\n", "1917-05-18"),
    ("Styrelsemöte mars 2017\n§ 1 Öppnande\n", "2017-03"),
  ])
  func choosesTheDayOfTheMeeting(text: String, date: String) {
    #expect(read(text).meeting?.value == date)
  }

  @Test(arguments: [
    "Årsmöte\nNärvarande\nStina Ek\n1. Mötet öppnades.\n2. Val av ordförande.\n3. Val av justerare.\n4. Dagordningen.\n5. Kallelsen.\n6. Rapporter\nDistriktet samlas i Ekby 4:e april.\n",
    "Justeras\nEkby 2019-03-11\n", "Nästa möte\n9 mars 2019\n", "", "\n\n",
    "Protokoll\n§ 1 Mötet öppnades.\n",
  ])
  func leavesTheDayOutWhereNoneIsSure(text: String) {
    #expect(read(text).meeting == nil)
  }

  @Test func callersPlacesDecide() {
    var lines = DateLine.lines(of: "2019-03-11\nEkby\n2019-03-04\n")
    lines[0].place = .adjustment
    lines[2].place = .title
    #expect(resolver.resolve(lines).meeting?.value == "2019-03-04")
  }

  @Test func showsWhatTheDayWasReadFrom() {
    let date = read("\nEkby\nSammanträdesdatum  1987-03-11\n").meeting
    #expect(date?.precision == .day)
    #expect(date?.inferred == false)
    #expect(
      date?.evidence == [Evidence(kind: .printed, text: "Sammanträdesdatum 1987-03-11", page: 1, line: 3)])
    #expect((0.9...1).contains(date?.confidence ?? 0))
  }

  @Test func isLessSureWhereTwoDaysCompete() {
    let alone = read("Möte 3 mars 2013\n")
    let rivals = read("Möte 3 mars 2013\nMöte 4 april 2013\n")
    #expect((alone.meeting?.confidence ?? 0) > (rivals.meeting?.confidence ?? 1))
  }

  @Test func anEmptyDocumentHasNoDates() {
    #expect(resolver.resolve([]) == DateReading())
  }

  // MARK: - The year

  @Test func namesTheYearsInWhichAWeekdayAgrees() {
    let date = read("Möte torsdag 19 november\nNärvarande\nStina Ek\n").meeting
    #expect(date?.value == "--11-19")
    #expect(date?.precision == .dayNoYear)
    #expect(
      date?.candidates.map(\.value) == ["2009-11-19", "2015-11-19", "2020-11-19", "2026-11-19"])
  }

  @Test func anotherDatesWeekdayNarrowsTheYears() {
    let date = read("Möte 9 november\n\n\nTorsdag 19 november samlas gruppen.\nÅr 2016 är planerat.\n")
      .meeting
    #expect(date?.value == "--11-09")
    #expect(date?.candidates.first?.value == "2015-11-09")
    #expect(date?.evidence.last?.kind == .weekday)
  }

  @Test func aYearTheWeekdayContradictsIsNotTaken() {
    #expect(read("Årsmöte 2026\nSöndagen den 7 mars\n").meeting?.value == "--03-07")
  }

  @Test func reportsAWeekdayThatDoesNotAgree() {
    let reading = read("Möte fredagen den 11 mars 1987\n")
    #expect(reading.meeting?.value == "1987-03-11")
    #expect(reading.diagnostics.map(\.id) == ["structure.weekday-conflict"])
    #expect(reading.diagnostics.first?.line == 1)
    #expect(read("Möte onsdagen den 11 mars 1987\n").diagnostics == [])
  }

  // MARK: - Dates in the text

  @Test(arguments: [
    // The meeting's year, rolled over the turn of the year where words or distance say so.
    ("den 19 maj ses vi", "2017-05-19 mentioned"),
    ("Nästa möte är den 12 januari.", "2018-01-12 next-meeting"),
    ("Föregående möte hölls den 14 december.", "2016-12-14 previous-meeting"),
    ("Svar senast 31 januari.", "2018-01-31 deadline"),
    ("Lägret var den 2 december.", "2016-12-02 mentioned"),
    ("fredag 6 april visas filmen", "2018-04-06 mentioned"),
    ("Protokollet justeras den 30 maj.", "2017-05-30 adjustment"),
    ("Anslaget sattes upp den 29 maj", "2017-05-29 notice"),
    ("enligt brev den 3 maj 1998", "1998-05-03 mentioned"),
    ("2019 års årsmöte hålls söndagen den 4 augusti.", "2019-08-04 next-meeting"),
    ("Justerades protokollet för den 20 april.", "2017-04-20 previous-meeting"),
    ("Den 15 i denne månad öppnades huset.", "2017-05-15 mentioned"),
    ("påbud den 8 sistlidne juni", "2016-06-08 mentioned"),
    ("Festen äger rum den 3 maj nästa år.", "2018-05-03 mentioned"),
  ])
  func givesADateItsYearAndRole(text: String, mention: String) {
    let filler = "\n\nNärvarande\nStina Ek\n\n§ 1\n\n"
    #expect(roles("Styrelsemöte 2017-05-18" + filler + text) == ["2017-05-18 meeting", mention])
  }

  @Test func aWrongWeekdayMovesNoAnnouncedMeetingToThePast() {
    let reading = read("Möte 2023-08-16\n\nNästa möte\ntis 12 sep kl 19\nons 19 okt\n")
    #expect(reading.mentions.map(\.value) == ["2023-08-16", "2023-09-12", "2023-10-19"])
    #expect(reading.diagnostics.count == 1)
  }

  @Test func leavesTheYearOutWhereTheMeetingHasNone() {
    #expect(
      roles("Möte 20 februari\n\nNärvarande\n\nMässan är 1-2 juni.\n") == [
        "--02-20 meeting", "--06-01 mentioned",
      ])
    #expect(read("Möte 20 februari\n\nMässan är 1-2 juni.\n").mentions.last?.end == "--06-02")
  }

  @Test func marksAYearThatIsNotPrinted() {
    let mentions = read("Möte 2017-05-18\n\nFredagen den 19 maj kl. 10.00 justeras protokollet.\n").mentions
    #expect(mentions.map(\.inferred) == [false, true])
    #expect(mentions.last?.time == "10:00")
    #expect(mentions.last?.text == "Fredagen den 19 maj kl. 10.00")
  }

  @Test func leavesOutMonthsAndWhatIsToldFromTheMeeting() {
    #expect(
      roles("Möte 2017-05-18\n\nKlart oktober 2017. Nästa vecka städas det, på fredag målas det.\n").count
        == 1)
  }

  @Test func countsARunningHeaderOnce() {
    var lines = DateLine.lines(of: "Möte 2017-05-18\nText\nMöte 2017-05-18\nText\n")
    lines[0].place = .furniture
    lines[2].place = .furniture
    #expect(resolver.resolve(lines).mentions.count == 1)
  }

  // MARK: - The next meeting

  @Test(arguments: [
    ("Nästa möte\nNästa vecka", "2017-05-25"), ("Nästa möte: torsdag 15 juni kl 13.15", "2017-06-15 13:15"),
    ("Inför nästa möte (12 juni) görs en ritning.", "2017-06-12"),
    (
      "## Kommande tider i sommar\n\ntorsdag 8 juni klockan 14.30-16.15, Ekhuset\ntorsdag 31 augusti\n",
      "2017-06-08 14:30"
    ),
    (
      "Nästa möte\n\nFlera kan inte 22 juni. Styrelsen flyttar mötet till 21 juni 09:15-11:00.",
      "2017-06-21 09:15"
    ),
    ("Niista mote\n l7/6 19:00\n\n\nVid protokollet", "2017-06-17 19:00"),
    ("8. Nästa möte\n21/6 kl. 18\n9. Mötet avslutas\nFest 3/7\n", "2017-06-21 18:00"),
    ("Nästa sammanträde äger rum den 14 januari.", "2018-01-14"),
    ("11. Kommande möte\n17-dec — hos Stina nr 3\n", "2017-12-17"),
    ("11. Nästa möte\n170615 klockan 19.00\n\nVid protokollet", "2017-06-15 19:00"),
    ("11. Nästa möte\n\n170615\n", "2017-06-15"),
  ])
  func findsTheNextMeeting(text: String, expected: String) {
    let next = read("Styrelsemöte torsdag 2017-05-18\n\nNärvarande\nStina Ek\n\n" + text).nextMeeting
    #expect([next?.date, next?.start].compactMap(\.self).joined(separator: " ") == expected)
  }

  @Test func nextMeetingAtTheSameTime() {
    let next = read("Möte 2018-05-16\n## Mötet öppnas\n17:05\n## Nästa möte\nSamma tid nästa vecka.\n")
      .nextMeeting
    #expect(next == NextMeeting(date: "2018-05-23", start: "17:05"))
  }

  @Test(arguments: [
    "Nästa möte planerar vi festen.\nLoppis 3 juni.\n", "Att göra till nästa möte\n- Måla båten\n",
    "Övrigt\nLoppis 3 juni.\n",
  ])
  func inventsNoNextMeeting(text: String) {
    #expect(read("Möte 2017-05-18\n\n" + text).nextMeeting == nil)
  }

  // MARK: - Times

  @Test(arguments: [
    ("Mötet öppnades kl 18.30.\nText\nMötet avslutades klockan 20.15.", "18:30-20:15"),
    (
      "Klockan 18:07 slog Stina klubban i bordet och öppnade mötet.\nKlockan 19:52 tackade hon och förklarade mötet avslutat.",
      "18:07-19:52"
    ),
    ("## Mötet öppnas\n17:05-ish\n## Mötet avslutas\n17:58", "17:05-17:58"),
    ("Tid 13.00–15.30\nPlats: Ekgatan 9", "13:00-15:30"), ("Tid: 16:45", "16:45-"),
    ("1. Mötets öppnande 16:12\n17. Mötet avslutas 17:03", "16:12-17:03"),
    ("Plats och tid: Ekhuset kl. 13.30-16.00", "13:30-16:00"),
    ("Mötet den 4 mars 2019 kl. 18-20", "18:00-20:00"),
    ("Tid: 18-20", "18:00-20:00"), ("Kl. 18.30–20.00 i Ekhuset", "18:30-20:00"),
    ("Tid: 2 timmar", "-"), ("Plats: Ekgatan 12-14", "-"),
    ("Mötet ajournerades kl 14.00 och återupptogs kl 14.20.", "-"),
    ("Stina öppnade mötet och hälsade alla välkomna.\nFika serveras kl 19.", "-"),
    ("Nästa möte\nTid: 18.30", "-"),
  ])
  func findsWhenItBeganAndEnded(text: String, times: String) {
    let reading = read("Protokoll 2019-03-04\n\n" + text)
    #expect((reading.start ?? "") + "-" + (reading.end ?? "") == times)
  }

  @Test(arguments: [
    ("nästa torsdag", "2017-05-25"), ("på lördag", "2017-05-20"), ("föregående fredag", "2017-05-12"),
    ("i morgon", "2017-05-19"), ("den 3 juni", "2017-06-03"), ("3 juni 2009", "2009-06-03"),
  ])
  func tellsADayFromTheMeeting(text: String, day: String) throws {
    let found = try #require(DateFinder().dates(in: text).first)
    let meeting = try #require(CalendarDate(year: 2017, month: 5, day: 18))
    #expect(resolver.day(of: found, meeting: meeting)?.iso == day)
  }

  @Test(arguments: [("1/1", 1), ("https://ekby.example/karta 1/2", 1), ("Arbetsdag 1/9", 2)])
  func passesPageCountsOver(_ last: String, _ count: Int) {
    let pages = Page.pages(
      ofText: "Protokoll 2019-03-04\nKassan är god.\nAvgiften är betald.\n\(last)",
      reading: PageReading(reader: .text, reason: "text"))
    #expect(DateResolver().resolve(DateLine.lines(of: pages)).mentions.count == count)
  }

  @Test func readsATimeAfterAFullStop() {
    let pages = Page.pages(
      ofText: "Protokoll\nTorsdag 2015-01-15. kl 19:00", reading: PageReading(reader: .text, reason: "text"))
    #expect(DateResolver().resolve(DateLine.lines(of: pages)).start == "19:00")
  }

  @Test func keepsAnAnnouncedDayAheadWhateverItsWeekday() {
    let pages = Page.pages(
      ofText: "Protokoll 2023-06-08\nText.\n\n8. Kommande möte\nOns 16 aug kl 19\nPrel ons 19 okt",
      reading: PageReading(reader: .text, reason: "text"))
    let reading = DateResolver().resolve(DateLine.lines(of: pages))
    #expect(reading.mentions.last?.value == "2023-10-19")
    #expect(reading.diagnostics.map(\.id) == ["structure.weekday-conflict"])
  }
}
