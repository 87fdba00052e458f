extension CandidateFinder {
  /// The fewest letters of a word that another is looked for around.
  private static let shortestNear = 5
  /// The letters that one may be misread from.
  private static let alphabet: [UInt8] = Array("abcdefghijklmnopqrstuvwxyz".utf8)
  /// The logarithm of how often a misread letter is misread as just this one, where no rule tells.
  private static let otherLetter: Float = -6.5
  /// The same for a letter lost or read where there is none.
  private static let lostLetter: Float = -5.5
  /// The same for a letter read twice, or one of two.
  private static let doubled: Float = -4
  /// The most words that are kept.
  private static let mostNear = 3

  /// The words of the lexicon one letter away from a word in no list, in whatever way.
  ///
  /// Only for documents that are misread so badly that rules learnt from others do not tell all.
  func near(_ word: [UInt8], among known: [Candidate]) -> [Candidate] {
    let (shape, letters) = Shape.of(word)
    if case .capitals = shape { return [] }
    guard (Self.shortestNear...24).contains(letters.count), letters.allSatisfy(Letters.isLower) else {
      return []
    }
    var found: [(score: Float, candidate: Candidate)] = []
    func keep(_ candidate: Candidate) {
      if (known + found.map(\.candidate)).contains(where: { $0.output == candidate.output }) { return }
      found.append((score(of: candidate), candidate))
    }
    func look(_ form: [UInt8], at place: Int, share: Float) {
      // Two forms of one word differ at their end.
      if place >= letters.count - 1 { return }
      view.lexicon.forEach(sharing: form[...]) { id, offset, length in
        guard var candidate = self.known(id, offset, length, shape, []) else { return }
        if candidate.isName { return }
        var output: [UInt8] = []
        for index in 0..<length {
          let letter = Letters.lower(view.lexicon.letter(offset + index))
          output.append(letter)
          if index < form.count {
            Channel.compare(read: form[index], meant: letter, into: &candidate.reading)
          }
        }
        candidate.reading.add(.misread, share: share)
        candidate.output = shape.apply(output)
        keep(candidate)
        // A lost first letter may have been a capital.
        if case .small = shape, place == 0, form.count > letters.count {
          candidate.output[0] = Letters.upper(output[0])
          candidate.hasCapital = true
          keep(candidate)
        }
      }
    }
    for place in letters.indices {
      var form = letters
      let letter = form.remove(at: place)
      let isDouble = place > 0 && letters[place - 1] == letter
      look(form, at: place, share: isDouble ? Self.doubled : Self.lostLetter)
      for other in Self.alphabet {
        if other != letter {
          form = letters
          form[place] = other
          look(form, at: place, share: Self.otherLetter)
        }
        form = letters
        form.insert(other, at: place)
        look(form, at: place, share: other == letter ? Self.doubled : Self.lostLetter)
      }
    }
    found.sort { ($0.score, $1.candidate.output.count) > ($1.score, $0.candidate.output.count) }
    return found.prefix(Self.mostNear).map(\.candidate)
  }
}
