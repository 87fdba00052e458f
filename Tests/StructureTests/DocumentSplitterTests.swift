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
