import Foundation
import Minutes

/// Which of a PDF page's two sources is read, the text layer or the image, and why.
struct SourceChoice {
  let usesTextLayer: Bool
  /// Why, in plain words with the figures.
  let reason: String

  init(
    layer: TextLayer, imageCoverage: Double, settings: ReadingSettings,
    plausibility: (@Sendable (String) -> Double)?
  ) {
    let words = layer.wordCount
    let covered = "\(SourceChoice.percent(imageCoverage)) of the page"
    let isScan = imageCoverage >= settings.imageCoverage
    guard words > 0 else {
      usesTextLayer = false
      reason =
        imageCoverage > 0 ? "no text layer, image covers \(covered)" : "no text layer, the page is drawn"
      return
    }
    if words < settings.minimumWords, imageCoverage >= SourceChoice.notableImage {
      usesTextLayer = false
      reason = "only \(words) words in the text layer, image covers \(covered)"
      return
    }
    if let fault = TextLayerFault.first(in: layer.text) {
      usesTextLayer = false
      reason = "the text layer is broken: \(fault)"
      return
    }
    let score = plausibility?(layer.text)
    let shown = score.map { " (plausibility \(ReadingScore.decimals($0)))" } ?? ""
    if isScan {
      usesTextLayer = score.map { $0 >= settings.scannerLayerPlausibility } ?? false
      reason =
        usesTextLayer
        ? "the scanner's text layer of \(words) words is good\(shown)"
        : "image covers \(covered), the scanner's text layer of \(words) words is set aside\(shown)"
      return
    }
    usesTextLayer = score.map { $0 >= settings.textLayerPlausibility } ?? true
    reason =
      usesTextLayer
      ? "text layer of \(words) words"
      : "the text layer of \(words) words is not plausible\(shown)"
  }

  /// The image coverage from which a page with few words may hold its text in the image.
  private static let notableImage = 0.2

  private static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }
}
