import Foundation

/// Chooses the words of a model and what is known of each.
struct LexiconTraining {
  /// The words in the order of their identifiers.
  private(set) var words: [[UInt8]] = []
  /// The attributes of all classes and words.
  private(set) var attributes: [UInt8] = []
  /// Bearers of given names, of family names, people in places, prefixes, suffixes.
  private(set) var totals: [Int] = [0, 0, 0, 0, 0]
  /// How often each word was met, by its place in `words`.
  private(set) var counts: [Int] = []

  private var counter: WordCounter
  private let middle: [Int32]
  private let limits: TrainingLimits
  private var facts = WordCounter()
  private var values: [[Lexicon.Attribute: Int]] = []
  private var target: [UInt32] = []
  private var kept: [Int] = []

  /// Begins with the words of the running text.
  init(words: WordCounter, middle: [Int32], limits: TrainingLimits) {
    counter = words
    self.middle = middle
    self.limits = limits
    chooseCase()
  }

  /// A word that is written with a capital only because a sentence begins is counted as the small word.
  private mutating func chooseCase() {
    target = (0..<UInt32(counter.count)).map { $0 }
    kept = counter.counts
    for number in Int(Lexicon.Class.firstWord)..<counter.count {
      let word = counter.word(number)
      guard Letters.isUpper(word[word.startIndex]) else { continue }
      let small = word.map(Letters.lower)
      let isCapitals = word.count > 1 && word.allSatisfy(Letters.isUpper)
      let starts = counter.counts[number] - Int(middle[number])
      if isCapitals {
        // Headings in capitals: words where the small form is the usual one, signs otherwise.
        if let other = counter.find(small[...]), counter.counts[other] > 3 * counter.counts[number] {
          target[number] = UInt32(other)
          kept[number] -= counter.counts[number]
          kept[other] += counter.counts[number]
        }
      } else if let other = counter.find(small[...]), middle[other] > middle[number] {
        target[number] = UInt32(other)
        kept[number] -= starts
        kept[other] += starts
      }
    }
  }

  private mutating func fact(_ word: [UInt8], _ attribute: Lexicon.Attribute, add value: Int) {
    let number = facts.add(word[...])
    if number == values.count { values.append([:]) }
    values[number][attribute, default: 0] += value
  }

  /// Takes listed names.
  mutating func add(names: [(name: [UInt8], kind: Trainer.NameKind, bearers: Int)]) {
    for entry in names {
      let attribute: Lexicon.Attribute =
        switch entry.kind {
        case .given: .given
        case .family: .family
        case .place: .place
        }
      fact(entry.name, attribute, add: entry.bearers)
      totals[attribute.rawValue - Lexicon.Attribute.given.rawValue] += entry.bearers
    }
  }

  /// Takes the words that text of the nineteenth century has far oftener than text of today.
  mutating func add(old: WordCounter, modernTotal: Int) {
    let total = old.counts.reduce(0, +)
    for number in 0..<old.count where old.counts[number] >= 8 {
      let word = Array(old.word(number))
      let modern = counter.find(word[...]).map { counter.counts[$0] } ?? 0
      let share = Double(old.counts[number]) / Double(total)
      if share > 12 * Double(modern + 1) / Double(modernTotal) {
        let code = Quantised.code(log: Self.log(share))
        if facts.find(word[...]).map({ values[$0][.old] != nil }) ?? false { continue }
        fact(word, .old, add: Int(code) + 1)
      }
    }
  }

  /// Takes the words of a dictionary: those with marks, and those that such a word without its marks may be taken for.
  mutating func add(listed words: [[UInt8]]) {
    var marked = Set<[UInt8]>()
    for word in words where word.contains(where: Letters.isMarked) { marked.insert(word.map(Letters.fold)) }
    for number in Int(Lexicon.Class.firstWord)..<counter.count where kept[number] >= limits.leastCount {
      let word = counter.word(number)
      if word.contains(where: Letters.isMarked) { marked.insert(word.map(Letters.fold)) }
    }
    for word in words where marked.contains(word.map(Letters.fold)) {
      if counter.find(word[...]).map({ kept[$0] < limits.leastCount }) ?? true {
        fact(word, .frequency, add: 1)
      }
    }
  }

