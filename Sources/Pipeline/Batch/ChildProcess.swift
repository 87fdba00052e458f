import Foundation
import Glibc

/// A process that this one started.
///
/// The system's own calls, not `Foundation.Process`: that tells an end by a socket which other children may have
/// inherited, so that the end of one would be noticed with the end of another.
final class ChildProcess {
  /// How a process ended.
  enum End: Hashable {
    /// It left with a code.
    case exit(Int32)
    /// A signal ended it.
    case signal(Int32)
  }

  /// The process's number.
  let number: pid_t
  private(set) var end: End?

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - executable: the program.
  ///   - arguments: what it is called with, without its name.
  ///   - environment: its environment.
  ///   - descriptors: its standard input, output and error; every other must close by itself (`O_CLOEXEC`).
  /// - Throws: the error's number where it cannot be started.
  init(
    executable: String, arguments: [String], environment: [String: String],
    descriptors: (input: Int32, output: Int32, error: Int32)
  ) throws(FrameError) {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, descriptors.input, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, descriptors.output, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, descriptors.error, STDERR_FILENO)
    let words = ([executable] + arguments).map { strdup($0) } + [nil]
    let variables = environment.map { strdup("\($0)=\($1)") } + [nil]
    defer { for text in words + variables { free(text) } }
    var number: pid_t = 0
    let error = posix_spawn(&number, executable, &actions, nil, words, variables)
    guard error == 0 else { throw .system(error) }
    self.number = number
  }

  /// Whether it still runs.
  var isRunning: Bool {
    look(WNOHANG)
    return end == nil
  }

  /// Waits for its end.
  @discardableResult
  func wait() -> End {
    while end == nil { look(0) }
    return end ?? .exit(0)
  }

  /// Ends it at once, and waits until it is gone.
  func kill() {
    if isRunning { Glibc.kill(number, SIGKILL) }
    wait()
  }

  private func look(_ options: Int32) {
    guard end == nil else { return }
    var status: Int32 = 0
    let found = waitpid(number, &status, options)
    if found == number {
      // As wait(2) has it: the signal in the low seven bits, the code in the next eight.
      end = status & 0x7F == 0 ? .exit(status >> 8 & 0xFF) : .signal(status & 0x7F)
    } else if found < 0, errno == ECHILD {
      // Somebody else buried it, as a program does that ignores SIGCHLD.
      end = .exit(0)
    }
  }

  deinit { if end == nil { kill() } }
}

/// A line between two processes, whose ends are closed with their owner.
final class DescriptorPair {
  private(set) var ours: Int32
  private(set) var theirs: Int32

  /// A socket of which each side has an end; nil where the system has none left.
  static func socket() -> DescriptorPair? {
    var ends: [Int32] = [0, 0]
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
    return socketpair(AF_UNIX, kind, 0, &ends) == 0 ? DescriptorPair(ours: ends[0], theirs: ends[1]) : nil
  }

  private init(ours: Int32, theirs: Int32) {
    self.ours = ours
    self.theirs = theirs
  }

  /// Closes the end that the other process has got.
  func closeTheirs() {
    if theirs >= 0 { close(theirs) }
    theirs = -1
  }

  /// Closes our end.
  func closeOurs() {
    if ours >= 0 { close(ours) }
    ours = -1
  }

  deinit {
    closeTheirs()
    closeOurs()
  }
}
