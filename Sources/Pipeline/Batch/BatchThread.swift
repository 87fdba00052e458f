import Foundation
import Glibc
import Minutes
import Scanning

/// One thread of a batch: one worker at a time, one piece of work after the other.
struct BatchThread {
  let batch: Batch
  let plan: RunPlan
  let key: JournalEntry.Key
  let journal: Journal
  let words: RecognizedWords
  let state: BatchState
  /// Whether there are other threads that can take pages over.
  let maySplit: Bool
  private var worker: WorkerProcess?

  init(
    batch: Batch, plan: RunPlan, key: JournalEntry.Key, journal: Journal, words: RecognizedWords,
    state: BatchState, maySplit: Bool
  ) {
    self.batch = batch
    self.plan = plan
    self.key = key
    self.journal = journal
    self.words = words
    self.state = state
    self.maySplit = maySplit
  }

  /// Works until nothing is left or the batch is to stop.
  mutating func work() {
    while let task = state.next() {
      do {
        switch task {
        case .document(let index): try begin(index)
        case .page(let work, let page): try read(page, of: work)
        case .assembly(let work): try perform(work, maySplit: false)
        }
      } catch {
        state.fail(error)
      }
      if let current = worker, current.documents >= batch.configuration.recycle {
        current.finish()
        worker = nil
      }
    }
    if state.isStopped { worker?.kill() } else { worker?.finish() }
  }

