import Minutes
import Testing

@testable import Structure

@Suite struct ExplanationTests {
  private static let text = """
    Styrelsemöte 2019-03-04

    Plats: Eksalen
    Tid: 18.30-20.00
    Närvarande: Anna Berg (ordf), Bo Ek, Mona Ali

    § 1 Val av justerare
    Mona Ali valdes till justerare.

    § 2 Staketet
    Styrelsen beslutade att måla staketet.

    Vid protokollet
    Bo Ek

    """

  private func record() -> Record {
    Record(
      ordinal: 1, status: .complete,
      source: RecordSource(path: "a.txt", sha256: "00", bytes: 1, mediaType: "text/plain"),
      extraction: Papers.structured(Self.text), text: Self.text, corrections: [],
      quality: Quality(grade: .good, lowest: nil, mean: nil, expectedErrors: 0), diagnostics: [],
      provenance: Provenance(version: "0", pipeline: "p", model: nil))
  }

  @Test func itemsAndDecisionsHaveTheirConfidence() {
    let sections = record().sections
    #expect(sections.map(\.confidence) == [0.97, 0.97])
    #expect(sections.flatMap(\.decisions).map(\.confidence) == [0.98])
    let text = Explanation(record()).text
    #expect(text.contains("97 %   level 1"))
    #expect(text.contains("98 %   what was decided"))
  }

  @Test func everyValueHasItsSupport() throws {
    let support = try #require(record().support)
    func reasons(_ field: FieldSupport.Field) -> [FieldSupport.Reason] {
      support.filter { $0.field == field }.map(\.reason)
    }
    #expect(reasons(.title) == [.title])
    #expect(reasons(.place) == [.label])
    #expect(reasons(.start) == [.label])
    #expect(reasons(.chair) == [.list])
    #expect(reasons(.adjuster) == [.election])
    #expect(reasons(.secretary) == [.signature])
    #expect(support.first { $0.field == .place }?.line == 3)
    #expect(support.first { $0.field == .start }?.line == 4)
    #expect(support.first { $0.field == .adjuster }?.value == "Mona Ali")
    #expect(support.allSatisfy { $0.confidence > 0.5 && $0.confidence < 1 })
  }

  @Test func tellsWhereEachValueStands() {
    let text = Explanation(record()).text
    #expect(text.contains("place        Eksalen"))
    #expect(text.contains("page 1, line 3: \"Plats: Eksalen\""))
    #expect(text.contains("  decision   adopted"))
    #expect(text.contains("line 11: \"Styrelsen beslutade att måla staketet.\""))
  }

  @Test(arguments: [
    ("Justering: 2019-03-01", "Text.", "structure.adjustment-before-meeting"),
    ("Kl. 18", "Mötet öppnades kl. 18.00 och avslutades kl. 17.00.", "structure.end-before-start"),
  ])
  func warnsOfTimesThatCannotBe(head: String, body: String, id: String) {
    func ids(_ head: String, _ body: String) -> [String] {
      Papers.structured(
        "Styrelsemöte 2019-03-04\n\n\(head)\nNärvarande: Anna Berg, Bo Ek\n\n§ 1 Öppnande\n\(body)\n\n§ 2 Slut\nText.\n"
      ).diagnostics.map(\.id)
    }
    #expect(ids(head, body).contains(id))
    #expect(!ids("Justering: 2019-03-11", "Mötet öppnades kl. 18.00 och avslutades kl. 19.00.").contains(id))
  }

  @Test func notesAGeneralMeetingThatDoesNotSayItWasCalled() {
    func ids(_ item: String) -> [String] {
      let items = ["Öppnande", "Val av ordförande", item, "Ekonomi", "Slut"].enumerated()
        .map { "§ \($0.offset + 1) \($0.element)\nText.\n" }.joined(separator: "\n")
      return Papers.structured("Protokoll från årsmöte i Ekens klubb 2019-03-04\n\n" + items).diagnostics.map(
        \.id)
    }
    #expect(ids("Dagordning").contains("structure.no-quorum"))
    #expect(!ids("Fråga om mötets stadgeenliga utlysande").contains("structure.no-quorum"))
  }
}
