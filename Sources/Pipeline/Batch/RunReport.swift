import Foundation
public import Minutes

/// What a run did: the end report, as `run.json` and as a table.
public struct RunReport: Codable, Sendable {
  /// A document that was not completed.
  public struct Problem: Codable, Hashable, Sendable {
    /// The path relative to the input root.
    public var path: String
    /// `partial` or `failed`.
    public var status: Record.Status
    /// A stable id of what was wrong.
    public var cause: String?
    /// What was wrong and what to do.
    public var message: String?
  }

  /// The version of this report.
  public var schema = "justera/run/1"
  /// The version of Justera.
  public var version = Justera.version
  /// The hash of the configuration.
  public var pipeline: String
  /// The hash of the correction model.
  public var model: String?
  /// How many workers there were.
  public var jobs: Int
  /// Whether the run was asked to end early.
  public var interrupted: Bool
  /// How many documents there were.
  public var documents: Int
  /// How many gave complete records.
  public var complete = 0
  /// How many gave records with something missing.
  public var partial = 0
  /// How many failed.
  public var failed = 0
  /// How many were not begun, or dropped when the run was interrupted or stopped.
  public var notDone = 0
  /// How many of them an earlier run had done, and were not done again.
  public var doneBefore = 0
  /// Why the run stopped before its end by itself, in words; nil where it did not.
  public var stopped: String?
  /// How many documents failed or are partial, by cause.
  public var causes: [String: Int] = [:]
  /// Pages by reader.
  public var pages: [String: Int] = [:]
  /// Words read.
  public var words = 0
  /// Corrections applied.
  public var corrections = 0
  /// Corrections offered.
  public var suggestions = 0
  /// Words expected to be wrong still.
  public var uncertainWords = 0.0
  /// Seconds of work by stage, all workers together.
  public var stageSeconds: [String: Double] = [:]
  /// Seconds from start to end.
  public var wallSeconds: Double
  /// The documents that were not completed, in the order of the input.
  public var problems: [Problem] = []

  /// Pages read in all.
  public var pageCount: Int { pages.values.reduce(0, +) }

  init(configuration: Configuration, model: String?, jobs: Int, documents: Int) {
    pipeline = configuration.fingerprint
    self.model = model
    self.jobs = jobs
    self.documents = documents
    interrupted = false
    wallSeconds = 0
  }

  /// Rounds the sums, once all is added.
  mutating func close(wall: Duration) {
    wallSeconds = RunReport.rounded(wall.inSeconds)
    notDone = documents - complete - partial - failed
    stageSeconds = stageSeconds.mapValues(RunReport.rounded)
    uncertainWords = RunReport.rounded(uncertainWords)
  }

  /// Adds what became of a document; documents come in the order of the input.
  mutating func add(_ summary: DocumentSummary) {
    switch summary.status {
    case .complete: complete += 1
    case .partial: partial += 1
    case .failed: failed += 1
    }
    if summary.status != .complete {
      causes[summary.cause ?? "unknown", default: 0] += 1
      problems.append(
        Problem(path: summary.path, status: summary.status, cause: summary.cause, message: summary.message))
    }
    pages.merge(summary.pages, uniquingKeysWith: +)
    words += summary.words
    corrections += summary.corrections
    suggestions += summary.suggestions
    uncertainWords += summary.expectedErrors
    stageSeconds.merge(summary.seconds, uniquingKeysWith: +)
  }

  static func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }

  /// The report as JSON.
  func data() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(self) + Data("\n".utf8)
  }

  /// The report as a table for people.
  public var table: String {
    var rows: [(String, String)] = [
      ("documents", "\(documents)"), ("  complete", "\(complete)"), ("  partial", "\(partial)"),
      ("  failed", "\(failed)"),
    ]
    if doneBefore > 0 { rows.append(("  of these before", "\(doneBefore)")) }
    if notDone > 0 { rows.append(("  not done", "\(notDone)")) }
    for (cause, count) in causes.sorted(by: { $0.key < $1.key }) { rows.append(("    \(cause)", "\(count)")) }
    rows.append(("pages", "\(pageCount)"))
    for (reader, count) in pages.sorted(by: { $0.key < $1.key }) { rows.append(("  \(reader)", "\(count)")) }
    rows += [
      ("words", "\(words)"), ("corrections", "\(corrections)"), ("suggestions", "\(suggestions)"),
      ("uncertain words", RunReport.oneDecimal(uncertainWords)),
    ]
    for stage in Stage.allCases {
      if let seconds = stageSeconds[stage.rawValue] {
        rows.append(("seconds, \(stage.rawValue)", RunReport.oneDecimal(seconds)))
      }
    }
    rows.append(("seconds, wall", RunReport.oneDecimal(wallSeconds)))
    if wallSeconds > 0, pageCount > 0, doneBefore == 0 {
      rows.append(("pages/s", String(format: "%.2f", Double(pageCount) / wallSeconds)))
    }
    let width = rows.map(\.0.count).max() ?? 0
    let valueWidth = rows.map(\.1.count).max() ?? 0
    return rows.map { name, value in
      name.padding(toLength: width + 2, withPad: " ", startingAt: 0)
        + String(repeating: " ", count: valueWidth - value.count) + value
    }.joined(separator: "\n")
  }

  private static func oneDecimal(_ value: Double) -> String { String(format: "%.1f", value) }
}
