import Foundation

/// The words and names of a user lexicon as the corrector needs them: what is right as read, and what a damaged
/// reading may stand for.
struct LexiconWords: Sendable {
  /// One word.
  private struct Word {
    /// The letters with their capitals, in bytes of `Letters`.
    var original: [UInt8]
    /// The letters, small.
    var letters: [UInt8]
    /// Which letters it has, without marks.
    var signature: UInt64
    /// What capitals it has.
    var kind: Kind
  }

  private enum Kind {
    case small
    case name
    case sign
  }

  /// Words as they may be read where nothing is wrong.
  private var right: Set<[UInt8]> = []
  /// The words by their number of letters.
  private var byLength: [Int: [Word]] = [:]
  /// The logarithm of one word's share among the words of its kind that the model does not know.
  private var share: Float = 0

  /// How many words of its kind a listed one is thought to be among, beside the other listed ones.
  private static let others = 500
  /// The logarithm of the frequency below which a word as read is doubted as one of no list is.
  private static let rare: Float = -13.5
  /// The most letters more or fewer that misreading makes.
  private static let mostMissing = 2
  /// The most signs misread in one word, and that of so many letters one may be.
  private static let (mostWrong, lettersForOne) = (3, 3)
  /// The fewest letters of a word that is looked for behind misread letters.
  private static let fewest = 4

  /// Whether there are no words.
  var isEmpty: Bool { right.isEmpty }

  /// Takes a lexicon's words.
  init(_ lexicon: UserLexicon) {
    var count = 0
    for entry in lexicon.entries {
      switch entry {
      case .word(let text):
        let bytes = Letters.bytes(text)
        let parts = Span.all(in: bytes).filter { $0.kind == .word }.map { Array(bytes[$0.start..<$0.end]) }
        for part in parts where parts.count == 1 || Letters.isUpper(part[0]) {
          count += 1
          add(part, isLookedFor: true)
        }
      case .kept(let text):
        let bytes = Letters.bytes(text)
        if Span.all(in: bytes).count == 1 { add(bytes, isLookedFor: false) }
      case .replacement: break
      }
    }
    share = -log(Float(Self.others + count))
  }

  private mutating func add(_ word: [UInt8], isLookedFor: Bool) {
    // What stands outside Latin-1 has no byte of its own: such a word is only left alone where it is read.
    if word.contains(where: { $0 == Letters.foreign || $0 == Letters.symbol || $0 == Letters.lost }) {
      return
    }
    let kind: Kind
    if !word.contains(where: Letters.isUpper) {
      kind = .small
    } else if Letters.isUpper(word[0]), !word.dropFirst().contains(where: Letters.isUpper) {
      kind = .name
    } else {
      kind = .sign
    }
    insert(word, kind, isLookedFor)
    if kind == .name, isLookedFor, let last = word.last, !"sxz".utf8.contains(last) {
      insert(word + [UInt8(ascii: "s")], kind, isLookedFor)
    }
  }

  private mutating func insert(_ word: [UInt8], _ kind: Kind, _ isLookedFor: Bool) {
    let letters = word.map(Letters.lower)
    right.insert(word)
    if kind != .sign { right.insert(word.map(Letters.upper)) }
    if kind == .small { right.insert(Shape.capital.apply(word)) }
    if isLookedFor {
      byLength[word.count, default: []].append(
        Word(original: word, letters: letters, signature: Self.signature(letters), kind: kind))
    }
  }

  /// Whether a word as read is listed, or may be a damaged reading of a listed word.
  func know(_ word: [UInt8], _ finder: CandidateFinder) -> Bool {
    right.contains(word) || !readings(of: word, finder.channel, maxMisreads: 0).isEmpty
  }

  /// Leaves a listed word nothing but what was read, and gives other words the listed ones they may stand for.
  func extend(_ candidates: inout [[Candidate]], of forms: [[UInt8]], _ finder: CandidateFinder) {
    if isEmpty { return }
    for (index, form) in forms.enumerated() {
      if right.contains(form) {
        candidates[index] = [asRead(candidates[index][0], finder)]
      } else {
        extend(&candidates[index], of: form, finder)
      }
    }
  }

  /// A listed word as read: as good as a word of the model.
  private func asRead(_ candidate: Candidate, _ finder: CandidateFinder) -> Candidate {
    var candidate = candidate
    candidate.isListed = true
    if candidate.word < Lexicon.Class.firstWord { candidate.spelling = max(candidate.spelling, share) }
    return candidate
  }

