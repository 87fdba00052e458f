/// How likely a word is after the two before it.
struct WordSequences {
  private let lexicon: Lexicon
  private let pairs: FingerprintTable
  private let triples: FingerprintTable
  private let classPairs: MappedBytes

  /// The steps of a class pair's logarithm to one.
  static let classSteps: Float = 16

  /// Reads the sequences from their tables.
  init(lexicon: Lexicon, pairs: FingerprintTable, triples: FingerprintTable, classPairs: MappedBytes) {
    self.lexicon = lexicon
    self.pairs = pairs
    self.triples = triples
    self.classPairs = classPairs
  }

  /// The key of two words.
  @inline(__always) static func key(_ first: UInt32, _ second: UInt32) -> UInt64 {
    UInt64(first) << 20 | UInt64(second) | 1 << 62
  }

  /// The key of three words.
  @inline(__always) static func key(_ first: UInt32, _ second: UInt32, _ third: UInt32) -> UInt64 {
    UInt64(first) << 40 | UInt64(second) << 20 | UInt64(third)
  }

  /// The logarithm of a word's probability on its own.
  @inline(__always) func log(_ word: UInt32) -> Float {
    Quantised.log(lexicon.attribute(.frequency, of: word))
  }

  /// The logarithm of a word's probability after one that it was never met after, by the classes of both.
  @inline(__always) private func log(_ word: UInt32, unmetAfter previous: UInt32) -> Float {
    let place = Int(lexicon.neighbourClass(of: previous)) << 8 | Int(lexicon.neighbourClass(of: word))
    return log(word) + (Float(classPairs.byte(place)) - 128) / Self.classSteps
  }

  /// The logarithm of a word's probability after one.
  @inline(__always) func log(_ word: UInt32, after previous: UInt32) -> Float {
    if let index = pairs.find(Self.key(previous, word)) {
      return Quantised.log(pairs.value(index, column: 0))
    }
    return Quantised.log(lexicon.attribute(.backoff, of: previous)) + log(word, unmetAfter: previous)
  }

  /// What is left of two words as a context: nil where nothing is known to follow just these two.
  @inline(__always) func backoff(_ first: UInt32, _ second: UInt32) -> Float? {
    guard let index = pairs.find(Self.key(first, second)) else { return nil }
    let code = pairs.value(index, column: 1)
    return code == 0 ? nil : Quantised.log(code)
  }

  /// The logarithm of a word's probability after two.
  ///
  /// - Parameter backoff: What `backoff(_:_:)` gave for the context.
  @inline(__always) func log(
    _ word: UInt32, after first: UInt32, _ second: UInt32, backoff: Float?
  ) -> Float {
    guard let backoff else { return log(word, after: second) }
    // No three words are kept whose last two are not.
    guard let index = pairs.find(Self.key(second, word)) else {
      return backoff + Quantised.log(lexicon.attribute(.backoff, of: second))
        + log(word, unmetAfter: second)
    }
    if let index = triples.find(Self.key(first, second, word)) {
      return Quantised.log(triples.value(index, column: 0))
    }
    return backoff + Quantised.log(pairs.value(index, column: 0))
  }
}
