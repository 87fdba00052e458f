import Testing

@testable import Minutes

@Suite struct PageTests {
  @Test(arguments: ["", "a", "a\n", "a\r\nb\rc\n\nd", "\n\n", "a\u{0C}b\n\u{0C}", "\r\r\n", "å̈ é\tx  y"])
  func keepsEveryCharacterOfPlainText(text: String) {
    let pages = Page.pages(ofText: text, reading: PageReading(reader: .text, reason: "plain text"))
    #expect(Array(Page.text(of: pages).unicodeScalars) == Array(text.unicodeScalars))
  }

  @Test func findsWordsWithScalarOffsets() {
    let words = Line.words(in: "  § 7\tVal av\u{00A0}justerare")
    #expect(words.map(\.text) == ["§", "7", "Val", "av", "justerare"])
    #expect(words.map(\.start) == [2, 4, 6, 10, 13])
  }
}

@Suite struct IdentifierTests {
  @Test(arguments: [
    ("Åke Bergström", "ake-bergstrom"), ("KKV/BD", "kkv-bd"), ("  Nils-Erik  Lund. ", "nils-erik-lund"),
    ("Socialnämnden", "socialnamnden"), ("", ""), ("§ 7", "7"),
  ])
  func makesPlainSlugs(name: String, slug: String) {
    #expect(Identifier.slug(name) == slug)
  }
}
