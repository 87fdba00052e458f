import Correction
import Foundation
import Scanning

/// What `justera doctor` looks at.
public struct Diagnosis {
  /// One thing looked at.
  public struct Finding: Hashable, Sendable {
    /// What.
    public var name: String
    /// Whether it is as it should be.
    public var isGood: Bool
    /// The version or place; for a missing thing, how to get it.
    public var detail: String
  }

  /// Looks at everything the program needs.
  public static func findings(configuration: Configuration) -> [Finding] {
    let environment = ReaderEnvironment.inspect(tessdata: configuration.reading.tessdata)
    return [
      Finding(name: "justera", isGood: true, detail: Justera.version),
      Finding(name: "tesseract", isGood: true, detail: environment.tesseract),
      Finding(name: "leptonica", isGood: true, detail: environment.leptonica),
      Finding(name: "poppler", isGood: true, detail: environment.poppler),
      Finding(name: "cairo", isGood: true, detail: environment.cairo),
    ] + trainedData(configuration.reading, environment) + [model(configuration)]
      + lexicon(configuration)
  }

  private static func lexicon(_ configuration: Configuration) -> [Finding] {
    let count = configuration.lexicon.entries.count
    return count == 0 ? [] : [Finding(name: "lexicon", isGood: true, detail: "\(count) entries")]
  }

  /// Each language that the configuration asks for.
  private static func trainedData(_ settings: ReadingSettings, _ environment: ReaderEnvironment) -> [Finding]
  {
    settings.language.split(separator: "+").map { language in
      let isThere = environment.languages.contains(String(language))
      return Finding(
        name: "trained data '\(language)'", isGood: isThere,
        detail: isThere ? environment.tessdata ?? "" : ReadingError.missingLanguage(String(language)).message)
    }
  }

  private static func model(_ configuration: Configuration) -> Finding {
    do {
      let model = try ModelFile(path: configuration.modelPath)
      return Finding(name: "model", isGood: true, detail: model.fingerprint)
    } catch {
      return Finding(name: "model", isGood: false, detail: "\(error)")
    }
  }
}
