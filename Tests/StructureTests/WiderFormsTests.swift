import Minutes
import Testing

@testable import Structure

/// Forms that papers of other associations and other times use.
@Suite struct WiderFormsTests {
  private static let head = "Protokoll fört vid styrelsemöte den 14 mars 2017 kl. 18.00\n\n"

  // MARK: - Days and times

  @Test func theYearOfABoardIsNoDay() {
    let extraction = Papers.structured(
      """
      Protokoll
      Kårstyrelsen, Ekby studentkår
      Kårstyrelsesammanträde 5, 09/10

      Datum: 2009-10-21

      § 1 Öppnande
      Anna Berg öppnade mötet. Nästa möte är den 9/10.
      """)
    #expect(extraction.meeting.date?.value == "2009-10-21")
    #expect(extraction.dates.filter { $0.value.hasSuffix("10-09") }.count == 1)
  }

  @Test(arguments: [
    ("28 november 2013", "19.34 (UTC)", "20:34"), ("28 maj 2013", "kl. 17.34 UTC", "19:34"),
    ("28 maj 1979", "kl. 17.34 UTC", "18:34"), ("28 oktober 1995", "kl. 17.34 GMT", "18:34"),
    ("28 november 2013", "19.34", "19:34"),
  ])
  func timesAreToldByTheClockOnTheWall(_ day: String, _ time: String, _ end: String) {
    let extraction = Papers.structured(
      "Protokoll fört vid styrelsemöte den \(day)\n\n§ 1 Öppnande\nAnna Berg öppnade mötet 16.00.\n\n"
        + "§ 2 Avslutning\nMötet avslutades \(time).\n")
    #expect(extraction.meeting.end == end)
  }

  @Test(arguments: [
    ("kl. 1/2 8 e. m.", "kl. 10", "19:30", "22:00"), ("kl. ½ 8 e. m.", "kl. 9", "19:30", "21:00"),
    ("kl. 18.30", "kl. 20.15", "18:30", "20:15"), ("kl. 9", "kl. 8", "09:00", "08:00"),
  ])
  func theEndIsAfterTheBeginning(_ start: String, _ end: String, _ began: String, _ ended: String) {
    let extraction = Papers.structured(
      "Protokoll fört vid styrelsemöte den 14 mars 1908\n\n§ 1 Öppnande\nMötet öppnades \(start)\n\n"
        + "§ 2 Avslutning\nMötet avslutades \(end).\n")
    #expect(extraction.meeting.start == began)
    #expect(extraction.meeting.end == ended)
  }

  @Test(arguments: [
    ("Läger hålls 28-30/1.", ["2017-01-28"]), ("Cupen 25-26/6 är full.", ["2017-06-25"]),
    ("Tidningen 3-4/12 är slut.", []),
  ])
  func spansOfDays(_ sentence: String, _ days: [String]) {
    let extraction = Papers.structured(Self.head + "§ 1 Rapporter\n\(sentence)\n\n§ 2 Ekonomi\nInget.\n")
    let found = extraction.dates.filter { $0.role != .meeting }.map { String($0.value.suffix(5)) }
    #expect(found == days.map { String($0.suffix(5)) })
  }

  @Test(arguments: ["Nästa APT", "Nästa styrgrupp", "Nästa möte"])
  func whateverComesNextIsAMeeting(_ heading: String) {
    let extraction = Papers.structured(
      Self.head + "1. Ekonomi\nGod.\n\n2. \(heading)\n9 juni kl 13.30\n\n3. Övrigt\nInget.\n")
    #expect(extraction.nextMeeting?.date == "2017-06-09")
  }

  @Test func whatComesNextMayBeAStep() {
    let extraction = Papers.structured(
      Self.head + "1. Ekonomi\nGod.\n\n2. Nästa steg\nRapport 9 juni.\n\n3. Övrigt\nInget.\n")
    #expect(extraction.nextMeeting == nil)
  }

