import Foundation

/// Learns sequences of letters from the lexicon: small words and names apart.
enum LetterTraining {
  /// Lays out the table of sequences.
  ///
  /// Witten-Bell smoothing over the words, each counted with the logarithm of how often it is met.
  static func table(of lexicon: LexiconTraining, most: Int) -> [UInt8] {
    var keys: [UInt64] = []
    for (index, word) in lexicon.words.enumerated() {
      let isName = Letters.isUpper(word[0])
      if word.dropFirst().contains(where: Letters.isUpper) { continue }
      let count = lexicon.counts[index]
      // What is only a name in a list, or only a part of words, says how names or words are spelled, too.
      let weight = min(15, 1 + Int(Foundation.log2(Double(count + 1)) / 2))
      let letters = [LetterModel.start] + word.map(Letters.lower) + [LetterModel.end]
      let kind: LetterModel.Kind = isName ? .name : .common
      for end in 2...letters.count {
        for length in 1...min(end, LetterModel.order) {
          let key = LetterModel.key(letters[(end - length)..<end], kind)
          keys.append(key << KeyCounter.weightBits | UInt64(weight))
        }
      }
    }
    var counts: [(key: UInt64, weight: Double)] = []
    KeyCounter.count(&keys) { counts.append(($0.key, Double($0.weight))) }
    return estimate(counts, most: most)
  }

  private static func context(of key: UInt64) -> UInt64 {
    let length = key >> 48 & 7
    let letters = key & 0xFFFF_FFFF_FFFF
    return letters >> 8 | (length - 1) << 48 | (key >> 52) << 52
  }

  private static func shorter(_ key: UInt64) -> UInt64 {
    let length = key >> 48 & 7
    let letters = key & ((1 << (8 * (length - 1))) - 1)
    return letters | (length - 1) << 48 | (key >> 52) << 52
  }

  private static func estimate(_ counts: [(key: UInt64, weight: Double)], most: Int) -> [UInt8] {
    var totals: [UInt64: (weight: Double, kinds: Double)] = [:]
    for (key, weight) in counts { totals[context(of: key), default: (0, 0)].weight += weight }
    for (key, _) in counts { totals[context(of: key), default: (0, 0)].kinds += 1 }
    let kept = choose(counts, most: most)
    var left: [UInt64: Double] = [:]
    for (key, weight) in kept {
      guard let total = totals[context(of: key)] else { continue }
      left[context(of: key), default: 1] -= weight / (total.weight + total.kinds)
    }
    // By length, so that the shorter context's estimate is there first.
    var probabilities: [UInt64: Double] = [:]
    for (key, weight) in kept.sorted(by: { ($0.key >> 48 & 7, $0.key) < ($1.key >> 48 & 7, $1.key) }) {
      let context = context(of: key)
      guard let total = totals[context] else { continue }
      let length = key >> 48 & 7
      let lower = length == 1 ? 1.0 / 60 : probabilities[shorter(key)] ?? 1e-4
      probabilities[key] = weight / (total.weight + total.kinds) + max(1e-5, left[context] ?? 1) * lower
    }
    var keys = Set(kept.map(\.key))
    for context in left.keys where context >> 48 & 7 > 0 { keys.insert(context) }
    let ordered = keys.sorted()
    return FingerprintTable.build(
      keys: ordered,
      values: [
        ordered.map { Quantised.code(log: log(probabilities[$0] ?? 1e-4)) },
        ordered.map { Quantised.code(log: log(max(1e-5, left[$0] ?? 1))) },
      ], width: 3)
  }

  private static func choose(
    _ counts: [(key: UInt64, weight: Double)], most: Int
  ) -> [(key: UInt64, weight: Double)] {
    let short = counts.filter { $0.key >> 48 & 7 <= 3 }
    let long = counts.filter { $0.key >> 48 & 7 > 3 && $0.weight >= 3 }
    let room = max(0, most - short.count)
    if long.count <= room { return short + long }
    return short + long.sorted { ($1.weight, $0.key) < ($0.weight, $1.key) }.prefix(room)
  }
}
