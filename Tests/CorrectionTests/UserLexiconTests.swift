import Correction
import Foundation
import Minutes
import Testing

@Suite struct UserLexiconTests {
  private static let clean = SmallModel.lines.joined(separator: "\n") + "\n"

  private func corrector(_ lexicon: String) throws -> Corrector {
    Corrector(
      model: try LanguageModel(data: SmallModel.data()), settings: .tests,
      lexicon: UserLexicon(try LexiconText(lexicon)))
  }

  private func pages(_ text: String) -> [Page] {
    Page.pages(ofText: text, reading: PageReading(reader: .text, reason: "text"))
  }

  /// What becomes of a line in a clean document.
  private func corrected(_ line: String, _ lexicon: String) throws -> String {
    let text = try corrector(lexicon).corrected(Self.clean + line)
    #expect(text.hasPrefix(Self.clean))
    return String(text.dropFirst(Self.clean.count))
  }

  @Test(arguments: [
    ("Karin Lonsgard är här.", "Karin Lönsgård är här."),
    ("Karin L6nsgard är här.", "Karin Lönsgård är här."),
    ("Lonsgards båt är röd.", "Lönsgårds båt är röd."),
    ("Karin L\u{FFFD}nsg\u{FFFD}rd är här.", "Karin Lönsgård är här."),
    ("KARIN LONSGARD", "KARIN LÖNSGÅRD"),
    ("Det är lonsgard.", "Det är lonsgard."),
    ("Kvastbindarkar är här.", "Kvastbindarkår är här."),
    ("Vi är en kvastbindarkar.", "Vi är en kvastbindarkår."),
    ("Båten är i Lons-\ngard på våren.", "Båten är i Löns-\ngård på våren."),
  ])
  func readsDamagedFormsAsListedWords(read: String, meant: String) throws {
    #expect(try corrected(read, "Lönsgård\nkvastbindarkår\n") == meant)
    // Without the lexicon nothing says so.
    #expect(try corrected(read, "") == read)
  }

  @Test func saysThatTheLexiconSaysSo() throws {
    let edits = try corrector("Lönsgård\n").edits(for: pages(Self.clean + "Karin Lonsgard är här."))
    #expect(edits.map(\.replacement) == ["Lönsgård"])
    #expect(edits.map(\.reason) == [.lexicon])
    #expect(edits.map(\.state) == [.applied])
    #expect(edits.allSatisfy { $0.confidence > 0.95 })
  }

  @Test(arguments: ["bat", "Bat", "BAT"])
  func leavesListedWordsInADamagedText(word: String) throws {
    let damaged = "Motet oppnades. Fragan ar viktig for alla. Vi ska mala en "
    let plain = try corrector("").corrected(damaged + "\(word) till varen.")
    #expect(plain.lowercased().contains("en båt till våren"))
    let text = try corrector("bat\n").corrected(damaged + "\(word) till varen.")
    #expect(text == "Mötet öppnades. Frågan är viktig för alla. Vi ska måla en \(word) till våren.")
  }

  @Test func aNameHasItsCapitalAndItsGenitive() throws {
    let read =
      "Motet oppnades. Fragan ar viktig for alla. Bat ar har. Bats fraga. Vi ska mala en bat till varen."
    let text = try corrector("Bat\n").corrected(read)
    #expect(text.contains("Bat är här. Bats"))
    #expect(text.hasSuffix("en båt till våren."))
  }

  @Test func aWordOfTheModelIsNotTakenForAListedOne() throws {
    // "bat" is a word of the small model; in a clean text it is one although "båt" is listed.
    #expect(try corrected("Vi har en bat i förrådet.", "båt\n") == "Vi har en bat i förrådet.")
  }

  @Test(arguments: [
    ("Bergstrem kom.", "Bergström kom."), ("BERGSTREM kom.", "BERGSTRÖM kom."),
    ("bergstrem kom.", "bergstrem kom."), ("Bergstremska kom.", "Bergstremska kom."),
    ("(Bergstrem-Lund)", "(Bergström-Lund)"), ("Stam  mote hölls.", "Stämmomöte hölls."),
    ("Vi har stam mote.", "Vi har stämmomöte."), ("x&stam mote", "x&stam mote"),
    ("8 7 om båten", "§ 7 om båten"), ("18 7 om båten", "18 7 om båten"),
    ("Hr Berge\u{301}n kom.", "Hr Bergön kom."), ("Bergén kom.", "Bergön kom."),
  ])
  func replacesWholeWordsOnly(read: String, meant: String) throws {
    let lexicon = "Bergstrem → Bergström\nstam mote → stämmomöte\n8 7 → § 7\nBergén → Bergön\n"
    let text = try corrected(read, lexicon)
    #expect(text.unicodeScalars.elementsEqual(meant.unicodeScalars), "\(text)")
  }

