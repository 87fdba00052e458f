/// Words whose last letter was read as a mark: "dagslage!" for dagsläget, "exempe!" for exempel.
struct MisreadEndings {
  private let finder: CandidateFinder

  /// The marks, each with the letters that are read as it.
  private static let letters: [UInt8: [UInt8]] = [
    UInt8(ascii: "!"): Array("lt".utf8), UInt8(ascii: "|"): Array("l".utf8),
    UInt8(ascii: "]"): Array("l".utf8),
  ]
  /// The fewest letters before the mark.
  private static let fewest = 3

  /// Makes a finder of such words.
  init(_ finder: CandidateFinder) { self.finder = finder }

  /// The runs of a line with such marks made part of their words.
  func joined(_ spans: [Span], _ line: [UInt8]) -> [Span] {
    guard spans.indices.contains(where: { isEnding($0, spans, line) }) else { return spans }
    var joined: [Span] = []
    for index in spans.indices {
      if let last = joined.last, last.kind == .word, isEnding(index, spans, line) {
        joined[joined.count - 1].end = spans[index].end
      } else {
        joined.append(spans[index])
      }
    }
    return joined
  }

  /// Whether a run is a mark that stands for the last letter of the word before it.
  private func isEnding(_ index: Int, _ spans: [Span], _ line: [UInt8]) -> Bool {
    let span = spans[index]
    guard index > 0, span.end == span.start + 1, let letters = Self.letters[line[span.start]],
      spans[index - 1].kind == .word, spans[index - 1].end == span.start,
      span.start - spans[index - 1].start >= Self.fewest, span.end == line.count || !isLetter(line[span.end])
    else { return false }
    let word = Array(line[spans[index - 1].start..<span.start])
    return !isWord(word) && letters.contains { isWord(word + [$0]) }
  }

  private func isLetter(_ byte: UInt8) -> Bool { Letters.isLetter(byte) || Letters.isDigit(byte) }

  /// Whether the lexicon has a word with these letters, marks apart.
  private func isWord(_ word: [UInt8]) -> Bool {
    var found = false
    finder.view.lexicon.forEach(sharing: word[...]) { id, _, _ in
      if finder.view.lexicon.attribute(.frequency, of: id) != Quantised.none { found = true }
    }
    return found
  }
}
