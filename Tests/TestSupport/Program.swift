public import Foundation

/// The built `justera` program, run as a user would.
public enum Program {
  /// What a run of the program gave.
  public struct Result: Sendable {
    /// The exit code.
    public var code: Int32
    /// What it wrote to standard output.
    public var output: Data
    /// What it wrote to standard error.
    public var messages: String

    /// Standard output as text.
    public var text: String { String(decoding: output, as: UTF8.self) }
  }

  /// Where the program lies: beside the test bundle.
  public static let url = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appending(path: "justera")

  /// Runs the program to its end.
  public static func run(_ arguments: [String], input: Data = Data(), at folder: URL? = nil) throws -> Result
  {
    let scratch = try TemporaryFolder()
    // Files, not pipes: a pipe that nobody empties while the other is read would stop the program.
    let files = ["in", "out", "err"].map { scratch.url.appending(path: $0) }
    for file in files { try Data().write(to: file) }
    try input.write(to: files[0])
    let child = try Child(
      url, arguments, at: folder, input: files[0], output: files[1], error: files[2])
    let code = child.wait()
    return Result(
      code: code, output: try Data(contentsOf: files[1]),
      messages: String(decoding: try Data(contentsOf: files[2]), as: UTF8.self))
  }
}

/// A folder of its own that is gone with its owner.
public final class TemporaryFolder: Sendable {
  /// Where it lies.
  public let url: URL

  /// Makes the folder.
  public init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "justera-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  /// Writes a file below the folder and gives its place.
  @discardableResult
  public func write(_ data: Data, to path: String) throws -> URL {
    let file = url.appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: file)
    return file
  }

  deinit {
    // Nothing depends on it: the system clears what is left.
    try? FileManager.default.removeItem(at: url)
  }
}
