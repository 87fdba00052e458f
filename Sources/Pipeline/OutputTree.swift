public import Foundation
import Glibc

/// Why the output cannot be used.
public struct OutputTreeError: Error, Hashable, CustomStringConvertible {
  /// What is wrong and what to do.
  public var description: String
}

/// The folder a run writes: records in the shape of the input, `records.jsonl` and `run.json`.
public struct OutputTree: Sendable {
  /// The folder.
  public let root: URL

  /// Opens a folder for writing and makes it where it is missing.
  ///
  /// - Throws: `OutputTreeError` where it cannot be written, or lies inside an input: the next run would take
  ///   the records for papers.
  public init(root: URL, inputs: [URL]) throws(OutputTreeError) {
    self.root = root
    let location = root.path(percentEncoded: false)
    let resolved = root.standardizedFileURL.resolvingSymlinksInPath().path(percentEncoded: false)
    for input in inputs {
      var folder = input.standardizedFileURL.resolvingSymlinksInPath().path(percentEncoded: false)
      while folder.hasSuffix("/") { folder.removeLast() }
      if resolved == folder || resolved.hasPrefix(folder + "/") {
        throw OutputTreeError(
          description: "\(location): the output may not lie inside the input; give a folder elsewhere")
      }
    }
    do {
      try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
    } catch {
      throw OutputTreeError(
        description: "\(location): the output cannot be made; check the path and permissions")
    }
    guard access(location, W_OK | X_OK) == 0 else {
      throw OutputTreeError(description: "\(location): the output cannot be written; check its permissions")
    }
  }

  /// Where the record of an input goes: its path with `.json`, further documents of one file with their number.
  public func recordURL(for path: String, ordinal: Int) -> URL {
    root.appending(path: ordinal == 1 ? "\(path).json" : "\(path).\(ordinal).json")
  }

  /// Writes a file whole or not at all: to a temporary file beside it, flushed to disk, then renamed.
  public func write(_ data: Data, to url: URL) throws(OutputTreeError) {
    let location = url.path(percentEncoded: false)
    let temporary = location + ".part"
    do {
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try data.write(to: URL(filePath: temporary))
    } catch {
      unlink(temporary)
      throw OutputTreeError(description: "\(location): cannot be written; check free space and permissions")
    }
    try replace(location, with: temporary)
  }

  /// Puts a finished temporary file in the place of another, once its bytes are on the disk.
  private func replace(_ location: String, with temporary: String) throws(OutputTreeError) {
    let descriptor = open(temporary, O_RDONLY)
    let isFlushed = descriptor >= 0 && fsync(descriptor) == 0
    if descriptor >= 0 { close(descriptor) }
    guard isFlushed, rename(temporary, location) == 0 else {
      let reason = String(cString: strerror(errno)).lowercased()
      unlink(temporary)
      throw OutputTreeError(description: "\(location): cannot be written (\(reason)); check free space")
    }
  }

  /// Joins records into one file, a record a line, in the given order.
  public func writeLines(of records: [URL], to name: String) throws(OutputTreeError) {
    let location = root.appending(path: name).path(percentEncoded: false)
    let temporary = location + ".part"
    do {
      try Data().write(to: URL(filePath: temporary))
      let handle = try FileHandle(forWritingTo: URL(filePath: temporary))
      for record in records {
        try handle.write(contentsOf: RecordCoder.compact(Data(contentsOf: record)) + Data("\n".utf8))
      }
      try handle.close()
    } catch {
      unlink(temporary)
      throw OutputTreeError(description: "\(location): cannot be written; check free space")
    }
    try replace(location, with: temporary)
  }
}
