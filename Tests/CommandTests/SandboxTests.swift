import Foundation
import TestSupport
import Testing

/// What a worker cannot do, tried from within a worker by `justera doctor`, and what it can.
@Suite struct SandboxTests {
  private static let doctor = Result { try Program.run(["doctor"]) }

  @Test(arguments: ["no_new_privs", "parent-death signal", "limits", "Landlock", "seccomp"])
  func everyPartHolds(part: String) throws {
    let lines = try SandboxTests.doctor.get().text.split(separator: "\n")
    let line = try #require(lines.first { $0.contains("sandbox: \(part) ") })
    #expect(line.hasPrefix("ok "), "\(line)")
  }

  @Test(arguments: [
    "read /etc/passwd", "read the folder of the program", "read the supervisor's memory map", "write to /tmp",
    "write to the current folder", "open an Internet socket", "open a local socket", "start a process",
    "signal the supervisor", "start a program",
  ])
  func everyAttemptIsRefused(attempt: String) throws {
    let lines = try SandboxTests.doctor.get().text.split(separator: "\n")
    let line = try #require(lines.first { $0.contains("sandbox: cannot \(attempt) ") })
    #expect(line.hasPrefix("ok "), "\(line)")
    #expect(line.hasSuffix("permission denied") || line.hasSuffix("operation not permitted"), "\(line)")
  }

  /// A page drawn with a font that the file does not hold, which the system's must stand in for.
  private static let drawn = """
    %PDF-1.4
    1 0 obj
    << /Type /Catalog /Pages 2 0 R >>
    endobj
    2 0 obj
    << /Type /Pages /Count 1 /Kids [3 0 R] >>
    endobj
    3 0 obj
    << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R
       /Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Palatino-Roman >> >> >> >>
    endobj
    4 0 obj
    << /Length 96 >>
    stream
    BT /F 24 Tf 60 700 Td (Protokoll fran styrelsen) Tj 0 -40 Td (den fjarde maj nittonhundra) Tj ET
    endstream
    endobj
    trailer
    << /Size 5 /Root 1 0 R >>

    """

  /// The same record as outside the sandbox: fonts and trained data are found, nothing is missed.
  @Test(arguments: ["", "reading:\n  minimumWords: 100000\n  textLayerPlausibility: 1\n"])
  func readsScansAndFontsThatAreNotEmbedded(settings: String) throws {
    let runs = RunFolder()
    let folder = try #require(runs.folder)
    try folder.write(Data(SandboxTests.drawn.utf8), to: "in/drawn.pdf")
    try folder.write(Data(settings.utf8), to: "c.yml")
    try runs.scan(1, to: "scan.pdf")
    try runs.run("--config", "c.yml", "--require-sandbox")
    for name in ["drawn.pdf", "scan.pdf"] {
      let outside = try Program.run(["extract", "in/\(name)", "--config", "c.yml"], at: runs.url)
      #expect(outside.code == 0, "\(outside.messages)")
      #expect(try runs.bytes("out/\(name).json") == outside.output)
    }
    #expect(try runs.report().pages["ocr"] == 1)
    let record = try String(decoding: runs.bytes("out/drawn.pdf.json"), as: UTF8.self)
    #expect(record.contains("Protokoll"))
    // Drawn with fonts that are found, the page reads as its text layer does; without them it would be empty.
    #expect(settings.isEmpty || record.contains("; recognition reads no better"))
  }
}
