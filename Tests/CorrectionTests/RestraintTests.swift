import Minutes
import Testing

@testable import Correction

@Suite struct RestraintTests {
  private let words = Array(repeating: "och så vidare", count: 150).joined(separator: " ")

  private func edit(
    _ range: Range<Int>, _ replacement: String, _ reason: Minutes.Correction.Reason, _ confidence: Double
  ) -> Edit {
    Edit(
      page: 0, line: 0, range: range, replacement: replacement, reason: reason, confidence: confidence,
      state: .applied)
  }

  private func states(_ text: String, _ edits: [Edit], confidence: Double? = nil) -> [Minutes.Correction
    .State]
  {
    var page = Page.pages(ofText: text, reading: PageReading(reader: .text, reason: "text"))[0]
    for index in page.lines[0].words.indices { page.lines[0].words[index].confidence = confidence }
    return Restraint([page]).applied(to: edits).map(\.state)
  }

  @Test func offersWhatIsDoubtfulInANearlyCleanText() {
    let edits = [
      edit(0..<8, "Tallänger", .misread, 0.97), edit(9..<14, "Elsa", .diacritic, 0.99),
      edit(15..<19, "hög", .diacritic, 0.8), edit(20..<25, "någon", .diacritic, 0.995),
    ]
    #expect(
      states("Tallängen Élsa hog  nagon \(words)", edits) == [.suggested, .suggested, .suggested, .applied])
  }

  @Test func appliesInADamagedText() {
    let edits = [edit(0..<5, "Mötet", .diacritic, 0.9), edit(6..<14, "öppnades", .diacritic, 0.85)]
    #expect(states("Metet oppnades klockan sju", edits) == [.applied, .applied])
  }

  @Test func trustsAChangeOfAWordTheReaderDoubted() {
    let edits = [edit(0..<12, "Styrelsemöte", .misread, 0.96)]
    #expect(states("Styreisemöte \(words)", edits, confidence: 0.5) == [.applied])
    #expect(states("Styreisemöte \(words)", edits, confidence: 0.95) == [.suggested])
  }

  @Test func leavesNumbersAndEncodingAlone() {
    let edits = [edit(0..<1, "§", .number, 0.95), edit(2..<3, "å", .encoding, 1)]
    #expect(states("8 a \(words)", edits) == [.applied, .applied])
  }
}
