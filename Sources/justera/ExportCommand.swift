import ArgumentParser
import Foundation
import Minutes
import Pipeline
import Scanning

/// `justera export`: a document's words with their places, for other programs.
struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Writes a document's corrected words with their places as hOCR or ALTO.",
    discussion: """
      ALTO is version 4.4; each corrected word has what was read as its ALTERNATIVE. In hOCR it stands in \
      data-original. Both hold all pages in one file, which goes to standard output.
      """)

  /// What can be written.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case hocr
    case alto
  }

  @Argument(
    help: "A PDF, TIFF, PNG, JPEG, hOCR, ALTO or PAGE XML file; - for standard input.", completion: .file())
  var file: String

  @Option(help: "What to write: \(Format.allCases.map(\.rawValue).joined(separator: " or ")).")
  var format: Format

  @OptionGroup var options: ConfigurationOptions

  func run() throws {
    let configuration = try options.load()
    let bytes = try readInput(file)
    let words = try readWordsFiles(beside: file, configuration)
    let transcript: Transcript
    do {
      transcript = try Pipeline(configuration: configuration).transcript(
        of: bytes, path: file == "-" ? "stdin" : URL(filePath: file).lastPathComponent, wordsFiles: words)
    } catch let error as ReadingError {
      throw stop("\(file): \(error.message)", code: .incomplete)
    } catch {
      throw stop("\(error)")
    }
    if transcript.pages.allSatisfy({ $0.width == 0 }) {
      throw stop(
        "\(file): its words have no places on paper; \(format.rawValue) is for scans and PDFs",
        code: .incomplete)
    }
    FileHandle.standardOutput.write(format == .alto ? transcript.alto : transcript.hocr)
    for diagnostic in transcript.diagnostics { tell("\(file): \(diagnostic.summary)") }
    if !transcript.diagnostics.isEmpty { throw ExitCode.incomplete }
  }
}
