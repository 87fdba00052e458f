import ArgumentParser
import Correction
import Foundation
import Pipeline

/// `justera lexicon`: the user's words.
struct Lexicon: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Manages your words, names and replacements, which win over the model.",
    discussion: """
      The lexicon is a text file (UTF-8), one entry a line; what follows a # is a comment:

        Lönsgård               a word or name that is right; damaged readings of it become it
        Bergstrem → Bergström  always replaced where it stands as a whole word (or: Bergstrem -> Bergström)
        Rigó → Rigó          left as it is

      Write names with a capital. A word in small letters also stands for itself with a capital first.
      """,
    subcommands: [LexiconAdd.self, LexiconRemove.self, LexiconImport.self, LexiconList.self])
}

/// Which lexicon a command is about.
struct LexiconOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The lexicon. (default: correction.lexicon of --config)", valueName: "file"),
    completion: .file())
  var lexicon: String?

  @Option(
    help: ArgumentHelp("The configuration that names the lexicon.", valueName: "pipeline.yml"),
    completion: .file())
  var config: String?

  /// Reads the lexicon; tells what is wrong with it and ends the command.
  ///
  /// - Parameter isNewAllowed: whether one that is not there counts as a new one.
  func load(isNewAllowed: Bool = false) throws -> LexiconFile {
    do {
      return try LexiconFile(path: path(), isNewAllowed: isNewAllowed)
    } catch let error as LexiconFileError {
      throw stop(lines: error.description)
    }
  }

  /// The path of the lexicon.
  func path() throws -> String {
    if let lexicon { return lexicon }
    do {
      if let config, let path = try Configuration.lexiconPath(in: URL(filePath: config)) { return path }
    } catch {
      throw stop("\(config ?? "pipeline.yml"): \(error)")
    }
    throw stop("no lexicon; name the file with --lexicon, or as correction.lexicon in a --config file")
  }
}

/// Reads entries given as arguments; tells what is wrong with one and ends the command.
func lexiconEntries(_ arguments: [String]) throws -> [LexiconEntry] {
  try arguments.map { argument in
    do {
      return try LexiconEntry(argument)
    } catch {
      throw stop("'\(argument)': \(error)")
    }
  }
}

extension LexiconFile {
  /// Writes the file; tells what is wrong and ends the command.
  func save() throws {
    do {
      try write()
    } catch {
      throw stop(lines: error.description)
    }
  }
}
