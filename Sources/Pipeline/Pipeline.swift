import Correction
public import Foundation
public import Minutes
public import Scanning
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
  let reader: DocumentReader
  let corrector: Corrector?
  private let structurer: Structurer
  private let splitter = DocumentSplitter()

  /// Makes a pipeline.
  ///
  /// - Throws: `ModelFileError` when correction is on and the model file is missing or broken.
  public convenience init(configuration: Configuration) throws {
    try self.init(configuration: configuration, modelFingerprint: nil)
  }

  /// Makes a pipeline.
  ///
  /// - Parameter modelFingerprint: the model's, where it is known: computing it takes a tenth of a second.
  init(configuration: Configuration, modelFingerprint: String?) throws {
    let model = configuration.correctionEnabled ? try ModelFile(path: configuration.modelPath) : nil
    self.configuration = configuration
    self.modelFingerprint = model.map { modelFingerprint ?? $0.fingerprint }
    let languageModel = model?.languageModel
    reader = DocumentReader(
      settings: configuration.reading,
      judge: languageModel.map { model in
        LanguageJudge(
          plausibility: { text in model.plausibility(of: text) }, letters: { text in model.letters(of: text) }
        )
      })
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
  ///   - wordsFiles: the files beside it that may hold its words: hOCR, ALTO, PAGE XML.
  ///   - onPage: called after each page with its number.
  public func run(
    _ bytes: Data, path: String, wordsFiles: [WordsFile] = [], onPage: (Int) -> Void = { _ in }
  ) -> Outcome {
    let outcome = run(
      DocumentBytes(paper: bytes, wordsFiles: wordsFiles), path: path, supply: PageSupply(), onOpen: { _ in },
      onPage: { page, _ in
        onPage(page.number)
        return true
      })
    // Only an `onPage` that says no gives none.
    return outcome ?? Outcome(records: [], summary: DocumentSummary(path: path, status: .failed))
  }

  /// Runs every stage on one document, some of whose pages may be known.
  ///
  /// - Parameters:
  ///   - bytes: the file, and those beside it.
  ///   - path: its path relative to the input root, for the record.
  ///   - supply: the pages that need not be read.
  ///   - onOpen: called once the document is open.
  ///   - onPage: called after each page that was read, with the seconds that it took; says whether to go on.
  /// - Returns: nil where `onPage` said no.
  func run(
    _ bytes: DocumentBytes, path: String, supply: PageSupply, onOpen: (OpenDocument) -> Void,
    onPage: (Page, Double) -> Bool
  ) -> Outcome? {
    var clock = StageClock()
    let source = bytes.source(path: path)
    let document: OpenDocument
    do {
      document = try clock.measure(.read) { () throws(ReadingError) in try open(bytes) }
    } catch {
      return outcome(failedRecord(source, error), Reading(), clock)
    }
    onOpen(document)
    guard let reading = recognize(document, supply, clock: &clock, onPage: onPage) else { return nil }
    // Meetings that run on in one page are parted before all else, so that a page belongs to one document.
    var divided = reading
    divided.pages = clock.measure(.structure) { splitter.divided(reading.pages) }
    let corrected = clock.measure(.correct) { correct(divided.pages) }
    let parts = clock.measure(.structure) { splitter.documents(in: corrected.pages) }
    let extractions = clock.measure(.structure) {
      parts.map { structurer.structure(Array(corrected.pages[$0])) }
    }
    let checks = clock.measure(.check) { check(reading, of: document) }
    let records = clock.measure(.record) {
      zip(parts, zip(extractions, corrected.parts(parts))).enumerated().map { ordinal, part in
        let (range, (extraction, own)) = part
        let pages = Set(own.pages.map(\.number))
        return record(
          source, document, divided.part(range), own, extraction,
          parts.count == 1 ? checks : checks.filter { $0.isAbout(pages) }, ordinal: ordinal + 1)
      }
    }
    return Outcome(records: records, summary: summary(of: records, reading, clock))
  }

  /// Opens a document whose pages are to be read by themselves.
  func open(_ bytes: DocumentBytes) throws(ReadingError) -> OpenDocument {
    try reader.open(bytes.paper, wordsFiles: bytes.wordsFiles)
  }

  private func outcome(_ record: Record, _ reading: Reading, _ clock: StageClock) -> Outcome {
    Outcome(records: [record], summary: summary(of: [record], reading, clock))
  }
}
