import Foundation
import TestSupport
import Testing

/// What `justera export` writes of papers is valid by the published schema of ALTO 4.
@Suite struct ExportTests {
  @Test(
    .enabled(if: AltoSchema.canCheck, "xmllint is not installed"),
    arguments: ["foraldrarad-png", "samfallighet-tabell"])
  func writesValidALTO(fixture: String) throws {
    let input = try #require(FixtureRun.input(of: fixture))
    let paper = Repository.fixtures.appending(path: "\(fixture)/\(input)")
    let result = try Program.run(["export", paper.path, "--format", "alto"])
    #expect(result.code == 0)
    #expect(result.text.contains("<String "))
    #expect(try AltoSchema.faults(in: result.output) == nil)
  }
}