  @Test(arguments: ["8 § Avslutning", "8 Avslutning", "8. Avslutning"])
  func theNextItemEndsTheAnnouncement(_ heading: String) {
    let extraction = Papers.structured(
      Self.head + "7 § Nästa möte\nOnsdag 14 juni kl 18.30.\n\n\(heading)\nMötet avslutades kl 20.15.\n")
    #expect(extraction.meeting.end == "20:15")
  }

  // MARK: - People

  @Test(arguments: [
    ("Närv: Anna Berg (ordf), Bo Ek", "Ej närv: Karin Ståhl"),
    ("Med: Anna Berg, Bo Ek", "Borta: Karin Ståhl"),
    ("Deltog gjorde Anna Berg (ordf), Bo Ek.", "Karin Ståhl hade meddelat frånvaro."),
  ])
  func labelsInShort(_ present: String, _ absent: String) {
    let extraction = Papers.structured(
      Self.head + "\(present)\n\(absent)\n\n§ 1 Öppnande\nText.\n\n§ 2 Slut\nText.\n")
    let names = extraction.attendance.filter { $0.status == .present }.map(\.name)
    #expect(names == ["Anna Berg", "Bo Ek"])
    #expect(extraction.attendance.filter { $0.status != .present }.map(\.name) == ["Karin Ståhl"])
  }

  @Test func headingsThatBeginLikeLabelsStayHeadings() {
    let extraction = Papers.structured(
      Self.head
        + "Närvarande: Anna Berg, Bo Ek\n\n## Med till nästa möte\n\nListan.\n\n## Ekonomi\n\nGod.\n\n## Slut\n\nText.\n"
    )
    #expect(extraction.sections.map(\.heading).contains("Med till nästa möte"))
  }

