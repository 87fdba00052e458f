/// Tells lines that are not Swedish, which are left as they were read.
struct ForeignPassages {
  /// The foreign lines, each with the part of it that is foreign.
  private var lines: [Place: Range<Int>] = [:]

  private struct Place: Hashable {
    var page: Int
    var line: Int
  }

  /// Frequent English words that are neither Swedish nor what damage makes of Swedish words.
  private static let english: Set<[UInt8]> = Set(
    [
      "the", "of", "with", "that", "this", "these", "from", "are", "was", "were", "you", "your", "our",
      "their", "which", "have", "has", "been", "will", "would", "shall", "should", "could", "it", "its",
      "they",
      "we", "who", "what", "when", "than", "into", "about", "between", "other", "such", "and", "may", "must",
      "not", "any", "same", "each", "used", "using", "only", "more", "where", "if", "both", "after",
      "before", "does",
    ].map { Array($0.utf8) })

  /// English words that damaged Swedish words look like: they count beside one that is English beyond doubt.
  private static let ambiguous: Set<[UInt8]> = Set(
    ["for", "an", "as", "in", "on", "at", "to", "a", "all", "can", "no", "so"].map { Array($0.utf8) })

  /// The fewest words by which a line is judged.
  private static let fewest = 4

  /// How many words before the first English word and after the last a passage reaches.
  private static let margin = 4

  /// A word of a line.
  private struct Word {
    var start: Int
    var isEnglish: Bool
    var isStrange: Bool
  }

  /// The part of a line around its English words; the whole line where the rest is no Swedish either.
  private static func part(of words: [Word]) -> Range<Int> {
    guard let first = words.firstIndex(where: \.isEnglish), let last = words.lastIndex(where: \.isEnglish)
    else {
      return 0..<Int.max
    }
    func isSwedish(_ rest: ArraySlice<Word>) -> Bool {
      rest.count >= Self.fewest && rest.count(where: \.isStrange) * 3 <= rest.count
    }
    let from = max(0, first - margin)
    let to = min(words.count, last + margin + 1)
    let start = isSwedish(words[..<from]) ? words[from].start : 0
    return start..<(isSwedish(words[to...]) ? words[to].start : Int.max)
  }

  /// Looks at the lines of a document.
  ///
  /// - Parameters:
  ///   - isStrange: Whether a form is no word, nor anything a damaged word reads like.
  ///   - isCommon: Whether a form is a frequent Swedish word just as it was read.
  init(_ document: Document, isStrange: (Int) -> Bool, isCommon: (Int) -> Bool) {
    struct Count {
      var words = 0
      var english = 0
      var ambiguous = 0
      var strange = 0
      var common = 0
      var isForeign: Bool {
        if words < 2 { return false }
        let english = self.english + (self.english > 0 ? ambiguous : 0)
        if english >= 2, english > common, english * 8 >= words { return true }
        return words >= ForeignPassages.fewest && common == 0
          && (strange * 4 >= words * 3 || english * 4 >= words)
      }
    }
    var counts: [Place: Count] = [:]
    var words: [Place: [Word]] = [:]
    var foreign: Set<Place> = []
    for block in document.blocks {
      var sentence = Count()
      for token in block where token.form >= 0 {
        let bytes = document.forms[token.form]
        let isEnglish =
          Self.english.contains(bytes.map(Letters.lower)) && bytes.dropFirst().allSatisfy(Letters.isLower)
        var one = Count(words: 1)
        if isEnglish {
          one.english = 1
        } else if Self.ambiguous.contains(bytes.map(Letters.lower)) {
          one.ambiguous = 1
        } else if isStrange(token.form) {
          one.strange = 1
        } else if isCommon(token.form) {
          one.common = 1
        }
        let first = token.places[0]
        let place = Place(page: first.page, line: first.line)
        words[place, default: []].append(
          Word(start: first.range.lowerBound, isEnglish: isEnglish, isStrange: one.strange == 1))
        for slot in 0..<2 {
          var count = slot == 0 ? sentence : counts[place, default: Count()]
          count.words += 1
          count.english += one.english
          count.ambiguous += one.ambiguous
          count.strange += one.strange
          count.common += one.common
          if slot == 0 { sentence = count } else { counts[place] = count }
        }
      }
      if sentence.isForeign, sentence.english >= 2 {
        for token in block {
          for place in token.places { foreign.insert(Place(page: place.page, line: place.line)) }
        }
      }
    }
    for (place, count) in counts where count.isForeign { foreign.insert(place) }
    // A line between two others that are foreign is part of what they say, unless it speaks Swedish.
    for (place, count) in counts
    where count.common <= 1 && foreign.contains(Place(page: place.page, line: place.line - 1))
      && foreign.contains(Place(page: place.page, line: place.line + 1))
    {
      lines[place] = 0..<Int.max
    }
    for place in foreign { lines[place] = Self.part(of: words[place] ?? []) }
  }

  /// Whether a word stands in a foreign line.
  func contain(_ token: Token) -> Bool {
    !lines.isEmpty
      && token.places.contains { place in
        lines[Place(page: place.page, line: place.line)]?.contains(place.range.lowerBound) ?? false
      }
  }
}
