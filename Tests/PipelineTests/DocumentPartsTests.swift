import Correction
import Foundation
import Minutes
import Testing

@testable import Pipeline

/// A file of several documents: each has a record, and an account, of its own.
@Suite struct DocumentPartsTests {
  private func minutes(_ date: String) -> String {
    "Styrelsemöte \(date)\n\nNärvarande: Anna Berg, Bo Ek\n\n§ 1 Öppnande\nText.\n\n§ 2 Ekonomi\nText.\n\n"
      + "§ 3 Avslutning\nMötet avslutades.\n\nVid protokollet\nBo Ek\n"
  }

  @Test func givesEachDocumentARecord() throws {
    let text = [minutes("2019-03-04"), minutes("2019-04-08")].joined(separator: "\u{0C}")
    let pipeline = try Pipeline(configuration: Configuration(yaml: "correction:\n  enabled: false\n"))
    let outcome = pipeline.run(Data(text.utf8), path: "a.txt")
    #expect(outcome.records.map { $0.meeting.date?.value } == ["2019-03-04", "2019-04-08"])
    #expect(outcome.records.map(\.source.pages) == [[1, 1], [2, 2]])
    #expect(outcome.records.map { $0.id.split(separator: "#").last } == ["1", "2"])
    #expect(outcome.records.map(\.text).joined(separator: "\u{0C}") == text)
    #expect(outcome.records.allSatisfy { $0.sections.count == 3 })
    #expect(outcome.records[1].sections.first?.page == 2)
    #expect(outcome.summary.records == 2)
  }

  @Test func takesEachAccountBack() throws {
    let read = ["Styrelsemote ett\n", "Styrelsemote tva, ånyo\n", "Styrelsemote tre\n"]
    let pages = Page.pages(
      ofText: read.joined(separator: "\u{0C}"), reading: PageReading(reader: .text, reason: "text"))
    let edits = pages.indices.map { page in
      Edit(
        page: page, line: 0, range: 0..<12, replacement: "Styrelsemöte", reason: .diacritic, confidence: 1,
        state: .applied)
    }
    let corrected = Ledger.apply(edits, to: pages)
    for (place, original) in read.enumerated() {
      let part = corrected.parts([place..<place + 1])[0]
      #expect(part.corrections.count == 1)
      let text = Page.text(of: part.pages)
      #expect(try Ledger.revert(text, corrections: part.corrections) == original)
    }
    #expect(corrected.parts([0..<3])[0].corrections == corrected.corrections)
  }
}
