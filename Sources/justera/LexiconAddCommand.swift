import ArgumentParser
import Correction
import Pipeline

/// `justera lexicon add`: entries into the user's lexicon.
struct LexiconAdd: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Adds words, names and pairs; makes the lexicon where there is none.",
    discussion: """
      Entries that are there already stay as they are. For example:

        justera lexicon add --lexicon words.txt Lönsgård 'Bergstrem → Bergström' 'Rigó -> Rigó'
      """)

  @Argument(help: "Words, names, 'wrong → right', or 'word → word' for one to leave as it is.")
  var entries: [String]

  @Flag(help: "Replace an entry for the same word that says something else.")
  var replace = false

  @OptionGroup var options: LexiconOptions

  func run() throws {
    let entries = try lexiconEntries(entries)
    var file = try options.load(isNewAllowed: true)
    for entry in entries {
      do {
        try file.text.add(entry, replacing: replace)
      } catch {
        throw stop(
          "'\(error.entry.line)' speaks against '\(error.present.line)' in the lexicon; give --replace to replace it"
        )
      }
    }
    try file.save()
  }
}
