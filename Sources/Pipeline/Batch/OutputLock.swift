import Foundation
import Glibc

/// The right to write an output folder: one run has it, or the shards of one run together.
///
/// The system takes the lock back when the process ends, however it ends.
final class OutputLock {
  private let descriptors: [Int32]

  /// Takes the lock.
  ///
  /// - Throws: `OutputTreeError` that names who has it.
  init(output: URL, shard: Shard?) throws(OutputTreeError) {
    let whole = StateFolder(output: output, shard: nil).url.appending(path: "lock")
    // Shards go side by side; a run over everything goes alone.
    var taken = [try OutputLock.take(whole, sharing: shard != nil, output: output)]
    if shard != nil {
      do {
        let own = StateFolder(output: output, shard: shard).url.appending(path: "lock")
        taken.append(try OutputLock.take(own, sharing: false, output: output))
      } catch {
        close(taken[0])
        throw error
      }
    }
    descriptors = taken
    OutputLock.sign(taken[taken.count - 1])
  }

  deinit { for descriptor in descriptors { close(descriptor) } }

  /// Whether any run holds the folder now.
  static func isTaken(output: URL) -> Bool {
    let place = StateFolder(output: output, shard: nil).url.appending(path: "lock").path(
      percentEncoded: false)
    let descriptor = open(place, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return flock(descriptor, LOCK_EX | LOCK_NB) != 0
  }

  private static func take(_ lock: URL, sharing: Bool, output: URL) throws(OutputTreeError) -> Int32 {
    let place = lock.path(percentEncoded: false)
    let descriptor = open(place, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw OutputTreeError(
        description: "\(place): cannot be written (\(String(cString: strerror(errno)).lowercased()))")
    }
    guard flock(descriptor, (sharing ? LOCK_SH : LOCK_EX) | LOCK_NB) == 0 else {
      defer { close(descriptor) }
      var bytes = [UInt8](repeating: 0, count: 200)
      let count = max(0, pread(descriptor, &bytes, bytes.count, 0))
      let holder = String(decoding: bytes.prefix(count), as: UTF8.self)
        .trimmingCharacters(in: .whitespacesAndNewlines)
      throw OutputTreeError(
        description: """
          \(output.relativePath): another run is at work here (\(holder.isEmpty ? "of shards" : holder)); \
          wait for it, or give another --output
          """)
    }
    return descriptor
  }

  /// Writes who has the lock, for those who come second.
  private static func sign(_ descriptor: Int32) {
    var host = [CChar](repeating: 0, count: 256)
    gethostname(&host, host.count - 1)
    let text = "process \(getpid()) on \(FolderListing.text(host.prefix(while: { $0 != 0 }) + [0]))\n"
    ftruncate(descriptor, 0)
    _ = text.withCString { pwrite(descriptor, $0, strlen($0), 0) }
  }
}
