import Minutes
import Testing

@testable import Structure

@Suite struct DocumentSplitterTests {
  private func documents(_ pages: [String]) -> [Range<Int>] {
    DocumentSplitter().documents(
      in: Page.pages(
        ofText: pages.joined(separator: "\u{0C}"), reading: PageReading(reader: .text, reason: "text")))
  }

  private static func minutes(_ date: String, from number: Int = 1) -> String {
    """
    Styrelsemöte \(date)

    Närvarande: Anna Berg, Bo Ek

    § \(number) Öppnande
    Anna Berg öppnade mötet.

    § \(number + 1) Ekonomi
    Rapporten lades till handlingarna.

    § \(number + 2) Avslutning
    Mötet avslutades.

    Vid protokollet
    Bo Ek

    """
  }

  private static let notice = """
    KALLELSE TILL STYRELSEMÖTE

    Tid: 4 mars 2019 kl. 18.30

    1. Öppnande
    2. Ekonomi
    3. Avslutning

    """

  @Test func partsMeetingsScannedTogether() {
    let pages = ["2019-03-04", "2019-04-08", "2019-05-13"].map { Self.minutes($0) }
    #expect(documents(pages) == [0..<1, 1..<2, 2..<3])
  }

  @Test func partsANoticeFromTheMinutes() {
    #expect(documents([Self.notice, Self.minutes("2019-03-04")]) == [0..<1, 1..<2])
  }

  @Test func minutesThatSayWhatTheyAreFollowANotice() {
    let minutes =
      "Protokoll fört vid årsmöte i Ekby byalag 4 mars 2019\n\n§ 1 Öppnande\nAnna Berg öppnade mötet.\n"
    #expect(documents([Self.notice, minutes]) == [0..<1, 1..<2])
  }

  @Test func numbersThatGoOnDoNotJoinTwoMeetings() {
    #expect(documents([Self.minutes("2019-03-04"), Self.minutes("2019-04-08", from: 4)]) == [0..<1, 1..<2])
  }

  @Test(arguments: [
    // Running heads with the same day and a count of pages.
    [
      "Sammanträdesprotokoll 2018-10-16 1 (2)\n\nNärvarande: Anna Berg, Bo Ek\n\n§ 1 Öppnande\nText.\n",
      "Sammanträdesprotokoll 2018-10-16 2 (2)\n\n§ 2 Ekonomi\nText.\n\nJusteras\nBo Ek\n",
    ],
    // Text that goes on.
    [minutes("2019-03-04"), "och medlemmarna tackades.\n\n§ 4 Övrigt\nText.\n"],
    // What is attached.
    [minutes("2019-03-04"), "Bilaga 1\nNärvarolista årsmöte 2019-03-04\n\nNärvarande: Anna Berg, Bo Ek\n"],
    ["En enda sida.\n"], ["", ""],
  ])
  func leavesOneDocumentWhole(pages: [String]) {
    #expect(documents(pages).count == 1)
  }
}

/// Meetings that run on in one page.
@Suite struct DividedPageTests {
  /// The first line of each document of a text.
  private func firstLines(_ text: String) -> [String] {
    let pages = Page.pages(ofText: text, reading: PageReading(reader: .text, reason: "text"))
    let splitter = DocumentSplitter()
    let divided = splitter.divided(pages)
    #expect(divided.flatMap(\.lines) == pages.flatMap(\.lines))
    return splitter.documents(in: divided).compactMap { range in
      divided[range].flatMap(\.lines).map(\.text).first { !$0.isEmpty }
    }
  }

  private func minutes(_ date: String) -> String {
    """
    Styrelsemöte \(date)

    Närvarande: Anna Berg, Bo Ek

    1. Öppnande
    Anna Berg öppnade mötet.

    2. Ekonomi
    Rapporten lades till handlingarna.

    3. Avslutning
    Mötet avslutades.


    """
  }

  @Test func partsMinutesOneBelowTheOther() {
    #expect(
      firstLines(minutes("2019-03-04") + minutes("2019-04-08") + minutes("2019-05-13")) == [
        "Styrelsemöte 2019-03-04", "Styrelsemöte 2019-04-08", "Styrelsemöte 2019-05-13",
      ])
  }

  @Test func partsNotesUnderHeadingsOfTheirDays() {
    let notes = ["20 aug", "22 aug", "3 sep"].map {
      "## Möte \($0)\n\n### Gjort\n\n* Taket lagat\n* Grinden målad\n"
    }
    #expect(
      firstLines("# Anteckningar\n\n" + notes.joined(separator: "\n")) == [
        "# Anteckningar", "## Möte 22 aug", "## Möte 3 sep",
      ])
  }

  @Test(arguments: [
    """
    Styrelsemöte 2019-03-04

    Närvarande: Anna Berg, Bo Ek

    1. Föregående möten
    Protokoll från styrelsemöte 2019-01-07

    Protokoll från styrelsemöte 2019-02-04

    Båda lades till handlingarna.

    2. Årsmöte 2019-03-24
    Kallelsen är utsänd.

    Nästa möte 2019-04-08

    Mötet avslutades.
    """,
    """
    # Årsmöte 2019-03-04

    ## Rapporter

    ### Styrelsemöte 2019-01-07

    Inget att anmärka. Ordföranden redogjorde.

    ### Styrelsemöte 2019-02-04

    Inget att anmärka.
    """,
  ])
  func leavesMeetingsThatAreToldOf(_ text: String) {
    #expect(firstLines(text).count == 1)
  }
}
