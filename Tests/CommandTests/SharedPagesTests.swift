import Foundation
import TestSupport
import Testing

/// One document of many pages, on all workers, and the words that are kept of them.
@Suite struct SharedPagesTests {
  @Test func workersShareAScanAndItsRecordIsTheSame() throws {
    let one = RunFolder()
    try one.scan(10, to: "a.pdf")
    try one.run("--jobs", "1")
    let two = RunFolder()
    try two.scan(10, to: "a.pdf")
    let process = try two.start("--jobs", "2")
    var workers: Set<Int32> = []
    while process.isRunning { workers.formUnion(RunFolder.children(of: process.number)) }
    #expect(process.wait() == 0)
    #expect(workers.count == 2)
    #expect(try one.records() == two.records())
    #expect(try two.report().pages == ["ocr": 10])
  }

  @Test func aKilledRunGoesOnAtThePage() throws {
    let runs = RunFolder()
    try runs.scan(8, to: "a.pdf", share: 0.4)
    let process = try runs.start("--jobs", "2")
    let words = runs.url.appending(path: "out/.justera/words.sqlite-wal")
    RunFolder.wait {
      let size = (try? FileManager.default.attributesOfItem(atPath: words.path))?[.size] as? Int ?? 0
      return size > 60_000
    }
    process.send(SIGKILL)
    process.wait()
    #expect(!runs.isThere("out/a.pdf.json"))
    try runs.run("--jobs", "2")
    #expect(try (1..<8).contains(runs.pagesRead()))
    let records = try runs.records()
    try runs.run("--jobs", "2", "--force")
    #expect(try runs.pagesRead() == 8)
    #expect(try runs.records() == records)
  }

  @Test func aChangeInCorrectionRecognizesNothingAgain() throws {
    let runs = RunFolder()
    try runs.scan(3, to: "a.pdf", share: 0.4)
    try #require(runs.folder).write(Data("correction:\n  enabled: false\n".utf8), to: "off.yml")
    try #require(runs.folder).write(Data("reading:\n  dpi: 190\n".utf8), to: "dpi.yml")
    try runs.run()
    #expect(try runs.pagesRead() == 3)
    try runs.run("--config", "off.yml")
    #expect(try runs.report().doneBefore == 0)
    #expect(try runs.pagesRead() == 0)
    #expect(try runs.report().pages == ["ocr": 3])
    let fresh = RunFolder()
    try fresh.scan(3, to: "a.pdf", share: 0.4)
    try #require(fresh.folder).write(Data("correction:\n  enabled: false\n".utf8), to: "off.yml")
    try fresh.run("--config", "off.yml")
    #expect(try runs.records() == fresh.records())
    try runs.run("--config", "dpi.yml")
    #expect(try runs.pagesRead() == 3)
  }
}
