import ArgumentParser
import Foundation
import Pipeline

/// `justera cache`: the recognized words that an output folder keeps.
struct Cache: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Tells how many recognized words an output folder keeps, and forgets them.",
    discussion: """
      'justera run' keeps the words of every recognized page in the output folder, so that a change in \
      correction or structure recognizes no page again (batch.cacheMegabytes sets how many). What is forgotten is \
      recognized again when it is needed; records do not depend on it.
      """)

  @Argument(help: "The output folder of a run.", completion: .directory)
  var output: String

  @Option(help: ArgumentHelp("Forget what is over so many megabytes, longest unused first.", valueName: "mb"))
  var limit: Int?

  @Flag(help: "Forget everything.")
  var clear = false

  func validate() throws {
    if let limit, limit < 0 { throw ValidationError("--limit takes 0 or more.") }
    if clear, limit != nil { throw ValidationError("--clear goes without --limit.") }
  }

  func run() throws {
    do {
      let bytes = clear ? 0 : limit.map { Int64($0) * 1_000_000 }
      let cache = try WordCache(root: URL(filePath: output), limit: bytes)
      let megabytes = String(format: "%.1f", Double(cache.bytes) / 1e6)
      print("\(cache.pages) pages of \(cache.files) files, \(megabytes) MB")
    } catch {
      throw stop("\(error)")
    }
  }
}
