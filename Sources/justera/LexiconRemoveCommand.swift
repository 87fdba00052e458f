import ArgumentParser
import Correction
import Pipeline

/// `justera lexicon remove`: entries out of the user's lexicon.
struct LexiconRemove: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Removes entries.",
    discussion: "A word that is not in the lexicon is told of; that is no error.")

  @Argument(help: "Words, names, left sides of pairs, or whole pairs.")
  var entries: [String]

  @OptionGroup var options: LexiconOptions

  func run() throws {
    let entries = try lexiconEntries(entries)
    var file = try options.load()
    for entry in entries where file.text.remove(entry) == nil {
      tell("'\(entry.line)' is not in the lexicon")
    }
    try file.save()
  }
}