  private func extend(_ candidates: inout [Candidate], of form: [UInt8], _ finder: CandidateFinder) {
    let asRead = candidates[0]
    // Beside a word that the model knows, a listed one is one candidate among others.
    let isDoubted = !asRead.isListed || finder.log(asRead) < Self.rare
    let (shape, _) = Shape.of(form)
    for (word, reading) in readings(of: form, finder.channel, maxMisreads: isDoubted ? 2 : 0) {
      guard let output = Self.output(word, shape), output != form else { continue }
      var reading = reading
      if isDoubted { reading.least = Self.least(reading) }
      if let place = candidates.firstIndex(where: { $0.output == output && $0.second == nil && !$0.isAsRead })
      {
        guard isDoubted else { continue }
        candidates[place].isOfUser = true
        candidates[place].isGuess = false
        candidates[place].reading.least = reading.least
        if candidates[place].word < Lexicon.Class.firstWord {
          candidates[place].spelling = max(candidates[place].spelling, share)
        } else if word.kind != .small {
          candidates[place].classSpelling = ClassSpelling(
            wordClass: Lexicon.Class.unknownName,
            log: max(candidates[place].classSpelling?.log ?? share, share))
        }
      } else {
        let wordClass =
          word.kind == .small
          ? Lexicon.Class.unknown : word.kind == .name ? Lexicon.Class.unknownName : Lexicon.Class.unknownSign
        var candidate = Candidate(word: wordClass, output: output, spelling: share, reading: reading)
        candidate.isOfUser = isDoubted
        if case .capital = shape, word.kind == .small { candidate.hasCapital = true }
        candidates.append(candidate)
      }
    }
  }

  /// A word with the capitals of what was read; nil where they do not fit.
  private static func output(_ word: Word, _ shape: Shape) -> [UInt8]? {
    switch (shape, word.kind) {
    case (.capitals, .sign): word.original
    case (.capitals, _): shape.apply(word.letters)
    case (.capital, .sign): Letters.isUpper(word.original[0]) ? word.original : nil
    case (.capital, _): shape.apply(word.letters)
    case (.small, .small): word.original
    case (.small, _): nil
    }
  }

  /// What a reading of a listed word costs at most, however clean the rest of the document is: the user expects it.
  private static func least(_ reading: DamageRates.Reading) -> Float {
    let marks = Int(reading.edits[0]) + Int(reading.edits[2]) + Int(reading.edits[3]) + Int(reading.edits[7])
    return -1.5 - 0.5 * Float(marks) - 2.5 * Float(reading.edits[1]) - 5 * Float(reading.edits[4])
  }

  /// The listed words that a form may be a reading of.
  private func readings(
    of form: [UInt8], _ channel: Channel, maxMisreads: Int
  ) -> [(word: Word, reading: DamageRates.Reading)] {
    if form.count < 2 || form.count > 60 || form.contains(Letters.foreign) { return [] }
    let (_, letters) = Shape.of(form)
    let signature = Self.signature(letters)
    let most = form.count < Self.fewest ? 0 : min(Self.mostWrong, form.count / Self.lettersForOne)
    let limits = LexiconReading.Limits(
      misreads: min(maxMisreads, most, form.count / Self.fewest), all: most)
    // A sign misread takes one letter away and brings one or two others; a lost one takes one away.
    let lost = letters.count(where: { $0 == Letters.lost })
    let mostDifferent = most * 2 + min(1, limits.misreads) + (lost > 0 ? lost + 1 : 0)
    let distance = EditDistance(letters)
    let slack = min(Self.mostMissing, most)
    var found: [(word: Word, reading: DamageRates.Reading)] = []
    for length in (letters.count - slack)...(letters.count + slack) {
      for word in byLength[length] ?? []
      where (word.signature ^ signature).nonzeroBitCount <= mostDifferent
        && distance(to: word.letters) <= most * 2 + lost
      {
        if let reading = LexiconReading.of(letters, first: form[0], as: word.letters, channel, limits) {
          found.append((word, reading))
        }
      }
    }
    return found
  }

  private static func signature(_ letters: [UInt8]) -> UInt64 {
    letters.reduce(0) { $0 | 1 << UInt64(Letters.fold($1) & 0x3F) }
  }
}
