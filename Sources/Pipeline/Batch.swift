import Correction
public import Foundation
import Minutes
import Scanning

/// The main job: many documents through workers, one bad file never ending the run.
///
/// The supervisor walks, counts and writes; it never opens a document itself. Workers are processes of the same
/// program, so that a crash or a hang costs one document.
public struct Batch: Sendable {
  private let configuration: Configuration
  private let items: [InputItem]
  private let output: OutputTree
  private let executable: URL

  /// Makes a batch.
  ///
  /// - Parameters:
  ///   - configuration: how to work.
  ///   - items: the documents, in the order of the output.
  ///   - output: where the records go.
  ///   - executable: the `justera` program, for the workers.
  public init(configuration: Configuration, items: [InputItem], output: OutputTree, executable: URL) {
    self.configuration = configuration
    self.items = items
    self.output = output
    self.executable = executable
  }

  /// Does all documents, then writes `records.jsonl` and `run.json`.
  ///
  /// The records do not depend on the number of workers.
  ///
  /// - Parameters:
  ///   - jobs: how many workers; nil for what the configuration says.
  ///   - stop: asks the batch to end early when it is raised; documents at hand are dropped.
  ///   - progress: told how far the batch is, several times a second.
  /// - Throws: `ModelFileError` before anything is done; `OutputTreeError` when the output fails.
  public func run(jobs: Int? = nil, stop: StopSignal = StopSignal(), progress: some ProgressReport) throws
    -> RunReport
  {
    let start = ContinuousClock.now
    let model = configuration.correctionEnabled ? try ModelFile(path: configuration.modelPath) : nil
    let wanted = jobs ?? configuration.jobs
    let workers = max(1, min(wanted > 0 ? wanted : ProcessInfo.processInfo.activeProcessorCount, items.count))
    let state = BatchState(total: items.count)
    stop.onRaise { state.stop() }
    for _ in 0..<workers {
      state.countThread(1)
      Thread.detachNewThread {
        work(state)
        state.countThread(-1)
      }
    }
    while true {
      let snapshot = state.waitForChange()
      progress.update(snapshot.progress(since: start))
      if snapshot.threads == 0 { break }
    }
    progress.finish()
    if let fault = state.fault { throw fault }
    let summaries = state.summaries
    let report = RunReport(
      configuration: configuration, model: model?.fingerprint, jobs: workers, summaries: summaries,
      isInterrupted: state.isStopped, wall: start.duration(to: .now))
    let records = zip(items, summaries).flatMap { item, summary in
      (0..<(summary?.records ?? 0)).map { output.recordURL(for: item.path, ordinal: $0 + 1) }
    }
    try output.writeLines(of: records, to: "records.jsonl")
    try output.write(report.data(), to: output.root.appending(path: "run.json"))
    return report
  }

  /// One thread: one worker at a time, one document after the other.
  private func work(_ state: BatchState) {
    var worker: WorkerProcess?
    while let index = state.next() {
      do {
        let summary = try perform(items[index], on: &worker, state)
        if let summary { state.finish(index, summary) }
      } catch {
        state.fail(error)
      }
      if let current = worker, current.documents >= configuration.recycle {
        current.finish()
        worker = nil
      }
    }
    worker?.finish()
  }

  /// Does one document; a worker that fails at it is replaced, and the fresh one tries once more.
  ///
  /// - Returns: what became of it; nil where the batch was stopped and the document dropped.
  private func perform(
    _ item: InputItem, on worker: inout WorkerProcess?, _ state: BatchState
  ) throws(OutputTreeError) -> DocumentSummary? {
    let job = Worker.Job(file: item.file.path(percentEncoded: false), path: item.path)
    var failure = WorkerFailure(id: "worker.start", message: "")
    for _ in 0..<2 {
      do {
        let current = try worker ?? WorkerProcess(executable: executable, setup: setup)
        worker = current
        return try current.perform(
          job, patience: .seconds(configuration.secondsPerPage), isStopped: { state.isStopped },
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
    return try writeFailure(failure, of: item)
  }

  private var setup: Worker.Setup {
    Worker.Setup(configuration: configuration.yaml, lexicon: configuration.lexicon.canonicalText)
  }

  /// Writes the record of a document that its workers failed at.
  private func writeFailure(_ failure: WorkerFailure, of item: InputItem) throws(OutputTreeError)
    -> DocumentSummary
  {
    var summary = DocumentSummary.failed(path: item.path, cause: failure.id, message: failure.message)
    guard let bytes = try? InputFile.bytes(of: item.file) else { return summary }
    let record = Record(
      failedWith: Diagnostic(id: failure.id, severity: .error, summary: failure.message),
      source: RecordSource(of: bytes, path: item.path), configuration: configuration)
    do {
      try output.write(RecordCoder.data(record), to: output.recordURL(for: item.path, ordinal: 1))
    } catch let error as OutputTreeError {
      throw error
    } catch {
      throw OutputTreeError(description: "\(item.path): the record cannot be encoded (\(error))")
    }
    summary.records = 1
    return summary
  }
}
