import ArgumentParser
import Foundation
import Pipeline

/// `justera evaluate`: records or corrected texts against their truth.
struct Evaluate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Scores records, or corrected texts, against the truth.",
    discussion: """
      TRUTH is a folder of NAME.json or NAME.truth.json, or of folders NAME with truth.json; RECORDS is the output \
      folder of a run. With --text, TRUTH and RECORDS are texts: two folders of .txt files of the same names, or two \
      files; --before gives the texts before correction.
      """)

  @Argument(help: "The truth.", completion: .directory)
  var truth: String

  @Argument(help: "The output of a run; with --text, the corrected texts.", completion: .directory)
  var records: String

  @Flag(help: "Score texts: CER, WER, words fixed and harmed.")
  var text = false

  @Option(
    help: ArgumentHelp("With --text: the texts before correction.", valueName: "dir"), completion: .directory)
  var before: String?

  @Option(
    help: ArgumentHelp(
      "With --text: NAME.jsonl from 'correct --ledger', for how reliable stated confidences are.",
      valueName: "dir"), completion: .directory)
  var ledgers: String?

  @Option(
    help: ArgumentHelp(
      "With --text: leave texts out whose CER before correction is higher, as 0.15.", valueName: "rate"))
  var maxCer: Double?

  @Flag(help: "Write JSON instead of a table.")
  var json = false

  @Flag(help: "Tell for each document what was missed and what was too much, the worst first.")
  var detail = false

  func validate() throws {
    if text, before == nil {
      throw ValidationError("--text needs --before, the texts before correction.")
    }
    if !text, before != nil || ledgers != nil || maxCer != nil {
      throw ValidationError("--before, --ledgers and --max-cer go with --text.")
    }
    if let maxCer, !(0...1).contains(maxCer) { throw ValidationError("--max-cer takes a rate from 0 to 1.") }
  }

  func run() throws {
    let (truth, records) = (URL(filePath: truth), URL(filePath: records))
    do {
      if let before {
        let evaluation = try TextEvaluation(
          truth: truth, before: URL(filePath: before), after: records,
          ledgers: ledgers.map { URL(filePath: $0) }, maxCER: maxCer)
        try write(
          json ? evaluation.data(detail: detail) : Data((evaluation.table(detail: detail) + "\n").utf8))
      } else {
        let evaluation = try RecordEvaluation(truth: truth, records: records)
        try write(
          json ? evaluation.data(detail: detail) : Data((evaluation.table(detail: detail) + "\n").utf8))
      }
    } catch let error as EvaluationError {
      throw stop("\(error)")
    }
  }

  private func write(_ data: Data) throws { FileHandle.standardOutput.write(data) }
}
