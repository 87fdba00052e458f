public import Foundation
import Glibc

/// How far a run is, as its status file tells those who watch from outside.
public struct RunStatus: Codable, Hashable, Sendable {
  /// What a run does.
  public enum State: String, Codable, Sendable {
    /// It is at work, or was killed: see `updated`.
    case running
    /// Everything was done.
    case finished
    /// It was asked to end.
    case interrupted
    /// It stopped by itself.
    case stopped
  }

  /// The version of this file.
  public var schema = "justera/status/1"
  /// What the run does.
  public var state: State
  /// The number of the supervisor's process.
  public var process = ProcessInfo.processInfo.processIdentifier
  /// When the run began: ISO 8601 in UTC.
  public var started: String
  /// When this was written: ISO 8601 in UTC, every second while the run is at work.
  public var updated: String
  /// Documents in all.
  public var documents: Int
  /// Documents done, failed ones and those done before included.
  public var done: Int
  /// Documents that an earlier run had done.
  public var doneBefore: Int
  /// Documents that failed in this run.
  public var failed: Int
  /// Pages read in this run.
  public var pages: Int
  /// Pages a second since the start.
  public var pagesPerSecond: Double
  /// Seconds since the start.
  public var seconds: Double
  /// Seconds left if the rest goes as fast; nil where there is nothing to go by.
  public var secondsLeft: Double?
  /// The documents at hand.
  public var atHand: [BatchProgress.DocumentAtHand]

  /// Tells of a run.
  public init(_ progress: BatchProgress, state: State, started: Date) {
    self.state = state
    self.started = started.formatted(.iso8601)
    updated = Date.now.formatted(.iso8601)
    documents = progress.total
    done = progress.documents
    doneBefore = progress.doneBefore
    failed = progress.failed
    pages = progress.pages
    pagesPerSecond = RunReport.rounded(progress.pagesPerSecond)
    seconds = RunReport.rounded(progress.seconds)
    secondsLeft = progress.secondsLeft.map(RunReport.rounded)
    atHand = progress.atHand
  }

  /// One line of JSON, without a newline.
  public var line: Data { (try? RecordCoder.line(self)) ?? Data() }
}

/// Writes the status file of a run, every second.
struct StatusFile {
  private let url: URL
  private let scratch: URL
  private let started = Date.now
  private var next = ContinuousClock.now

  init(_ state: StateFolder) {
    url = state.status
    scratch = state.scratch.appending(path: "status")
  }

  /// Takes the newest figures; writes them when a second has passed, and when the run ends.
  mutating func update(_ progress: BatchProgress, state: RunStatus.State = .running) {
    guard state != .running || .now >= next else { return }
    next = .now + .seconds(1)
    let status = RunStatus(progress, state: state, started: started)
    // Whoever watches finds the old or the new file; the run does not depend on it.
    guard (try? (status.line + Data("\n".utf8)).write(to: scratch)) != nil else { return }
    rename(scratch.path(percentEncoded: false), url.path(percentEncoded: false))
  }
}
