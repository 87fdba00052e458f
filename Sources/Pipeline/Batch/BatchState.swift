import Foundation
import Minutes
import Synchronization

/// What the threads of a batch share: what is to do, and how far it is.
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
    /// What else people should know, since the snapshot before.
    var notices: [String] = []
    /// The documents that are being done.
    var atHand: [BatchProgress.DocumentAtHand] = []
    var threads = 0
  }

  /// A piece of work for one thread.
  enum Task {
    /// A document that nobody has begun, by its place in the plan.
    case document(Int)
    /// A page of a document whose pages are shared, from 0.
    case page(DocumentWork, Int)
    /// A document whose pages have all been read.
    case assembly(DocumentWork)
  }

  /// When a batch stops by itself.
  struct FailureLimit: Sendable {
    /// The share of failed documents, 0 to 1.
    var share: Double
    /// How many documents must have been tried.
    var minimum: Int
  }

  /// A document whose pages are shared among the workers.
  fileprivate struct Shared {
    var work: DocumentWork
    /// The pages still to read, the last first.
    var left: [Int]
    /// How many are being read.
    var running = 0
  }

  fileprivate struct Inner {
    var next = 0
    var isDone: [Bool]
    var shared: [Shared] = []
    /// How many whole documents are being done, which may yet be shared.
    var begun = 0
    var isInterrupted = false
    var stopped: String?
    var snapshot = Snapshot()
    var fault: (any Error)?
    var hasToldOfSandbox = false

    var isStopped: Bool { isInterrupted || stopped != nil || fault != nil }
  }

  private let inner: Mutex<Inner>
  private let changed = DispatchSemaphore(value: 0)
  private let toDo: [Int]
  private let limit: FailureLimit

  /// Makes the state of a batch that has yet to begin.
  init(plan: RunPlan, limit: FailureLimit) {
    self.limit = limit
    toDo = plan.isToDo.indices.filter { plan.isToDo[$0] }
    var start = Inner(isDone: plan.isToDo.map { !$0 })
    start.snapshot.total = plan.items.count
    start.snapshot.doneBefore = plan.items.count - toDo.count
    start.snapshot.documents = start.snapshot.doneBefore
    inner = Mutex(start)
  }

  /// The next piece of work, for which the thread may have to wait; nil when there is none left or the batch is
  /// to stop.
  ///
  /// What was begun is finished before anything new is.
  func next() -> Task? {
    while true {
      let (task, mayCome) = inner.withLock { inner in inner.take(from: toDo) }
      if let task { return task }
      if !mayCome { return nil }
      // Another thread may share its document, or read the last page of one.
      usleep(5000)
    }
  }

  /// Shares a document's pages among the threads.
  func share(_ work: DocumentWork, pages: [Int]) {
    inner.withLock { inner in
      inner.begun -= 1
      inner.shared.append(Shared(work: work, left: pages.reversed()))
    }
  }

  /// Notes what came of a page of a shared document.
  func finishPage(of index: Int, page: Int, seconds: Double, attempts: Int, loss: Worker.Loss?) {
    inner.withLock { inner in
      guard let place = inner.shared.firstIndex(where: { $0.work.index == index }) else { return }
      inner.shared[place].running -= 1
      inner.shared[place].work.pageSeconds += seconds
      inner.shared[place].work.entry.attempts += attempts
      if let loss { inner.shared[place].work.lost[page] = loss }
    }
  }

  /// Notes that a document was begun, for those who watch.
  func begin(_ path: String) {
    inner.withLock { $0.snapshot.atHand.append(BatchProgress.DocumentAtHand(path: path)) }
  }

  /// Notes how many pages a document has, and how many of them need not be read.
  func open(_ path: String, pages: Int, known: Int) {
    inner.withLock { inner in
      guard let place = inner.snapshot.atHand.firstIndex(where: { $0.path == path }) else { return }
      inner.snapshot.atHand[place].pages = pages
      inner.snapshot.atHand[place].pagesDone = max(known, inner.snapshot.atHand[place].pagesDone)
    }
  }

  /// Notes a finished document.
  ///
  /// - Parameter isOld: whether it turned out to have been done before.
  func finish(_ index: Int, _ summary: DocumentSummary, isOld: Bool = false) {
    inner.withLock { inner in
      inner.begun -= 1
      inner.isDone[index] = true
      inner.snapshot.atHand.removeAll { $0.path == summary.path }
      inner.snapshot.documents += 1
      if isOld { inner.snapshot.doneBefore += 1 }
      if summary.status == .failed, !isOld {
        inner.snapshot.failed += 1
        inner.snapshot.newFailures.append(summary)
        inner.judge(limit)
      }
    }
    changed.signal()
  }

  /// Notes a document that was dropped.
  func drop(_ path: String) {
    inner.withLock { inner in
      inner.begun -= 1
      inner.snapshot.atHand.removeAll { $0.path == path }
    }
  }

  /// Notes a page read.
  func countPage(of path: String) {
    inner.withLock { inner in
      inner.snapshot.pages += 1
      guard let place = inner.snapshot.atHand.firstIndex(where: { $0.path == path }) else { return }
      inner.snapshot.atHand[place].pagesDone += 1
    }
  }

  /// Notes that a thread began or ended its work.
  func countThread(_ change: Int) {
    inner.withLock { $0.snapshot.threads += change }
    changed.signal()
  }

  /// Says once what the workers' sandbox lacks.
  func tellOfSandbox(_ missing: [Sandbox.Part]) {
    inner.withLock { inner in
      if missing.isEmpty || inner.hasToldOfSandbox { return }
      inner.hasToldOfSandbox = true
      let parts = missing.map { "\($0.name) (\($0.detail))" }.joined(separator: ", ")
      inner.snapshot.notices.append("the sandbox of the workers lacks \(parts); see 'justera doctor'")
    }
  }

  /// Asks for the end: no new document begins.
  func interrupt() {
    inner.withLock { $0.isInterrupted = true }
    changed.signal()
  }

  /// Whether the end was asked for.
  var isInterrupted: Bool { inner.withLock(\.isInterrupted) }

  /// Whether no more work is to be done, for whatever reason.
  var isStopped: Bool { inner.withLock(\.isStopped) }

  /// Why the batch stopped by itself; nil where it did not.
  var stopped: String? { inner.withLock(\.stopped) }

  /// How the run ends, once no thread is at work.
  var outcome: RunStatus.State {
    inner.withLock { $0.isInterrupted ? .interrupted : $0.isStopped ? .stopped : .finished }
  }

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
      defer {
        inner.snapshot.newFailures = []
        inner.snapshot.notices = []
      }
      return inner.snapshot
    }
  }

  /// How many documents were done before.
  var doneBefore: Int { inner.withLock(\.snapshot.doneBefore) }

  /// Whether each document of the plan is done, by this run or one before.
  var isDone: [Bool] { inner.withLock(\.isDone) }
}

extension BatchState.Inner {
  /// Takes the next piece of work, or tells whether one may come.
  fileprivate mutating func take(from toDo: [Int]) -> (BatchState.Task?, mayCome: Bool) {
    if isStopped { return (nil, false) }
    for place in shared.indices {
      if let page = shared[place].left.popLast() {
        shared[place].running += 1
        return (.page(shared[place].work, page), true)
      }
    }
    if let place = shared.firstIndex(where: { $0.running == 0 }) {
      begun += 1
      return (.assembly(shared.remove(at: place).work), true)
    }
    if next < toDo.count {
      next += 1
      begun += 1
      return (.document(toDo[next - 1]), true)
    }
    return (nil, begun > 0 || !shared.isEmpty)
  }

  /// Stops the batch when too many documents failed.
  fileprivate mutating func judge(_ limit: BatchState.FailureLimit) {
    let here = snapshot.documents - snapshot.doneBefore
    guard stopped == nil, here >= limit.minimum, Double(snapshot.failed) > limit.share * Double(here) else {
      return
    }
    stopped = "\(snapshot.failed) of \(here) documents failed, more than batch.failureShare allows"
  }
}
