import ArgumentParser
import Correction
import Foundation
import Pipeline

/// The options that every command with a configuration takes.
struct ConfigurationOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Configuration over the defaults of pipeline.yml.", valueName: "pipeline.yml"),
    completion: .file())
  var config: String?

  @Option(
    help: ArgumentHelp(
      "Your words, names and replacements, which win over the model. (default: correction.lexicon)",
      valueName: "file"), completion: .file())
  var lexicon: String?

  /// Reads the configuration; tells what is wrong with it and ends the command.
  func load() throws -> Configuration {
    do {
      let words = try lexicon.map { UserLexicon(try LexiconFile(path: $0).text) }
      guard let config else { return try Configuration(lexicon: words) }
      return try Configuration(file: URL(filePath: config), lexicon: words)
    } catch let error as LexiconFileError {
      throw stop(lines: error.description)
    } catch {
      throw stop("\(config ?? "pipeline.yml"): \(error)")
    }
  }
}
