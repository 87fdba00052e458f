import Minutes
import Testing

@testable import Pipeline

@Suite struct TextComparisonTests {
  /// Six words; before, three wrong (one with å, one with ö, one without); after, one still, and one harmed.
  private let comparison = TextComparison(
    truth: "Mötet gåvo kassören en blå skål.\n", before: "Motet gavo  kassoren en blå skal.",
    after: "Mötet gavo kassören  én blå\nskål.")

  @Test func countsWords() {
    let score = comparison.score
    #expect(score.wrong == 4)
    #expect(score.right == 2)
    #expect(score.fixed == 3)
    #expect(score.harmed == 1)
    #expect(score.fixedShare == 0.75)
    #expect(score.harmedShare == 0.5)
    #expect(score.diacriticWrong == 4)
    #expect(score.diacriticShare == 0.75)
    #expect(comparison.harmed == ["en"])
    #expect(comparison.missed == ["gåvo"])
  }

  @Test func countsErrorRates() {
    let score = comparison.score
    // 32 characters, four replaced before and two after.
    #expect(score.charactersBefore.errorRate == 4.0 / 32)
    #expect(score.charactersAfter.errorRate == 2.0 / 32)
    #expect(score.wordsBefore.errorRate == 4.0 / 6)
    #expect(score.wordsAfter.errorRate == 2.0 / 6)
  }

  @Test func shareOfNothingIsNotANumber() {
    let score = TextComparison(truth: "", before: "", after: "").score
    #expect(score.charactersBefore.errorRate == nil)
    #expect(score.fixedShare == nil)
  }
}

@Suite struct ReliabilityTests {
  private func correction(
    _ original: String, _ corrected: String, at start: Int, confidence: Double,
    state: Minutes.Correction.State = .applied
  ) -> Minutes.Correction {
    Minutes.Correction(
      page: 1, line: 1, start: start, end: start + corrected.unicodeScalars.count, original: original,
      corrected: corrected, reason: .diacritic, confidence: confidence, state: state)
  }

  @Test func comparesStatedConfidenceWithTheTruth() {
    var reliability = Reliability()
    let belongs = reliability.add(
      [
        correction("motet", "mötet", at: 0, confidence: 0.9995),
        // The truth has another word here, of which the corrected form is a part.
        correction("far", "får", at: 8, confidence: 0.9995),
        correction("en", "én", at: 13, confidence: 0.6),
        correction("bla", "blå", at: 16, confidence: 0.55, state: .suggested),
      ], of: "prov", text: "mötet\r\n får  én bla", truth: "mötet fåren en blå")
    #expect(belongs)
    #expect(reliability.total.count == 3)
    #expect(reliability.bands.filter { $0.count > 0 }.map(\.least) == [0.5, 0.999])
    #expect(reliability.bands.last?.observed == 0.5)
    #expect(reliability.bands.last?.meanStated == 0.9995)
    #expect(reliability.mistakes.map(\.corrected) == ["får", "én"])
    let error = reliability.calibrationError ?? 0
    #expect(abs(error - (0.6 + 0.999) / 3) < 1e-9)
  }

  @Test func blankTooManyIsNoMistakeOfTheCorrection() {
    var reliability = Reliability()
    let belongs = reliability.add(
      [
        correction("moteslokal", "möteslokal", at: 3, confidence: 0.97),
        correction("ordfo", "ordfö", at: 17, confidence: 0.97),
      ], of: "prov", text: "by möteslokal: 3 ordfö- rande", truth: "bymöteslokal: 3 ordförande")
    #expect(belongs)
    #expect(reliability.total.right == 2)
  }

  @Test(arguments: [2, 9])
  func refusesALedgerOfAnotherText(start: Int) {
    var reliability = Reliability()
    let entry = correction("a", "å", at: start, confidence: 1)
    let belongs = reliability.add([entry], of: "prov", text: "å båt", truth: "å båt")
    #expect(!belongs)
  }
}
