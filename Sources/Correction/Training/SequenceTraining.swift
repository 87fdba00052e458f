import Foundation

/// Counts sequences of words and turns the counts into probabilities.
///
/// Interpolated absolute discounting; the sequences that change the shorter context's estimate the most are kept.
struct SequenceTraining {
  /// The code of each word's own probability.
  private(set) var frequencies: [UInt8]
  /// The code of what each word leaves to shorter contexts.
  private(set) var backoffs: [UInt8]
  /// The table of pairs.
  private(set) var pairs: [UInt8] = []
  /// The table of triples.
  private(set) var triples: [UInt8] = []
  /// The table of pairs of classes.
  private(set) var classPairs: [UInt8] = []

  private static let discount = 0.8
  /// How often, on the whole, a word of a dictionary would have been met that never was.
  private static let unmetCount = 0.3
  /// The code of a word that is known to be one but was never met.
  private(set) var unmet = Quantised.none
  private var single: [Double]
  private let classes: [UInt8]
  /// By how much each two classes make a word likelier that was never met after another.
  private var lifts: [Double] = []
  /// How much the classes are believed.
  private static let classTrust = 0.35

  /// Begins with no counts.
  ///
  /// - Parameter classes: The class of each class and word by its neighbours.
  init(classes: [UInt8]) {
    self.classes = classes
    let wordCount = classes.count
    frequencies = Array(repeating: Quantised.none, count: wordCount)
    backoffs = Array(repeating: 0, count: wordCount)
    single = Array(repeating: 0, count: wordCount)
  }

  private struct Sequence {
    var key: UInt64
    /// The discounted weight.
    var weight: Float
    var occurrences: UInt32
    var probability: Float = 0
  }

  /// Counts and estimates.
  mutating func train(
    tokens: [UInt32], weights: [(start: Int, weight: Int)], limits: TrainingLimits,
    progress: (String) -> Void
  ) {
    trainSingle(tokens, weights)
    progress("pairs of words in \(tokens.count) tokens")
    var (two, heads) = pairProbabilities(tokens, weights)
    progress("triples of words")
    let three = tripleCounts(tokens, weights, two, heads, limits)
    finish(&two, three, heads, limits, progress)
  }

  private func forEachToken(
    _ tokens: [UInt32], _ weights: [(start: Int, weight: Int)], _ body: (_ index: Int, _ weight: Int) -> Void
  ) {
    for (index, source) in weights.enumerated() {
      let end = index + 1 < weights.count ? weights[index + 1].start : tokens.count
      for place in source.start..<end { body(place, source.weight) }
    }
  }

  private mutating func trainSingle(_ tokens: [UInt32], _ weights: [(start: Int, weight: Int)]) {
    var counts = [Int](repeating: 0, count: single.count)
    var total = 0
    forEachToken(tokens, weights) { place, weight in
      counts[Int(tokens[place])] += weight
      total += weight
    }
    unmet = Quantised.code(log: log(Self.unmetCount / Double(total)))
    for word in counts.indices where counts[word] > 0 || word < Int(Lexicon.Class.firstWord) {
      single[word] = (Double(counts[word]) + 0.5) / Double(total)
      frequencies[word] = Quantised.code(log: log(single[word]))
    }
  }

  /// Pairs met at least twice, and the weight of each first word.
  private mutating func pairProbabilities(
    _ tokens: [UInt32], _ weights: [(start: Int, weight: Int)]
  ) -> ([Sequence], [Double]) {
    var keys: [UInt64] = []
    keys.reserveCapacity(tokens.count)
    var heads = [Double](repeating: 0, count: single.count)
    forEachToken(tokens, weights) { place, weight in
      if place == 0 { return }
      let (first, second) = (tokens[place - 1], tokens[place])
      if first == 0, second == 0 { return }
      heads[Int(first)] += Double(weight)
      keys.append((UInt64(first) << 20 | UInt64(second)) << KeyCounter.weightBits | UInt64(weight))
    }
    var two: [Sequence] = []
    // What was met once tells of what was never met (Good, 1953).
    var once = [Double](repeating: 0, count: 256 * 256)
    KeyCounter.count(&keys) { count in
      if count.occurrences == 1 {
        once[lift(Int(count.key >> 20), Int(count.key & 0xFFFFF))] += 1
        return
      }
      let share = Double(count.weight) * (1 - Self.discount / Double(count.occurrences))
      two.append(
        Sequence(key: count.key, weight: Float(share), occurrences: UInt32(count.occurrences)))
    }
    trainClasses(once)
    return (two, heads)
  }

