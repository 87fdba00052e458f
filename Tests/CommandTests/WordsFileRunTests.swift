import Foundation
import TestSupport
import Testing

/// Images with the words of another program beside them, through whole runs.
@Suite struct WordsFileRunTests {
  private struct Record: Decodable {
    struct Source: Decodable {
      struct WordsFile: Decodable { var path: String }
      var path: String
      var mediaType: String
      var wordsFiles: [WordsFile]?
    }
    struct Provenance: Decodable {
      struct Page: Decodable {
        var reader: String
        var reason: String
      }
      var pages: [Page]
    }
    var source: Source
    var text: String
    var provenance: Provenance
  }

  private static let image = Repository.fixtures.appending(path: "foraldrarad-png/input.png")

  /// The words say something else than the image, which is no matter where they are taken unseen.
  private func unseen(_ folder: TemporaryFolder) throws {
    try folder.write(Data("reading:\n  wordsFilePlausibility: 0.5\n".utf8), to: "c.yml")
  }

  private func record(_ runs: RunFolder, _ path: String) throws -> Record {
    try JSONDecoder().decode(Record.self, from: runs.bytes("out/\(path)"))
  }

  /// A page of ALTO that says who opened the meeting.
  private func words(_ name: String) -> Data {
    var xml = "<alto><Layout><Page WIDTH=\"1000\" HEIGHT=\"1400\"><PrintSpace><TextBlock>"
    let lines = [
      "Protokoll fört vid styrelsemöte den 4 maj 1998", "Närvarande: \(name), ordförande",
      "§ 1 Mötets öppnande", "\(name) öppnade mötet och hälsade alla välkomna.",
    ]
    for (row, line) in lines.enumerated() {
      xml += "<TextLine HPOS=\"100\" VPOS=\"\(100 + 60 * row)\" WIDTH=\"800\" HEIGHT=\"30\">"
      xml +=
        "<String CONTENT=\"\(line)\" HPOS=\"100\" VPOS=\"\(100 + 60 * row)\" WIDTH=\"800\" HEIGHT=\"30\"/></TextLine>"
    }
    return Data((xml + "</TextBlock></PrintSpace></Page></Layout></alto>").utf8)
  }

  @Test func imageAndWordsAreOneDocumentFromRunToRun() throws {
    let runs = RunFolder()
    let folder = try #require(runs.folder)
    try unseen(folder)
    // The words came before their image.
    try folder.write(words("Märta Åsgren"), to: "in/a.xml")
    try runs.run("--config", "c.yml")
    #expect(try runs.records().keys.sorted() == ["a.xml.json", "records.jsonl"])
    try folder.write(Data(contentsOf: Self.image), to: "in/a.png")
    try runs.run("--config", "c.yml")
    #expect(try runs.report().documents == 1)
    #expect(try runs.records().keys.sorted() == ["a.png.json", "records.jsonl"])
    let first = try record(runs, "a.png.json")
    #expect(first.source.path == "a.png")
    #expect(first.source.mediaType == "image/png")
    #expect(first.source.wordsFiles?.map(\.path) == ["a.xml"])
    #expect(first.provenance.pages.map(\.reader) == ["alto"])
    #expect(first.provenance.pages[0].reason.hasPrefix("words of the ALTO file beside it (plausibility "))
    #expect(first.text.contains("Märta Åsgren öppnade mötet"))
    try RunFolder.python("scripts/validate-records.py", runs.url.appending(path: "out").path)

    // Nothing to do; touched and the same; then the words change, then the image, then the words are gone.
    try runs.run("--config", "c.yml")
    #expect(try runs.report().doneBefore == 1)
    let inode = try runs.inode("out/a.png.json")
    try folder.write(words("Märta Åsgren"), to: "in/a.xml")
    try runs.run("--config", "c.yml")
    #expect(try runs.inode("out/a.png.json") == inode)
    try folder.write(words("Sixten Lönnebo"), to: "in/a.xml")
    try runs.run("--config", "c.yml")
    #expect(try record(runs, "a.png.json").text.contains("Sixten Lönnebo öppnade mötet"))
    try folder.write(Data(contentsOf: Self.image) + Data([0]), to: "in/a.png")
    #expect(try runs.run("--dry-run", "--config", "c.yml").text == "a.png\n")
    try runs.run("--config", "c.yml")
    #expect(try runs.report().doneBefore == 0)
    try FileManager.default.removeItem(at: runs.url.appending(path: "in/a.xml"))
    try runs.run("--config", "c.yml")
    let last = try record(runs, "a.png.json")
    #expect(last.source.wordsFiles == nil)
    #expect(last.provenance.pages.map(\.reader) == ["ocr"])
  }

  @Test func aMovedPairIsKnownByItsContent() throws {
    let runs = RunFolder()
    let folder = try #require(runs.folder)
    try unseen(folder)
    try folder.write(Data(contentsOf: Self.image), to: "in/a.png")
    try folder.write(words("Märta Åsgren"), to: "in/a.xml")
    try runs.run("--config", "c.yml")
    try runs.move("in/a.png", to: "in/b.png")
    try runs.move("in/a.xml", to: "in/b.alto.xml")
    try runs.run("--config", "c.yml")
    #expect(try runs.records().keys.sorted() == ["b.png.json", "records.jsonl"])
    #expect(try record(runs, "b.png.json").source.wordsFiles?.map(\.path) == ["b.alto.xml"])
    #expect(try runs.pagesRead() == 0)
  }

  @Test func extractAndExportFindTheWordsToo() throws {
    let folder = try TemporaryFolder()
    try unseen(folder)
    try folder.write(Data(contentsOf: Self.image), to: "a.png")
    try folder.write(words("Märta Åsgren"), to: "a.hocr.xml")
    try folder.write(words("Sixten Lönnebo"), to: "a.xml")
    let extracted = try Program.run(["extract", "a.png", "--config", "c.yml"], at: folder.url)
    #expect(extracted.text.contains("Sixten Lönnebo öppnade mötet"))
    #expect(!extracted.text.contains("Märta Åsgren"))
    let exported = try Program.run(
      ["export", "a.png", "--format", "alto", "--config", "c.yml"], at: folder.url)
    #expect(exported.text.contains("CONTENT=\"Sixten\""))
    #expect(exported.text.contains("WIDTH=\"1000\""))
  }

  @Test func wordsThatAreNotThoseOfTheImageAreLeft() throws {
    let runs = RunFolder()
    let folder = try #require(runs.folder)
    try folder.write(Data(contentsOf: Self.image), to: "in/a.png")
    try folder.write(words("Märta Åsgren"), to: "in/a.xml")
    try runs.run()
    let page = try #require(record(runs, "a.png.json").provenance.pages.first)
    #expect(page.reader == "ocr")
    #expect(page.reason.contains("; the ALTO file beside it reads worse (by "))
  }

  @Test func wordsThatCannotBeHadAreTheCause() throws {
    let runs = RunFolder()
    let folder = try #require(runs.folder)
    try unseen(folder)
    try folder.write(Data(contentsOf: Self.image), to: "in/a.png")
    try FileManager.default.createSymbolicLink(
      atPath: runs.url.appending(path: "in/a.xml").path, withDestinationPath: "gone.xml")
    try runs.run(code: 1)
    let problem = try #require(try runs.report().problems.first)
    #expect(problem.path == "a.png")
    #expect(problem.cause == "input.missing")
    #expect(problem.message?.hasPrefix("a.xml beside it: no such file") == true)
  }
}
