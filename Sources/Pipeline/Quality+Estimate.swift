import Foundation
import Minutes

extension Quality {
  /// Estimates how many words of the corrected pages are still wrong.
  ///
  /// A word that was corrected is wrong with the probability the corrector left; one with a suggestion, with
  /// the suggestion's; one that was recognized and left alone, as often as words of its confidence were found
  /// wrong (docs/decisions/0006). Words of a text layer or a text file without any doubt count as right.
  init(of pages: [Page], corrections: [Correction]) {
    let byLine = Dictionary(grouping: corrections) { LinePlace(page: $0.page, line: $0.line) }
    var expected = 0.0
    var words = 0
    for correction in corrections {
      expected += correction.isInText ? 1 - correction.confidence : correction.confidence
    }
    for page in pages {
      for (index, line) in page.lines.enumerated() {
        words += line.words.count
        let settled = Set((byLine[LinePlace(page: page.number, line: index + 1)] ?? []).map(\.corrected))
        for word in line.words where !settled.contains(word.text) {
          if let confidence = word.confidence { expected += Quality.errorRate(confidence: confidence) }
        }
      }
    }
    let confidences = pages.compactMap(\.reading.confidence)
    let rate = words == 0 ? 1 : expected / Double(words)
    self.init(
      grade: Quality.grade(errorRate: rate), lowest: confidences.min().map(Quality.rounded),
      mean: confidences.isEmpty
        ? nil : Quality.rounded(confidences.reduce(0, +) / Double(confidences.count)),
      expectedErrors: (expected * 10).rounded() / 10)
  }

  /// The grade for a share of wrong words.
  private static func grade(errorRate: Double) -> Grade {
    switch errorRate {
    case ..<0.01: .excellent
    case ..<0.04: .good
    case ..<0.12: .fair
    default: .poor
    }
  }

  /// How often a recognized word of this confidence is wrong.
  private static func errorRate(confidence: Double) -> Double {
    switch confidence {
    case 0.95...: 0.01
    case 0.90..<0.95: 0.1
    case 0.80..<0.90: 0.3
    case 0.60..<0.80: 0.5
    default: 0.7
    }
  }

  private static func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
}

/// A line of a document.
private struct LinePlace: Hashable {
  var page: Int
  var line: Int
}
