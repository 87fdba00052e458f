import Testing

@testable import Correction

@Suite struct EditDistanceTests {
  @Test(arguments: [
    ("mötet", "motet", 0), ("mötet", "mötets", 1), ("", "ab", 2), ("ab", "", 2), ("kassör", "assöre", 2),
    ("barn", "bam", 2), ("tunnland", "tunnelbana", 3),
  ])
  func countsLettersThatDiffer(word: String, other: String, distance: Int) {
    #expect(EditDistance(Letters.bytes(word))(to: Letters.bytes(other)) == distance)
    #expect(EditDistance(Letters.bytes(other))(to: Letters.bytes(word)) == distance)
  }
}
