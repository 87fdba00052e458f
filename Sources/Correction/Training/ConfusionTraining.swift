import Foundation

/// Finds words that differ by their marks alone, and learns what surrounds each.
struct ConfusionTraining {
  /// The members with their sets' numbers, as `ConfusionSets` reads them.
  private(set) var members: [UInt8] = []
  /// The table of weights.
  private(set) var weights: [UInt8] = []
  /// How many sets there are.
  private(set) var setCount = 0

  private let words: [[UInt8]]
  private let tokens: [UInt32]
  private var counts: [Int]
  private let endings: [UInt64]
  private let isCommon: [Bool]
  private let classes: [UInt8]

  /// The fewest times the second commonest word of a set is met.
  private static let fewest = 150
  /// The least share of a set's words that the second commonest has.
  private static let leastShare = 0.002
  /// The most examples of one word that are learnt from.
  private static let mostExamples = 60_000
  /// The fewest examples a feature must be met in.
  private static let leastMet = 4
  /// The least weight that is kept.
  private static let leastWeight: Float = 0.2
  private static let rounds = 3
  /// How many orders of the examples the weights are the mean of: one alone is as good as chance has it.
  private static let orders = 4
  private static let rate: Float = 0.25

  /// Learns from running text.
  ///
  /// - Parameters:
  ///   - words: The lexicon's words by identifier less `Lexicon.Class.firstWord`.
  ///   - frequencies: The codes of the frequencies of classes and words.
  ///   - classes: The class of each word by its neighbours.
  ///   - tokens: The text.
  ///   - progress: Called with a few words at the end.
  init(
    words: [[UInt8]], frequencies: [UInt8], classes: [UInt8], tokens: [UInt32], progress: (String) -> Void
  ) {
    self.words = words
    self.classes = classes
    self.tokens = tokens
    counts = [Int](repeating: 0, count: words.count + Int(Lexicon.Class.firstWord))
    for token in tokens { counts[Int(token)] += 1 }
    endings =
      [UInt64](repeating: 0, count: Int(Lexicon.Class.firstWord)) + words.map(ConfusionFeatures.ending)
    isCommon = frequencies.map { $0 != Quantised.none && Quantised.log($0) > ConfusionFeatures.commonest }
    let sets = self.sets()
    setCount = sets.count
    let examples = self.examples(of: sets)
    var keys: [UInt64] = []
    var codes: [UInt8] = []
    for set in sets { learn(set, examples, &keys, &codes) }
    weights = FingerprintTable.build(keys: keys, values: [codes], width: 2)
    let listed = sets.enumerated().flatMap { number, set in set.map { ($0, UInt32(number)) } }.sorted {
      $0 < $1
    }
    for (word, number) in listed {
      members.append(number: word)
      members.append(number: number)
    }
    progress("\(sets.count) sets of words that differ by their marks, \(keys.count) weights")
  }

  /// The letter, one and the same for å, ä, ö and the letters they are read as.
  private static func vowel(_ letter: UInt8) -> UInt8 {
    let plain = Letters.fold(letter)
    return plain == UInt8(ascii: "o") ? UInt8(ascii: "a") : plain
  }

  /// The sets, each with its commonest word first.
  private func sets() -> [[UInt32]] {
    var byLetters: [[UInt8]: [UInt32]] = [:]
    for (index, word) in words.enumerated() where word.allSatisfy(Letters.isLower) {
      let id = UInt32(index) + Lexicon.Class.firstWord
      if counts[Int(id)] >= Self.fewest { byLetters[word.map(Self.vowel), default: []].append(id) }
    }
    var sets: [[UInt32]] = []
    for ids in byLetters.values where ids.count > 1 {
      let sorted = ids.sorted { (counts[Int($0)], $1) > (counts[Int($1)], $0) }
      let total = Double(sorted.reduce(0) { $0 + counts[Int($1)] })
      let set = sorted.filter { Double(counts[Int($0)]) >= Self.leastShare * total }
      if set.count > 1 { sets.append(set) }
    }
    return sets.sorted { $0[0] < $1[0] }
  }

