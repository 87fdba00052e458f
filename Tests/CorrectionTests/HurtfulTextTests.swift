import Correction
import Minutes
import Testing

/// Texts that a careless program chokes on.
///
/// A test that hangs is stopped by the time limit, which is far above what is needed.
@Suite struct HurtfulTextTests {
  private let corrector: Corrector

  init() throws { corrector = try ShippedModel.corrector() }

  @Test func leavesNothingAsNothing() {
    #expect(corrector.edits(for: []) == [])
    #expect(corrector.edits(for: ShippedModel.pages("")) == [])
    #expect(corrector.corrected("") == "")
  }

  @Test(.timeLimit(.minutes(5)))
  func leavesBracketsAlone() {
    let text = String(repeating: "(", count: 200_000)
    #expect(corrector.corrected(text) == text)
  }

  @Test(.timeLimit(.minutes(5)), arguments: ["{a ", "a} ", "(a {b "])
  func endsOnBracketsAmongLetters(piece: String) {
    let text = String(repeating: piece, count: 100_000)
    let brackets = corrector.corrected(text).count { "(){}".contains($0) }
    #expect(brackets == text.count { "(){}".contains($0) })
  }

  @Test(arguments: ["\u{0}", "\u{FFFD}", "\u{308}", "."])
  func leavesRunsOfOneSignAlone(sign: String) {
    let text = String(repeating: sign, count: 50_000)
    #expect(corrector.corrected(text).unicodeScalars.elementsEqual(text.unicodeScalars))
  }

  @Test func keepsTheWordsAmongNULBytes() {
    let text = ShippedModel.damaged.split(separator: " ").joined(separator: "\u{0} \u{0}")
    let corrected = corrector.corrected(text)
    #expect(corrected.count { $0 == "\u{0}" } == text.count { $0 == "\u{0}" })
    #expect(corrected.contains("Styrelsen") || corrected.contains("styrelsen"))
    #expect(corrected.split(separator: "\u{0} \u{0}").count == text.split(separator: "\u{0} \u{0}").count)
  }

  @Test func keepsRunsOfLostCharactersAmongWords() {
    let run = String(repeating: "\u{FFFD}", count: 40)
    let corrected = corrector.corrected("\(ShippedModel.damaged) \(run) \(ShippedModel.damaged)")
    #expect(corrected.contains(" \(run) "))
    #expect(corrected.contains("Mötet öppnades"))
  }

  @Test(.timeLimit(.minutes(5)))
  func correctsALineOf300000Characters() throws {
    let clean = words(MixedLanguageTests.swedish)
    let text =
      words(ShippedModel.damaged) + String(repeating: clean, count: 300_000 / clean.unicodeScalars.count)
      + words(ShippedModel.damaged)
    let edits = corrector.edits(for: ShippedModel.pages(text))
    let ends = [edits.first, edits.last].compactMap(\.self)
    #expect(ends.map(\.replacement) == ["Mötet", "området"])
    let corrected = Ledger.apply(edits, to: ShippedModel.pages(text))
    let new = Page.text(of: corrected.pages)
    #expect(new.split(separator: " ").count == text.split(separator: " ").count)
    #expect(try Ledger.revert(new, corrections: corrected.corrections) == text)
  }

  @Test(.timeLimit(.minutes(5)))
  func correctsADamagedLineOf10000Characters() {
    let line = words(ShippedModel.damaged)
    let count = 10_000 / line.unicodeScalars.count
    let corrected = corrector.corrected(String(repeating: line, count: count))
    #expect(
      corrected.split(separator: "Mötet öppnades och ordföranden hälsade alla välkomna.").count == count)
  }

  private func words(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ") + " "
  }

  @Test func readsAllCapitals() {
    let clean =
      "PROTOKOLL FÖRT VID STYRELSENS MÖTE. ALLA VAR VÄLKOMNA OCH KASSÖREN LÄMNADE SIN RAPPORT TILL MÖTET."
    #expect(corrector.corrected(clean) == clean)
    let read =
      "PROTOKOLL FORT VID STYRELSENS MOTE. ALLA VAR VALKOMNA OCH KASSOREN LAMNADE SIN RAPPORT TILL MOTET."
    #expect(corrector.corrected(ShippedModel.damaged + read).hasSuffix(clean))
  }
}
