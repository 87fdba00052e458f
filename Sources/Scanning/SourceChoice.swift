import Foundation
import Minutes

/// Which of a PDF page's two sources is read, the text layer or the image, and why.
struct SourceChoice {
  /// What a page can be read from.
  enum Source {
    case textLayer
    case image
    /// The better of both, which are compared.
    case either
  }

  let source: Source
  /// Whether images cover the page.
  let isScan: Bool
  /// Why, in plain words with the figures.
  let reason: String

  init(
    layer: TextLayer, imageCoverage: Double, settings: ReadingSettings,
    judge: LanguageJudge?
  ) {
    let words = layer.wordCount
    let covered = "\(SourceChoice.percent(imageCoverage)) of the page"
    isScan = imageCoverage >= settings.imageCoverage
    guard words > 0 else {
      source = .image
      reason =
        imageCoverage > 0 ? "no text layer, image covers \(covered)" : "no text layer, the page is drawn"
      return
    }
    if words < settings.minimumWords, imageCoverage >= SourceChoice.notableImage {
      source = .either
      reason = "only \(words) words in the text layer, image covers \(covered)"
      return
    }
    if let fault = TextLayerFault.first(in: layer.text) {
      source = .either
      reason = "the text layer is broken: \(fault)"
      return
    }
    let score = judge?.plausibility(layer.text)
    let shown = score.map { " (plausibility \(ReadingScore.decimals($0)))" } ?? ""
    if isScan {
      let isGood = score.map { $0 >= settings.scannerLayerPlausibility } ?? false
      source = isGood ? .textLayer : .either
      reason =
        isGood
        ? "the scanner's text layer of \(words) words is good\(shown)"
        : "image covers \(covered), the scanner's text layer of \(words) words is compared\(shown)"
      return
    }
    let isGood = score.map { $0 >= settings.textLayerPlausibility } ?? true
    source = isGood ? .textLayer : .either
    reason =
      isGood
      ? "text layer of \(words) words"
      : "the text layer of \(words) words is not plausible\(shown)"
  }

  /// The image coverage from which a page with few words may hold its text in the image.
  private static let notableImage = 0.2

  private static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }
}
