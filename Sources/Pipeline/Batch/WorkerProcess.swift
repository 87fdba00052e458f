import Foundation
import Glibc

/// Why a worker did not finish a document.
struct WorkerFailure: Error, Hashable {
  /// A stable id: `worker.crash`, `worker.time`, `worker.start`.
  var id: String
  /// What happened and what to do.
  var message: String
}

/// A worker and the pipe to it, on the supervisor's side.
///
/// One thread owns it.
final class WorkerProcess {
  private let process = Process()
  private let toWorker = Pipe()
  private let fromWorker = Pipe()
  private let channel: FrameChannel
  private(set) var documents = 0

  /// Starts a worker: the program itself, as `justera worker`.
  init(executable: URL, setup: Worker.Setup) throws(WorkerFailure) {
    process.executableURL = executable
    process.arguments = ["worker"]
    process.standardInput = toWorker
    process.standardOutput = fromWorker
    // The C libraries talk there; what matters comes back in frames.
    process.standardError = FileHandle.nullDevice
    // Tesseract's OpenMP threads would fight over the cores the workers fill already.
    process.environment = ProcessInfo.processInfo.environment.merging(
      ["OMP_THREAD_LIMIT": "1", "SWIFT_BACKTRACE": "enable=no"], uniquingKeysWith: { $1 })
    channel = FrameChannel(
      input: fromWorker.fileHandleForReading.fileDescriptor,
      output: toWorker.fileHandleForWriting.fileDescriptor)
    do {
      try process.run()
      try channel.send(Frame(.setup, json: setup))
    } catch {
      throw WorkerFailure(
        id: "worker.start", message: "no worker could be started (\(error)); see 'justera doctor'")
    }
  }

  /// Does one document and hands on each finished record, numbered from 1.
  ///
  /// - Parameters:
  ///   - job: the document.
  ///   - patience: how long the worker may be silent, between pages too.
  ///   - isStopped: asked several times a second whether to drop the document.
  ///   - onPage: called for each page done.
  ///   - onRecord: takes the bytes of a record.
  /// - Throws: `WorkerFailure`, after which the worker is gone; or what `onRecord` throws.
  func perform(
    _ job: Worker.Job, patience: Duration, isStopped: @escaping () -> Bool, onPage: () -> Void,
    onRecord: (Data, Int) throws -> Void
  ) throws -> DocumentSummary {
    documents += 1
    var records = 0
    do {
      try channel.send(Frame(.job, json: job))
      while true {
        let frame = try channel.receive(until: .now + patience, isCancelled: isStopped)
        switch frame.kind {
        case .page: onPage()
        case .record:
          records += 1
          try onRecord(frame.payload, records)
        case .done: return try JSONDecoder().decode(DocumentSummary.self, from: frame.payload)
        case .setup, .job: throw FrameError.malformed
        }
      }
    } catch let error as FrameError {
      throw failure(error, patience: patience)
    }
  }

  /// Ends the worker at once.
  func kill() {
    if process.isRunning { Glibc.kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
  }

  /// Lets the worker end: it leaves when its pipe closes.
  func finish() {
    try? toWorker.fileHandleForWriting.close()
    process.waitUntilExit()
  }

  private func failure(_ error: FrameError, patience: Duration) -> WorkerFailure {
    if error == .timedOut {
      kill()
      return WorkerFailure(
        id: "worker.time",
        message: """
          no page came for \(patience.components.seconds) seconds and the worker was stopped; look at the file, \
          or raise batch.secondsPerPage
          """)
    }
    if error == .cancelled {
      kill()
      return WorkerFailure(id: "worker.stopped", message: "dropped when the run was stopped")
    }
    // A closed pipe comes a moment before the process is gone.
    if error == .closed { process.waitUntilExit() } else { kill() }
    let how =
      process.terminationReason == .uncaughtSignal
      ? "signal \(process.terminationStatus)" : "exit code \(process.terminationStatus)"
    return WorkerFailure(
      id: "worker.crash", message: "the worker ended while reading the file (\(how)); the file may be damaged"
    )
  }
}
