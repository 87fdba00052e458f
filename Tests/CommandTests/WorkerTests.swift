import Foundation
import TestSupport
import Testing

/// What happens when workers fail.
@Suite struct WorkerTests {
  /// The id of a cause, and what brings it about: done to every worker that reads the scan.
  @Test(arguments: [
    ("worker.crash", SIGSEGV), ("worker.killed", SIGKILL), ("worker.time", SIGXCPU),
    ("worker.sandbox", SIGSYS),
  ])
  func aDocumentThatWorkersDieOfFailsWithItsCauseAndTheOthersAreDone(cause: String, signal: Int32) throws {
    let runs = RunFolder()
    try runs.scan(1, to: "a.pdf", share: 1)
    try runs.write(1, to: "b.txt")
    let process = try runs.start("--jobs", "1")
    // The first worker, and the fresh one that tries again.
    RunFolder.strike(2, workersOf: process, with: signal)
    #expect(process.wait() == 1)
    let report = try runs.report()
    #expect(report.complete == 1)
    #expect(report.problems.map(\.cause) == [cause])
    #expect(report.problems.map(\.status) == ["failed"])
    #expect(runs.isThere("out/a.pdf.json"))
  }

  @Test func aPageThatTakesTooLongCostsOnlyItself() throws {
    let runs = RunFolder()
    try runs.scan(2, to: "a.pdf", share: 0.2)
    try #require(runs.folder).write(Data("batch:\n  secondsPerPage: 2\n".utf8), to: "c.yml")
    let process = try runs.start("--jobs", "1", "--config", "c.yml")
    // The worker that holds still is given up, and so is the one that tries again; the third may go on.
    RunFolder.strike(2, workersOf: process, with: SIGSTOP)
    #expect(process.wait() == 1)
    let report = try runs.report()
    #expect(report.problems.map(\.cause) == ["worker.time"])
    let message = try #require(report.problems.first?.message)
    #expect(message.contains("more than 2 seconds"), "\(message)")
  }

  @Test func memoryIsLimited() throws {
    let runs = RunFolder()
    try runs.scan(1, to: "a.pdf", share: 1)
    try runs.write(1, to: "b.txt")
    let config = "batch:\n  memoryMegabytes: 256\nreading:\n  dpi: 900\n"
    try #require(runs.folder).write(Data(config.utf8), to: "c.yml")
    try runs.run("--config", "c.yml", code: 1)
    let report = try runs.report()
    #expect(report.complete == 1)
    #expect(report.problems.map(\.path) == ["a.pdf"])
    // Refused memory either ends the page with the library's word for it, or the worker.
    let causes = ["worker.memory", "reading.page", "reading.recognition"]
    #expect(causes.contains(report.problems.first?.cause ?? ""), "\(report.problems)")
  }

