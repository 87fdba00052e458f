import Glibc

/// Why a worker did not finish a document.
struct WorkerFailure: Error, Hashable {
  /// A stable id: `worker.crash`, `worker.time`, `worker.memory`, `worker.sandbox`, `worker.start`.
  var id: String
  /// What happened and what to do.
  var message: String
  /// The page it happened on, from 0; nil where it was not a page's reading.
  var page: Int?

  /// The batch was stopped: nothing is wrong with the document.
  static let stopped = WorkerFailure(id: "worker.stopped", message: "dropped when the run was stopped")

  /// Nothing came in time.
  static func silence(_ seconds: Int, page: Int?, key: String) -> WorkerFailure {
    let what = page.map { "page \($0 + 1) took" } ?? "the document took"
    return WorkerFailure(
      id: "worker.time",
      message:
        "\(what) more than \(seconds) seconds and the worker was stopped; look at the file, or raise \(key)",
      page: page)
  }

  /// The worker ended by itself.
  ///
  /// - Parameters:
  ///   - end: how it ended.
  ///   - said: the end of what it wrote to its standard error.
  static func ended(_ end: ChildProcess.End, said: String, page: Int?) -> WorkerFailure {
    var signal: Int32?
    if case .signal(let number) = end { signal = number }
    let place = page.map { "page \($0 + 1)" } ?? "the file"
    if signal == SIGXCPU {
      return WorkerFailure(
        id: "worker.time",
        message:
          "reading \(place) took more processor time than batch.secondsPerPage allows; look at the file, or raise it",
        page: page)
    }
    if signal == SIGSYS {
      return WorkerFailure(
        id: "worker.sandbox",
        message:
          "the worker was stopped at a forbidden system call while reading \(place); the file may be an attack",
        page: page)
    }
    if outOfMemory.contains(where: said.contains) {
      return WorkerFailure(
        id: "worker.memory",
        message:
          "reading \(place) took more memory than batch.memoryMegabytes allows; look at the file, or raise it",
        page: page)
    }
    let how: String
    switch end {
    case .signal(let number): how = "signal \(number), \(name(of: number))"
    case .exit(let code): how = "exit code \(code)"
    }
    if signal == SIGKILL {
      return WorkerFailure(
        id: "worker.killed",
        message:
          "the worker was killed from outside while reading \(place); the machine may be out of memory",
        page: page)
    }
    return WorkerFailure(
      id: "worker.crash",
      message: "the worker ended while reading \(place) (\(how)); the file may be damaged", page: page)
  }

  /// What the libraries say when they are refused memory, before they give up.
  private static let outOfMemory = [
    "bad_alloc", "Out of memory", "out of memory", "failed to allocate", "Could not allocate memory",
    "Cannot allocate memory",
  ]

  private static func name(of signal: Int32) -> String {
    switch signal {
    case SIGSEGV: "a forbidden address"
    case SIGABRT: "given up by a library"
    case SIGILL, SIGTRAP: "a broken assumption"
    case SIGBUS: "a bad address"
    case SIGFPE: "an impossible calculation"
    default: String(cString: strsignal(signal)).lowercased()
    }
  }
}
