import Correction
public import Foundation
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

  /// What holds of the sandbox that a worker puts itself in, and what it refuses when tried from within.
  ///
  /// - Parameters:
  ///   - configuration: how the worker is set up.
  ///   - executable: the `justera` program.
  public static func sandbox(configuration: Configuration, executable: URL) -> [Finding] {
    do {
      let setup = Worker.Setup(
        configuration: configuration.yaml, lexicon: configuration.lexicon.canonicalText)
      let worker = try WorkerProcess(executable: executable, setup: setup)
      defer { worker.finish() }
      return worker.sandbox.parts.map { part in
        Finding(name: "sandbox: \(part.name)", isGood: part.holds, detail: part.detail)
      }
        + (try worker.attempts()).map { attempt in
          Finding(
            name: "sandbox: cannot \(attempt.name)", isGood: attempt.isRefused, detail: attempt.detail)
        }
    } catch {
      return [Finding(name: "sandbox", isGood: false, detail: error.message)]
    }
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
    (settings.language + "+" + settings.symbolLanguage).split(separator: "+").map { language in
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
