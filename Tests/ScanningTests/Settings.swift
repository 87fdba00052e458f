@testable import Scanning

extension ReadingSettings {
  /// What the tests read with.
  static let test = ReadingSettings(
    language: "swe", symbolLanguage: "Latin", tessdata: nil, dpi: 200, minimumWords: 10, imageCoverage: 0.9,
    scannerLayerPlausibility: 0.95, textLayerPlausibility: 0.5, wordsFilePlausibility: 0.9, megapixels: 50,
    maximumPages: 500,
    secondsPerPage: 60, keepsChoices: false)
}
