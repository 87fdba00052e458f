import Foundation
import TestSupport
import Testing

/// Where personal identity numbers are masked, nothing that a command writes holds them.
@Suite struct MaskingRunTests {
  private static let image = Repository.fixtures.appending(path: "foraldrarad-png/input.png")
  /// Invented numbers: with sign, with century and blanks about the sign, without a sign.
  private static let numbers = ["560412-1235", "19560412 - 1235", "5604121235"]
  private static let configuration = """
    structure:
      maskPersonalNumbers: true
    reading:
      wordsFilePlausibility: 0
    """

  private static let lines = [
    "Protokoll fört vid styrelsemöte den 4 maj 1998",
    "Närvarande: Märta Åsgren (\(numbers[0])), Bo Ek \(numbers[1])",
    "§ 1 Mötets öppnande \(numbers[2])",
    "Styrelsen beslutade att anställa Ulla Brännlund, \(numbers[0]), från den 1 juni.",
    "Bo Ek, \(numbers[2]), kontaktar banken.",
  ]

  private var alto: Data {
    var xml = "<alto><Layout><Page WIDTH=\"1000\" HEIGHT=\"1400\"><PrintSpace><TextBlock>"
    for (row, line) in Self.lines.enumerated() {
      let place = "HPOS=\"100\" VPOS=\"\(100 + 60 * row)\" WIDTH=\"800\" HEIGHT=\"30\""
      let words = line.split(separator: " ").map { "<String CONTENT=\"\($0)\" \(place)/>" }
      xml += "<TextLine \(place)>\(words.joined(separator: "<SP/>"))</TextLine>"
    }
    return Data((xml + "</TextBlock></PrintSpace></Page></Layout></alto>").utf8)
  }

  /// What of the numbers a file holds, with blanks and signs and without.
  private func holds(_ data: Data) -> Bool {
    let text = String(decoding: data, as: UTF8.self)
    let figures = text.filter { $0.isNumber }
    return text.contains("0412") || figures.contains("5604121235")
  }

  private func written(below folder: URL) throws -> [URL] {
    let keys: [URLResourceKey] = [.isRegularFileKey]
    let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: keys))
    return try files.compactMap { $0 as? URL }.filter {
      try $0.resourceValues(forKeys: Set(keys)).isRegularFile ?? false
    }
  }

  @Test(arguments: [true, false]) func aRunWritesNoNumber(isMasked: Bool) throws {
    let runs = RunFolder()
    let folder = try #require(runs.folder)
    let configuration = Self.configuration.replacing("Numbers: true", with: "Numbers: \(isMasked)")
    try folder.write(Data(configuration.utf8), to: "c.yml")
    try folder.write(Data(Self.lines.joined(separator: "\n").utf8), to: "in/a.txt")
    try folder.write(alto, to: "in/b.xml")
    try folder.write(Data(contentsOf: Self.image), to: "in/b.png")
    try runs.run("--config", "c.yml")
    let files = try written(below: runs.url.appending(path: "out"))
    // Records, the file of all records, journal and words of a run.
    for name in ["a.txt.json", "b.png.json", "records.jsonl", "journal.sqlite", "words.sqlite"] {
      #expect(files.contains { $0.lastPathComponent == name }, "\(name) was not written")
    }
    let telling = try files.filter { holds(try Data(contentsOf: $0)) }.map(\.lastPathComponent).sorted()
    // Without the option the numbers are there, so that this test would see them.
    #expect(isMasked ? telling.isEmpty : telling.contains("a.txt.json"), "\(telling)")
  }

  @Test(arguments: ["hocr", "alto"]) func anExportWritesNoNumber(format: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(Data(Self.configuration.utf8), to: "c.yml")
    try folder.write(alto, to: "b.xml")
    let result = try Program.run(
      ["export", "b.xml", "--format", format, "--config", "c.yml"], at: folder.url)
    #expect(result.code == 0, "\(result.messages)")
    #expect(!holds(result.output))
    #expect(String(decoding: result.output, as: UTF8.self).contains("XXXXXX"))
  }

  @Test func extractAndExplainWriteNoNumber() throws {
    let folder = try TemporaryFolder()
    try folder.write(Data(Self.configuration.utf8), to: "c.yml")
    try folder.write(Data(Self.lines.joined(separator: "\n").utf8), to: "a.txt")
    for arguments in [["extract", "a.txt"], ["extract", "--explain", "a.txt"]] {
      let result = try Program.run(arguments + ["--config", "c.yml"], at: folder.url)
      #expect(result.code == 0, "\(result.messages)")
      #expect(!holds(result.output + Data(result.messages.utf8)), "\(arguments)")
      #expect(String(decoding: result.output, as: UTF8.self).contains("Åsgren"))
    }
  }
}
