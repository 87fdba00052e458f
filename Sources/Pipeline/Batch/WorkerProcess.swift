import CSandbox
import Foundation
import Glibc

/// A worker and the lines to it, on the supervisor's side.
///
/// One thread owns it and starts it: the system kills the worker when that thread ends.
final class WorkerProcess {
  /// How long a worker may take.
  struct Deadlines {
    /// For a page, in seconds.
    var page: Int
    /// For a document, in seconds.
    var document: Int
  }

  /// What came of a job.
  enum Outcome {
    /// The document, or the pages asked for, are done.
    case done(Worker.Answer)
    /// The document is open and has so many pages, which are better shared among workers.
    case split(pages: Int)
  }

  /// What the worker could give up before it began.
  private(set) var sandbox = Sandbox()
  private(set) var documents = 0

  private let process: ChildProcess
  private let toWorker: DescriptorPair
  private let fromWorker: DescriptorPair
  private let messages: DescriptorPair
  private let channel: FrameChannel
  /// The end of what the worker wrote to its standard error.
  private var said = Data()

  /// Starts a worker, the program itself as `justera worker`, and waits until it is ready.
  init(executable: URL, setup: Worker.Setup) throws(WorkerFailure) {
    guard let toWorker = DescriptorPair.socket(), let fromWorker = DescriptorPair.socket(),
      let messages = DescriptorPair.socket()
    else {
      throw WorkerFailure(
        id: "worker.start", message: "no pipe for a worker; too many files may be open ('ulimit -n')")
    }
    // A worker that does not listen must not hold the supervisor.
    var patience = timeval(tv_sec: 60, tv_usec: 0)
    setsockopt(
      toWorker.ours, SOL_SOCKET, SO_SNDTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    _ = fcntl(messages.ours, F_SETFL, O_NONBLOCK)
    // Tesseract's OpenMP threads would fight over the cores the workers fill already.
    let environment = ProcessInfo.processInfo.environment.merging(
      ["OMP_THREAD_LIMIT": "1", "SWIFT_BACKTRACE": "enable=no"], uniquingKeysWith: { $1 })
    do {
      process = try ChildProcess(
        executable: executable.path(percentEncoded: false), arguments: ["worker"], environment: environment,
        descriptors: (input: toWorker.theirs, output: fromWorker.theirs, error: messages.theirs))
    } catch {
      throw WorkerFailure(
        id: "worker.start",
        message:
          "\(executable.path(percentEncoded: false)) cannot be started (\(error)); see 'justera doctor'")
    }
    for pair in [toWorker, fromWorker, messages] { pair.closeTheirs() }
    channel = FrameChannel(input: fromWorker.ours, output: toWorker.ours, isSocket: true)
    (self.toWorker, self.fromWorker, self.messages) = (toWorker, fromWorker, messages)
    do {
      try channel.send(Frame(.setup, json: setup))
      let ready = try receive(until: .now + .seconds(60), isStopped: { false })
      guard ready.kind == .ready else { throw FrameError.malformed }
      sandbox = try JSONDecoder().decode(Sandbox.self, from: ready.payload)
    } catch {
      kill()
      listen()
      let words = lastWords.isEmpty ? "\(error)" : lastWords
      throw WorkerFailure(
        id: "worker.start", message: "no worker could be started (\(words)); see 'justera doctor'")
    }
  }

  /// Does one job.
  ///
  /// - Parameters:
  ///   - job: the document, or pages of it.
  ///   - files: the document, then those beside it, open.
  ///   - known: pages that need not be read, with what gives their words.
  ///   - deadlines: how long it may take.
  ///   - isStopped: asked several times a second whether to drop the document.
  ///   - onOpen: told how many pages the document has.
  ///   - onPage: called for each page read, with its words where they took recognition.
  ///   - onRecord: takes the bytes of a record, numbered from 1.
  /// - Throws: `WorkerFailure`, after which the worker is gone; or what the closures throw.
  func perform(
    _ job: Worker.Job, files: [OpenFile], known: [Int] = [], words: (Int) throws -> Data? = { _ in nil },
    deadlines: Deadlines, isStopped: @escaping () -> Bool, onOpen: (Int) -> Void = { _ in },
    onPage: (PageFrame?) throws -> Void,
    onRecord: (Data, Int) throws -> Void = { _, _ in }
  ) throws -> Outcome {
    documents += 1
    var place = Place(expected: job.pages, skipped: Set(known).union(job.lost.keys))
    let end = ContinuousClock.now + .seconds(deadlines.document)
    do {
      for index in known {
        if let words = try words(index) {
          try channel.send(Frame(.known, PageFrame(index: index, words: words).payload))
        }
      }
      try channel.send(Frame(.job, json: job))
      for file in files where justera_send_descriptor(toWorker.ours, file.descriptor) != 0 {
        throw FrameError.closed
      }
      var records = 0
      while true {
        // What follows the last page, correction and structure, may take as long as all pages.
        let patience = deadlines.page * (place.isReading ? 1 : max(1, place.pages ?? 1))
        let frame = try receive(until: min(end, .now + .seconds(patience)), isStopped: isStopped)
        switch frame.kind {
        case .opened:
          let opening = try JSONDecoder().decode(Worker.Opening.self, from: frame.payload)
          place.pages = opening.pages
          onOpen(opening.pages)
        case .page:
          place.advance()
          try onPage(frame.payload.isEmpty ? nil : PageFrame(payload: frame.payload))
        case .record:
          records += 1
          try onRecord(frame.payload, records)
        case .done: return .done(try JSONDecoder().decode(Worker.Answer.self, from: frame.payload))
        case .split: return .split(pages: place.pages ?? 0)
        case .setup, .job, .known, .ready, .attempt, .attempted: throw FrameError.malformed
        }
      }
    } catch let error as FrameError {
      throw failure(error, at: place, deadlines: deadlines, isLate: .now >= end)
    }
  }

  /// Lets the worker try what its sandbox is there to prevent.
  func attempts() throws(WorkerFailure) -> [Sandbox.Attempt] {
    do {
      try channel.send(Frame(.attempt))
      let frame = try receive(until: .now + .seconds(30), isStopped: { false })
      return try JSONDecoder().decode([Sandbox.Attempt].self, from: frame.payload)
    } catch {
      kill()
      throw WorkerFailure(
        id: "worker.sandbox", message: "the worker did not answer (\(error)); it may have got out")
    }
  }

  /// Which page the worker is at.
  private struct Place {
    /// The pages asked for; nil for all.
    var expected: [Int]?
    /// Those that it need not read.
    var skipped: Set<Int>
    /// How many pages the document has, once it is open.
    var pages: Int?
    private var done = 0

    init(expected: [Int]?, skipped: Set<Int>) {
      self.expected = expected
      self.skipped = skipped
    }

    mutating func advance() {
      if expected == nil { done = (page ?? done) + 1 } else { done += 1 }
    }

    /// The page that is being read, from 0; nil before and after.
    var page: Int? {
      guard let pages else { return nil }
      if let expected { return done < expected.count ? expected[done] : nil }
      return (done..<max(done, pages)).first { !skipped.contains($0) }
    }

    /// Whether pages are still to come, or the document is not even open.
    var isReading: Bool { pages == nil || page != nil }
  }

  private func receive(until deadline: ContinuousClock.Instant, isStopped: @escaping () -> Bool)
    throws(FrameError) -> Frame
  {
    try channel.receive(
      until: deadline,
      isCancelled: { [self] in
        listen()
        return isStopped()
      })
  }

  /// Takes what the worker wrote to its standard error, so that it never waits for a reader; keeps the end.
  private func listen() {
    var bytes = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = Glibc.read(messages.ours, &bytes, bytes.count)
      guard count > 0 else { return }
      said = (said + bytes.prefix(count)).suffix(4096)
    }
  }

