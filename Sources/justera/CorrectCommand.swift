import ArgumentParser
import Correction
import Foundation
import Minutes
import Pipeline
import Scanning

/// `justera correct`: text in, corrected text out.
struct Correct: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Corrects a text: reads a file or standard input, writes the corrected text and nothing else.",
    discussion: """
      The output has the encoding and line ends of the input. With --ledger every change is written as a line of \
      JSON; --revert with that ledger turns the corrected text into the original again, byte for byte.
      """)

  @Argument(help: "A text file; - for standard input.", completion: .file())
  var file = "-"

  @Option(help: ArgumentHelp("Write the corrections here, one JSON object a line.", valueName: "file"))
  var ledger: String?

  @Flag(help: "Change nothing; mark each correction in the text as [read→corrected].")
  var suggest = false

  @Option(
    help: ArgumentHelp("Take the corrections of this ledger back.", valueName: "ledger"), completion: .file())
  var revert: String?

  @OptionGroup var options: ConfigurationOptions

  func validate() throws {
    if revert != nil, suggest || ledger != nil {
      throw ValidationError("--revert goes with neither --suggest nor --ledger.")
    }
  }

  func run() throws {
    let bytes = try readInput(file)
    let (text, encoding) = TextEncoding.decode(bytes)
    if let revert {
      return try write(try reverted(text, ledger: revert), as: encoding)
    }
    let corrected: TextCorrection
    do {
      corrected = try TextCorrection(of: text, configuration: options.load(), suggestOnly: suggest)
    } catch let error as ExitCode {
      throw error
    } catch {
      throw stop("\(error)")
    }
    if let ledger {
      try writeLedger(corrected.corrections, to: ledger)
    }
    try write(corrected.text, as: encoding)
  }

  private func reverted(_ text: String, ledger: String) throws -> String {
    let lines = try readInput(ledger).split(separator: UInt8(ascii: "\n"))
    do {
      let entries = try lines.map { try JSONDecoder().decode(Minutes.Correction.self, from: $0) }
      return try Ledger.revert(text, corrections: entries)
    } catch let error as LedgerError {
      throw stop("\(file): \(error)")
    } catch {
      throw stop("\(ledger): not a ledger of 'justera correct'; each line must be a correction as JSON")
    }
  }

  private func writeLedger(_ corrections: [Minutes.Correction], to path: String) throws {
    var lines = Data()
    for correction in corrections { lines += try RecordCoder.line(correction) + Data("\n".utf8) }
    do {
      try lines.write(to: URL(filePath: path))
    } catch {
      throw stop("\(path): the ledger cannot be written; check the path and permissions")
    }
  }

  private func write(_ text: String, as encoding: TextEncoding) throws {
    guard let bytes = TextEncoding.encode(text, as: encoding) else {
      throw stop("\(file): the corrected text does not fit the input's encoding; convert the input to UTF-8")
    }
    FileHandle.standardOutput.write(bytes)
  }
}
