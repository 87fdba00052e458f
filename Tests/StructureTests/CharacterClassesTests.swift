import Testing

@testable import Structure

@Suite struct CharacterClassesTests {
  /// Every scalar of the scripts and signs below the ideographs.
  static let scalars = (UInt32(0)...0x2fff).compactMap(Unicode.Scalar.init)

  @Test func areTheStandardLibrarys() {
    for scalar in CharacterClassesTests.scalars {
      // By itself, and with a mark over it.
      for character in String(scalar) + "a" + String(scalar) + "\u{30a}" {
        let ours = StandardClasses(
          isWhitespace: character.isWhitespace, isLetter: character.isLetter, isNumber: character.isNumber,
          isUppercase: character.isUppercase, isLowercase: character.isLowercase)
        #expect(ours == StandardClasses(character), "U+\(String(scalar.value, radix: 16))")
      }
    }
  }

  @Test func scalarsThatStandAloneAreCharactersBetweenOthers() {
    for scalar in CharacterClassesTests.scalars where scalar.isAlone && scalar != "\r" {
      let sign = String(scalar)
      #expect("a\(sign)å\(sign)\(sign)".count == 5, "U+\(String(scalar.value, radix: 16))")
    }
  }

  @Test(arguments: [
    "Närvarande: Åsa Öberg, Bo Ek", "§ 14 Val – av två \u{201d}justerare\u{201d} …",
    "a\u{30a}sa O\u{308}berg e\u{301}",
    "rad\r\nrad", "två\u{ad}tre @ a_b kl. 13:15-16", "", "•", "👩‍👩‍👧 Möte ½ dag", "7 § 8§9",
  ])
  func wordsAreTheSameHoweverTheyAreCut(_ text: String) {
    // A rare mark at the end takes the way through characters.
    let slow = Tokens(text + " e\u{301}")
    let fast = Tokens(text)
    #expect(fast.words == Array(slow.words.prefix(fast.words.count)))
    #expect(slow.words.count == fast.words.count + 1)
    #expect(fast.count == text.count)
    #expect(
      fast.words.indices.map { fast.gap(after: $0 - 1) }
        == fast.words.indices.map { slow.gap(after: $0 - 1) })
    let characters = Array(text)
    for word in fast.words { #expect(String(characters[word.start..<word.end]) == word.text) }
  }

  @Test(arguments: [
    ("ÅÄÖ åäö", "aao aao"), ("e\u{301}É\u{fc}", "eeu"), ("Två\u{ad}Tre", "tva-tre"), ("ŒÆÐ", "œæð"),
    ("§ –", "§ –"),
    ("İ", "i"),
  ])
  func foldingTakesCaseAndMarksAway(_ text: String, _ folded: String) {
    #expect(text.folded == folded)
  }
}
