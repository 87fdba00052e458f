import ArgumentParser
import Foundation
import Pipeline

/// `justera status`: what is known of an output folder.
struct Status: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Tells how far a run is, what failed and why, the slowest documents and the least sure.",
    discussion: "Reads the journal in the output folder of 'justera run', also while the run is at work.")

  @Argument(help: "The output folder of a run.", completion: .directory)
  var output: String

  @Option(help: "How many documents each list tells of.")
  var top = 5

  @Flag(help: "Everything as JSON, every document that failed included.")
  var json = false

  func validate() throws {
    if top < 0 { throw ValidationError("--top takes 0 or more.") }
  }

  func run() throws {
    let status: OutputStatus
    do {
      status = try OutputStatus(root: URL(filePath: output), count: top)
    } catch {
      throw stop("\(error)")
    }
    if json {
      FileHandle.standardOutput.write(status.data)
    } else {
      print(text(status))
    }
  }

  private func text(_ status: OutputStatus) -> String {
    var lines: [String] = []
    if let run = status.run { lines += [head(run, isAtWork: status.isAtWork)] + atHand(run, status) }
    let total = status.documents.values.reduce(0, +)
    let counts = ["complete", "partial", "failed"].compactMap { state in
      status.documents[state].map { "\($0) \(state)" }
    }
    lines.append("documents    \(total)" + (counts.isEmpty ? "" : ": " + counts.joined(separator: ", ")))
    for (cause, count) in status.causes.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
      lines.append("  \(count) × \(cause)")
    }
    if top > 0, !status.problems.isEmpty {
      lines.append("not complete")
      lines += status.problems.prefix(top).map { "  \($0.path): \($0.message ?? $0.cause ?? "")" }
      if status.problems.count > top {
        lines.append("  … and \(status.problems.count - top) more; --top or --json tells of all")
      }
    }
    if !status.slowest.isEmpty {
      lines.append("slowest")
      lines += status.slowest.map { "  " + String(format: "%7.1f s  ", $0.seconds) + $0.path }
    }
    if !status.leastSure.isEmpty {
      lines.append("least sure (words that are expected to be wrong still)")
      lines += status.leastSure.map { "  " + String(format: "%7.1f %%  ", $0.doubt * 100) + $0.path }
    }
    return lines.joined(separator: "\n")
  }

  private func head(_ run: RunStatus, isAtWork: Bool) -> String {
    let state: String
    switch run.state {
    case .running where isAtWork: state = "at work, process \(run.process)"
    case .running: state = "was killed; run again to go on"
    case .finished: state = "finished"
    case .interrupted: state = "was interrupted; run again to go on"
    case .stopped: state = "stopped by itself; see its messages"
    }
    var line = "last run     \(state): \(run.done) of \(run.documents) documents, \(run.pages) pages, "
    line += String(format: "%.1f pages/s, ", run.pagesPerSecond)
    return line + "begun \(run.started), last heard of \(run.updated)"
  }

  private func atHand(_ run: RunStatus, _ status: OutputStatus) -> [String] {
    guard status.isAtWork else { return [] }
    return run.atHand.map { document in
      "  at hand    \(document.path)" + (document.pages.map { ", page \(document.pagesDone) of \($0)" } ?? "")
    }
  }
}
