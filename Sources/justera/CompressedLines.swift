import ArgumentParser
import Foundation

/// The lines of a file compressed with zstd, read through the zstd program.
struct CompressedLines {
  private let file: URL
  private let program: URL

  /// Finds the file and the program.
  ///
  /// - Throws: `ValidationError` that says what is missing.
  init(_ file: URL) throws {
    guard FileManager.default.fileExists(atPath: file.path) else {
      throw ValidationError("no corpus '\(file.path)'; give the folder that holds text/ and names/")
    }
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    let programs = folders.map { URL(filePath: String($0)).appending(path: "zstd") }
    guard let program = programs.first(where: { FileManager.default.isExecutableFile(atPath: $0.path) })
    else {
      throw ValidationError("the program 'zstd' is missing; install zstd")
    }
    self.file = file
    self.program = program
  }

  /// Gives each line's bytes to the body.
  ///
  /// - Parameter limit: The most lines to give; nil for all.
  func forEach(limit: Int?, _ body: (ArraySlice<UInt8>) -> Void) throws {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = program
    process.arguments = ["-dcq", "--", file.path]
    process.standardOutput = pipe
    try process.run()
    var rest: [UInt8] = []
    var count = 0
    while let chunk = try pipe.fileHandleForReading.read(upToCount: 1 << 20), !chunk.isEmpty {
      rest += chunk
      var start = 0
      while let end = rest[start...].firstIndex(of: 0x0A) {
        if limit.map({ count < $0 }) ?? true { body(rest[start..<end]) }
        count += 1
        start = end + 1
      }
      rest.removeFirst(start)
    }
    if !rest.isEmpty, limit.map({ count < $0 }) ?? true { body(rest[...]) }
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw ValidationError("zstd could not read '\(file.path)'; the file may be cut short: fetch it anew")
    }
  }
}
