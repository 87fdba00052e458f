import Testing

@testable import Pipeline

@Suite struct AlignmentTests {
  /// Source, target, the fewest edits, and for each source letter the target letter that is its equal.
  @Test(
    arguments: [
      ("", "", 0, []),
      ("abc", "", 3, [nil, nil, nil]),
      ("", "abc", 3, []),
      ("kitten", "sitting", 3, [nil, 1, 2, 3, nil, 5]),
      ("hus", "huset", 2, [0, 1, 2]),
      // Common ends are set aside first: the doubled letter is dropped before the end, not at the beginning.
      ("aab", "ab", 1, [0, nil, 1]),
      // Two replacements cost as much as a deletion and an insertion; from the end, a deletion goes first.
      ("ab", "ba", 2, [1, nil]),
    ] as [(String, String, Int, [Int?])])
  func alignsWithTheFewestEdits(source: String, target: String, edits: Int, partners: [Int?]) {
    let alignment = Alignment(Array(source), Array(target))
    #expect(alignment.edits == edits)
    #expect(alignment.partners == partners)
    #expect(alignment.matches == partners.count { $0 != nil })
  }

  @Test(arguments: [0, 1, 63, 64, 65, 200, 700])
  func agreesWithThePlainTable(length: Int) {
    var random = Sequence(state: UInt64(length) + 7)
    for rate in [0, 5, 30, 100] {
      let source = (0..<length).map { _ in random.next() % 5 }
      let target = AlignmentTests.changed(source, rate: rate, with: &random)
      let alignment = Alignment(source, target)
      #expect(alignment.edits == AlignmentTests.distance(source, target))
      AlignmentTests.expectConsistent(alignment, source, target)
    }
  }

  /// Long enough to be divided several times.
  @Test func dividesLongTexts() {
    var random = Sequence(state: 3)
    let source = (0..<2600).map { _ in random.next() % 9 }
    let target = AlignmentTests.changed(source, rate: 20, with: &random)
    let alignment = Alignment(source, target)
    #expect(alignment.edits == AlignmentTests.distance(source, target))
    AlignmentTests.expectConsistent(alignment, source, target)
  }

  /// A generator that gives the same numbers in every run.
  private struct Sequence {
    var state: UInt64

    mutating func next() -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 40)
    }
  }

  private static func changed(_ source: [Int], rate: Int, with random: inout Sequence) -> [Int] {
    var target: [Int] = []
    for symbol in source {
      switch random.next() % 100 < rate ? random.next() % 3 : 3 {
      case 0: continue
      case 1: target.append(random.next() % 5)
      case 2: target += [symbol, random.next() % 5]
      default: target.append(symbol)
      }
    }
    return target
  }

  private static func distance(_ source: [Int], _ target: [Int]) -> Int {
    var row = Array(0...target.count)
    for (i, symbol) in source.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, other) in target.enumerated() {
        let next = min(row[j] + 1, row[j + 1] + 1, diagonal + (symbol == other ? 0 : 1))
        diagonal = row[j + 1]
        row[j + 1] = next
      }
    }
    return row[target.count]
  }

  /// Partners are equal and in order, and the edits are what lies between them.
  private static func expectConsistent(_ alignment: Alignment, _ source: [Int], _ target: [Int]) {
    var edits = 0
    var last = (source: -1, target: -1)
    for (index, partner) in (alignment.partners + [target.count]).enumerated() {
      guard let partner else { continue }
      #expect(partner > last.target)
      if index < source.count { #expect(source[index] == target[partner]) }
      edits += max(index - last.source, partner - last.target) - 1
      last = (index, partner)
    }
    #expect(edits == alignment.edits)
  }
}

@Suite struct MatchingBlocksTests {
  @Test(arguments: [
    ("", "", 1.0), ("a", "", 0.0), ("abcd", "bcde", 0.75), ("tide", "diet", 0.25), ("diet", "tide", 0.5),
    ("styrelsemöte", "styrelsemote", 22.0 / 24), ("abxcd", "abcd", 8.0 / 9),
  ])
  func isPythonsRatio(a: String, b: String, ratio: Double) {
    #expect(MatchingBlocks.ratio(Array(a.unicodeScalars), Array(b.unicodeScalars)) == ratio)
  }
}

@Suite struct ComparedTextTests {
  @Test(arguments: [
    ("", ""), (" . ", ""), ("  Åsa \u{A0} Ek:", "åsa ek"), ("A\u{30A}sa", "åsa"),
    ("års\u{AD}möte", "årsmöte"),
    ("9–11", "9-11"), ("d’Or", "d'or"), ("Straße", "strasse"), ("ΣΑΣ ς", "σασ σ"),
  ])
  func foldsWhatMakesNoDifference(text: String, folded: String) {
    #expect(ComparedText.value(text) == Array(folded.unicodeScalars))
  }

  @Test func dividesWordsAtAnyWhiteSpace() {
    let words = ComparedText.words("\tEtt\r\ntvå\u{A0}tre\u{C} fy\u{AD}ra\n")
    #expect(words == ["Ett", "två", "tre", "fyra"].map { Array($0.unicodeScalars) })
  }
}
