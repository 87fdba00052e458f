import Foundation
import TestSupport
import Testing

/// A run into a folder of its own, again and again.
struct RunFolder {
  let folder = try? TemporaryFolder()

  struct Report: Decodable {
    var documents: Int
    var complete: Int
    var failed: Int
    var notDone: Int
    var doneBefore: Int
    var interrupted: Bool
    var stopped: String?
    var causes: [String: Int]
    var pages: [String: Int]
    var stageSeconds: [String: Double]
    var problems: [Problem]

    struct Problem: Decodable {
      var path: String
      var status: String
      var cause: String?
      var message: String?
    }
  }

  var url: URL { folder?.url ?? URL(filePath: "/nowhere") }

  /// Writes an input file of minutes whose number tells it apart.
  func write(_ number: Int, to path: String) throws {
    let text = "Protokoll fört den 4 maj 1998\n\n§ \(number) Mötets öppnande\nMärta Åsgren öppnade mötet.\n"
    try #require(folder).write(Data(text.utf8), to: "in/\(path)")
  }

  @discardableResult
  func run(_ arguments: String..., code: Int32 = 0) throws -> Program.Result {
    let result = try Program.run(["run", "in", "-o", "out", "--quiet"] + arguments, at: url)
    #expect(result.code == code, "\(result.messages)")
    return result
  }

  func report(_ name: String = "run.json") throws -> Report {
    try JSONDecoder().decode(Report.self, from: Data(contentsOf: url.appending(path: "out/\(name)")))
  }

  /// How many pages the last run read, and did not know already.
  func pagesRead() throws -> Int {
    struct Status: Decodable { var pages: Int }
    return try JSONDecoder().decode(Status.self, from: bytes("out/.justera/status")).pages
  }

  func bytes(_ path: String) throws -> Data { try Data(contentsOf: url.appending(path: path)) }

  /// The inode of a file: another one where the file was written anew.
  func inode(_ path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: url.appending(path: path).path)
    return try #require(attributes[.systemFileNumber] as? Int)
  }

  /// Makes a scan of so many pages, of which the upper share holds words, with the benchmarks' script.
  func scan(_ pages: Int, to path: String, share: Double = 0.2) throws {
    try #require(folder).write(Data(), to: "in/\(path)")
    try RunFolder.python(
      "Benchmarks/batch_inputs.py", "scan", "\(pages)", url.appending(path: "in/\(path)").path, "\(share)")
  }

  /// Runs a script of the repository and gives what it printed.
  @discardableResult
  static func python(_ script: String, _ arguments: String...) throws -> Data {
    let scratch = try TemporaryFolder()
    let (output, error) = (scratch.url.appending(path: "out"), scratch.url.appending(path: "err"))
    let child = try Child(
      URL(filePath: "/usr/bin/python3"), [Repository.root.appending(path: script).path] + arguments,
      environment: ["PYTHONDONTWRITEBYTECODE": "1"], output: output, error: error)
    let code = child.wait()
    let printed = try Data(contentsOf: output)
    #expect(
      code == 0,
      "\(String(decoding: printed, as: UTF8.self))\((try? String(contentsOf: error, encoding: .utf8)) ?? "")")
    return printed
  }

  /// Starts a run that goes on by itself.
  func start(_ arguments: String...) throws -> Child {
    try Child(Program.url, ["run", "in", "-o", "out", "--quiet"] + arguments, at: url)
  }

  /// Waits until something holds; three minutes without it are a failure, which a busy machine is far from.
  static func wait(until isTrue: () -> Bool) {
    let end = ContinuousClock.now + .seconds(180)
    while .now < end {
      if isTrue() { return }
      Thread.sleep(forTimeInterval: 0.01)
    }
    Issue.record("what was waited for did not come in three minutes")
  }

  /// The processes whose parent is the given one.
  static func children(of parent: Int32) -> [Int32] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return names.compactMap { Int32($0) }.filter { process in
      let status = (try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)) ?? ""
      return status.contains("\nPPid:\t\(parent)\n")
    }.sorted()
  }

  /// Sends a signal to workers that are at work on a page, one after the other.
  static func strike(_ count: Int, workersOf process: Child, with signal: Int32) {
    var struck: Set<Int32> = []
    while struck.count < count, process.isRunning {
      for worker in children(of: process.number) where !struck.contains(worker) {
        let status = (try? String(contentsOfFile: "/proc/\(worker)/status", encoding: .utf8)) ?? ""
        // It is ready for a document when its sandbox is closed.
        guard status.contains("\nSeccomp:\t2\n") else { continue }
        Thread.sleep(forTimeInterval: 0.001 * 150)
        kill(worker, signal)
        struck.insert(worker)
      }
    }
  }

  /// Whether a file is there.
  func isThere(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: url.appending(path: path).path)
  }

  func move(_ from: String, to: String) throws {
    try FileManager.default.moveItem(at: url.appending(path: from), to: url.appending(path: to))
  }

  /// Every record and `records.jsonl`, by path.
  func records(_ name: String = "out") throws -> [String: Data] {
    let root = url.appending(path: name)
    var records: [String: Data] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: root.path)
    where (path.hasSuffix(".json") && path != "run.json") || path == "records.jsonl" {
      records[path] = try Data(contentsOf: root.appending(path: path))
    }
    return records
  }
}