  /// The last line that the worker wrote to its standard error.
  private var lastWords: String {
    let lines = String(decoding: said, as: UTF8.self).split(separator: "\n")
    return lines.last.map { $0.hasPrefix("justera: worker: ") ? String($0.dropFirst(17)) : String($0) } ?? ""
  }

  /// Ends the worker at once.
  func kill() { process.kill() }

  /// Lets the worker end: it leaves when its socket closes.
  func finish() {
    toWorker.closeOurs()
    let patience = ContinuousClock.now + .seconds(5)
    while process.isRunning, .now < patience { usleep(1000) }
    kill()
  }

  private func failure(_ error: FrameError, at place: Place, deadlines: Deadlines, isLate: Bool)
    -> WorkerFailure
  {
    switch error {
    case .timedOut:
      kill()
      return isLate
        ? .silence(deadlines.document, page: nil, key: "batch.secondsPerDocument")
        : .silence(deadlines.page, page: place.page, key: "batch.secondsPerPage")
    case .cancelled:
      kill()
      return .stopped
    case .closed:
      // A closed pipe comes a moment before the process is gone.
      let patience = ContinuousClock.now + .seconds(5)
      while process.isRunning, .now < patience { usleep(1000) }
      kill()
      listen()
      return .ended(
        process.wait(), said: String(decoding: said, as: UTF8.self), page: place.page)
    case .malformed, .system:
      kill()
      return WorkerFailure(
        id: "worker.answer",
        message: "the worker's answer was no answer (\(error)); the file may be an attack",
        page: place.page)
    }
  }
}
