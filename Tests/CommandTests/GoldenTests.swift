import Foundation
import Minutes
import TestSupport
import Testing

/// The records of all fixtures, made once by the real program.
struct FixtureRun {
  let folder: TemporaryFolder
  let result: Program.Result

  /// The folders below fixtures/ that hold a document.
  static let documents: [String] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: Repository.fixtures.path)) ?? []
    return names.filter { input(of: $0) != nil }.sorted()
  }()

  /// The one run that the tests share.
  static let shared = Result { try FixtureRun(jobs: 2) }

  init(jobs: Int) throws {
    folder = try TemporaryFolder()
    result = try Program.run([
      "run", Repository.fixtures.path, "--include", "input.*", "--output", folder.url.path, "--jobs",
      "\(jobs)",
      "--quiet",
    ])
  }

  static func input(of document: String) -> String? {
    let folder = Repository.fixtures.appending(path: document).path
    return (try? FileManager.default.contentsOfDirectory(atPath: folder))?.first { $0.hasPrefix("input.") }
  }

  func recordURL(_ document: String) throws -> URL {
    let input = try #require(FixtureRun.input(of: document))
    return folder.url.appending(path: "\(document)/\(input).json")
  }

  func record(_ document: String) throws -> Record {
    try JSONDecoder().decode(Record.self, from: Data(contentsOf: recordURL(document)))
  }
}

@Suite struct GoldenTests {
  private static let isRecording = ProcessInfo.processInfo.environment["RECORD"] == "1"

  @Test func hasDocumentsToTest() {
    #expect(FixtureRun.documents.count >= 8)
  }

  @Test(arguments: FixtureRun.documents)
  func givesTheGoldenRecord(document: String) throws {
    let run = try FixtureRun.shared.get()
    let made = try Data(contentsOf: run.recordURL(document))
    let golden = Repository.fixtures.appending(path: document).appending(path: "golden.json")
    if GoldenTests.isRecording {
      try made.write(to: golden)
      Issue.record("recorded \(document)/golden.json; read the difference, then test again without RECORD")
      return
    }
    let wanted = try Data(contentsOf: golden)
    if made != wanted {
      let difference = GoldenTests.firstDifference(made, wanted)
      Issue.record(
        "\(document): the record differs from golden.json \(difference); `make record` takes it over")
    }
  }

  @Test func completesEveryFixture() throws {
    let run = try FixtureRun.shared.get()
    #expect(run.result.code == 0, "\(run.result.messages)")
    #expect(run.result.output.isEmpty)
    for document in FixtureRun.documents {
      #expect(try run.record(document).status == .complete, "\(document)")
    }
  }

  @Test func numberOfWorkersChangesNoRecord() throws {
    let two = try FixtureRun.shared.get()
    let one = try FixtureRun(jobs: 1)
    for document in FixtureRun.documents {
      #expect(
        try Data(contentsOf: one.recordURL(document)) == Data(contentsOf: two.recordURL(document)),
        "\(document)")
    }
    let lines = try [one, two].map { try Data(contentsOf: $0.folder.url.appending(path: "records.jsonl")) }
    #expect(lines[0] == lines[1])
  }

  @Test func everyRecordIsValidBySchemaAndLedger() throws {
    let run = try FixtureRun.shared.get()
    let validator = Process()
    let output = Pipe()
    validator.executableURL = URL(filePath: "/usr/bin/python3")
    validator.arguments = [
      Repository.root.appending(path: "scripts/validate-records.py").path, run.folder.url.path,
    ]
    validator.standardOutput = output
    validator.standardError = output
    try validator.run()
    let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    validator.waitUntilExit()
    #expect(validator.terminationStatus == 0, "\(said)")
  }

  private static func firstDifference(_ made: Data, _ wanted: Data) -> String {
    let (made, wanted) = (made.split(separator: 10), wanted.split(separator: 10))
    for (index, (a, b)) in zip(made, wanted).enumerated() where a != b {
      return
        "in line \(index + 1): \(String(decoding: a, as: UTF8.self)) instead of \(String(decoding: b, as: UTF8.self))"
    }
    return "in length: \(made.count) lines instead of \(wanted.count)"
  }
}