  @Test func anImageThatMemoryIsRefusedForIsNotCalledDamaged() throws {
    let runs = RunFolder()
    _ = try RunFolder.python(
      "scripts/make-hostile-input.py", "--white", runs.url.appending(path: "in/a.png").path)
    try #require(runs.folder).write(
      Data("batch:\n  memoryMegabytes: 256\n".utf8), to: "c.yml")
    try runs.run("--config", "c.yml", code: 1)
    #expect(try runs.report().problems.map(\.cause) == ["reading.memory"])
  }

  @Test func aWorkerThatIsRefusedMemoryIsToldFromOneThatCrashed() throws {
    let runs = RunFolder()
    // Sixty thousand lines of nothing but words in no list take far more than the least that may be allowed.
    let lines = (0..<60_000).map { line in
      (0..<12).map { String((line * 12 + $0) * 2_654_435_761 % 4_294_967_291, radix: 36) }.joined(
        separator: " ")
    }
    try #require(runs.folder).write(Data(lines.joined(separator: "\n").utf8), to: "in/a.txt")
    try runs.write(1, to: "b.txt")
    try #require(runs.folder).write(
      Data("batch:\n  memoryMegabytes: 256\n  failureShare: 1\n".utf8), to: "c.yml")
    try runs.run("--config", "c.yml", code: 1)
    let report = try runs.report()
    #expect(report.complete == 1)
    #expect(report.problems.map(\.path) == ["a.txt"])
    #expect(report.problems.map(\.cause) == ["worker.memory"])
  }

  @Test func manyFailuresStopTheRun() throws {
    let runs = RunFolder()
    for number in 0..<40 { try #require(runs.folder).write(Data(), to: "in/\(number).pdf") }
    for number in 0..<40 { try runs.write(number, to: "z\(number).txt") }
    try runs.run("--jobs", "1", code: 1)
    let report = try runs.report()
    #expect(report.failed == 20)
    #expect(report.notDone == 60)
    #expect(report.stopped?.contains("20 of 20 documents failed") == true)
    #expect(!report.interrupted)
    try #require(runs.folder).write(Data("batch:\n  failureShare: 1\n".utf8), to: "c.yml")
    try runs.run("--config", "c.yml", code: 1)
    #expect(try runs.report().notDone == 0)
    #expect(try runs.report().complete == 40)
  }

  @Test func hostileFilesEachGetTheirCause() throws {
    let runs = RunFolder()
    let input = runs.url.appending(path: "in")
    let printed = try RunFolder.python("scripts/make-hostile-input.py", input.path)
    let expected = try JSONDecoder().decode([String: String].self, from: printed)
    try #require(runs.folder).write(
      Data("batch:\n  failureShare: 1\n  secondsPerPage: 60\n".utf8), to: "c.yml")
    try runs.run("--config", "c.yml", code: 1)
    let report = try runs.report()
    #expect(report.documents == expected.count)
    #expect(report.notDone == 0)
    for (path, outcome) in expected {
      let problem = report.problems.first { $0.path == path }
      if outcome != "any" {
        #expect(problem?.cause ?? "complete" == outcome, "\(path): \(String(describing: problem))")
      }
      if problem?.cause?.hasPrefix("input.") != true { #expect(runs.isThere("out/\(path).json"), "\(path)") }
    }
  }

  /// A page in which Tesseract looks for lines for a long time is stopped by the supervisor; those beside it are read.
  @Test func aPageThatTesseractNeverEndsCostsOnlyItself() throws {
    let runs = RunFolder()
    let folder = try #require(runs.folder)
    try RunFolder.python("scripts/make-hostile-input.py", runs.url.appending(path: "all").path)
    try folder.write(runs.bytes("all/slow page.pdf"), to: "in/slow.pdf")
    try folder.write(runs.bytes("all/bad page.pdf"), to: "in/bad.pdf")
    try folder.write(Data("batch:\n  secondsPerPage: 3\n".utf8), to: "c.yml")
    try runs.run("--config", "c.yml", code: 1)
    struct Record: Decodable {
      struct Provenance: Decodable {
        struct Page: Decodable { var reader: String }
        var pages: [Page]
      }
      var status: String
      var provenance: Provenance
    }
    let problems = try runs.report().problems
    #expect(problems.map(\.path) == ["bad.pdf", "slow.pdf"])
    #expect(problems.map(\.cause) == ["reading.page", "worker.time"])
    for name in ["bad", "slow"] {
      let record = try JSONDecoder().decode(Record.self, from: runs.bytes("out/\(name).pdf.json"))
      #expect(record.status == "partial")
      #expect(record.provenance.pages.map(\.reader) == ["text-layer", "none", "text-layer"])
    }
  }

  @Test func nothingFromOutsideGetsIntoARecord() throws {
    let runs = RunFolder()
    let folder = try #require(runs.folder)
    try RunFolder.python("scripts/make-hostile-input.py", runs.url.appending(path: "all").path)
    for name in ["outside.xml", "xml bomb.xml", "fonts elsewhere.pdf"] {
      try folder.write(runs.bytes("all/\(name)"), to: "in/\(name)")
    }
    try runs.run()
    // What an entity stands for is nowhere; its name is, and the record says so.
    let outside = try String(decoding: runs.bytes("out/outside.xml.json"), as: UTF8.self)
    #expect(!outside.contains("root:"))
    #expect(outside.contains("Protokoll &x;"))
    #expect(outside.contains("reading.entities"))
    #expect(try runs.bytes("out/xml bomb.xml.json").count < 100_000)
    let fonts = try String(decoding: runs.bytes("out/fonts elsewhere.pdf.json"), as: UTF8.self)
    #expect(fonts.components(separatedBy: "Protokoll fört den 4 maj 1998, Märta Åsgren").count >= 3)
  }

  @Test func anOutputThatIsGoneStopsTheRunAndLeavesWhatIsWritten() throws {
    let runs = RunFolder()
    for number in 100..<160 { try runs.write(number, to: "\(number).txt") }
    let process = try runs.start("--jobs", "1")
    RunFolder.wait { runs.isThere("out/101.txt.json") }
    // The output folder is gone from under the run, as an unplugged disk is.
    try runs.move("out", to: "gone")
    try Data().write(to: runs.url.appending(path: "out"))
    #expect(process.wait() == 2)
    try FileManager.default.removeItem(at: runs.url.appending(path: "out"))
    try runs.move("gone", to: "out")
    try runs.run()
    #expect(try runs.report().complete == 60)
    #expect(try runs.report().doneBefore >= 1)
    let left = try FileManager.default.contentsOfDirectory(
      atPath: runs.url.appending(path: "out/.justera/tmp").path)
    #expect(left.isEmpty)
  }
}
