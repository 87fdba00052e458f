import CSandbox
import Foundation
import Glibc

/// What a worker gives up before it reads a byte of a document.
///
/// A file that takes a library over must find nothing to do: no other file to read, none to write, no network, no
/// program to start, no right to gain. The document itself comes as an open file, so that not even its folder can
/// be read.
public struct Sandbox: Codable, Hashable, Sendable {
  /// One part of it.
  public struct Part: Codable, Hashable, Sendable {
    /// What: `no_new_privs`, `parent-death signal`, `limits`, `Landlock`, `seccomp`.
    public var name: String
    /// Whether it holds.
    public var holds: Bool
    /// The version, or why it does not hold.
    public var detail: String
  }

  /// The parts, in the order in which they were put in force.
  public private(set) var parts: [Part] = []

  /// The parts that do not hold.
  public var missing: [Part] { parts.filter { !$0.holds } }

  private mutating func add(_ name: String, _ result: Int32, detail: (Int32) -> String = { _ in "in force" })
  {
    let error = String(cString: strerror(-result)).lowercased()
    parts.append(Part(name: name, holds: result >= 0, detail: result >= 0 ? detail(result) : error))
  }

  /// Gives up what can be given up before anything is known: the first thing a worker does.
  static func first() -> Sandbox {
    var sandbox = Sandbox()
    sandbox.add("no_new_privs", justera_no_new_privileges())
    sandbox.add("parent-death signal", justera_die_with_parent())
    return sandbox
  }

  /// Gives up the rest: nothing can be taken back.
  ///
  /// - Parameters:
  ///   - memory: the most address space of the process, in bytes.
  ///   - tessdata: the folder of trained data, where it is not Tesseract's own.
  mutating func close(memory: UInt64, tessdata: String?) {
    add("limits", justera_limit(memory)) { _ in "memory \(memory >> 20) MB, no writing, no core file" }
    let readable = Sandbox.readable + [tessdata].compactMap { $0 }
    let landlock = Sandbox.withPaths(readable) { readable in
      Sandbox.withPaths(["/dev/null"]) { writable in justera_restrict_files(readable, writable) }
    }
    add("Landlock", landlock) { "version \($0)" }
    let threads = justera_thread_count()
    add("seccomp", justera_restrict_calls()) { _ in "in force" }
    // Landlock holds for this thread and its children; there is no other yet.
    if threads > 1 {
      parts.append(Part(name: "one thread", holds: false, detail: "\(threads) threads when Landlock came"))
    }
  }

  /// What reading needs besides the document: libraries and their data, fonts, time zones, and what the C
  /// library and OpenMP ask about the machine.
  private static var readable: [String] {
    let environment = ProcessInfo.processInfo.environment
    let home = environment["HOME"] ?? "/nonexistent"
    return [
      "/usr", "/lib", "/lib64", "/etc/fonts", "/etc/ld.so.cache", "/etc/localtime", "/var/cache/fontconfig",
      "\(home)/.fonts", "\(home)/.local/share/fonts", "\(home)/.cache/fontconfig", "/dev/null",
      "/dev/urandom",
      "/proc/cpuinfo", "/proc/meminfo", "/sys/devices/system/cpu",
    ] + [environment["TESSDATA_PREFIX"]].compactMap { $0 }
  }

  private static func withPaths<Value>(
    _ paths: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> Value
  ) -> Value {
    let list = UnsafeMutablePointer<UnsafePointer<CChar>?>.allocate(capacity: paths.count + 1)
    for (index, path) in paths.enumerated() { list[index] = UnsafePointer(strdup(path)) }
    list[paths.count] = nil
    defer {
      for index in paths.indices { free(UnsafeMutablePointer(mutating: list[index])) }
      list.deallocate()
    }
    return body(list)
  }

  /// An attempt at what a worker must not be able to do.
  public struct Attempt: Codable, Hashable, Sendable {
    /// What was tried.
    public var name: String
    /// Whether it was refused.
    public var isRefused: Bool
    /// How it was refused, as the system says it.
    public var detail: String

    init(_ name: String, _ error: Int32) {
      self.name = name
      isRefused = error != 0
      detail = error == 0 ? "it can" : String(cString: strerror(error)).lowercased()
    }
  }

  /// Tries what the sandbox is there to prevent, from within.
  static func attempts() -> [Attempt] {
    [
      Attempt("read /etc/passwd", justera_try_read("/etc/passwd")),
      Attempt("read the folder of the program", justera_try_read("/proc/self/cwd")),
      Attempt("read the supervisor's memory map", justera_try_read("/proc/\(getppid())/maps")),
      Attempt("write to /tmp", justera_try_write("/tmp/justera-attempt-\(getpid())")),
      Attempt("write to the current folder", justera_try_write("justera-attempt-\(getpid())")),
      Attempt("open an Internet socket", justera_try_socket(AF_INET)),
      Attempt("open a local socket", justera_try_socket(AF_UNIX)),
      Attempt("start a process", justera_try_fork()),
      Attempt("signal the supervisor", justera_try_signal(getppid())),
      // The last: where it succeeds, nothing comes after it.
      Attempt("start a program", justera_try_exec("/bin/true")),
    ]
  }
}