  /// Begins a document, unless it turns out to be done.
  private mutating func begin(_ index: Int) throws {
    let item = plan.items[index]
    state.begin(item.path)
    var entry = JournalEntry(
      path: item.path, identity: FileIdentity(bytes: 0, changed: 0, inode: 0), key: key, state: .failed,
      records: 0, attempts: 0, seconds: 0, finished: "")
    let old = try journal.entry(path: item.path)
    do {
      let files = try item.open()
      entry.identity = FileIdentity.joined(files.map(\.identity)) ?? entry.identity
      entry.key.content = try DocumentBytes(files, of: item).content
      var work = DocumentWork(
        index: index, item: item, files: files, entry: entry, oldRecords: old?.records ?? 0)
      if batch.output.recordURL(for: item.path, ordinal: 1) == batch.output.reportURL {
        throw InputFileError(
          id: "input.name", message: "its record would take the place of the end report; rename the file")
      }
      if let old, try keep(old, for: entry, at: index) { return }
      if let summary = try adopt(entry, wordsFiles: item.wordsFiles.map(\.path)) {
        return try finish(work, summary)
      }
      if batch.options.isForced { try words.forget(content: entry.key.content) }
      work.start = .now
      try perform(work, maySplit: maySplit)
    } catch let error as InputFileError {
      let summary = DocumentSummary.failed(path: item.path, cause: error.id, message: error.message)
      try finish(entry, summary, index: index, oldRecords: old?.records ?? 0)
    }
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
  private func adopt(_ entry: JournalEntry, wordsFiles: [String]) throws -> DocumentSummary? {
    guard !batch.options.isForced, let (twin, old) = try journal.twin(of: entry.key) else { return nil }
    for ordinal in 1..<twin.records + 1 {
      guard
        let bytes = try? InputFile.bytes(of: batch.output.recordURL(for: twin.path, ordinal: ordinal)),
        let moved = RecordCoder.data(bytes, movedTo: entry.path, wordsFiles: wordsFiles)
      else { return nil }
      try batch.output.write(moved, to: batch.output.recordURL(for: entry.path, ordinal: ordinal))
    }
    var summary = old
    summary.path = entry.path
    return summary
  }

  /// The thread's worker, a fresh one where it has none.
  private mutating func readyWorker() throws -> WorkerProcess {
    if let worker { return worker }
    let fresh: WorkerProcess
    do {
      fresh = try WorkerProcess(executable: batch.executable, setup: batch.setup(model: key.model))
    } catch {
      if state.isStopped { throw WorkerFailure.stopped }
      // What kills one worker on its way may spare the next; what keeps both away keeps all away.
      fresh = try WorkerProcess(executable: batch.executable, setup: batch.setup(model: key.model))
    }
    worker = fresh
    let missing = fresh.sandbox.missing
    if batch.requiresSandbox, let part = missing.first {
      throw SandboxError(description: "the sandbox lacks \(part.name) (\(part.detail)); see 'justera doctor'")
    }
    state.tellOfSandbox(missing)
    return fresh
  }

  private mutating func dropWorker() {
    worker?.kill()
    worker = nil
  }

  private var deadlines: WorkerProcess.Deadlines {
    WorkerProcess.Deadlines(
      page: batch.configuration.secondsPerPage, document: batch.configuration.secondsPerDocument)
  }

  /// Does one document.
  ///
  /// A worker that fails at it is replaced, and the fresh one tries once more. After two failures at one page the
  /// page is given up and the others are read; after two elsewhere the document is.
  private mutating func perform(_ begun: DocumentWork, maySplit: Bool) throws {
    var work = begun
    let (state, output) = (state, batch.output)
    let path = work.item.path
    var job = Worker.Job(work, pages: nil)
    job.maySplit = maySplit
    var last: WorkerFailure?
    while true {
      let key = try words.key(for: work)
      let known = try words.pages(of: work, key)
      job.lost = work.lost
      work.entry.attempts += 1
      do {
        let outcome = try readyWorker().perform(
          job, files: work.files, known: known,
          words: { [words] in try words.words(of: work, page: $0, key) },
          deadlines: deadlines, isStopped: { state.isStopped },
          onOpen: { state.open(path, pages: $0, known: known.count) },
          onPage: { [words] page in
            state.countPage(of: path)
            if let page { try words.keep(page, of: work) }
          },
          onRecord: { bytes, ordinal in
            try output.write(bytes, to: output.recordURL(for: path, ordinal: ordinal))
          })
        switch outcome {
        case .split(let pages):
          let there = try Set(words.pages(of: work, words.key(for: work)))
          return state.share(work, pages: (0..<pages).filter { !there.contains($0) && work.lost[$0] == nil })
        case .done(let answer):
          guard answer.content == work.entry.key.content else {
            throw InputFileError(
              id: "input.changed", message: "the file changed while it was read; run again when it is still")
          }
          return try finish(work, answer.summary)
        }
      } catch let failure as WorkerFailure {
        dropWorker()
        if failure == .stopped { return state.drop(path) }
        if failure.id == "worker.start" { throw failure }
        // The same place again: a fresh worker does no better.
        if last.map({ $0.page == failure.page }) ?? false {
          guard let page = failure.page, work.lost.count < DocumentWork.mostLost else {
            return try giveUp(work, failure)
          }
          work.lost[page] = Worker.Loss(id: failure.id, message: failure.message)
          last = nil
        } else {
          last = failure
        }
        if work.entry.attempts >= DocumentWork.mostAttempts { return try giveUp(work, failure) }
      } catch {
        if !(error is InputFileError) { dropWorker() }
        throw error
      }
    }
  }

  /// Reads one page of a document whose pages are shared.
  private mutating func read(_ page: Int, of work: DocumentWork) throws {
    let state = state
    let path = work.item.path
    let job = Worker.Job(work, pages: [page])
    var loss: Worker.Loss?
    var seconds = 0.0
    var attempts = 0
    while attempts < 2 {
      attempts += 1
      do {
        _ = try readyWorker().perform(
          job, files: work.files, deadlines: deadlines, isStopped: { state.isStopped },
          onPage: { [words] page in
            guard let page else { return }
            state.countPage(of: path)
            seconds = page.seconds
            try words.keep(page, of: work)
          })
        loss = nil
        break
      } catch let failure as WorkerFailure {
        dropWorker()
        if failure == .stopped { return }
        if failure.id == "worker.start" { throw failure }
        loss = Worker.Loss(id: failure.id, message: failure.message)
      } catch {
        dropWorker()
        throw error
      }
    }
    state.finishPage(of: work.index, page: page, seconds: seconds, attempts: attempts, loss: loss)
  }

  /// Enters what became of a document.
  private func finish(_ work: DocumentWork, _ summary: DocumentSummary) throws {
    var summary = summary
    if work.pageSeconds > 0 { summary.seconds[Stage.recognize.rawValue, default: 0] += work.pageSeconds }
    var entry = work.entry
    entry.seconds = work.start.duration(to: .now).inSeconds
    try finish(entry, summary, index: work.index, oldRecords: work.oldRecords)
    try words.trim()
  }

  private func finish(
    _ entry: JournalEntry, _ summary: DocumentSummary, index: Int, oldRecords: Int
  ) throws {
    var entry = entry
    entry.state = summary.status
    entry.cause = summary.cause
    entry.message = summary.message
    entry.records = summary.records
    entry.finished = Date.now.formatted(.iso8601)
    try journal.enter(entry, summary)
    if oldRecords > entry.records {
      batch.output.removeRecords(of: entry.path, ordinals: entry.records + 1..<oldRecords + 1)
    }
    state.finish(index, summary)
  }

  /// Writes the record of a document that its workers failed at.
  private func giveUp(_ work: DocumentWork, _ failure: WorkerFailure) throws {
    let path = work.item.path
    var summary = DocumentSummary.failed(path: path, cause: failure.id, message: failure.message)
    let record = Record(
      failedWith: Diagnostic(id: failure.id, severity: .error, summary: failure.message),
      source: try DocumentBytes(work.files, of: work.item).source(path: path),
      configuration: batch.configuration)
    try batch.output.write(RecordCoder.data(record), to: batch.output.recordURL(for: path, ordinal: 1))
    summary.records = 1
    try finish(work, summary)
  }
}

/// Why no document is read: the workers cannot be restricted as was asked.
public struct SandboxError: Error, Hashable, CustomStringConvertible {
  /// What is missing and what to do.
  public var description: String
}
