import Testing

@testable import Scanning

@Suite struct ReadingComparisonTests {
  private static let judge = LanguageJudge.knowing("Kassören redogjorde för årets ekonomi Mötets öppnande")

  /// Two readings, and by how many letters the first is better.
  @Test(arguments: [
    ("Kassören redogjorde", "Kassören redogjorde", 0.0),
    ("redogjorde Kassören", "Kassören\nredogjorde", 0),
    ("Kassören", "Kassoren", 16),
    ("Kass\u{6F}\u{308}ren", "Kassören", 0),
    ("Kassören redogjorde för årets ekonomi", "Kassören redogjorde", 15),
    ("§ 1 Mötets öppnande", "8 1 Mötets öppnande", 1),
    ("1. Mötets öppnande", "Mötets öppnande", 1),
    ("Mötets öppnande", "Mötets | öppnande ~", 2),
    ("Mötets - öppnande", "Mötets öppnande", 0),
    ("årets årets", "årets", 5),
  ])
  func weighsTheWordsInWhichTheyDiffer(first: String, second: String, advantage: Double) {
    #expect(ReadingComparison(first, second, judge: Self.judge).advantage == advantage)
    #expect(ReadingComparison(second, first, judge: Self.judge).advantage == -advantage)
  }
}