  /// Where the words of the sets stand, at most so many places of each, evenly drawn.
  private func examples(of sets: [[UInt32]]) -> [UInt32: [Int]] {
    var isMember = [Bool](repeating: false, count: counts.count)
    for set in sets { for word in set { isMember[Int(word)] = true } }
    var places: [UInt32: [Int]] = [:]
    for (place, token) in tokens.enumerated() where isMember[Int(token)] {
      places[token, default: []].append(place)
    }
    return places.mapValues { all in
      if all.count <= Self.mostExamples { return all }
      return (0..<Self.mostExamples).map { all[$0 * all.count / Self.mostExamples] }
    }
  }

  private func features(at place: Int) -> [UInt64] {
    ConfusionFeatures.at(
      place, count: tokens.count, word: { tokens[$0] }, ending: { endings[Int(tokens[$0])] },
      wordClass: { classes[Int(tokens[$0])] },
      isCommon: { isCommon[Int($0)] })
  }

  /// Learns one set's weights by stochastic gradient descent, each weight at a rate of its own (AdaGrad).
  private func learn(
    _ set: [UInt32], _ examples: [UInt32: [Int]], _ keys: inout [UInt64], _ codes: inout [UInt8]
  ) {
    var met: [UInt64: Int] = [:]
    var rows: [(label: Int, importance: Float, features: [UInt64])] = []
    for (label, word) in set.enumerated() {
      let places = examples[word] ?? []
      // Where not all examples were drawn, each stands for several.
      let importance = Float(counts[Int(word)]) / Float(max(1, places.count))
      for place in places {
        let features = features(at: place)
        for feature in features { met[feature, default: 0] += 1 }
        rows.append((label, importance, features))
      }
    }
    let kept = met.filter { $0.value >= Self.leastMet }.keys.sorted()
    let index = Dictionary(uniqueKeysWithValues: zip(kept, 0..<kept.count))
    let inputs = rows.map { row in row.features.compactMap { index[$0] } }
    var mean = [Float](repeating: 0, count: kept.count * set.count)
    for order in 1...Self.orders {
      let weights = descend(
        set, rows.map { ($0.label, $0.importance) }, inputs, kept.count, seed: UInt64(order))
      for index in mean.indices { mean[index] += weights[index] / Float(Self.orders) }
    }
    for label in 1..<set.count {
      for (feature, key) in kept.enumerated() {
        let weight = mean[label * kept.count + feature]
        if abs(weight) < Self.leastWeight { continue }
        keys.append(ConfusionSets.key(set[label], key))
        codes.append(UInt8(min(255, max(0, (weight * ConfusionSets.steps).rounded() + 128))))
      }
    }
  }

  /// The weights that one order of the examples gives.
  private func descend(
    _ set: [UInt32], _ rows: [(label: Int, importance: Float)], _ inputs: [[Int]], _ featureCount: Int,
    seed: UInt64
  ) -> [Float] {
    var order = Array(rows.indices)
    var weights = [Float](repeating: 0, count: featureCount * set.count)
    var squares = [Float](repeating: 1e-3, count: weights.count)
    var state = seed
    for _ in 0..<Self.rounds {
      for place in order.indices.dropFirst().reversed() {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        order.swapAt(place, Int(state >> 33) % (place + 1))
      }
      for row in order {
        var scores = [Float](repeating: 0, count: set.count)
        for label in 1..<set.count {
          for feature in inputs[row] { scores[label] += weights[label * featureCount + feature] }
        }
        let most = scores.max() ?? 0
        let parts = scores.map { exp($0 - most) }
        let sum = parts.reduce(0, +)
        for label in 1..<set.count {
          let target: Float = rows[row].label == label ? 1 : 0
          let slope = (parts[label] / sum - target) * min(rows[row].importance, 20)
          if abs(slope) < 1e-4 { continue }
          for feature in inputs[row] {
            let place = label * featureCount + feature
            squares[place] += slope * slope
            weights[place] -= Self.rate * slope / squares[place].squareRoot()
          }
        }
      }
    }
    return weights
  }
}