  /// Whether a class or word is in the lexicon because a dictionary has it.
  func isListed(_ word: Int) -> Bool {
    let first = Int(Lexicon.Class.firstWord)
    guard word >= first, let number = facts.find(words[word - first][...]) else { return false }
    return values[number][.frequency] != nil
  }

  /// How often a word of the dictionary is taken to be met alone where running text has it less.
  private static let leastAlone = 4

  /// Finds the words' parts: which beginnings and ends make many words, of running text and of a dictionary.
  mutating func addParts(dictionary: [[UInt8]]) {
    var vocabulary: [(word: [UInt8], count: Int)] = []
    for number in Int(Lexicon.Class.firstWord)..<counter.count where kept[number] >= 3 {
      let word = Array(counter.word(number))
      if word.count >= 3, word.allSatisfy(Letters.isLower) { vocabulary.append((word, kept[number])) }
    }
    let listed = Set(dictionary.filter { $0.allSatisfy(Letters.isLower) })
    for word in listed.sorted(by: { $0.lexicographicallyPrecedes($1) }) where !isFrequent(word[...], 3) {
      vocabulary.append((word, 0))
    }
    var heads = WordCounter()
    var tails = WordCounter()
    var splits: [[(head: Int, tail: Int)]] = []
    for (word, _) in vocabulary where word.count >= 6 {
      var found: [(head: Int, tail: Int)] = []
      for place in 3...(word.count - 3) {
        let tail = word[place...]
        guard isFrequent(tail, tail.count == 3 ? 400 : 8) || tail.count > 3 && listed.contains(Array(tail))
        else { continue }
        let head = word[..<place]
        let isWord = isFrequent(head, head.count == 3 ? 40 : 8) || place > 3 && listed.contains(Array(head))
        let isLinked =
          place >= 4 && word[place - 1] == UInt8(ascii: "s") && isFrequent(head.dropLast(), 8)
        // What is no word is a head where it stands before words: kvinno in kvinnofolk, but not kvinn in kvinnlig.
        guard isWord || isLinked || (place >= 4 && tail.count >= 5 && isFrequent(tail, 200)) else { continue }
        found.append((heads.add(head), tails.add(tail)))
      }
      if !found.isEmpty { splits.append(found) }
    }
    var shares = Self.shares(of: splits, heads: heads.counts, tails: tails.counts)
    for number in 0..<tails.count {
      // What ends far more words than it is met alone is an ending: aren in läraren is no word of a compound.
      let alone = Double((counter.find(tails.word(number)).map { kept[$0] } ?? 0) + Self.leastAlone)
      shares[1][number] *= alone / (alone + shares[1][number])
    }
    // Any word that is not rare may be a part, though no compound with it was met.
    for (word, count) in vocabulary where word.count >= 4 && count >= 12 {
      for (counter, number) in [(0, heads.add(word[...])), (1, tails.add(word[...]))] {
        if number == shares[counter].count { shares[counter].append(0) }
        shares[counter][number] += 1
      }
    }
    for (counter, shares, attribute) in [
      (heads, shares[0], Lexicon.Attribute.prefix), (tails, shares[1], .suffix),
    ] {
      for number in 0..<counter.count {
        let part = Array(counter.word(number))
        let count = Int(shares[number].rounded())
        let least = attribute == .suffix || isFrequent(part[...], 12) ? 1 : 3
        guard count >= least else { continue }
        fact(part, attribute, add: count)
        totals[attribute == .prefix ? 3 : 4] += count
      }
    }
  }

