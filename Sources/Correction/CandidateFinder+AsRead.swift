extension CandidateFinder {
  /// The word as read, taken as right: the words and names that it may be, the likeliest first.
  func exact(_ word: [UInt8], _ letters: [UInt8], _ shape: Shape) -> [Candidate] {
    var found: [Candidate] = []
    view.lexicon.forEach(sharing: letters[...]) { id, offset, length in
      guard let candidate = known(id, offset, length, shape, word) else { return }
      for place in 0..<length where Letters.lower(view.lexicon.letter(offset + place)) != letters[place] {
        return
      }
      found.append(candidate)
    }
    let isListed = !found.isEmpty
    let isName = found.contains {
      $0.classSpelling?.wordClass == Lexicon.Class.unknownName || $0.spelling != 0
    }
    if !isListed {
      found = [unknown(word, letters, shape)]
    } else if case .capital = shape, !isName {
      // A word with a capital may always be somebody's name.
      found.append(
        Candidate(
          word: Lexicon.Class.unknownName, output: word, spelling: spelling(of: letters, .name) - 2))
    }
    let kept = UInt8(min(200, letters.lazy.filter(Letters.isMarked).count))
    for index in found.indices {
      found[index].output = word
      found[index].isAsRead = true
      found[index].isListed = isListed
      found[index].isName = isName
      found[index].reading.kept = kept
    }
    return found.count == 1 ? found : found.sorted { worth($0) > worth($1) }
  }

  /// Whether a word as read is a word of the lexicon, or a name there.
  func isListed(_ word: [UInt8]) -> Bool {
    let (shape, letters) = Shape.of(word)
    var isListed = false
    view.lexicon.forEach(sharing: letters[...]) { id, offset, length in
      if known(id, offset, length, shape, word) == nil { return }
      for place in 0..<length where Letters.lower(view.lexicon.letter(offset + place)) != letters[place] {
        return
      }
      isListed = true
    }
    return isListed
  }

  private func worth(_ candidate: Candidate) -> Float {
    let own = view.sequences.log(candidate.word) + candidate.spelling - (candidate.hasCapital ? 1 : 0)
    guard let spelling = candidate.classSpelling else { return own }
    return max(own, view.sequences.log(spelling.wordClass) + spelling.log)
  }

  /// A word of the lexicon as a candidate; nil where its capitals do not fit what was read.
  func known(
    _ id: UInt32, _ offset: Int, _ length: Int, _ shape: Shape, _ word: [UInt8]
  ) -> Candidate? {
    let first = view.lexicon.letter(offset)
    let isName = Letters.isUpper(first)
    let isSign = length > 1 && (1..<length).contains { Letters.isUpper(view.lexicon.letter(offset + $0)) }
    if isSign {
      guard length == word.count,
        (0..<length).allSatisfy({
          Letters.isUpper(view.lexicon.letter(offset + $0)) == Letters.isUpper(word[$0])
        })
      else { return nil }
    } else if isName, case .small = shape {
      return nil
    }
    var candidate = Candidate(word: id, output: [])
    candidate.isName = isName && !isSign
    if case .capital = shape, !isName { candidate.hasCapital = true }
    let frequency = view.lexicon.attribute(.frequency, of: id)
    if isName, !isSign {
      let spelling = nameSpelling(id)
      if frequency == Quantised.none {
        guard let spelling else { return nil }
        candidate.word = Lexicon.Class.unknownName
        candidate.spelling = spelling
      } else {
        candidate.classSpelling = spelling.map {
          ClassSpelling(wordClass: Lexicon.Class.unknownName, log: $0)
        }
      }
    } else if frequency == Quantised.none {
      let old = view.lexicon.attribute(.old, of: id)
      guard isOld, old != Quantised.none else { return nil }
      candidate.word = Lexicon.Class.unknown
      candidate.spelling = Quantised.log(old)
    } else if !isSign, Quantised.log(frequency) < Self.rare {
      candidate.classSpelling = ClassSpelling(
        wordClass: Lexicon.Class.unknown,
        log: Self.rareSpelling + Self.rareSlope * (Quantised.log(frequency) - Self.rarest))
    }
    return candidate
  }

  /// The logarithm of the frequency below which a word was met so seldom that its neighbours tell nothing.
  private static let rare: Float = -14.5
  /// The logarithm of a rare word's probability among all of them: there are some three hundred thousand.
  private static let rareSpelling: Float = -13
  /// How much of what its own frequency says of a rare word is believed, and the frequency that says nothing.
  private static let rareSlope: Float = 0.3
  private static let rarest: Float = -18.5

  /// The logarithm of a listed name's probability among words with a capital.
  private func nameSpelling(_ id: UInt32) -> Float? {
    var best: Float?
    for (attribute, total) in [(Lexicon.Attribute.given, 0), (.family, 1), (.place, 2)] {
      let code = view.lexicon.attribute(attribute, of: id)
      if code == 0 { continue }
      let share = Float(code) / 14 - view.logTotals[total] - 1.2
      best = max(best ?? share, share)
    }
    return best
  }

  /// A word that is in no list.
  private func unknown(_ word: [UInt8], _ letters: [UInt8], _ shape: Shape) -> Candidate {
    if letters.contains(where: { !Letters.isLetter($0) || Letters.isUpper($0) }) {
      return Candidate(
        word: Lexicon.Class.unknownSign, output: word, spelling: -3.4 * Float(letters.count) - 1)
    }
    switch shape {
    case .small:
      return Candidate(
        word: Lexicon.Class.unknown, output: word, spelling: spelling(of: letters, .common))
    case .capital:
      let name = spelling(of: letters, .name)
      let common = spelling(of: letters, .common) - 1
      return common > name
        ? Candidate(word: Lexicon.Class.unknown, output: word, spelling: common, hasCapital: true)
        : Candidate(word: Lexicon.Class.unknownName, output: word, spelling: name)
    case .capitals:
      let spelling = max(
        letters.count < 7 ? -3.0 * Float(letters.count) - 1 : -100,
        max(spelling(of: letters, .common), spelling(of: letters, .name)) - 1)
      return Candidate(word: Lexicon.Class.unknownSign, output: word, spelling: spelling)
    }
  }

  /// The logarithm of the probability that a word of no list is spelled so.
  func spelling(of letters: [UInt8], _ kind: LetterModel.Kind) -> Float {
    // Words of other languages are not what the letters of Swedish words foretell.
    let byLetters = max(
      view.letters.log(word: letters, kind) - 0.7, -2.75 * Float(letters.count) - 3.5)
    guard kind == .common, letters.count >= 6, let parts = compounds.log(letters) else { return byLetters }
    return max(byLetters, parts - 0.7)
  }

  /// Whether two parts of a line's end and the next line's beginning are one word broken there.
  func isBroken(_ head: [UInt8], _ tail: [UInt8]) -> Bool {
    var isCommon = false
    view.lexicon.forEach(sharing: tail[...]) { id, _, _ in
      let code = view.lexicon.attribute(.frequency, of: id)
      if code != Quantised.none, Quantised.log(code) > -6.6 { isCommon = true }
    }
    if isCommon { return false }
    let found = candidates(for: head + tail)
    return found[0].isListed
      || found.contains { !$0.isAsRead && $0.second == nil && !$0.reading.has(.misread) }
  }
}