  @Test func namesAreCutShortAndHaveHomes() {
    let extraction = Papers.structured(
      """
      Protokoll, fört vid sammanträde med Ekby skolråd den 13 november 1926.

      Närvarande voro: kyrkoherden K. G. Lindqvist, ordförande,
      nämndemannen Aug. Svensson i Norrby, lantbrukaren
      J. E. Holm i Backa samt undertecknad. Förfall hade anmälts av
      handlanden C. O. Frid.

      § 1.
      Att justera utsågs nämndemannen Aug. Svensson i Norrby.

      § 2.
      Skolrådet beslöt att köpa en kamin.

      Som ovan
      Sven Ek
      sekreterare
      """)
    #expect(
      extraction.attendance.map(\.name) == [
        "K. G. Lindqvist", "Aug. Svensson", "J. E. Holm", "C. O. Frid", "Sven Ek",
      ])
    #expect(extraction.attendance.map(\.organisation) == [nil, "Norrby", "Backa", nil, nil])
    #expect(extraction.attendance.map(\.status) == [.present, .present, .present, .excused, .present])
    #expect(extraction.officers.adjusters == ["Aug. Svensson"])
  }

  @Test(arguments: [
    ("Bo Ek är ordförande och Anna Berg är sekreterare.", "Bo Ek", "Anna Berg"),
    ("Bo Ek valdes till ordförande för ett år.", nil, nil),
  ])
  func whoIsChair(_ sentence: String, _ chair: String?, _ secretary: String?) {
    let extraction = Papers.structured(Self.head + "§ 1 Öppnande\n\(sentence)\n\n§ 2 Ekonomi\nGod.\n")
    #expect(extraction.officers.chair == chair)
    #expect(extraction.officers.secretary == secretary)
  }

  // MARK: - Items

  @Test(arguments: [
    ("Nämnden fattar beslut den 18 februari.", 0), ("Nämnden fattar beslut om lokalen.", 1),
    ("Årsmötet hade beslutat om höjd avgift.", 0), ("Styrelsen har fattat följande beslut:", 0),
    ("Styrelsen har beslutat att höja avgiften.", 1),
  ])
  func whatIsDecidedHere(_ sentence: String, _ count: Int) {
    let extraction = Papers.structured(Self.head + "§ 1 Ekonomi\n\(sentence)\n\n§ 2 Slut\nText.\n")
    #expect(extraction.sections.flatMap(\.decisions).count == count)
  }

  @Test(arguments: [
    ("Med 3 röster mot 1 beslöt nämnden att avslå.", 3, 1),
    ("Efter votering, 4 röster för avslag och 3 för bifall, beslöts att avslå.", 3, 4),
  ])
  func votesInWords(_ sentence: String, _ yes: Int, _ no: Int) {
    let extraction = Papers.structured(Self.head + "§ 1 Ekonomi\n\(sentence)\n\n§ 2 Slut\nText.\n")
    let votes = extraction.sections.flatMap(\.votes)
    #expect(votes.map(\.yes) == [yes])
    #expect(votes.map(\.no) == [no])
  }

  @Test func itemsWithLettersStandBetweenTheOthers() {
    let extraction = Papers.structured(
      Self.head
        + "9 Budget\nGod.\n\n10a Policy\nAntogs.\n\n10b Äskande\nAntogs.\n\n11 Övrigt\nInget.\n\n12 Slut\nText.\n"
    )
    #expect(extraction.sections.map(\.number) == ["9", "10a", "10b", "11", "12"])
    #expect(!extraction.diagnostics.contains { $0.id == "structure.paragraph-gap" })
  }

  @Test func theRegisterNumberStandsAboveTheHeading() {
    let extraction = Papers.structured(
      Self.head + "§ 31\nDnr 2003/41\nBidrag till förbund\n\nText.\n\n§ 32\nDnr 2002/118\nHallen\n\nText.\n")
    #expect(extraction.sections.map(\.heading) == ["Bidrag till förbund", "Hallen"])
  }

  // MARK: - Languages

  private static let swedish = """
    Protokoll från styrelsemöte 2018-10-04

    Närvarande: Anna Berg, Bo Ek
    Frånvarande: Karin Ståhl

    1. Mötets öppnande
    Anna Berg öppnade mötet och hälsade alla välkomna.

    2. Budget
    Styrelsen beslutade att avsätta 2000 kr till pubar.

    3. Nästa möte
    Det är den 18 oktober.

    """
  private static let english = """
    Minutes from the board meeting 2018-10-04

    Present: Anna Berg, Bo Ek
    Absent: Karin Ståhl

    1. Opening of the meeting
    Anna Berg opened the meeting and wished everybody welcome to it.

    2. Budget
    The board decided to allocate SEK 2000 for pubs.

    3. Next meeting
    It is on the 18th of October.

    """

  @Test(arguments: [swedish + "\n" + english, english + "\n" + swedish])
  func whatIsToldInTwoLanguagesCountsOnce(_ text: String) {
    let extraction = Papers.structured(text)
    let alone = Papers.structured(Self.swedish)
    #expect(extraction.sections.map(\.heading) == alone.sections.map(\.heading))
    #expect(extraction.attendance.map(\.name) == alone.attendance.map(\.name))
    #expect(extraction.sections.flatMap(\.decisions).count == 1)
    let note = extraction.diagnostics.first { $0.id == "structure.repeated-in-language" }
    #expect(note?.line == (text.hasPrefix("Minutes") ? 1 : 15))
    #expect(!alone.diagnostics.contains { $0.id == "structure.repeated-in-language" })
  }

  @Test func aPassageInEnglishIsNoRepetition() {
    let extraction = Papers.structured(
      Self.swedish
        + "\n4. Brev\nThe letter from the board of the college was read to the members: the rooms on the first floor "
        + "are to be closed for the winter and all keys have to be returned by the end of the week.\n")
    #expect(!extraction.diagnostics.contains { $0.id == "structure.repeated-in-language" })
    #expect(extraction.sections.count == 4)
  }
}
