import Minutes
import Testing

@testable import Correction

@Suite struct DateNumbersTests {
  private let settings = CorrectionSettings(applyThreshold: 0.6, brokenThreshold: 0.6, suggestThreshold: 0.25)

  private func edits(_ text: String) -> [Edit] {
    DateNumbers([text.split(separator: "\n").map { Array($0.unicodeScalars) }])
      .edits(settings)
  }

  private func repaired(_ text: String) -> String {
    let pages = Page.pages(ofText: text, reading: PageReading(reader: .text, reason: "text"))
    return Ledger.apply(edits(text), to: pages).pages.flatMap(\.lines).map(\.text).joined(separator: "\n")
  }

  @Test(arguments: [
    ("Mötet hölls l5 maj 1987 kl l9:00 i skolan.", "Mötet hölls 15 maj 1987 kl 19:00 i skolan."),
    ("Tid: kl. I8.3O - 2l.15", "Tid: kl. 18.30 - 21.15"), ("kl. l8.3o-2O.15", "kl. 18.30-20.15"),
    ("den 2O april 2OI4", "den 20 april 2014"), ("den l mars", "den 1 mars"),
    ("den 3l:a maj", "den 31:a maj"),
    ("l3-14 juni", "13-14 juni"), ("Klockan l9 öppnades mötet", "Klockan 19 öppnades mötet"),
    ("Datum: 20l5-O1-15", "Datum: 2015-01-15"), ("(l2.3.1987)", "(12.3.1987)"),
    ("2l/4 och 1O/3-87", "21/4 och 10/3-87"),
    ("Under år l987 byggdes den", "Under år 1987 byggdes den"), ("budget 20l4/l5", "budget 2014/15"),
    ("kl. 19.oo", "kl. 19.00"), ("i maj 198S", "i maj 1985"),
  ])
  func readsFiguresWhereOnlyADateOrTimeCanStand(read: String, expected: String) {
    #expect(repaired(read) == expected)
  }

  @Test(arguments: [
    // Litres, rooms, Roman numbers, abbreviations, names of things.
    "10l färg och 5 l lack", "rum S16 och B2", "del II/3", "I/O-kort", "60 mg/l", "12/l", "OS 2012", "§ 7b",
    "2a våningen",
    "Per O maj", "Il maj", "kl. lunch", "Tid: io", "www.il.se/2l", "1:a priset", "2.i", "8B.F",
    "den i maj antagna planen", "IO 2", "den ll",
    // No date and no time in any reading.
    "3l februari2", "l5/13", "2014-l3-01", "kl 2S.00x", "år l587l", "l9:7O i tabellen", "den 4l maj",
  ])
  func leavesWhatMayBeSomethingElse(text: String) {
    #expect(repaired(text) == text)
  }

  @Test func takesAYearThatTheDocumentHas() {
    #expect(repaired("Den 4 maj 196t\nBokslut 1964") == "Den 4 maj 1964\nBokslut 1964")
  }

  @Test func offersAYearThatMayBeSeveral() throws {
    let edit = try #require(edits("Den 4 maj 196t").first)
    #expect(edit.state == .suggested && edit.replacement == "1961" && edit.range == 10..<14)
    #expect(edits("före den i maj 1942").map(\.state) == [.suggested])
    #expect(edits("Den 4 maj 196t\n1961 och 1964").map(\.state) == [.suggested])
  }

  @Test func sparesLongRuns() {
    #expect(edits(String(repeating: "l9:", count: 100_000)).isEmpty)
  }
}
