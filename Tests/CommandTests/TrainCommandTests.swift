import Correction
import Foundation
import Minutes
import Testing

@testable import justera

@Suite struct TrainCommandTests {
  private static let hasZstd = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    .contains { FileManager.default.isExecutableFile(atPath: "\($0)/zstd") }

  @Test func saysWhichCorpusIsMissing() {
    #expect {
      try CompressedLines(URL(filePath: "/nowhere/corpora/text/a.txt.zst"))
    } throws: {
      "\($0)".contains("/nowhere/corpora/text/a.txt.zst") && "\($0)".contains("give the folder")
    }
  }

  @Test(.enabled(if: hasZstd, "the program zstd is not installed"))
  func readsCompressedLines() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "train-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let plain = folder.appending(path: "lines.txt")
    try Data("första\nandra\n\nsista".utf8).write(to: plain)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["zstd", "-q", plain.path]
    try process.run()
    process.waitUntilExit()
    var lines: [String] = []
    let compressed = try CompressedLines(folder.appending(path: "lines.txt.zst"))
    try compressed.forEach(limit: nil) { lines.append(String(decoding: $0, as: UTF8.self)) }
    #expect(lines == ["första", "andra", "", "sista"])
    lines = []
    try compressed.forEach(limit: 2) { lines.append(String(decoding: $0, as: UTF8.self)) }
    #expect(lines == ["första", "andra"])
  }

  @Test(.enabled(if: hasZstd, "the program zstd is not installed"))
  func refusesAFileThatIsNotCompressed() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "plain-\(UUID().uuidString).zst")
    try Data("inte packad".utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    #expect(throws: (any Error).self) { try CompressedLines(file).forEach(limit: nil) { _ in } }
  }

  @Test func takesNamesFromTheirColumns() throws {
    var trainer = Trainer(
      limits: TrainingLimits(leastCount: 1, pairs: 10, triples: 10, sequences: 100, leastBearers: 5))
    let names = NameSource(file: "", kind: .family, names: [0], bearers: 1)
    for line in ["namn\tantal", "Sjölund\t900", "Vrakvik\t4", "Lind-Ås\t50", "trasig"] {
      names.add(line, to: &trainer)
    }
    let lexicon = try LanguageModel(data: trainer.model { _ in }).nameLexicon
    #expect((850...950).contains(lexicon.familyBearers("Sjölund")))
    #expect(lexicon.familyBearers("Vrakvik") == 0)
    #expect(lexicon.familyBearers("Ås") > 0)
  }
}
