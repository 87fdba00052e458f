import Testing

@testable import Scanning

@Suite struct SourceChoiceTests {
  private func choice(
    words: Int, coverage: Double, plausibility: Double? = nil
  ) -> SourceChoice {
    let text = Array(repeating: "mötet", count: words).joined(separator: " ")
    let placed = (0..<words).map { _ in PlacedWord(text: "mötet", left: 0, top: 0, right: 9, bottom: 9) }
    let layer = TextLayer(text: text, runs: [WordRun(words: placed, height: 9, baseline: 9)])
    let judge = plausibility.map { plausibility in
      LanguageJudge(plausibility: { _ in plausibility }, letters: { _ in (0, 0) })
    }
    return SourceChoice(layer: layer, imageCoverage: coverage, settings: .test, judge: judge)
  }

  @Test(
    arguments: [
      (0, 1.0, nil, .image, "no text layer, image covers 100 % of the page"),
      (0, 0.0, nil, .image, "no text layer, the page is drawn"),
      (4, 0.5, nil, .either, "only 4 words in the text layer, image covers 50 % of the page"),
      (4, 0.0, nil, .textLayer, "text layer of 4 words"),
      (200, 0.1, nil, .textLayer, "text layer of 200 words"),
      (200, 0.1, 0.2, .either, "the text layer of 200 words is not plausible (plausibility 0.20)"),
      (
        200, 1.0, nil, .either,
        "image covers 100 % of the page, the scanner's text layer of 200 words is compared"
      ),
      (200, 1.0, 0.97, .textLayer, "the scanner's text layer of 200 words is good (plausibility 0.97)"),
    ] as [(Int, Double, Double?, SourceChoice.Source, String)])
  func saysWhatIsReadAndWhy(
    words: Int, coverage: Double, plausibility: Double?, source: SourceChoice.Source, reason: String
  ) {
    let choice = choice(words: words, coverage: coverage, plausibility: plausibility)
    #expect(choice.source == source)
    #expect(choice.reason == reason)
  }
}
