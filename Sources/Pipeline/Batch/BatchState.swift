import Foundation
import Minutes
import Synchronization

/// What the threads of a batch share.
final class BatchState: Sendable {
  /// How far the batch is.
  struct Snapshot: Sendable {
    var documents = 0
    var doneBefore = 0
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
    var isDone: [Bool]
    var snapshot = Snapshot()
    var fault: (any Error)?
  }

  private let inner: Mutex<Inner>
  private let changed = DispatchSemaphore(value: 0)
  private let toDo: [Int]

  /// Makes the state of a batch that has yet to begin.
  init(plan: RunPlan) {
    toDo = plan.isToDo.indices.filter { plan.isToDo[$0] }
    var start = Inner(isDone: plan.isToDo.map { !$0 })
    start.snapshot.total = plan.items.count
    start.snapshot.doneBefore = plan.items.count - toDo.count
    start.snapshot.documents = start.snapshot.doneBefore
    inner = Mutex(start)
  }

  /// The index of the next document to do; nil when there is none left or the batch is to stop.
  func next() -> Int? {
    inner.withLock { inner in
      guard !inner.snapshot.isStopped, inner.fault == nil, inner.next < toDo.count else { return nil }
      defer { inner.next += 1 }
      return toDo[inner.next]
    }
  }

  /// Notes a finished document.
  ///
  /// - Parameter isOld: whether it turned out to have been done before.
  func finish(_ index: Int, _ summary: DocumentSummary, isOld: Bool = false) {
    inner.withLock { inner in
      inner.isDone[index] = true
      inner.snapshot.documents += 1
      if isOld { inner.snapshot.doneBefore += 1 }
      if summary.status == .failed, !isOld {
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

  /// Notes that output or journal cannot be written: nothing more can be done.
  func fail(_ fault: any Error) {
    inner.withLock { $0.fault = $0.fault ?? fault }
    changed.signal()
  }

  /// What kept output or journal from being written.
  var fault: (any Error)? { inner.withLock(\.fault) }

  /// Waits for a change, a fifth of a second at most, and tells how far the batch is.
  func waitForChange() -> Snapshot {
    _ = changed.wait(timeout: .now() + .milliseconds(200))
    return inner.withLock { inner in
      defer { inner.snapshot.newFailures = [] }
      return inner.snapshot
    }
  }

  /// How many documents were done before.
  var doneBefore: Int { inner.withLock(\.snapshot.doneBefore) }

  /// Whether each document of the plan is done, by this run or one before.
  var isDone: [Bool] { inner.withLock(\.isDone) }
}
