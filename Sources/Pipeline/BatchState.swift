import Foundation
import Minutes
import Synchronization

/// What the threads of a batch share.
final class BatchState: Sendable {
  /// How far the batch is.
  struct Snapshot: Sendable {
    var documents = 0
    var total = 0
    var pages = 0
    var failed = 0
    /// Documents that failed since the snapshot before.
    var newFailures: [DocumentSummary] = []
    var threads = 0
    var isStopped = false
  }

  private struct Inner {
    var next = 0
    var summaries: [DocumentSummary?]
    var snapshot = Snapshot()
    var fault: OutputTreeError?
  }

  private let inner: Mutex<Inner>
  private let changed = DispatchSemaphore(value: 0)

  init(total: Int) {
    var start = Inner(summaries: Array(repeating: nil, count: total))
    start.snapshot.total = total
    inner = Mutex(start)
  }

  /// The index of the next document to do; nil when there is none left or the batch is to stop.
  func next() -> Int? {
    inner.withLock { inner in
      guard !inner.snapshot.isStopped, inner.fault == nil, inner.next < inner.summaries.count else {
        return nil
      }
      defer { inner.next += 1 }
      return inner.next
    }
  }

  /// Notes a finished document.
  func finish(_ index: Int, _ summary: DocumentSummary) {
    inner.withLock { inner in
      inner.summaries[index] = summary
      inner.snapshot.documents += 1
      if summary.status == .failed {
        inner.snapshot.failed += 1
        inner.snapshot.newFailures.append(summary)
      }
    }
    changed.signal()
  }

  /// Notes a finished page.
  func finishPage() { inner.withLock { $0.snapshot.pages += 1 } }

  /// Notes that a thread began or ended its work.
  func countThread(_ change: Int) {
    inner.withLock { $0.snapshot.threads += change }
    changed.signal()
  }

  /// Asks for the end: no new document begins.
  func stop() {
    inner.withLock { $0.snapshot.isStopped = true }
    changed.signal()
  }

  /// Whether the end was asked for.
  var isStopped: Bool { inner.withLock { $0.snapshot.isStopped } }

  /// Notes that the output cannot be written: nothing more can be done.
  func fail(_ fault: OutputTreeError) {
    inner.withLock { $0.fault = $0.fault ?? fault }
    changed.signal()
  }

  /// What kept the output from being written.
  var fault: OutputTreeError? { inner.withLock(\.fault) }

  /// Waits for a change, a fifth of a second at most, and tells how far the batch is.
  func waitForChange() -> Snapshot {
    _ = changed.wait(timeout: .now() + .milliseconds(200))
    return inner.withLock { inner in
      defer { inner.snapshot.newFailures = [] }
      return inner.snapshot
    }
  }

  /// What became of each document, in the order of the input; nil for one that was not done.
  var summaries: [DocumentSummary?] { inner.withLock(\.summaries) }
}
