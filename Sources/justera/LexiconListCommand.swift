import ArgumentParser
import Correction
import Foundation
import Pipeline

/// `justera lexicon list`: the user's lexicon to standard output.
struct LexiconList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Writes the entries to standard output, sorted, one a line.")

  /// The kinds of entry to choose from.
  enum Kind: String, ExpressibleByArgument, CaseIterable {
    case words
    case names
    case pairs
    case kept

    func holds(_ entry: LexiconEntry) -> Bool {
      switch entry {
      case .word: entry.isName ? self == .names : self == .words
      case .replacement: self == .pairs
      case .kept: self == .kept
      }
    }
  }

  @Argument(help: "Only entries that hold one of these texts, capitals or not.")
  var texts: [String] = []

  @Option(help: "Only these; may be given again.")
  var kind: [Kind] = []

  @Flag(help: "In the order of the file.")
  var unsorted = false

  @OptionGroup var options: LexiconOptions

  func run() throws {
    let file = try options.load()
    var entries = file.text.entries
    if !kind.isEmpty { entries = entries.filter { entry in kind.contains { $0.holds(entry) } } }
    if !texts.isEmpty {
      let wanted = texts.map { $0.precomposedStringWithCanonicalMapping.lowercased() }
      entries = entries.filter { entry in wanted.contains { entry.line.lowercased().contains($0) } }
    }
    if !unsorted { entries.sort(by: LexiconEntry.isInSwedishOrder) }
    FileHandle.standardOutput.write(Data(entries.map { $0.line + "\n" }.joined().utf8))
  }
}
