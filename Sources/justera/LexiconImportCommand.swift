import ArgumentParser
import Correction
import Pipeline
import Scanning

/// `justera lexicon import`: word lists into the user's lexicon.
struct LexiconImport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Merges word lists or other lexicons into the lexicon.",
    discussion: """
      A list has one word, name or pair a line, in UTF-8, UTF-16 or Windows-1252. All lists are taken or, where one \
      has a wrong line or speaks against the lexicon, none.
      """)

  @Argument(help: "Word lists or lexicons; - for standard input.", completion: .file())
  var files: [String]

  @Flag(help: "Replace entries for the same words that say something else.")
  var replace = false

  @OptionGroup var options: LexiconOptions

  func run() throws {
    var lexicon = try options.load(isNewAllowed: true)
    var conflicts = 0
    var added = 0
    for file in files {
      let list: LexiconText
      do {
        list = try LexiconText(TextEncoding.decode(readInput(file)).text)
      } catch let error as LexiconError {
        throw stop(lines: LexiconFile.message(error, in: file))
      }
      for entry in list.entries {
        do {
          if try lexicon.text.add(entry, replacing: replace) { added += 1 }
        } catch {
          tell("\(file): '\(error.entry.line)' speaks against '\(error.present.line)' in the lexicon")
          conflicts += 1
        }
      }
    }
    if conflicts > 0 {
      throw stop("nothing was imported; correct the list, or give --replace to replace what the lexicon has")
    }
    try lexicon.save()
    tell("\(added) entries new")
  }
}