  /// Where two words' lift lies.
  private func lift(_ first: Int, _ second: Int) -> Int { Int(classes[first]) << 8 | Int(classes[second]) }

  private mutating func trainClasses(_ once: [Double]) {
    var alone = [Double](repeating: 0, count: 256)
    for word in single.indices { alone[Int(classes[word])] += single[word] }
    lifts = [Double](repeating: 1, count: once.count)
    classPairs = [UInt8](repeating: 128, count: once.count)
    for first in 0..<256 {
      let total = once[first << 8..<(first + 1) << 8].reduce(0, +)
      if total == 0 { continue }
      for second in 0..<256 where alone[second] > 0 {
        let share = once[first << 8 | second] / total
        let lift = Self.classTrust * share / alone[second] + 1 - Self.classTrust
        let code = min(255, max(0, (log(lift) * Double(WordSequences.classSteps)).rounded() + 128))
        classPairs[first << 8 | second] = UInt8(code)
        lifts[first << 8 | second] = exp((code - 128) / Double(WordSequences.classSteps))
      }
    }
  }

  private func tripleCounts(
    _ tokens: [UInt32], _ weights: [(start: Int, weight: Int)], _ two: [Sequence], _ heads: [Double],
    _ limits: TrainingLimits
  ) -> [Sequence] {
    var keys: [UInt64] = []
    keys.reserveCapacity(tokens.count)
    forEachToken(tokens, weights) { place, weight in
      if place < 2 { return }
      let (first, second, third) = (tokens[place - 2], tokens[place - 1], tokens[place])
      if second == 0, first == 0 || third == 0 { return }
      keys.append(
        (UInt64(first) << 40 | UInt64(second) << 20 | UInt64(third)) << KeyCounter.weightBits
          | UInt64(weight))
    }
    var three: [Sequence] = []
    KeyCounter.count(&keys, least: 2) { count in
      let share = Double(count.weight) * (1 - Self.discount / Double(count.occurrences))
      three.append(
        Sequence(key: count.key, weight: Float(share), occurrences: UInt32(count.occurrences)))
    }
    return three
  }

  /// Chooses what is kept and lays the tables out.
  private mutating func finish(
    _ two: inout [Sequence], _ three: [Sequence], _ heads: [Double], _ limits: TrainingLimits,
    _ progress: (String) -> Void
  ) {
    // Contexts of triples: the weight of each pair, met once or more, approximated by what is counted.
    var pairWeight = PairIndex(two.map(\.key))
    var contextWeight = [Double](repeating: 0, count: two.count)
    for index in two.indices {
      contextWeight[index] =
        Double(two[index].weight) / (1 - Self.discount / Double(two[index].occurrences))
    }
    let pairGain = estimatePairs(&two, heads)
    var keepTriple = [Bool](repeating: false, count: three.count)
    let (probabilities, gains) = estimateTriples(three, two, &pairWeight, contextWeight)
    let tripleFloor = Self.floor(gains, most: limits.triples)
    var leftOver = [Double](repeating: 1, count: two.count)
    var isContext = [Bool](repeating: false, count: two.count)
    var isTail = isContext
    for index in three.indices where gains[index] > tripleFloor {
      guard let context = pairWeight.find(three[index].key >> 20),
        let tail = pairWeight.find(three[index].key & 0xFF_FFFF_FFFF)
      else { continue }
      isTail[tail] = true
      keepTriple[index] = true
      isContext[context] = true
      leftOver[context] -= Double(three[index].weight) / contextWeight[context]
    }
    let pairFloor = Self.floor(pairGain, most: limits.pairs)
    let isKept = two.indices.map { pairGain[$0] > pairFloor || isContext[$0] || isTail[$0] }
    layOutPairs(two, heads, isKept, isContext, leftOver)
    var keys: [UInt64] = []
    var codes: [UInt8] = []
    for index in three.indices where keepTriple[index] {
      let key = three[index].key
      keys.append(
        WordSequences.key(UInt32(key >> 40), UInt32(key >> 20 & 0xFFFFF), UInt32(key & 0xFFFFF)))
      codes.append(Quantised.code(log: log(Double(probabilities[index]))))
    }
    triples = FingerprintTable.build(keys: keys, values: [codes], width: 2)
    progress("\(keys.count) of \(three.count) triples kept")
  }

