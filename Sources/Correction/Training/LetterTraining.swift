import Foundation

/// Learns sequences of letters from the lexicon: small words and names apart.
///
/// Interpolated Kneser-Ney smoothing over the different words: each counts once, for it is new words that are judged
/// by their letters, and those are like rare words. A shorter sequence counts the different letters before it.
struct LetterTraining {
  private var counts: [UInt64: Double] = [:]
  /// The sequences, short before long.
  private var ordered: [UInt64] = []
  private var discounts: [[Double]] = []
  private var totals: [UInt64: Double] = [:]
  private var probabilities: [UInt64: Double] = [:]

  /// Lays out the table of sequences.
  static func table(of lexicon: LexiconTraining, most: Int) -> [UInt8] {
    var training = LetterTraining(lexicon.words)
    let gains = training.estimate()
    return training.layOut(training.kept(gains, most: most))
  }

  private init(_ words: [[UInt8]]) {
    var keys: [UInt64] = []
    for word in words where word.dropFirst().allSatisfy(Letters.isLower) {
      let kind: LetterModel.Kind = Letters.isUpper(word[0]) ? .name : .common
      let letters = [LetterModel.start] + word.map(Letters.lower) + [LetterModel.end]
      for end in 2...letters.count {
        let length = min(end, LetterModel.order)
        let key = LetterModel.key(letters[(end - length)..<end], kind)
        keys.append(key << KeyCounter.weightBits | 1)
      }
    }
    KeyCounter.count(&keys) { counts[$0.key] = Double($0.weight) }
    // Sequences from a word's beginning have nothing before them and keep their own counts.
    for length in stride(from: LetterModel.order, to: 1, by: -1) {
      var added: [UInt64: Double] = [:]
      for key in counts.keys where Self.length(of: key) == length {
        added[Self.shorter(key), default: 0] += 1
      }
      for (key, count) in added { counts[key, default: 0] += count }
    }
    // Sums of fractions depend on the order they are made in.
    ordered = counts.keys.sorted { (Self.length(of: $0), $0) < (Self.length(of: $1), $1) }
    discounts = Self.discounts(counts)
    for key in ordered { totals[Self.context(of: key), default: 0] += counts[key] ?? 0 }
  }

  private static func length(of key: UInt64) -> Int { Int(key >> 48 & 7) }

  private static func context(of key: UInt64) -> UInt64 {
    (key & 0xFFFF_FFFF_FFFF) >> 8 | UInt64(length(of: key) - 1) << 48 | (key >> 52) << 52
  }

  private static func shorter(_ key: UInt64) -> UInt64 {
    let length = UInt64(length(of: key) - 1)
    return key & ((1 << (8 * length)) - 1) | length << 48 | (key >> 52) << 52
  }

  /// What is taken from a count of one, of two, and of more, for what was not met: Chen and Goodman's estimate.
  private static func discounts(_ counts: [UInt64: Double]) -> [[Double]] {
    var met = Array(repeating: [Double](repeating: 0, count: 5), count: LetterModel.order + 1)
    for (key, count) in counts where count <= 4 { met[length(of: key)][Int(count)] += 1 }
    return met.map { met in
      guard met[1] > 0, met[2] > 0, met[3] > 0 else { return [0, 0.7, 0.9, 1] }
      let share = met[1] / (met[1] + 2 * met[2])
      return [
        0, 1 - 2 * share * met[2] / met[1], 2 - 3 * share * met[3] / met[2],
        3 - 4 * share * met[4] / met[3],
      ]
    }
  }

  /// A sequence's own share of its context.
  private func own(_ key: UInt64) -> Double {
    guard let count = counts[key], let total = totals[Self.context(of: key)] else { return 0 }
    return (count - discounts[Self.length(of: key)][min(3, Int(count))]) / total
  }

  /// Finds the probabilities, and what each long sequence adds to them.
  private mutating func estimate() -> [(gain: Double, key: UInt64)] {
    var left: [UInt64: Double] = [:]
    for key in ordered { left[Self.context(of: key), default: 1] -= own(key) }
    var gains: [(gain: Double, key: UInt64)] = []
    for key in ordered {
      let length = Self.length(of: key)
      let shorter = length == 1 ? 1.0 / 60 : probabilities[Self.shorter(key)] ?? 1e-5
      let lower = (left[Self.context(of: key)] ?? 1) * shorter
      let probability = own(key) + lower
      probabilities[key] = probability
      if length > 3 { gains.append(((counts[key] ?? 0) * log(probability / lower), key)) }
    }
    return gains
  }

  /// The sequences that add the most, with those that they fall back on.
  private func kept(_ gains: [(gain: Double, key: UInt64)], most: Int) -> Set<UInt64> {
    var kept = Set(ordered.prefix { Self.length(of: $0) <= 3 })
    for (_, key) in gains.sorted(by: { ($1.gain, $0.key) < ($0.gain, $1.key) }) {
      if kept.count >= most { break }
      var part = key
      while Self.length(of: part) > 3, kept.insert(part).inserted { part = Self.shorter(part) }
    }
    return kept
  }

  private func layOut(_ kept: Set<UInt64>) -> [UInt8] {
    var left: [UInt64: Double] = [:]
    for key in ordered where kept.contains(key) { left[Self.context(of: key), default: 1] -= own(key) }
    let keys = kept.union(left.keys.filter { Self.length(of: $0) > 0 }).sorted()
    return FingerprintTable.build(
      keys: keys,
      values: [
        keys.map { Quantised.code(log: log(probabilities[$0] ?? 1e-5)) },
        keys.map { Quantised.code(log: log(max(1e-5, left[$0] ?? 1))) },
      ], width: 3)
  }
}
