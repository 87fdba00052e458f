import Foundation
import TestSupport
import Testing

@Suite struct RunTests {
  private static let minutes = Data(
    """
    Protokoll fört vid styrelsemöte den 4 maj 1998

    Närvarande: Märta Åsgren, Olof Hjelmberg

    § 1 Mötets öppnande
    Märta Åsgren öppnade mötet.

    """.utf8)

  private struct Report: Decodable {
    struct Problem: Decodable {
      var path: String
      var status: String
      var cause: String?
      var message: String?
    }
    var documents: Int
    var complete: Int
    var failed: Int
    var notDone: Int
    var interrupted: Bool
    var problems: [Problem]
  }

  private func report(_ folder: URL) throws -> Report {
    try JSONDecoder().decode(Report.self, from: Data(contentsOf: folder.appending(path: "run.json")))
  }

  @Test func mirrorsTheTree() throws {
    let folder = try TemporaryFolder()
    for path in ["in/1998/a.txt", "in/1998/sub mapp/ö.md", "in/b.txt"] {
      try folder.write(RunTests.minutes, to: path)
    }
    let result = try Program.run(["run", "in", "-o", "out"], at: folder.url)
    #expect(result.code == 0, "\(result.messages)")
    #expect(result.output.isEmpty)
    let out = folder.url.appending(path: "out")
    let files = try FileManager.default.subpathsOfDirectory(atPath: out.path)
      .filter { $0.contains(".") && !$0.hasPrefix(".justera") }.sorted()
    #expect(
      files == ["1998/a.txt.json", "1998/sub mapp/ö.md.json", "b.txt.json", "records.jsonl", "run.json"])
    #expect(try report(out).complete == 3)
    #expect(result.messages.contains("complete"))
  }

  /// Each bad file, and the id of its cause.
  @Test func badFilesFailWithTheirCausesAndTheRestIsDone() throws {
    let folder = try TemporaryFolder()
    try folder.write(RunTests.minutes, to: "in/good.txt")
    try folder.write(RunTests.minutes, to: "in/text named as.pdf")
    let bad = Repository.root.appending(path: "Tests/BadInput")
    let names = try FileManager.default.contentsOfDirectory(atPath: bad.path)
      .filter { !$0.hasPrefix(".") && $0 != "README.md" }
    let unreadable = names.filter { $0 != "blank.png" }
    for name in names { try folder.write(Data(contentsOf: bad.appending(path: name)), to: "in/\(name)") }
    let result = try Program.run(["run", "in", "-o", "out", "--quiet"], at: folder.url)
    #expect(result.code == 1)
    let report = try report(folder.url.appending(path: "out"))
    #expect(report.complete == 3)
    #expect(report.failed == unreadable.count, "\(report.problems)")
    for problem in report.problems {
      #expect(problem.cause?.hasPrefix("reading.") == true, "\(problem)")
      #expect(result.messages.contains("\(problem.path): \(problem.message ?? "?")"))
      let record = folder.url.appending(path: "out/\(problem.path).json")
      #expect(FileManager.default.fileExists(atPath: record.path), "\(problem.path)")
    }
  }

  @Test func unreadableFilesHaveACause() throws {
    let folder = try TemporaryFolder()
    try folder.write(RunTests.minutes, to: "in/good.txt")
    try FileManager.default.createSymbolicLink(
      atPath: folder.url.appending(path: "in/gone.txt").path, withDestinationPath: "nowhere.txt")
    let result = try Program.run(["run", "in", "-o", "out", "--quiet"], at: folder.url)
    #expect(result.code == 1)
    let problems = try report(folder.url.appending(path: "out")).problems
    #expect(problems.map(\.cause) == ["input.missing"])
  }

  @Test(arguments: [
    (["run", "in"], Int32(64), "--output"),
    (["run", "nowhere", "-o", "out"], 2, "nowhere: no such file or folder"),
    (["run", "in", "-o", "in/records"], 2, "may not lie inside the input"),
    (["run", "in", "-o", "in/good.txt"], 2, "in/good.txt"),
    (["run", "in", "-o", "out", "--config", "bad.yml"], 2, "bad.yml: reading.lang: no such key"),
    (["run", "in", "-o", "out", "--config", "none.yml"], 2, "none.yml: no such file"),
    (["extract", "nowhere.pdf"], 2, "nowhere.pdf: no such file"),
    (["correct", "nowhere.txt"], 2, "nowhere.txt: no such file"),
  ])
  func saysWhyItCannotStart(arguments: [String], code: Int32, message: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(RunTests.minutes, to: "in/good.txt")
    try folder.write(Data("reading:\n  lang: swe\n".utf8), to: "bad.yml")
    let result = try Program.run(arguments, at: folder.url)
    #expect(result.code == code)
    #expect(result.messages.contains(message), "\(result.messages)")
    #expect(result.output.isEmpty)
  }

  @Test func dryRunWritesNothing() throws {
    let folder = try TemporaryFolder()
    for name in ["a.txt", "b.txt", "c.txt"] { try folder.write(RunTests.minutes, to: "in/\(name)") }
    let result = try Program.run(["run", "in", "-o", "out", "--dry-run", "--limit", "2"], at: folder.url)
    #expect(result.code == 0)
    #expect(result.text == "a.txt\nb.txt\n")
    #expect(!FileManager.default.fileExists(atPath: folder.url.appending(path: "out").path))
  }

  @Test func workerThatIsKilledCostsNothing() throws {
    let folder = try TemporaryFolder()
    let scan = Repository.fixtures.appending(path: "barnavardsnamnd-1956/input.pdf")
    try folder.write(Data(contentsOf: scan), to: "in/scan.pdf")
    let process = Process()
    process.executableURL = Program.url
    process.arguments = ["run", "in", "-o", "out", "--jobs", "1", "--quiet"]
    process.currentDirectoryURL = folder.url
    process.standardError = FileHandle.nullDevice
    try process.run()
    var worker: Int32?
    RunFolder.wait {
      worker = RunTests.child(of: process.processIdentifier)
      return worker != nil
    }
    let victim = try #require(worker)
    Thread.sleep(forTimeInterval: 0.001 * 300)
    kill(victim, SIGKILL)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(try report(folder.url.appending(path: "out")).complete == 1)
  }

  /// A process whose parent is the given one.
  private static func child(of parent: Int32) -> Int32? {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return names.compactMap { Int32($0) }.first { process in
      let status = (try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)) ?? ""
      return status.contains("\nPPid:\t\(parent)\n")
    }
  }

  @Test func interruptedRunSaysWhatIsDone() throws {
    let folder = try TemporaryFolder()
    for number in 0..<4000 { try folder.write(RunTests.minutes, to: "in/\(number).txt") }
    let process = Process()
    process.executableURL = Program.url
    process.arguments = ["run", "in", "-o", "out", "--jobs", "1", "--quiet"]
    process.currentDirectoryURL = folder.url
    process.standardError = FileHandle.nullDevice
    try process.run()
    let first = folder.url.appending(path: "out/0.txt.json").path
    RunFolder.wait { FileManager.default.fileExists(atPath: first) }
    process.interrupt()
    process.waitUntilExit()
    #expect(process.terminationStatus == 130)
    let report = try report(folder.url.appending(path: "out"))
    #expect(report.interrupted)
    #expect(report.complete > 0)
    #expect(report.complete + report.notDone == 4000)
    let leftovers = try FileManager.default.subpathsOfDirectory(
      atPath: folder.url.appending(path: "out").path
    )
    .filter { $0.contains("/tmp/") }
    #expect(leftovers.isEmpty)
  }
}