  /// How many words each part truly makes, of the words that may be split in several places: barnsmäll is barn and
  /// smäll, so that it says nothing for mäll (expectation-maximisation, as in Creutz and Lagus, 2002).
  ///
  /// - Parameters:
  ///   - splits: The ways to split each word.
  ///   - heads: How many words begin with each head, however improbable.
  ///   - tails: The same for the ends.
  /// - Returns: The expected counts of heads and of tails.
  private static func shares(
    of splits: [[(head: Int, tail: Int)]], heads: [Int], tails: [Int]
  ) -> [[Double]] {
    var known = [heads.map(Double.init), tails.map(Double.init)]
    for _ in 0..<4 {
      var met = known.map { [Double](repeating: 0, count: $0.count) }
      for found in splits {
        let weights = found.map { known[0][$0.head] * known[1][$0.tail] }
        let sum = weights.reduce(0, +)
        for (split, weight) in zip(found, weights) where sum > 0 {
          met[0][split.head] += weight / sum
          met[1][split.tail] += weight / sum
        }
      }
      known = met
    }
    return known
  }

  private func isFrequent(_ word: ArraySlice<UInt8>, _ least: Int) -> Bool {
    counter.find(word).map { kept[$0] >= least } ?? false
  }

  /// Orders the words and lays out their attributes; gives each counted form its identifier.
  mutating func finish() -> [UInt32] {
    var chosen: [[UInt8]] = []
    for number in Int(Lexicon.Class.firstWord)..<counter.count
    where kept[number] >= limits.leastCount || facts.find(counter.word(number)) != nil {
      chosen.append(Array(counter.word(number)))
    }
    for number in 0..<facts.count where counter.find(facts.word(number)) == nil {
      chosen.append(Array(facts.word(number)))
    }
    words = Lexicon.ordered(chosen)
    let first = Int(Lexicon.Class.firstWord)
    attributes = Array(repeating: 0, count: (words.count + first) * Lexicon.Attribute.count)
    counts = Array(repeating: 0, count: words.count)
    var numbers = [UInt32](repeating: .max, count: counter.count)
    for index in words.indices {
      set(.frequency, of: index + first, to: Quantised.none)
      set(.old, of: index + first, to: Quantised.none)
      if let number = counter.find(words[index][...]), kept[number] >= limits.leastCount {
        numbers[number] = UInt32(index + first)
        counts[index] = kept[number]
      }
      if let number = facts.find(words[index][...]) {
        for attribute in [Lexicon.Attribute.given, .family, .place, .prefix, .suffix] {
          if let value = values[number][attribute] {
            set(attribute, of: index + first, to: Quantised.code(count: value))
          }
        }
        if let code = values[number][.old] { set(.old, of: index + first, to: UInt8(code - 1)) }
      }
    }
    return numbers
  }

  /// Sets an attribute of a class or word.
  mutating func set(_ attribute: Lexicon.Attribute, of word: Int, to code: UInt8) {
    attributes[word * Lexicon.Attribute.count + attribute.rawValue] = code
  }

  /// The identifier, or the class, of a token of the running text.
  func number(of token: UInt32, in numbers: [UInt32]) -> UInt32 {
    var form = Int(token & ~Trainer.sentenceStart)
    if form < Int(Lexicon.Class.firstWord) { return UInt32(form) }
    let word = counter.word(form)
    let isCapitals = word.count > 1 && word.allSatisfy(Letters.isUpper)
    if token & Trainer.sentenceStart != 0 || isCapitals { form = Int(target[form]) }
    if numbers[form] != .max { return numbers[form] }
    let letters = counter.word(form)
    if !Letters.isUpper(letters[letters.startIndex]) { return Lexicon.Class.unknown }
    return letters.count > 1 && letters.allSatisfy(Letters.isUpper)
      ? Lexicon.Class.unknownSign : Lexicon.Class.unknownName
  }

  private static func log(_ value: Double) -> Double { Foundation.log(value) }
}
