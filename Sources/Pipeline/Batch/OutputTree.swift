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
  /// What a run keeps beside the records.
  let state: StateFolder
  /// The part of the documents that the run does; nil for all.
  let shard: Shard?

  /// Opens a folder for writing and makes it where it is missing.
  ///
  /// - Throws: `OutputTreeError` where it cannot be written, or lies inside an input: the next run would take
  ///   the records for papers.
  public init(root: URL, inputs: [URL], shard: Shard? = nil) throws(OutputTreeError) {
    self.root = root
    self.shard = shard
    state = StateFolder(output: root, shard: shard)
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

  /// Looks at a folder that need not be there, and changes nothing.
  init(looking root: URL, shard: Shard?) {
    self.root = root
    self.shard = shard
    state = StateFolder(output: root, shard: shard)
  }

  /// Where the record of an input goes: its path with `.json`, further documents of one file with their number.
  public func recordURL(for path: String, ordinal: Int) -> URL {
    root.appending(path: ordinal == 1 ? "\(path).json" : "\(path).\(ordinal).json")
  }

  /// Where all records stand once more, a line each.
  var linesURL: URL { root.appending(path: shard.map { "records-\($0.name).jsonl" } ?? "records.jsonl") }

  /// Where the end report goes.
  var reportURL: URL { root.appending(path: shard.map { "run-\($0.name).json" } ?? "run.json") }

  /// Whether the records of a document are there.
  func hasRecords(of path: String, count: Int) -> Bool {
    (0..<count).allSatisfy {
      access(recordURL(for: path, ordinal: $0 + 1).path(percentEncoded: false), F_OK) == 0
    }
  }

  /// Takes the records of a document away, whose file is gone or gives fewer.
  func removeRecords(of path: String, ordinals: Range<Int>) {
    for ordinal in ordinals { unlink(recordURL(for: path, ordinal: ordinal).path(percentEncoded: false)) }
  }

  /// Writes a file whole or not at all: to a temporary file, flushed to disk, then put in its place.
  public func write(_ data: Data, to url: URL) throws(OutputTreeError) {
    try write(to: url) { file throws(OutputTreeError) in try file.write(data) }
  }

  /// Joins records into one file, a record a line, in the given order.
  public func writeLines(of records: some Sequence<URL>, to url: URL) throws(OutputTreeError) {
    try write(to: url) { file throws(OutputTreeError) in
      for record in records {
        guard let bytes = try? InputFile.bytes(of: record) else {
          throw OutputTreeError(
            description:
              "\(record.path(percentEncoded: false)): the record is gone; run again to make it anew")
        }
        var line = RecordCoder.compact(bytes)
        line.append(0x0A)
        try file.write(line)
      }
    }
  }

  /// A temporary file that takes the place of another when it is whole.
  private struct WholeFile {
    let descriptor: Int32
    let location: String

    func write(_ data: Data) throws(OutputTreeError) {
      var sent = 0
      while sent < data.count {
        let count = data.withUnsafeBytes {
          Glibc.write(descriptor, $0.baseAddress?.advanced(by: sent), $0.count - sent)
        }
        if count > 0 { sent += count } else if errno != EINTR { throw OutputTree.failure(location) }
      }
    }
  }

  private func write(
    to url: URL, _ body: (WholeFile) throws(OutputTreeError) -> Void
  ) throws(OutputTreeError) {
    let location = url.path(percentEncoded: false)
    // All temporary files lie in one folder, which the next run empties.
    let temporary = state.scratch.appending(path: UUID().uuidString).path(percentEncoded: false)
    var descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    if descriptor < 0, errno == ENOENT {
      try state.make()
      descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    }
    guard descriptor >= 0 else { throw OutputTree.failure(location) }
    do {
      try body(WholeFile(descriptor: descriptor, location: location))
    } catch {
      close(descriptor)
      unlink(temporary)
      throw error
    }
    let isFlushed = fsync(descriptor) == 0
    let isClosed = close(descriptor) == 0
    guard isFlushed, isClosed, OutputTree.put(temporary, at: url) else {
      let failure = OutputTree.failure(location)
      unlink(temporary)
      throw failure
    }
  }

  /// Gives a finished file its name, in a folder that may be missing.
  private static func put(_ temporary: String, at url: URL) -> Bool {
    let location = url.path(percentEncoded: false)
    if rename(temporary, location) == 0 { return true }
    guard errno == ENOENT else { return false }
    try? FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    return rename(temporary, location) == 0
  }

  private static func failure(_ location: String) -> OutputTreeError {
    let reason = String(cString: strerror(errno)).lowercased()
    return OutputTreeError(
      description: "\(location): cannot be written (\(reason)); check free space and permissions")
  }
}
