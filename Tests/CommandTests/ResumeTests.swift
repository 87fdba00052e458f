import Foundation
import TestSupport
import Testing

@Suite struct ResumeTests {
  @Test func doesOnlyWhatIsMissingOrChanged() throws {
    let runs = RunFolder()
    for number in 1...3 { try runs.write(number, to: "\(number).txt") }
    try runs.run()
    let names = ["1", "2", "3"].map { "out/\($0).txt.json" } + ["out/records.jsonl"]
    let before = try names.map(runs.inode)
    try runs.run()
    #expect(try runs.report().doneBefore == 3)
    #expect(try names.map(runs.inode) == before)

    // Touched and the same, changed, new, and one whose record somebody deleted.
    try runs.write(1, to: "1.txt")
    try runs.write(22, to: "2.txt")
    try FileManager.default.removeItem(at: runs.url.appending(path: "out/3.txt.json"))
    try runs.write(4, to: "4.txt")
    #expect(try runs.run("--dry-run").text == "1.txt\n2.txt\n3.txt\n4.txt\n")
    try runs.run()
    #expect(try runs.report().doneBefore == 1)
    #expect(try runs.report().complete == 4)
    #expect(try runs.inode(names[0]) == before[0])
    #expect(try String(decoding: runs.bytes("out/2.txt.json"), as: UTF8.self).contains("§ 22"))
    let lines = try String(decoding: runs.bytes("out/records.jsonl"), as: UTF8.self).split(separator: "\n")
    #expect(lines.count == 4)
    #expect(try runs.run("--dry-run").text.isEmpty)
  }

  @Test func aMovedFileIsKnownByItsContent() throws {
    let runs = RunFolder()
    try runs.write(1, to: "old name.txt")
    try runs.write(2, to: "2.txt")
    try runs.run()
    try runs.move("in/old name.txt", to: "in/new name.txt")
    let expected = RunFolder()
    try expected.write(1, to: "new name.txt")
    try expected.write(2, to: "2.txt")
    try expected.run()
    try runs.run()
    #expect(try runs.records() == expected.records())
    #expect(!FileManager.default.fileExists(atPath: runs.url.appending(path: "out/old name.txt.json").path))
  }

  @Test func aFileThatIsGoneKeepsItsRecordAndLeavesTheLines() throws {
    let runs = RunFolder()
    try runs.write(1, to: "1.txt")
    try runs.write(2, to: "2.txt")
    try runs.run()
    try FileManager.default.removeItem(at: runs.url.appending(path: "in/1.txt"))
    try runs.run()
    #expect(try runs.report().documents == 1)
    #expect(try runs.records().keys.sorted() == ["1.txt.json", "2.txt.json", "records.jsonl"])
    #expect(try runs.bytes("out/records.jsonl").count(where: { $0 == 10 }) == 1)
  }

  @Test func aChangedConfigurationDoesEverythingAgain() throws {
    let runs = RunFolder()
    for number in 1...2 { try runs.write(number, to: "\(number).txt") }
    try #require(runs.folder).write(Data("correction:\n  enabled: false\n".utf8), to: "off.yml")
    try #require(runs.folder).write(Data("batch:\n  recycle: 3\n".utf8), to: "recycle.yml")
    try runs.run()
    try runs.run("--config", "recycle.yml")
    #expect(try runs.report().doneBefore == 2)
    try runs.run("--config", "off.yml")
    #expect(try runs.report().doneBefore == 0)
    try runs.run("--config", "off.yml", "--force")
    #expect(try runs.report().doneBefore == 0)
    #expect(try runs.report().complete == 2)
  }

  @Test func failedDocumentsAreTriedAgainOnRequest() throws {
    let runs = RunFolder()
    try runs.write(1, to: "1.txt")
    try #require(runs.folder).write(Data(), to: "in/empty.pdf")
    try runs.run(code: 1)
    try runs.run(code: 1)
    #expect(try runs.report().doneBefore == 2)
    #expect(try runs.report().causes == ["reading.empty": 1])
    try runs.run("--retry-failed", code: 1)
    #expect(try runs.report().doneBefore == 1)
    try runs.write(2, to: "empty.pdf")
    try runs.run()
    #expect(try runs.report().complete == 2)
  }

  @Test func limitCountsOnlyWhatIsDone() throws {
    let runs = RunFolder()
    for number in 1...5 { try runs.write(number, to: "\(number).txt") }
    try runs.run("--limit", "2")
    #expect(try runs.report().documents == 2)
    try runs.run("--limit", "2")
    #expect(try runs.report().doneBefore == 2)
    #expect(try runs.report().complete == 4)
    try runs.run()
    #expect(try runs.report().complete == 5)
  }

  @Test func shardsGiveTogetherWhatOneRunGives() throws {
    let runs = RunFolder()
    for number in 1...7 { try runs.write(number, to: "\(number).txt") }
    for index in 1...3 { try runs.run("--shard", "\(index)/3") }
    let parts = try (1...3).map { try runs.report("run-shard-\($0)-of-3.json") }
    #expect(parts.map(\.documents).reduce(0, +) == 7)
    try runs.run()
    #expect(try runs.report().doneBefore == 7)
    let whole = RunFolder()
    for number in 1...7 { try whole.write(number, to: "\(number).txt") }
    try whole.run()
    #expect(try runs.records().filter { !$0.key.contains("shard") } == whole.records())
  }

  @Test func aSecondRunSaysWhoHoldsTheOutput() throws {
    let runs = RunFolder()
    for number in 1...3000 { try runs.write(number, to: "\(number).txt") }
    let first = try runs.start("--jobs", "1")
    let record = runs.url.appending(path: "out/1.txt.json").path
    RunFolder.wait { FileManager.default.fileExists(atPath: record) }
    let second = try runs.run(code: 2)
    #expect(second.messages.contains("another run is at work here (process \(first.number) on "))
    first.send(SIGINT)
    #expect(first.wait() == 130)
  }
  @Test func aNameThatIsNotUTF8IsDone() throws {
    let runs = RunFolder()
    try runs.write(1, to: "1.txt")
    let place = runs.url.appending(path: "in/").path(percentEncoded: false).utf8.map { CChar(bitPattern: $0) }
    let name = [0x6D, 0xF6, 0x74, 0x65, 0x0A, 0x2E, 0x74, 0x78, 0x74, 0].map { CChar(bitPattern: UInt8($0)) }
    #expect(rename(place + "1.txt".utf8CString, place + name) == 0)
    try runs.run()
    #expect(try runs.records().keys.contains("m%F6te\n.txt.json"))
  }
}
