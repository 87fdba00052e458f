public import Foundation
import Glibc

/// A program that a test started and that goes on by itself.
///
/// The system's own calls, not `Foundation.Process`: that tells an end by a socket which the children of tests that
/// run beside this one may have inherited, so that it would be noticed only with theirs.
public final class Child {
  /// The process's number.
  public let number: Int32
  private var status: Int32?

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - program: where it lies.
  ///   - arguments: what it is called with.
  ///   - folder: where it runs; nil for the current folder.
  ///   - environment: nil for that of the tests.
  ///   - files: standard input, output and error; nil for none.
  public init(
    _ program: URL, _ arguments: [String], at folder: URL? = nil, environment: [String: String]? = nil,
    input: URL? = nil, output: URL? = nil, error: URL? = nil
  ) throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    let modes = [(input, O_RDONLY), (output, O_WRONLY | O_CREAT), (error, O_WRONLY | O_CREAT)]
    for (descriptor, (file, mode)) in modes.enumerated() {
      posix_spawn_file_actions_addopen(&actions, Int32(descriptor), file?.path ?? "/dev/null", mode, 0o644)
    }
    // What `env` starts takes its place: the process stays the same.
    let place = folder.map { ["--chdir=" + $0.path] } ?? []
    let words = (["/usr/bin/env"] + place + [program.path] + arguments).map { strdup($0) } + [nil]
    let variables = (environment ?? ProcessInfo.processInfo.environment).map { strdup("\($0)=\($1)") } + [nil]
    defer { for text in words + variables { free(text) } }
    var number: pid_t = 0
    let failure = posix_spawn(&number, "/usr/bin/env", &actions, nil, words, variables)
    guard failure == 0 else { throw POSIXError(POSIXErrorCode(rawValue: failure) ?? .ENOEXEC) }
    self.number = number
  }

  /// Whether it still runs.
  public var isRunning: Bool {
    look(WNOHANG)
    return status == nil
  }

  /// Sends it a signal.
  public func send(_ signal: Int32) { kill(number, signal) }

  /// Waits for its end and gives its code; 128 and the signal's number where a signal ended it.
  @discardableResult
  public func wait() -> Int32 {
    while status == nil { look(0) }
    let status = status ?? 0
    return status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
  }

  private func look(_ options: Int32) {
    var found: Int32 = 0
    if status == nil, waitpid(number, &found, options) == number { status = found }
  }
}