  @Test func replacementsAreCertainAndTheModelHasNoSay() throws {
    // The model would rather have "Frågan".
    let edits = try corrector("Fragan → Fregatten\n").edits(for: pages("Fragan ar viktig for alla."))
    let first = try #require(edits.first)
    #expect(first.replacement == "Fregatten")
    #expect(first.reason == .lexicon)
    #expect(first.confidence == 1)
    #expect(first.state == .applied)
    #expect(edits.filter { $0.range.overlaps(first.range) }.count == 1)
  }

  @Test func theLongestEntryCounts() throws {
    let lexicon = "Dram → Dröm\nVorta Dram\nen röd dram → en röd båt\n"
    #expect(try corrected("Vorta Dram och Dram.", lexicon) == "Vorta Dram och Dröm.")
    #expect(try corrected("En röd dram är här.", lexicon) == "En röd båt är här.")
  }

  @Test func leavesWhatWasRejected() throws {
    let read = "Motet oppnades. Fragan ar viktig for alla."
    let text = try corrector("Fragan → Fragan\n").corrected(read)
    #expect(text == "Mötet öppnades. Fragan är viktig för alla.")
    // What is only to be left is no word that others are misread from.
    #expect(
      try corrected("Vi har en kvastbindarkar.", "kvastbindarkår → kvastbindarkår\n")
        == "Vi har en kvastbindarkar.")
  }

  @Test func canBeTakenBack() throws {
    let text = "Bergstrem, Lonsgard\r\noch Motet\u{0C}stam  mote: BERGSTREM Bergstrem\n"
    let corrector = try corrector("Lönsgård\nBergstrem → Bo Bergström\nstam mote → stämmomöte\n")
    let corrected = Ledger.apply(corrector.edits(for: pages(text)), to: pages(text))
    let new = Page.text(of: corrected.pages)
    #expect(new == "Bo Bergström, Lönsgård\r\noch Mötet\u{0C}stämmomöte: BO BERGSTRÖM Bo Bergström\n")
    let reverted = try Ledger.revert(new, corrections: corrected.corrections)
    #expect(Array(reverted.utf8) == Array(text.utf8))
  }

  @Test func anyTextCanBeTakenBack() throws {
    let corrector = try corrector("Åsa\nab → å b\na b → ab\nb → bb\n8 → §\nx → x\n")
    var generator = Sequences(state: 7)
    let signs = Array("ab8 x-\u{308}&å.A\n\u{FFFD}".unicodeScalars)
    for _ in 0..<300 {
      var scalars = String.UnicodeScalarView()
      for _ in 0..<40 { scalars.append(signs[Int.random(in: signs.indices, using: &generator)]) }
      let text = String(scalars)
      let corrected = Ledger.apply(corrector.edits(for: pages(text)), to: pages(text))
      let reverted = try Ledger.revert(Page.text(of: corrected.pages), corrections: corrected.corrections)
      #expect(Array(reverted.utf8) == Array(text.utf8), "\(text)")
    }
  }

  /// Random numbers that are the same in every run.
  private struct Sequences: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }

  @Test func listedNamesAreKnownNames() throws {
    let known = NameLexicon(
      givenBearers: { $0 == "Karin" ? 900 : 0 }, familyBearers: { $0 == "Lind" ? 900 : 0 })
    let names = UserLexicon(
      try LexiconText("Lönsgård\nKarin Otterstam\nVorta Drom\nRFHL\nbåt\nRigó → Rigö\n")
    )
    .names(over: known)
    #expect(["Lönsgård", "Otterstam"].allSatisfy { names.familyBearers($0) > 0 })
    #expect(["Drom", "Vorta", "RFHL", "båt", "Rigó", "Karin"].allSatisfy { names.familyBearers($0) == 0 })
    #expect(names.familyBearers("Lind") == 900)
    #expect(names.givenBearers("Karin") == 900)
  }
}
