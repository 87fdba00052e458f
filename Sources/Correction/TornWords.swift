/// Words torn apart where a marked letter lost its mark: "fo r" for för, "ra knare" for räknare.
///
/// Some PDF files draw letter and mark apart; what reads them leaves the letter and a blank.
struct TornWords {
  private let finder: CandidateFinder

  /// Makes a finder of torn words.
  init(_ finder: CandidateFinder) { self.finder = finder }

  /// The fewest torn words that make a document one with torn words.
  private static let fewest = 4
  /// The most parts of a torn word.
  private static let mostParts = 6

  /// Whether so many words of the lines are torn that it is no chance.
  func areFound(in lines: some Sequence<[UInt8]>) -> Bool {
    var torn = 0
    var words = 0
    for line in lines {
      let spans = Span.all(in: line)
      for index in spans.indices where spans[index].kind == .word {
        words += 1
        if index + 1 < spans.count, isTorn(spans[index], spans[index + 1], line),
          isRare(line[spans[index].start..<spans[index].end])
            || isRare(line[spans[index + 1].start..<spans[index + 1].end]),
          hasWord(spans[index...index + 1], line)
        {
          torn += 1
        }
      }
    }
    return torn >= Self.fewest && torn * 50 > words
  }

  /// The runs of a line with the parts of torn words made one.
  func joined(_ spans: [Span], _ line: [UInt8]) -> [Span] {
    var joined: [Span] = []
    var index = 0
    while index < spans.count {
      var last = index
      while last + 1 < spans.count, last - index + 1 < Self.mostParts,
        isTorn(spans[last], spans[last + 1], line)
      { last += 1 }
      while last > index, !isWord(spans[index...last], line) { last -= 1 }
      joined.append(
        last == index
          ? spans[index] : Span(kind: .word, start: spans[index].start, end: spans[last].end))
      index = last + 1
    }
    return joined
  }

  /// Whether a letter that may have lost its mark ends one run, a blank follows, and small letters after it.
  private func isTorn(_ head: Span, _ tail: Span, _ line: [UInt8]) -> Bool {
    guard head.kind == .word, tail.kind == .word, tail.start == head.end + 1,
      line[tail.start..<tail.end].allSatisfy(Letters.isLower)
    else { return false }
    let letter = Letters.lower(line[head.end - 1])
    return letter == UInt8(ascii: "a") || letter == UInt8(ascii: "o")
  }

  private func isRare(_ word: ArraySlice<UInt8>) -> Bool {
    var isRare = true
    finder.view.lexicon.forEach(sharing: word) { id, offset, length in
      let code = finder.view.lexicon.attribute(.frequency, of: id)
      if code != Quantised.none, Quantised.log(code) > -11,
        word.elementsEqual((0..<length).lazy.map { finder.view.lexicon.letter(offset + $0) })
      {
        isRare = false
      }
    }
    return isRare
  }

  /// Whether the lexicon has a word with marks just where the parts meet.
  private func hasWord(_ parts: ArraySlice<Span>, _ line: [UInt8]) -> Bool {
    let (letters, seams) = Self.parts(parts, line)
    var found = false
    finder.view.lexicon.forEach(sharing: letters[...]) { id, offset, length in
      if finder.view.lexicon.attribute(.frequency, of: id) == Quantised.none { return }
      let marked = (0..<length).filter { Letters.isSwedishMarked(finder.view.lexicon.letter(offset + $0)) }
      if marked == seams { found = true }
    }
    return found
  }

  /// Whether a word, or a word made of known parts, has marks just where the parts meet.
  private func isWord(_ parts: ArraySlice<Span>, _ line: [UInt8]) -> Bool {
    if hasWord(parts, line) { return true }
    let (letters, seams) = Self.parts(parts, line)
    return finder.candidates(for: letters).contains { candidate in
      candidate.second == nil && !candidate.reading.has(.misread) && candidate.output.count == letters.count
        && candidate.output.indices.filter { Letters.isSwedishMarked(candidate.output[$0]) } == seams
    }
  }

  /// The letters of the parts together, and where the parts meet.
  private static func parts(_ parts: ArraySlice<Span>, _ line: [UInt8]) -> ([UInt8], [Int]) {
    var letters: [UInt8] = []
    var seams: [Int] = []
    for part in parts {
      if !letters.isEmpty { seams.append(letters.count - 1) }
      letters += line[part.start..<part.end]
    }
    return (letters, seams)
  }
}
