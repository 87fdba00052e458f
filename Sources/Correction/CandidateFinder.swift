/// Finds what a word as read may stand for.
struct CandidateFinder {
  /// The model's tables.
  let view: ModelView
  /// The signs read for others.
  let channel: Channel
  /// Words of more than one part, judged by their parts.
  let compounds: Compounds
  /// Whether the document is of the nineteenth century, whose words then count as words.
  let isOld: Bool

  /// Makes a finder.
  init(view: ModelView, isOld: Bool) {
    self.init(view: view, isOld: isOld, channel: Channel(view.channel, isOld: isOld))
  }

  /// Makes a finder that knows of these misreadings alone.
  init(view: ModelView, isOld: Bool, channel: Channel) {
    self.view = view
    self.isOld = isOld
    self.channel = channel
    compounds = Compounds(view: view, channel: channel)
  }

  /// The logarithm of the frequency of a word so rare that it may be two words read as one.
  private static let rareWord: Float = -13.5

  /// The most letters of a word that is questioned.
  private static let longestWord = 40

  /// The most candidates that are kept for one word.
  private static let most = 12

  /// The candidates for a word, the word as read first.
  ///
  /// - Parameter word: The bytes as read.
  func candidates(for word: [UInt8]) -> [Candidate] {
    let (shape, letters) = Shape.of(word)
    var search = Search(word: word, letters: letters, shape: shape)
    let readings = exact(word, letters, shape)
    let asRead = readings[0]
    let asReadLog = log(asRead)
    // A rare word may be a misread common one.
    let isKnown = asRead.isListed && asReadLog > Self.rareWord
    if word.count <= Self.longestWord, !word.contains(Letters.foreign) {
      expand(&search, isKnown: isKnown)
      for variant in search.variants { look(up: variant, &search) }
      if !asRead.isListed, word.count >= 7 {
        compounds.find(search.variants, shape: shape, into: &search.found)
      }
      if word.count >= 4, asReadLog < Self.rareWord {
        split(letters, shape, into: &search.found)
      }
    }
    search.found.removeAll { $0.output == word }
    if search.found.count > Self.most - 1 {
      let scored = search.found.map { (score(of: $0), $0) }.sorted { $0.0 > $1.0 }
      search.found = scored.prefix(Self.most - 1).map(\.1)
    }
    return readings + search.found
  }

  /// The forms that a word of no list may have by its letters alone, in a document with these rates of damage.
  func restored(_ word: [UInt8], rates: DamageRates, among known: [Candidate]) -> [Candidate] {
    let (shape, letters) = Shape.of(word)
    if word.count < 4 || word.count > Self.longestWord || word.contains(Letters.foreign) { return [] }
    if case .capitals = shape { return [] }
    var search = Search(word: word, letters: letters, shape: shape)
    expand(&search, isKnown: true)
    let restoration = LetterRestoration(letters: view.letters, channel: channel, rates: rates)
    var kinds: [LetterModel.Kind] = [.common]
    if case .capital = shape { kinds.append(.name) }
    var found: [(score: Float, candidate: Candidate)] = []
    for variant in search.variants.prefix(12) {
      for kind in kinds {
        for form in restoration.forms(of: variant, kind).prefix(2) where !form.reading.isIntact {
          let wordClass = kind == .name ? Lexicon.Class.unknownName : Lexicon.Class.unknown
          var candidate = Candidate(word: wordClass, output: shape.apply(form.letters))
          candidate.spelling = form.log - 0.7
          candidate.reading = form.reading
          candidate.isGuess = true
          if case .capital = shape, kind == .common { candidate.hasCapital = true }
          let score = view.sequences.log(wordClass) + form.log + rates.log(form.reading)
          found.append((score, candidate))
        }
      }
    }
    found.sort { $0.score > $1.score }
    var kept: [Candidate] = []
    for entry in found where kept.count < 3 {
      let output = entry.candidate.output
      if output != word, !(known + kept).contains(where: { $0.output == output }) {
        kept.append(entry.candidate)
      }
    }
    return kept
  }

  /// The logarithm of how often a misreading is among the reader's choices as if it were a rule of its own.
  private static let offered: Float = 0

  /// Candidates with what else the reader held the word for.
  func candidates(
    _ known: [Candidate], with choices: [(letters: [UInt8], log: Float)]
  ) -> [Candidate] {
    var all = known
    for (letters, log) in choices {
      if let place = all.firstIndex(where: { $0.output == letters && !$0.isAsRead }) {
        all[place].reading.share = max(all[place].reading.share, log + Self.offered)
      } else if !all.contains(where: { $0.output == letters }) {
        let (shape, small) = Shape.of(letters)
        guard var candidate = exact(letters, small, shape).first, candidate.isListed else { continue }
        candidate.isAsRead = false
        candidate.reading = DamageRates.Reading()
        candidate.reading.add(.misread, share: log + Self.offered)
        all.append(candidate)
      }
    }
    return all
  }

  /// The logarithm of a candidate's probability on its own.
  func log(_ candidate: Candidate) -> Float {
    var value = view.sequences.log(candidate.word) + candidate.spelling
    if let spelling = candidate.classSpelling {
      value = max(value, view.sequences.log(spelling.wordClass) + spelling.log)
    }
    if let second = candidate.second { value += view.sequences.log(second) }
    return value
  }

  /// What a candidate is worth before anything is known of the document.
  func score(of candidate: Candidate) -> Float {
    log(candidate) + DamageRates.open.log(candidate.reading)
  }
}
