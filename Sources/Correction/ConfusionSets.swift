import Foundation

/// Words that differ by their marks alone and are all common, such as man and män, with what their surroundings say.
///
/// The sequences see two words back; which of such words is meant may show many words away. Each word of a set has
/// weights for the words around it, their endings and the words near by (a log-linear classifier as in Golding and
/// Roth, "A Winnow-based approach to context-sensitive spelling correction", 1999).
struct ConfusionSets {
  private let members: MappedBytes
  private let weights: FingerprintTable

  /// The steps of a weight to one.
  static let steps: Float = 16
  /// How much the surroundings are believed beside the sequences, which see the nearest of them too.
  private static let trust: Float = 1

  /// Reads the sets in place.
  ///
  /// - Parameters:
  ///   - members: The word's identifier and its set's number (UInt32 each) for each member, in ascending order.
  ///   - weights: The weights by the keys that `key(_:_:)` gives.
  init(members: MappedBytes, weights: FingerprintTable) {
    self.members = members
    self.weights = weights
  }

  /// The number of the set that a word belongs to; nil for most words.
  func set(of word: UInt32) -> UInt32? {
    var low = 0
    var high = members.count / 8
    while low < high {
      let middle = (low + high) / 2
      let found = members.word(8 * middle)
      if found == word { return members.word(8 * middle + 4) }
      if found < word { low = middle + 1 } else { high = middle }
    }
    return nil
  }

  /// The key of a word's weight for a feature.
  @inline(__always) static func key(_ word: UInt32, _ feature: UInt64) -> UInt64 {
    Letters.mix(feature ^ UInt64(word) &* 0x9E37_79B9_7F4A_7C15)
  }

  /// What the surroundings say for a word, as a logarithm up to what is the same for all words of its set.
  func log(_ word: UInt32, _ features: [UInt64]) -> Float {
    var sum: Float = 0
    for feature in features {
      if let index = weights.find(Self.key(word, feature)) {
        sum += (Float(weights.value(index, column: 0)) - 128) / Self.steps
      }
    }
    return sum * Self.trust
  }
}

/// The features of a word's surroundings.
enum ConfusionFeatures {
  /// How many words away a word still speaks.
  private static let reach = 20
  /// The logarithm of the frequency of the commonest words that speak from afar.
  static let commonest: Float = -7

  /// The features at a place in a sequence of words.
  ///
  /// - Parameters:
  ///   - place: The place; the word there does not count.
  ///   - count: How many words the sequence has.
  ///   - word: The word at a place.
  ///   - ending: The ending of the word at a place as `ending(of:)` gives it; 0 for a class.
  ///   - wordClass: The class of the word at a place by its neighbours.
  ///   - isCommon: Whether a word is too common to speak from afar.
  static func at(
    _ place: Int, count: Int, word: (Int) -> UInt32, ending: (Int) -> UInt64,
    wordClass: (Int) -> UInt8, isCommon: (UInt32) -> Bool
  ) -> [UInt64] {
    func near(_ offset: Int) -> (word: UInt64, ending: UInt64, class: UInt64) {
      // Beyond a sentence's end nothing is near.
      let step = offset < 0 ? -1 : 1
      var index = place
      while index != place + offset {
        index += step
        if index < 0 || index >= count || word(index) == Lexicon.Class.boundary { return (0, 0, 0) }
      }
      return (UInt64(word(index)), ending(index), UInt64(wordClass(index)))
    }
    let around = [-3, -2, -1, 1, 2, 3].map(near)
    var features: [UInt64] = [1]
    for (index, value) in around.enumerated() { features.append(UInt64(index + 2) << 48 | value.word) }
    for index in 1...4 where around[index].ending != 0 {
      features.append(UInt64(index + 10) << 48 | around[index].ending)
    }
    for index in 1...3 {
      features.append(UInt64(index + 20) << 48 | around[index].word << 20 | around[index + 1].word)
    }
    if around[2].ending != 0, around[3].ending != 0 {
      features.append(30 << 48 | (around[2].ending &* 31 ^ around[3].ending) & 0xFFFF_FFFF_FFFF)
    }
    for (index, value) in around.enumerated() { features.append(UInt64(index + 50) << 48 | value.class) }
    for index in 0..<5 {
      features.append(UInt64(index + 60) << 48 | around[index].class << 8 | around[index + 1].class)
    }
    for index in 0..<4 {
      features.append(
        UInt64(index + 70) << 48 | around[index].class << 16 | around[index + 1].class << 8
          | around[index + 2].class)
    }
    var further: [UInt64] = []
    for offset in [-8, -7, -6, -5, -4, 4, 5, 6, 7, 8] {
      let found = near(offset)
      let feature = (offset < 0 ? 80 : 81) << 48 | found.class
      if found.word != 0, !further.contains(feature) { further.append(feature) }
    }
    features += further
    var far: [UInt64] = []
    for index in max(0, place - reach)..<min(count, place + reach + 1) where index != place {
      let word = word(index)
      if word < Lexicon.Class.firstWord || isCommon(word) { continue }
      let feature = 40 << 48 | UInt64(word)
      if !far.contains(feature) { far.append(feature) }
    }
    return features + far
  }

  /// A number for a word's ending: its last three letters without their marks; 0 for a word of fewer than four.
  static func ending(of word: [UInt8]) -> UInt64 {
    if word.count < 4 { return 0 }
    return word.suffix(3).reduce(1) { $0 << 8 | UInt64(Letters.fold($1)) }
  }
}
