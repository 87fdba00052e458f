import Correction
public import Foundation
public import Minutes
import Scanning
import Structure

/// The whole flow of one document: from the bytes of a file to its records.
///
/// A pipeline keeps its recognizer and model between documents. It is not `Sendable`: one worker, one pipeline.
public final class Pipeline {
  /// What one document gave.
  public struct Outcome: Sendable {
    /// The records, in the order of the file; one with status `failed` where nothing could be read.
    public var records: [Record]
    /// The figures of the work.
    public var summary: DocumentSummary
  }

  let configuration: Configuration
  let modelFingerprint: String?
  private let reader: DocumentReader
  let corrector: Corrector?
  private let structurer: Structurer

  /// Makes a pipeline.
  ///
  /// - Throws: `ModelFileError` when correction is on and the model file is missing or broken.
  public init(configuration: Configuration) throws {
    let model = configuration.correctionEnabled ? try ModelFile(path: configuration.modelPath) : nil
    self.configuration = configuration
    modelFingerprint = model?.fingerprint
    let languageModel = model?.languageModel
    var plausibility: (@Sendable (String) -> Double)?
    if let languageModel {
      plausibility = { text in languageModel.plausibility(of: text) }
    }
    reader = DocumentReader(settings: configuration.reading, plausibility: plausibility)
    corrector = languageModel.map {
      Corrector(model: $0, settings: configuration.correction, lexicon: configuration.lexicon)
    }
    structurer = Structurer(names: configuration.lexicon.names(over: languageModel?.nameLexicon ?? .none))
  }

  /// Runs every stage on one document: read, recognize page by page, correct, structure, check, record.
  ///
  /// - Parameters:
  ///   - bytes: the file.
  ///   - path: its path relative to the input root, for the record.
  ///   - onPage: called after each page with its number.
  public func run(_ bytes: Data, path: String, onPage: (Int) -> Void = { _ in }) -> Outcome {
    var clock = StageClock()
    let source = RecordSource(of: bytes, path: path)
    let document: OpenDocument
    do {
      document = try clock.measure(.read) { () throws(ReadingError) in try reader.open(bytes) }
    } catch {
      return outcome(failedRecord(source, error), Reading(), clock)
    }
    let reading = recognize(document, clock: &clock, onPage: onPage)
    let corrected = clock.measure(.correct) { correct(reading.pages) }
    let extraction = clock.measure(.structure) { structurer.structure(corrected.pages) }
    let checks = clock.measure(.check) { check(reading, of: document) }
    let record = clock.measure(.record) {
      self.record(source, document, reading, corrected, extraction, checks)
    }
    return outcome(record, reading, clock)
  }

  private func outcome(_ record: Record, _ reading: Reading, _ clock: StageClock) -> Outcome {
    Outcome(records: [record], summary: summary(of: record, reading, clock))
  }
}
