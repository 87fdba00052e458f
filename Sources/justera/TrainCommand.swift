import ArgumentParser
import Correction
import Foundation

/// `justera train`: builds the language model from corpora.
struct Train: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train",
    abstract: "Build the language model from a folder of corpora.",
    discussion: """
      The folder holds text/*.zst (a sentence or paragraph a line), lexicon/*.zst (a word a line) and names/*.zst, \
      read through the zstd program. \
      The same corpora and pairs give the same bytes.
      """)

  @Option(help: ArgumentHelp("The folder of corpora.", valueName: "dir"))
  var corpora: String

  @Option(
    help: ArgumentHelp(
      "A folder with truth/*.txt and readings of the same names in folders beside it.", valueName: "dir"))
  var pairs: String?

  @Option(
    help: ArgumentHelp(
      "A text of what minutes say, a phrase a line; counts more than any corpus.", valueName: "file"))
  var phrases: String?

  @Option(name: .shortAndLong, help: ArgumentHelp("The model file to write.", valueName: "file"))
  var output: String

  @Option(help: ArgumentHelp("How often a word of no list must be met to be known.", valueName: "n"))
  var leastCount = 2

  @Option(help: ArgumentHelp("The most pairs of words kept.", valueName: "n"))
  var limitPairs = 1_300_000

  @Option(help: ArgumentHelp("The most triples of words kept.", valueName: "n"))
  var limitTriples = 1_800_000

  @Option(help: ArgumentHelp("Read at most so many lines of each text, for a quick trial.", valueName: "n"))
  var limitLines: Int?

  func run() throws {
    let folder = URL(filePath: corpora, directoryHint: .isDirectory)
    var trainer = Trainer(
      limits: TrainingLimits(
        leastCount: leastCount, pairs: limitPairs, triples: limitTriples, sequences: 320_000, leastBearers: 10
      ))
    for source in TrainingSource.texts {
      try read(source, in: folder, into: &trainer)
    }
    if let phrases {
      trainer.begin(source: "phrases of minutes: written for this project", weight: 15)
      let lines = try Data(contentsOf: URL(filePath: phrases)).split(separator: 0x0A)
      // Each phrase is met as often as a usual phrase in a corpus many times as large.
      for _ in 0..<8 {
        for line in lines { trainer.add(line: line) }
      }
    }
    for list in WordListSource.lists {
      let lines = try CompressedLines(folder.appending(path: "lexicon/\(list.file).zst"))
      try lines.forEach(limit: nil) { trainer.add(listed: String(decoding: $0, as: UTF8.self)) }
      trainer.note(source: "\(list.file): \(list.origin)")
    }
    for list in NameSource.lists {
      let lines = try CompressedLines(folder.appending(path: "names/\(list.file).zst"))
      try lines.forEach(limit: nil) { line in list.add(String(decoding: line, as: UTF8.self), to: &trainer) }
    }
    try readPairs(into: &trainer)
    let data = trainer.model { say($0) }
    try data.write(to: URL(filePath: output), options: .atomic)
    say("\(output): \(data.count) bytes")
  }

  private func read(_ source: TrainingSource, in folder: URL, into trainer: inout Trainer) throws {
    let lines = try CompressedLines(folder.appending(path: "text/\(source.file).txt.zst"))
    if source.isOld {
      try lines.forEach(limit: limitLines) { trainer.add(oldLine: $0) }
    } else {
      trainer.begin(source: "\(source.file): \(source.origin)", weight: source.weight)
      try lines.forEach(limit: limitLines) { trainer.add(line: $0) }
    }
    say("\(source.file): \(trainer.tokenCount) tokens so far")
  }

  private func readPairs(into trainer: inout Trainer) throws {
    guard let pairs else { return }
    let folder = URL(filePath: pairs, directoryHint: .isDirectory)
    let files = FileManager.default
    let truths = try files.contentsOfDirectory(atPath: folder.appending(path: "truth").path).sorted()
    let readings = try files.contentsOfDirectory(atPath: folder.path).sorted().filter { $0 != "truth" }
    for name in truths where name.hasSuffix(".txt") {
      let truth = try String(contentsOf: folder.appending(path: "truth/\(name)"), encoding: .utf8)
      for kind in readings {
        let url = folder.appending(path: "\(kind)/\(name)")
        guard files.fileExists(atPath: url.path) else { continue }
        trainer.add(truth: truth, reading: try String(contentsOf: url, encoding: .utf8))
      }
    }
  }

  private func say(_ message: String) {
    FileHandle.standardError.write(Data((message + "\n").utf8))
  }
}
