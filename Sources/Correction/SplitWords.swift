/// Words that the reader split where the paper has no blank: "hemsi dan" for hemsidan, "Sty relsemdte" for Styrelsemöte.
///
/// Letters set or scanned unevenly make a reader see blanks. Two parts are joined where they make a word and are not
/// themselves words that stand together.
struct SplitWords {
  private let finder: CandidateFinder

  /// The fewest split words of the lexicon that make a document one with split words.
  private static let fewest = 2
  /// At least one word in so many must be one of them.
  private static let seldom = 250
  /// The fewest letters of a word that was split.
  private static let shortest = 5
  /// The most letters.
  private static let longest = 30
  /// The logarithm of how seldom a word is split at a place, in a document where that happens.
  private static let rate: Float = -4
  /// How much likelier one word must be than two, as a logarithm.
  private static let margin: Float = 3

  /// Makes a finder of split words.
  init(_ finder: CandidateFinder) { self.finder = finder }

  /// Whether so many words of the lines are split that it is no chance.
  func areFound(in lines: some Sequence<[UInt8]>) -> Bool {
    var split = 0
    var words = 0
    for line in lines {
      let spans = Span.all(in: line)
      words += spans.count { $0.kind == .word }
      // Whether a document has any is told by words of the lexicon alone, which takes no search.
      for index in spans.indices.dropFirst()
      where isListed(spans[index - 1], spans[index], line) && isSplit(spans[index - 1], spans[index], line) {
        split += 1
      }
    }
    return split >= Self.fewest && split * Self.seldom > words
  }

  /// The runs of a line with the parts of split words made one.
  func joined(_ spans: [Span], _ line: [UInt8]) -> [Span] {
    var joined: [Span] = []
    for span in spans {
      if let last = joined.last, isSplit(last, span, line) {
        joined[joined.count - 1].end = span.end
      } else {
        joined.append(span)
      }
    }
    return joined
  }

  /// Whether the lexicon has a word with the letters of two runs, marks apart.
  private func isListed(_ head: Span, _ tail: Span, _ line: [UInt8]) -> Bool {
    guard head.kind == .word, tail.kind == .word, tail.start == head.end + 1,
      tail.end - head.start <= Self.longest
    else { return false }
    let letters = line[head.start..<head.end] + line[tail.start..<tail.end]
    var found = false
    finder.view.lexicon.forEach(sharing: letters) { id, _, _ in
      if finder.view.lexicon.attribute(.frequency, of: id) != Quantised.none { found = true }
    }
    return found
  }

  /// Whether two runs with a blank between them are one word.
  private func isSplit(_ head: Span, _ tail: Span, _ line: [UInt8]) -> Bool {
    guard head.kind == .word, tail.kind == .word, tail.start == head.end + 1, line[head.end] == 0x20,
      (Self.shortest...Self.longest).contains(tail.end - head.start - 1)
    else { return false }
    let (first, second) = (Array(line[head.start..<head.end]), Array(line[tail.start..<tail.end]))
    guard !first.contains(0x20), second.allSatisfy(Letters.isLower),
      first.dropFirst().allSatisfy(Letters.isLower),
      Letters.isLetter(first[0])
    else { return false }
    // Two words that are both in the lexicon may stand side by side.
    if finder.isListed(first), finder.isListed(second) { return false }
    let whole = finder.candidates(for: first + second).filter { $0.second == nil && isWord($0) }
    guard let one = whole.map(finder.score).max() else { return false }
    let (heads, tails) = (finder.candidates(for: first), finder.candidates(for: second))
    var two = -Float.infinity
    for head in heads {
      for tail in tails {
        var score = finder.score(of: head) + finder.score(of: tail)
        if let word = head.second == nil ? head.word : head.second {
          score += finder.view.sequences.log(tail.word, after: word) - finder.view.sequences.log(tail.word)
        }
        two = max(two, score)
      }
    }
    return one + Self.rate > two + Self.margin
  }

  /// Whether a candidate is in a list or made of listed parts.
  private func isWord(_ candidate: Candidate) -> Bool {
    candidate.isAsRead ? candidate.isListed : !candidate.isGuess
  }
}
