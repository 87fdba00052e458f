import Glibc

/// What tells without reading whether a file is still the one it was: size, time of change, inode.
public struct FileIdentity: Codable, Hashable, Sendable {
  /// The size in bytes.
  public var bytes: Int64
  /// The time of the last change, in nanoseconds since 1970.
  public var changed: Int64
  /// The inode number.
  public var inode: Int64

  /// Makes an identity from what was kept of it.
  init(bytes: Int64, changed: Int64, inode: Int64) {
    self.bytes = bytes
    self.changed = changed
    self.inode = inode
  }

  /// Reads it off what `stat` gave.
  init(_ status: stat) {
    bytes = Int64(status.st_size)
    changed = Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec)
    inode = Int64(truncatingIfNeeded: status.st_ino)
  }

  /// The identity of the file at a path; nil where there is none.
  init?(path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    self.init(status)
  }
}
