import Correction
import Foundation
import Scanning

extension ReadingSettings {
  /// Reads the keys under `reading`.
  init(_ reader: ConfigurationReader) throws(ConfigurationError) {
    let tessdata = try reader.string("reading.tessdata", allowsEmpty: true)
    self.init(
      language: try reader.string("reading.language"),
      symbolLanguage: try reader.string("reading.symbolLanguage", allowsEmpty: true),
      tessdata: tessdata.isEmpty ? nil : tessdata,
      dpi: try reader.int("reading.dpi", in: 70...1200),
      minimumWords: try reader.int("reading.minimumWords", in: 0...100_000),
      imageCoverage: try reader.double("reading.imageCoverage", in: 0...1),
      scannerLayerPlausibility: try reader.double("reading.scannerLayerPlausibility", in: 0...2),
      textLayerPlausibility: try reader.double("reading.textLayerPlausibility", in: 0...1),
      wordsFilePlausibility: try reader.double("reading.wordsFilePlausibility", in: 0...2),
      megapixels: try reader.double("reading.megapixels", in: 1...1000),
      maximumPages: try reader.int("reading.maximumPages", in: 1...1_000_000),
      secondsPerPage: try reader.int("reading.secondsPerPage", in: 0...86_400),
      keepsChoices: try reader.bool("reading.keepsChoices"))
  }
}

extension CorrectionSettings {
  /// Reads the keys under `correction`.
  init(_ reader: ConfigurationReader) throws(ConfigurationError) {
    self.init(
      applyThreshold: try reader.double("correction.applyThreshold", in: 0...1),
      brokenThreshold: try reader.double("correction.brokenThreshold", in: 0...1),
      suggestThreshold: try reader.double("correction.suggestThreshold", in: 0...1))
  }
}

extension ConfigurationReader {
  /// Where `correction.lexicon` points to; nil for no lexicon.
  func lexiconPath(in folder: URL?) throws(ConfigurationError) -> String? {
    let path = try string("correction.lexicon", allowsEmpty: true)
    if path.isEmpty || path.hasPrefix("/") { return path.isEmpty ? nil : path }
    guard let folder, folder.relativePath != "." else { return path }
    return folder.appending(path: path).relativePath
  }

  /// The user's lexicon; an empty one where the configuration names none.
  func lexicon(in folder: URL?) throws(ConfigurationError) -> UserLexicon {
    guard let path = try lexiconPath(in: folder) else { return UserLexicon() }
    do {
      return UserLexicon(try LexiconFile(path: path).text)
    } catch {
      throw ConfigurationError(path: "correction.lexicon", message: error.description)
    }
  }
}
