import Foundation

/// The document's own words as what its unknown ones may be: a name spelled right elsewhere, a word of the trade.
struct DocumentMemory {
  private struct Known {
    var letters: [UInt8]
    var count: Float
    var isName: Bool
  }

  private var byLength: [Int: [Known]] = [:]
  private let total: Float

  /// The fewest letters of a word that another may be taken for.
  private static let shortest = 5
  /// The logarithm of how often a letter of such a word is misread as just this other one.
  private static let slip: Float = -2.5

  /// Takes the words that a document surely has, with how often.
  init(_ evidence: DocumentEvidence) {
    total = evidence.total
    for (letters, count, isName) in evidence.repeated where letters.count >= Self.shortest {
      byLength[letters.count, default: []].append(Known(letters: letters, count: count, isName: isName))
    }
    for length in byLength.keys {
      byLength[length]?.sort { $0.letters.lexicographicallyPrecedes($1.letters) }
    }
  }

  /// The document's words that a word of no list may be, one or two letters apart.
  ///
  /// - Parameters:
  ///   - asRead: The word taken as right.
  ///   - count: How often the document has it; another must be met oftener.
  func candidates(for asRead: Candidate, met count: Int) -> [Candidate] {
    let word = asRead.output
    guard word.count >= Self.shortest, !word.contains(Letters.foreign) else { return [] }
    let (shape, letters) = Shape.of(word)
    if case .capitals = shape { return [] }
    let most = letters.count >= 9 ? 2 : 1
    var found: [Candidate] = []
    for length in (letters.count - 1)...(letters.count + 1) {
      for known in byLength[length] ?? [] where known.count > Float(count) {
        guard let slips = Self.slips(letters, known.letters, most: most), slips > 0 else { continue }
        // Two forms of one word differ at their end.
        let stem = letters.count - 2
        if letters.prefix(stem).elementsEqual(
          known.letters.prefix(stem), by: { Letters.fold($0) == Letters.fold($1) })
        {
          continue
        }
        var output = shape.apply(known.letters)
        if known.isName { output[0] = Letters.upper(output[0]) }
        var candidate = Candidate(word: asRead.word, output: output)
        if candidate.word >= Lexicon.Class.firstWord { candidate.word = Lexicon.Class.unknown }
        candidate.spelling = log(known.count / total)
        for _ in 0..<slips { candidate.reading.add(.misread, share: Self.slip) }
        found.append(candidate)
      }
    }
    return found
  }

  /// By how many letters two words differ, marks aside; nil where by more than so many.
  private static func slips(_ left: [UInt8], _ right: [UInt8], most: Int) -> Int? {
    var start = 0
    let shorter = min(left.count, right.count)
    while start < shorter, Letters.fold(left[start]) == Letters.fold(right[start]) { start += 1 }
    var end = 0
    while end < shorter - start,
      Letters.fold(left[left.count - 1 - end]) == Letters.fold(right[right.count - 1 - end])
    { end += 1 }
    let slips = max(left.count, right.count) - start - end
    return slips <= most ? slips : nil
  }
}