  private func estimatePairs(_ two: inout [Sequence], _ heads: [Double]) -> [Float] {
    var kept = [Double](repeating: 0, count: heads.count)
    for pair in two { kept[Int(pair.key >> 20)] += Double(pair.weight) }
    return two.indices.map { index in
      let first = Int(two[index].key >> 20)
      let left = max(0.001, 1 - kept[first] / heads[first])
      let second = Int(two[index].key & 0xFFFFF)
      let shorter = left * single[second] * lifts[lift(first, second)]
      let probability = Double(two[index].weight) / heads[first] + shorter
      two[index].probability = Float(probability)
      return Float(Double(two[index].occurrences) * abs(log(probability / shorter)))
    }
  }

  private func estimateTriples(
    _ three: [Sequence], _ two: [Sequence], _ pairs: inout PairIndex, _ contextWeight: [Double]
  ) -> ([Float], [Float]) {
    var probabilities = [Float](repeating: 0, count: three.count)
    var gains = [Float](repeating: -1, count: three.count)
    var index = 0
    while index < three.count {
      let head = three[index].key >> 20
      var end = index
      var sum = 0.0
      while end < three.count, three[end].key >> 20 == head {
        sum += Double(three[end].weight)
        end += 1
      }
      if let context = pairs.find(head) {
        let left = max(0.001, 1 - sum / contextWeight[context])
        for place in index..<end {
          let tail = three[place].key & 0xFF_FFFF_FFFF
          let lower =
            pairs.find(tail).map { Double(two[$0].probability) } ?? single[Int(tail & 0xFFFFF)] * 0.3
          let probability = Double(three[place].weight) / contextWeight[context] + left * lower
          probabilities[place] = Float(probability)
          gains[place] = Float(
            Double(three[place].occurrences) * abs(log(probability / (left * lower))))
        }
      }
      index = end
    }
    return (probabilities, gains)
  }

  private mutating func layOutPairs(
    _ two: [Sequence], _ heads: [Double], _ isKept: [Bool], _ isContext: [Bool],
    _ leftOver: [Double]
  ) {
    var left = [Double](repeating: 1, count: heads.count)
    for index in two.indices where isKept[index] {
      left[Int(two[index].key >> 20)] -= Double(two[index].weight) / heads[Int(two[index].key >> 20)]
    }
    for word in left.indices { backoffs[word] = Quantised.code(log: log(max(1e-6, left[word]))) }
    var keys: [UInt64] = []
    var codes: [UInt8] = []
    var backs: [UInt8] = []
    for index in two.indices where isKept[index] {
      let (first, second) = (Int(two[index].key >> 20), Int(two[index].key & 0xFFFFF))
      keys.append(WordSequences.key(UInt32(first), UInt32(second)))
      let probability =
        Double(two[index].weight) / heads[first]
        + max(0, left[first]) * single[second] * lifts[lift(first, second)]
      codes.append(Quantised.code(log: log(probability)))
      // Nothing kept after this pair is code 0; a context that leaves nearly everything over is at least 1.
      backs.append(isContext[index] ? max(1, Quantised.code(log: log(max(1e-6, leftOver[index])))) : 0)
    }
    pairs = FingerprintTable.build(keys: keys, values: [codes, backs], width: 3)
  }

  /// The gain above which at most so many lie.
  private static func floor(_ gains: [Float], most: Int) -> Float {
    if gains.count <= most { return -0.5 }
    return gains.sorted(by: >)[most]
  }
}
