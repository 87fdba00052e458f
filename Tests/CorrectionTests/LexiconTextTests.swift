import Correction
import Foundation
import Testing

@Suite struct LexiconTextTests {
  private static let text = """
    # Names of the parish
    Lönsgård        # the farm, not the village

    Bergstrem → Bergström
    stam  mote->stämmomöte\r
    Rigó → Rigó
    """

  @Test func readsEveryKindOfEntry() throws {
    let lexicon = try LexiconText(Self.text)
    #expect(
      lexicon.entries == [
        .word("Lönsgård"), .replacement(wrong: "Bergstrem", right: "Bergström"),
        .replacement(wrong: "stam mote", right: "stämmomöte"), .kept("Rigó"),
      ])
    #expect(lexicon.text == Self.text)
  }

  @Test func takesMarksApartForOneLetterAndSkipsAByteOrderMark() throws {
    let lexicon = try LexiconText("\u{FEFF}Lo\u{308}nsgard\n")
    #expect(lexicon.entries.map { Array($0.key.unicodeScalars) } == [Array("Lönsgard".unicodeScalars)])
  }

  @Test(arguments: [
    ("a → b → c", "more than one arrow"), ("→ b", "left of the arrow"), ("a ->", "right of the arrow"),
    ("---", "neither letter nor digit"), ("a\u{1}b", "U+0001"),
    (String(repeating: "å", count: 201), "201 characters"),
  ])
  func refusesABadLine(line: String, message: String) throws {
    let error = try #require(throws: LexiconError.self) {
      try LexiconText("# first\nord\n\(line)\nord två\n")
    }
    #expect(error.problems.map(\.line) == [3])
    #expect(error.problems.first?.message.contains(message) == true, "\(error)")
  }

  @Test func tellsOfEveryBadLine() throws {
    let error = try #require(throws: LexiconError.self) {
      try LexiconText("ord\nord → ordet\nord\n→\nord\n")
    }
    #expect(error.problems.map(\.line) == [2, 4])
    #expect(error.problems[0].message.contains("on line 1"))
  }

  @Test func refusesBytesThatAreNotUTF8() throws {
    let error = try #require(throws: LexiconError.self) {
      try LexiconText(utf8: Data("kassör\nm".utf8) + [0xF6] + Data("te\n".utf8))
    }
    #expect(error.problems.map(\.line) == [2])
  }

  @Test func addsOnceAndKeepsOrderAndComments() throws {
    var lexicon = try LexiconText(Self.text)
    #expect(try lexicon.add(.word("kassör")))
    #expect(try !lexicon.add(.word("kassör")))
    #expect(try !lexicon.add(.word("Lönsgård")))
    #expect(lexicon.text == Self.text + "\nkassör\n")
    #expect(try LexiconText(lexicon.text) == lexicon)
  }

  @Test func refusesAContradictionUnlessItReplaces() throws {
    var lexicon = try LexiconText("Rigó # so she writes\nBo\n")
    let entry = LexiconEntry.replacement(wrong: "Rigó", right: "Rigö")
    let conflict = try #require(throws: LexiconConflict.self) { try lexicon.add(entry) }
    #expect(conflict.entry == entry)
    #expect(conflict.present == .word("Rigó"))
    #expect(try lexicon.add(entry, replacing: true))
    #expect(lexicon.text == "Rigó → Rigö  # so she writes\nBo\n")
  }

  @Test func removesByWordOrByWholePair() throws {
    var lexicon = try LexiconText(Self.text)
    #expect(lexicon.remove(.replacement(wrong: "Bergstrem", right: "Bergstrøm")) == nil)
    #expect(lexicon.remove(.word("Bergstrem")) == .replacement(wrong: "Bergstrem", right: "Bergström"))
    #expect(lexicon.remove(.word("Bergstrem")) == nil)
    #expect(lexicon.remove(.word("Rigó")) == .kept("Rigó"))
    #expect(
      lexicon.text
        == "# Names of the parish\nLönsgård        # the farm, not the village\n\nstam  mote->stämmomöte\r\n")
    #expect(try lexicon.add(.word("Rigó")))
  }

  @Test func orderAndCommentsChangeNothingThatCounts() throws {
    let one = UserLexicon(try LexiconText("b → c\n# x\nÅsa\n"))
    let other = UserLexicon(try LexiconText("Åsa  # y\nb -> c\n"))
    #expect(one == other)
    #expect(one.canonicalText == other.canonicalText)
    #expect(try UserLexicon(LexiconText(one.canonicalText)) == one)
    #expect(one != UserLexicon(try LexiconText("b → d\nÅsa\n")))
  }

  @Test func sortsAsSwedishWordListsDo() throws {
    let words = ["öl", "Zorn", "ärt", "ål", "idé", "Ida", "idol", "zon"].map { LexiconEntry.word($0) }
    #expect(
      words.sorted(by: LexiconEntry.isInSwedishOrder).map(\.key)
        == ["Ida", "idé", "idol", "zon", "Zorn", "ål", "ärt", "öl"])
  }
}
