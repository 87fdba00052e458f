import Foundation
import Glibc
import Minutes
import Scanning

/// One thread of a batch: one worker at a time, one document after the other.
struct BatchThread {
  let batch: Batch
  let plan: RunPlan
  let key: JournalEntry.Key
  let journal: Journal
  let state: BatchState
  private var worker: WorkerProcess?

  init(batch: Batch, plan: RunPlan, key: JournalEntry.Key, journal: Journal, state: BatchState) {
    self.batch = batch
    self.plan = plan
    self.key = key
    self.journal = journal
    self.state = state
  }

  /// Works until nothing is left or the batch is to stop.
  mutating func work() {
    while let index = state.next() {
      do {
        try perform(index)
      } catch {
        state.fail(error)
      }
      if let current = worker, current.documents >= batch.configuration.recycle {
        current.finish()
        worker = nil
      }
    }
    worker?.finish()
  }

  /// Does one document, unless it turns out to be done.
  private mutating func perform(_ index: Int) throws {
    let item = plan.items[index]
    let start = ContinuousClock.now
    var entry = JournalEntry(
      path: item.path, identity: FileIdentity(bytes: 0, changed: 0, inode: 0), key: key, state: .failed,
      records: 0, attempts: 0, seconds: 0, finished: "")
    let old = try journal.entry(path: item.path)
    var summary: DocumentSummary
    do {
      let file = try OpenFile(place: item.place)
      entry.identity = file.identity
      let bytes = try file.bytes()
      entry.key.content = ContentHash.sha256(of: bytes)
      if let old, try keep(old, for: entry, at: index) { return }
      if let moved = try adopt(entry) {
        summary = moved
      } else {
        guard let done = try perform(item, bytes, attempts: &entry.attempts) else { return }
        summary = done
      }
    } catch let error as InputFileError {
      summary = .failed(path: item.path, cause: error.id, message: error.message)
    }
    entry.state = summary.status
    entry.cause = summary.cause
    entry.message = summary.message
    entry.records = summary.records
    entry.seconds = start.duration(to: .now).inSeconds
    entry.finished = Date.now.formatted(.iso8601)
    try journal.enter(entry, summary)
    if let old, old.records > entry.records {
      batch.output.removeRecords(of: item.path, ordinals: entry.records + 1..<old.records + 1)
    }
    state.finish(index, summary)
  }

  /// Whether the document was done before and its file merely touched; what the journal knows of it holds.
  private func keep(_ old: JournalEntry, for entry: JournalEntry, at index: Int) throws -> Bool {
    guard !batch.options.isForced, old.key == entry.key,
      RunPlan.holds(old, for: key, output: batch.output, options: batch.options)
    else { return false }
    try journal.refresh(path: entry.path, identity: entry.identity)
    var summary = DocumentSummary(path: entry.path, status: old.state)
    summary.cause = old.cause
    state.finish(index, summary, isOld: true)
    return true
  }

  /// Makes the records of a document that was done under another path: it was moved, renamed or copied.
  ///
  /// - Returns: what the other gave; nil where there is none.
  private func adopt(_ entry: JournalEntry) throws -> DocumentSummary? {
    guard !batch.options.isForced, let (twin, old) = try journal.twin(of: entry.key) else { return nil }
    for ordinal in 1..<twin.records + 1 {
      guard
        let bytes = try? InputFile.bytes(of: batch.output.recordURL(for: twin.path, ordinal: ordinal)),
        let moved = RecordCoder.data(bytes, movedTo: entry.path)
      else { return nil }
      try batch.output.write(moved, to: batch.output.recordURL(for: entry.path, ordinal: ordinal))
    }
    var summary = old
    summary.path = entry.path
    return summary
  }

  /// Does one document; a worker that fails at it is replaced, and the fresh one tries once more.
  ///
  /// - Returns: what became of it; nil where the batch was stopped and the document dropped.
  private mutating func perform(
    _ item: InputItem, _ bytes: Data, attempts: inout Int
  ) throws -> DocumentSummary? {
    let job = Worker.Job(file: item.file.path(percentEncoded: false), path: item.path)
    let state = state
    let output = batch.output
    var failure = WorkerFailure(id: "worker.start", message: "")
    for _ in 0..<2 {
      attempts += 1
      do {
        let current = try worker ?? WorkerProcess(executable: batch.executable, setup: batch.setup)
        worker = current
        return try current.perform(
          job, patience: .seconds(batch.configuration.secondsPerPage), isStopped: { state.isStopped },
          onPage: state.finishPage,
          onRecord: { bytes, ordinal in
            try output.write(bytes, to: output.recordURL(for: item.path, ordinal: ordinal))
          })
      } catch let error as WorkerFailure {
        worker?.kill()
        worker = nil
        failure = error
        if error.id == "worker.stopped" { return nil }
        if error.id == "worker.time" { break }
      } catch let error as OutputTreeError {
        worker?.kill()
        worker = nil
        throw error
      } catch {
        failure = WorkerFailure(id: "worker.answer", message: "the worker's answer was no answer (\(error))")
      }
    }
    return try writeFailure(failure, of: item, bytes)
  }

  /// Writes the record of a document that its workers failed at.
  private func writeFailure(_ failure: WorkerFailure, of item: InputItem, _ bytes: Data) throws
    -> DocumentSummary
  {
    var summary = DocumentSummary.failed(path: item.path, cause: failure.id, message: failure.message)
    let record = Record(
      failedWith: Diagnostic(id: failure.id, severity: .error, summary: failure.message),
      source: RecordSource(of: bytes, path: item.path), configuration: batch.configuration)
    try batch.output.write(RecordCoder.data(record), to: batch.output.recordURL(for: item.path, ordinal: 1))
    summary.records = 1
    return summary
  }
}
