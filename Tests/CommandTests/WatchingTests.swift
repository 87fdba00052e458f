import Foundation
import TestSupport
import Testing

/// What people and programs see of a run: progress, messages, status, and the watched folder.
@Suite struct WatchingTests {
  private struct Line: Decodable {
    var level: String?
    var event: String?
    var path: String?
    var cause: String?
    var message: String?
    var state: String?
    var documents: Int?
  }

  private struct Status: Decodable {
    struct Document: Decodable {
      var path: String
      var cause: String?
    }
    var isAtWork: Bool
    var documents: [String: Int]
    var problems: [Document]
    var slowest: [Document]
  }

  @Test func progressAndMessagesAreJSONWhereProgramsRead() throws {
    let runs = RunFolder()
    try runs.write(1, to: "a.txt")
    try #require(runs.folder).write(Data(), to: "in/b.pdf")
    let result = try Program.run(
      ["run", "in", "-o", "out", "--progress", "json", "--log-format", "json"], at: runs.url)
    #expect(result.code == 1)
    #expect(result.output.isEmpty)
    let lines = try result.messages.split(separator: "\n").map {
      try JSONDecoder().decode(Line.self, from: Data($0.utf8))
    }
    let failure = try #require(lines.first { $0.event == "document-failed" })
    #expect(failure.path == "b.pdf")
    #expect(failure.cause == "reading.empty")
    #expect(failure.level == "error")
    #expect(lines.contains { $0.state == "running" && $0.documents == 2 })
    #expect(lines.last?.event == "finished")
  }

  @Test func plainLinesStandWhereThereIsNoTerminal() throws {
    let runs = RunFolder()
    try runs.write(1, to: "a.txt")
    let result = try Program.run(["run", "in", "-o", "out"], at: runs.url)
    #expect(result.messages.contains("0/1 documents · 0 pages · 0.0 pages/s\n"), "\(result.messages)")
    #expect(!result.messages.contains("\u{1B}"))
    let bar = try Program.run(["run", "in", "-o", "out", "--progress", "bar"], at: runs.url)
    #expect(bar.messages.contains("▕██████████▏ 1/1 documents"), "\(bar.messages)")
  }

  @Test func statusTellsWhatIsDoneAndWhatFailedAndWhy() throws {
    let runs = RunFolder()
    for number in 1...3 { try runs.write(number, to: "\(number).txt") }
    try #require(runs.folder).write(Data(), to: "in/b.pdf")
    #expect(try Program.run(["status", "out"], at: runs.url).code == 2)
    try runs.run(code: 1)
    let text = try Program.run(["status", "out"], at: runs.url)
    #expect(text.code == 0)
    for part in [
      "finished: 4 of 4", "3 complete, 1 failed", "1 × reading.empty", "b.pdf: the file is empty", "slowest",
    ] {
      #expect(text.text.contains(part), "\(part): \(text.text)")
    }
    let json = try Program.run(["status", "out", "--json"], at: runs.url)
    let status = try JSONDecoder().decode(Status.self, from: json.output)
    #expect(status.documents == ["complete": 3, "failed": 1])
    #expect(status.problems.map(\.cause) == ["reading.empty"])
    #expect(!status.isAtWork)
  }

  @Test func statusIsWrittenWhileTheRunIsAtWork() throws {
    let runs = RunFolder()
    try runs.scan(30, to: "a.pdf")
    let process = try runs.start("--jobs", "1")
    RunFolder.wait {
      guard let result = try? Program.run(["status", "out", "--json"], at: runs.url),
        let status = try? JSONDecoder().decode(Status.self, from: result.output)
      else { return false }
      return status.isAtWork
    }
    let text = try Program.run(["status", "out"], at: runs.url).text
    #expect(text.contains("at work, process \(process.number)"), "\(text)")
    process.send(SIGKILL)
    process.wait()
    let killed = try Program.run(["status", "out"], at: runs.url).text
    #expect(killed.contains("was killed; run again to go on"), "\(killed)")
  }

  @Test func theCacheTellsAndForgets() throws {
    let runs = RunFolder()
    try runs.scan(2, to: "a.pdf", share: 0.1)
    #expect(try Program.run(["cache", "out"], at: runs.url).code == 2)
    try runs.run()
    #expect(try Program.run(["cache", "out"], at: runs.url).text.hasPrefix("2 pages of 1 files, "))
    #expect(
      try Program.run(["cache", "out", "--clear"], at: runs.url).text == "0 pages of 0 files, 0.0 MB\n")
    try #require(runs.folder).write(Data("batch:\n  cacheMegabytes: 0\n".utf8), to: "c.yml")
    try runs.run("--force", "--config", "c.yml")
    #expect(try Program.run(["cache", "out"], at: runs.url).text.hasPrefix("0 pages"))
  }

  @Test func aWatchedFolderTakesWhatComes() throws {
    let runs = RunFolder()
    try runs.write(1, to: "a.txt")
    let messages = runs.url.appending(path: "messages")
    let process = try Child(
      Program.url,
      ["watch", "in", "-o", "out", "--settle", "0.5", "--interval", "0.2", "--progress", "none"],
      at: runs.url,
      error: messages)
    RunFolder.wait { runs.isThere("out/a.txt.json") }
    try #require(runs.folder).write(Data(), to: "in/bad.pdf")
    RunFolder.wait { runs.isThere("out/bad.pdf.json") }
    try runs.write(2, to: "sub/b.txt")
    RunFolder.wait { runs.isThere("out/sub/b.txt.json") }
    process.send(SIGTERM)
    #expect(process.wait() == 0)
    let said = try String(contentsOf: messages, encoding: .utf8)
    #expect(said.contains("bad.pdf: the file is empty"), "\(said)")
    try runs.run(code: 1)
    #expect(try runs.report().doneBefore == 3)
  }
}

/// The scripts that anyone can repeat at length, in short.
@Suite struct SoakTests {
  @Test func killedRunsLeaveWhatCanBeReliedUpon() throws {
    let printed = try RunFolder.python(
      "scripts/kill-runs.py", "--rounds", "2", "--program", Program.url.path)
    #expect(String(decoding: printed, as: UTF8.self).contains("2 rounds, "))
  }

  @Test func mutatedPapersAreBorne() throws {
    let printed = try RunFolder.python(
      "scripts/fuzz-runs.py", "--count", "60", "--program", Program.url.path)
    #expect(String(decoding: printed, as: UTF8.self).hasSuffix("\n0 faults\n"))
  }

  @Test(.enabled(if: Self.canMount, "no file system can be mounted here, so that no disk can be filled"))
  func aFullDiskStopsTheRun() throws {
    let printed = try RunFolder.python("scripts/full-disk.py", "--program", Program.url.path)
    #expect(String(decoding: printed, as: UTF8.self).hasSuffix("\n0 faults\n"))
  }

  /// Whether this machine lets the script have a small file system of its own.
  private static var canMount: Bool {
    let script = Repository.root.appending(path: "scripts/full-disk.py").path
    let child = try? Child(URL(filePath: "/usr/bin/python3"), [script, "--can"])
    return child?.wait() == 0
  }
}
