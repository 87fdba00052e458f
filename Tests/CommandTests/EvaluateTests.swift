import Foundation
import TestSupport
import Testing

@Suite struct EvaluateTests {
  private static let truth = Data(#"{"date": "1998-05-04", "attendees": [], "ocr_damage": "light"}"#.utf8)
  private static let record = Data(#"{"meeting": {"date": {"value": "1998-05-04"}}}"#.utf8)

  @Test(arguments: ["prov.json", "1998/prov.pdf.json", "prov.txt.json"])
  func findsTheRecordOfEachTruth(path: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(EvaluateTests.truth, to: "truth/prov.truth.json")
    try folder.write(EvaluateTests.truth, to: "truth/utan.json")
    try folder.write(EvaluateTests.record, to: "records/\(path)")
    let result = try Program.run(["evaluate", "truth", "records", "--detail"], at: folder.url)
    #expect(result.code == 0, "\(result.messages)")
    #expect(result.messages.isEmpty)
    let lines = result.text.split(separator: "\n").map(String.init)
    #expect(lines.first == "field          P      R  F1/acc  n  light  n", "\(result.text)")
    #expect(lines.contains("date           -      -   0.500  2  0.500  2"), "\(result.text)")
    #expect(lines.contains("documents 2, without a record 1: utan"))
    #expect(lines.contains("  date missed: 1998-05-04"))
  }

  @Test func scoresTexts() throws {
    let folder = try TemporaryFolder()
    for name in ["a", "b"] {
      try folder.write(Data("Mötet öppnades.\n".utf8), to: "truth/\(name).txt")
      try folder.write(
        Data((name == "a" ? "Motet oppnades.\n" : "M##t #p##ad#s\n").utf8), to: "before/\(name).txt")
      try folder.write(Data("Mötet oppnades.\n".utf8), to: "after/\(name).txt")
    }
    let arguments = ["evaluate", "truth", "after", "--text", "--before", "before", "--max-cer", "0.15"]
    let result = try Program.run(arguments, at: folder.url)
    #expect(result.code == 0, "\(result.messages)")
    #expect(result.text.contains("CER  0.13333  0.06667\n"), "\(result.text)")
    #expect(result.text.contains("fixed         0.50000  1 of 2\n"), "\(result.text)")
    #expect(result.text.contains("documents 1, left out 1: b"))
    let one = try Program.run(
      ["evaluate", "truth/a.txt", "after/a.txt", "--text", "--before", "before/a.txt", "--json"],
      at: folder.url)
    #expect(one.text.contains(#""cerAfter" : 0.0666666"#), "\(one.text)")
  }

  @Test(arguments: [
    (["nowhere", "records"], Int32(2), "nowhere: no such file or folder"),
    (["truth", "nowhere"], 2, "nowhere: no such file or folder"),
    (["records", "truth"], 2, "records/broken.json: not JSON"),
    (["empty", "records"], 2, "empty: no truth here"),
    (["truth", "records", "--text"], 64, "--before"),
    (["truth", "records", "--before", "x"], 64, "--text"),
    (["texts", "records", "--text", "--before", "texts"], 2, "records/a.txt: no such file"),
    (
      ["texts", "texts", "--text", "--before", "texts", "--ledgers", "empty"], 2,
      "empty/a.jsonl: no such file"
    ),
  ])
  func saysWhatIsMissing(arguments: [String], code: Int32, message: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(EvaluateTests.truth, to: "truth/prov.json")
    try folder.write(Data("{".utf8), to: "records/broken.json")
    try folder.write(Data("x".utf8), to: "empty/readme.md")
    try folder.write(Data("ett ord\n".utf8), to: "texts/a.txt")
    let result = try Program.run(["evaluate"] + arguments, at: folder.url)
    #expect(result.code == code)
    #expect(result.messages.contains(message), "\(result.messages)")
    #expect(result.output.isEmpty)
  }
}

/// The figures beside those of the scorers that define them.
@Suite struct EvaluateSideBySideTests {
  private static let scorers = Repository.shared?.appending(path: "evaluation")

  /// Whether the scorers and what they need are there.
  private static let canCompare: Bool = {
    guard scorers != nil else { return false }
    return (try? python(["-c", "import rapidfuzz"]))?.code == 0
  }()

  private static func python(_ arguments: [String]) throws -> (code: Int32, output: Data) {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3"] + arguments
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, output)
  }

  @Test(.enabled(if: canCompare, "needs the scorers beside the checkout and python3 with rapidfuzz"))
  func textFiguresAreTheScorers() throws {
    let shared = try #require(Repository.shared)
    let scorers = try #require(EvaluateSideBySideTests.scorers)
    let folder = try TemporaryFolder()
    let pairs = shared.appending(path: "ocr-pairs")
    let names = try FileManager.default.contentsOfDirectory(atPath: pairs.appending(path: "truth").path)
      .sorted()
    for kind in ["truth", "eng", "swe"] {
      for name in names.prefix(8) {
        try folder.write(Data(contentsOf: pairs.appending(path: "\(kind)/\(name)")), to: "\(kind)/\(name)")
      }
    }
    let paths = ["truth", "eng", "swe"].map { folder.url.appending(path: $0).path }
    let theirs = try EvaluateSideBySideTests.python(
      [scorers.appending(path: "score_text.py").path, "--dirs"] + paths)
    #expect(theirs.code == 0)
    let ours = try Program.run(["evaluate", paths[0], paths[2], "--text", "--before", paths[1], "--json"])
    let report = try #require(try JSONSerialization.jsonObject(with: ours.output) as? [String: Any])
    let figures = try #require(report["all"] as? [String: Any])
    let keys = [
      "CER_before": "cerBefore", "CER_after": "cerAfter", "WER_before": "werBefore", "WER_after": "werAfter",
      "fixed": "fixed", "harmed": "harmed", "diacritic": "diacritic",
    ]
    var compared = 0
    for line in String(decoding: theirs.output, as: UTF8.self).split(separator: "\n") {
      let parts = line.split(separator: " ")
      guard let key = parts.first.flatMap({ keys[String($0)] }) else { continue }
      let value = try #require(figures[key] as? Double)
      #expect(String(format: "%.5f", value) == String(parts[1]), "\(key)")
      compared += 1
    }
    #expect(compared == keys.count)
  }

  @Test(.enabled(if: canCompare, "needs the scorers beside the checkout and python3 with rapidfuzz"))
  func recordFiguresAreTheScorers() throws {
    let scorers = try #require(EvaluateSideBySideTests.scorers)
    let run = try FixtureRun.shared.get()
    let folder = try TemporaryFolder()
    for document in FixtureRun.documents {
      let truth = Repository.fixtures.appending(path: "\(document)/truth.json")
      try folder.write(Data(contentsOf: truth), to: "truth/\(document).json")
      try folder.write(Data(contentsOf: run.recordURL(document)), to: "records/\(document).txt.json")
    }
    let paths = ["truth", "records"].map { folder.url.appending(path: $0).path }
    let theirs = try EvaluateSideBySideTests.python(
      [scorers.appending(path: "score_records.py").path] + paths + ["--json"])
    let ours = try Program.run(["evaluate"] + paths + ["--json"])
    let wanted = try #require(try JSONSerialization.jsonObject(with: theirs.output) as? [String: Any])
    let made = try #require(try JSONSerialization.jsonObject(with: ours.output) as? [String: Any])
    let damages = try #require(made["byDamage"] as? [String: NSDictionary])
    for (key, value) in wanted where key != "missing" {
      let mine = key == "all" ? made["all"] as? NSDictionary : damages[key]
      #expect(mine == value as? NSDictionary, "\(key)")
    }
  }
}
