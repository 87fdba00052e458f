import Testing

@testable import Scanning

@Suite struct SourceChoiceTests {
  private func choice(
    words: Int, coverage: Double, plausibility: Double? = nil
  ) -> SourceChoice {
    let text = Array(repeating: "mötet", count: words).joined(separator: " ")
    let placed = (0..<words).map { _ in PlacedWord(text: "mötet", left: 0, top: 0, right: 9, bottom: 9) }
    let layer = TextLayer(text: text, runs: [WordRun(words: placed, height: 9, baseline: 9)])
    guard let plausibility else {
      return SourceChoice(layer: layer, imageCoverage: coverage, settings: .test, plausibility: nil)
    }
    return SourceChoice(layer: layer, imageCoverage: coverage, settings: .test) { _ in plausibility }
  }

  @Test(
    arguments: [
      (0, 1.0, nil, false, "no text layer, image covers 100 % of the page"),
      (0, 0.0, nil, false, "no text layer, the page is drawn"),
      (4, 0.5, nil, false, "only 4 words in the text layer, image covers 50 % of the page"),
      (4, 0.0, nil, true, "text layer of 4 words"),
      (200, 0.1, nil, true, "text layer of 200 words"),
      (200, 0.1, 0.2, false, "the text layer of 200 words is not plausible (plausibility 0.20)"),
      (
        200, 1.0, nil, false,
        "image covers 100 % of the page, the scanner's text layer of 200 words is set aside"
      ),
      (200, 1.0, 0.97, true, "the scanner's text layer of 200 words is good (plausibility 0.97)"),
    ] as [(Int, Double, Double?, Bool, String)])
  func saysWhatIsReadAndWhy(
    words: Int, coverage: Double, plausibility: Double?, usesTextLayer: Bool, reason: String
  ) {
    let choice = choice(words: words, coverage: coverage, plausibility: plausibility)
    #expect(choice.usesTextLayer == usesTextLayer)
    #expect(choice.reason == reason)
  }
}
