import Foundation
import Minutes
import Pipeline
import TestSupport
import Testing

// The example of the documentation, word for word: `articleHoldsTheExample` keeps the two alike.
// begin
/// The texts of the sections of one document.
func sectionTexts(of file: URL) throws -> [String] {
  let pipeline = try Pipeline(configuration: Configuration())
  let outcome = pipeline.run(try Data(contentsOf: file), path: file.lastPathComponent)
  return outcome.records.flatMap { record in record.sections.map(\.text) }
}

/// Does a folder; what is done already is not done again.
func recordsOfFolder(_ folder: URL, into output: URL, program: URL) throws -> RunReport {
  let configuration = try Configuration(yaml: "batch:\n  secondsPerPage: 60\n")
  let tree = InputTree(include: configuration.include, exclude: configuration.exclude)
  let batch = Batch(
    configuration: configuration, items: try tree.items(of: [folder]),
    output: try OutputTree(root: output, inputs: [folder]), executable: program)
  return try batch.run(jobs: 2, progress: SilentProgress())
}
// end

@Suite struct LibraryTests {
  @Test func doesADocumentAndAFolder() throws {
    let folder = try TemporaryFolder()
    let text = "Protokoll fört den 4 maj 1998\n\n§ 1 Mötets öppnande\nMärta Åsgren öppnade mötet.\n"
    let file = try folder.write(Data(text.utf8), to: "in/a.txt")
    #expect(try sectionTexts(of: file).joined().contains("Märta Åsgren öppnade mötet."))
    let (input, output) = (folder.url.appending(path: "in"), folder.url.appending(path: "out"))
    #expect(try recordsOfFolder(input, into: output, program: Program.url).complete == 1)
    #expect(try recordsOfFolder(input, into: output, program: Program.url).doneBefore == 1)
    let status = try OutputStatus(root: output)
    #expect(status.documents == ["complete": 1])
    #expect(status.run?.state == .finished)
  }

  @Test func articleHoldsTheExample() throws {
    let source = try String(contentsOfFile: #filePath, encoding: .utf8)
    let article = try String(
      contentsOf: Repository.root.appending(path: "Sources/Pipeline/Pipeline.docc/Library.md"),
      encoding: .utf8)
    let example = try #require(source.split(separator: "// begin\n").last?.split(separator: "// end\n").first)
    #expect(example.count > 500)
    #expect(article.contains(example.trimmingCharacters(in: .newlines)))
  }
}
