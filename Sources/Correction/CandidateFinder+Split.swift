extension CandidateFinder {
  /// Two words that together have these letters.
  func split(_ letters: [UInt8], _ shape: Shape, into found: inout [Candidate]) {
    if case .capitals = shape { return }
    var best: [(score: Float, candidate: Candidate)] = []
    for place in 1..<letters.count {
      let heads = words(letters[..<place], shape)
      if heads.isEmpty { continue }
      let tails = words(letters[place...], .small)
      for head in heads {
        for tail in tails where max(head.frequency, tail.frequency) > Self.commonWord {
          var reading = head.reading + tail.reading
          reading.add(.glue)
          let candidate = Candidate(
            word: head.word, second: tail.word, output: shape.apply(head.letters) + [0x20] + tail.letters,
            reading: reading, hasCapital: head.hasCapital)
          best.append((score(of: candidate), candidate))
        }
      }
    }
    best.sort { $0.score > $1.score }
    found += best.prefix(3).map(\.candidate)
  }

  /// The logarithm of the frequency of a word so common that it is seldom part of a compound.
  private static let commonWord: Float = -6.7

  private struct Half {
    var word: UInt32
    var frequency: Float
    var letters: [UInt8]
    var reading: DamageRates.Reading
    var hasCapital: Bool
    var score: Float
  }

  /// Common words with these letters.
  private func words(_ part: ArraySlice<UInt8>, _ shape: Shape) -> [Half] {
    var halves: [Half] = []
    let floor: Float = part.count == 1 ? -6.5 : part.count == 2 ? -8.5 : -11
    view.lexicon.forEach(sharing: part) { id, offset, length in
      let code = view.lexicon.attribute(.frequency, of: id)
      guard code != Quantised.none, Quantised.log(code) > floor else { return }
      let isName = Letters.isUpper(view.lexicon.letter(offset))
      if case .small = shape, isName { return }
      var letters: [UInt8] = []
      var reading = DamageRates.Reading()
      for place in 0..<length {
        let meant = view.lexicon.letter(offset + place)
        if place > 0, Letters.isUpper(meant) { return }
        letters.append(Letters.lower(meant))
        Channel.compare(read: part[part.startIndex + place], meant: letters[place], into: &reading)
      }
      var hasCapital = false
      if case .capital = shape { hasCapital = !isName }
      halves.append(
        Half(
          word: id, frequency: Quantised.log(code), letters: letters, reading: reading,
          hasCapital: hasCapital,
          score: Quantised.log(code) + DamageRates.open.log(reading)))
    }
    halves.sort { $0.score > $1.score }
    return Array(halves.prefix(3))
  }
}
