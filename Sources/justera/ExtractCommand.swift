import ArgumentParser
import Foundation
import Minutes
import Pipeline
import Scanning
import Structure

/// `justera extract`: one document's record to standard output.
struct Extract: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Writes the record of one document to standard output.",
    discussion:
      "Words in an hOCR, ALTO or PAGE XML file of the same name beside an image or PDF are taken where they read well."
  )

  @Argument(help: "A PDF, TIFF, PNG, JPEG or text file; - for standard input.", completion: .file())
  var file: String

  @Flag(help: "Write why each field has its value, in place of the record.")
  var explain = false

  @Option(
    help: ArgumentHelp(
      "Write a picture of the first page with a frame around each line and word, coloured by confidence; of page 2 "
        + "to OUT-2.png, and so on.", valueName: "OUT.png"))
  var debugImage: String?

  @OptionGroup var options: ConfigurationOptions

  func run() throws {
    let configuration = try options.load()
    let bytes = try readInput(file)
    let words = try readWordsFiles(beside: file, configuration)
    let name = file == "-" ? "stdin" : URL(filePath: file).lastPathComponent
    let outcome: Pipeline.Outcome
    do {
      outcome = try Pipeline(configuration: configuration).run(
        bytes, path: name, wordsFiles: words)
    } catch {
      throw stop("\(error)")
    }
    for record in outcome.records {
      let data = explain ? Data(Explanation(record).text.utf8) : try RecordCoder.data(record)
      FileHandle.standardOutput.write(data)
      for diagnostic in record.diagnostics where diagnostic.severity == .error {
        tell("\(file): \(diagnostic.summary)")
      }
    }
    if let debugImage { try drawPages(of: bytes, words, configuration, to: debugImage) }
    if outcome.records.contains(where: { $0.status != .complete }) { throw ExitCode.incomplete }
  }

  private func drawPages(
    of bytes: Data, _ words: [WordsFile], _ configuration: Configuration, to path: String
  ) throws {
    let name = path.lowercased().hasSuffix(".png") ? String(path.dropLast(4)) : path
    do {
      try Pipeline(configuration: configuration).drawings(of: bytes, wordsFiles: words) { number, picture in
        let file = number == 1 ? "\(name).png" : "\(name)-\(number).png"
        do {
          try picture.write(to: URL(filePath: file))
        } catch {
          throw stop("\(file): cannot be written; check the folder and its permissions")
        }
      }
    } catch let error as ReadingError {
      throw stop("\(file): no picture (\(error.message))", code: .incomplete)
    }
  }
}

/// The bytes of a file, or of standard input for `-`; tells what is wrong and ends the command.
func readInput(_ file: String) throws -> Data {
  if file == "-" { return FileHandle.standardInput.readDataToEndOfFile() }
  do {
    return try InputFile.bytes(of: URL(filePath: file))
  } catch {
    throw stop("\(file): \(error.message)")
  }
}

/// What lies beside a file and may hold its words; tells what is wrong and ends the command.
func readWordsFiles(beside file: String, _ configuration: Configuration) throws -> [WordsFile] {
  if file == "-" { return [] }
  do {
    return try InputTree(include: configuration.include, exclude: configuration.exclude)
      .wordsFiles(beside: URL(filePath: file))
  } catch {
    throw stop("\(file): \(error.message)")
  }
}
