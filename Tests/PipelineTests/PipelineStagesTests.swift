import Foundation
import Minutes
import Scanning
import Testing

@testable import Pipeline

@Suite struct PipelineStagesTests {
  @Test func aPageThatWasBrokenOffMakesTheRecordPartial() throws {
    let pipeline = try Pipeline(configuration: Configuration(yaml: "correction:\n  enabled: false\n"))
    let page = Page(
      number: 1, lines: [Line(text: "Protokoll fört den 4 maj 1998")], width: 1000, height: 1400,
      reading: PageReading(reader: .ocr, reason: "an image, broken off", confidence: 0.9, isCutShort: true))
    let outcome = try #require(
      pipeline.run(
        DocumentBytes(paper: Data("Protokoll".utf8), wordsFiles: []), path: "a.txt",
        supply: PageSupply(known: [0: page]), onOpen: { _ in }, onPage: { _, _ in true }))
    #expect(outcome.summary.status == .partial)
    #expect(outcome.summary.cause == "reading.time")
    let diagnostic = try #require(outcome.records.first?.diagnostics.first { $0.id == "reading.time" })
    #expect(diagnostic.page == 1)
    #expect(
      diagnostic.summary
        == "reading page 1 was broken off after 60 seconds, the rest of it is missing; look at the page, or raise reading.secondsPerPage"
    )
  }
}
