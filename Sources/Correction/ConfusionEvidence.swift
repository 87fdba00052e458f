import Foundation

/// What a document says of its words that differ by their marks alone: what stands around each, and how often the
/// document as a whole means each of them.
///
/// Both only share anew what such words have together. How often each is meant is found by turns with which is meant
/// where (Saerens, Latinne and Decaestecker, "Adjusting the outputs of a classifier to new a priori probabilities",
/// 2002): a paper on men and women writes männen far oftener than the papers that the model was learnt from.
struct ConfusionEvidence {
  /// A place where words of one set are choices.
  private struct Doubt {
    var block: Int
    var place: Int
    /// The set.
    var set: UInt32
    /// The choices that are words of the set.
    var choices: [Int]
    /// Their words.
    var words: [UInt32]
    /// Their probabilities together with what surrounds them.
    var shares: [Double]
    /// What is added to the logarithms of their readings.
    var gains: [Float]
  }

  private var doubts: [Doubt] = []
  /// Where each block's doubts begin.
  private var starts: [Int] = []

  /// How sure a word must be for its wider surroundings not to matter.
  private static let unquestioned = 0.9999
  /// How many words of the document the model's own shares are worth.
  private static let usualWeight = 6.0
  /// How much the document's own shares are believed.
  private static let ownTrust = 0.8
  /// How often shares and words are found from each other.
  private static let turns = 6

  /// Looks at what was found word by word.
  ///
  /// - Parameters:
  ///   - document: The document.
  ///   - candidates: The candidates of each form.
  ///   - found: The choices at each place of each block and their probabilities; empty where nothing is questioned.
  ///   - view: The model.
  init(
    _ document: Document, _ candidates: [[Candidate]],
    _ found: [(places: [[Lattice.Choice]], shares: [[Double]])], _ view: ModelView
  ) {
    let surroundings = Surroundings(document, candidates, found)
    for (block, entry) in found.enumerated() {
      starts.append(doubts.count)
      for (place, choices) in entry.places.enumerated() where choices.count > 1 {
        doubts += Self.doubts(choices, entry.shares[place], view.confusions).map {
          set, choices, words, shares in
          var doubt = Doubt(
            block: block, place: place, set: set, choices: choices, words: words, shares: shares, gains: [])
          let isOpen = (entry.shares[place].max() ?? 1) < Self.unquestioned
          let features = isOpen ? surroundings.features(block: block, place: place, view.lexicon) : []
          doubt.gains = words.map { isOpen ? view.confusions.log($0, features) : 0 }
          doubt.shares = Self.normal(zip(shares, doubt.gains).map { $0 * exp(Double($1)) })
          return doubt
        }
      }
    }
    starts.append(doubts.count)
    adapt(view)
    for index in doubts.indices { level(index, found[doubts[index].block].shares[doubts[index].place]) }
  }

  /// The choices of each set that has more than one word among them.
  private static func doubts(
    _ choices: [Lattice.Choice], _ shares: [Double], _ confusions: ConfusionSets
  ) -> [(set: UInt32, choices: [Int], words: [UInt32], shares: [Double])] {
    var bySet: [(set: UInt32, choices: [Int])] = []
    for (index, choice) in choices.enumerated() where choice.second == nil {
      guard let set = confusions.set(of: choice.word) else { continue }
      if let known = bySet.firstIndex(where: { $0.set == set }) {
        bySet[known].choices.append(index)
      } else {
        bySet.append((set, [index]))
      }
    }
    return bySet.compactMap { entry in
      let words = entry.choices.map { choices[$0].word }
      return words.allSatisfy { $0 == words[0] }
        ? nil : (entry.set, entry.choices, words, entry.choices.map { shares[$0] })
    }
  }

  private static func normal(_ weights: [Double]) -> [Double] {
    let sum = weights.reduce(0, +)
    return sum > 0 ? weights.map { $0 / sum } : weights.map { _ in 1 / Double(weights.count) }
  }

  /// Finds how often the document means each word, and adds what that says.
  private mutating func adapt(_ view: ModelView) {
    var usual: [UInt32: Double] = [:]
    var sets: [UInt32: [UInt32]] = [:]
    for doubt in doubts {
      for word in doubt.words where usual[word] == nil {
        usual[word] = exp(Double(view.sequences.log(word)))
        sets[doubt.set, default: []].append(word)
      }
    }
    var ratios: [UInt32: Double] = [:]
    for _ in 0..<Self.turns {
      var own: [UInt32: Double] = [:]
      for doubt in doubts {
        let shares = Self.normal(
          zip(doubt.words, doubt.shares).map { $1 * pow(ratios[$0] ?? 1, Self.ownTrust) })
        for (word, share) in zip(doubt.words, shares) { own[word, default: 0] += share }
      }
      for set in sets.values {
        let total = set.reduce(0) { $0 + (usual[$1] ?? 0) }
        let met = set.reduce(0) { $0 + (own[$1] ?? 0) }
        for word in set {
          let share = (usual[word] ?? 0) / total
          ratios[word] = ((own[word] ?? 0) + share * Self.usualWeight) / (met + Self.usualWeight) / share
        }
      }
    }
    for index in doubts.indices {
      for (place, word) in doubts[index].words.enumerated() {
        doubts[index].gains[place] += Float(log(ratios[word] ?? 1) * Self.ownTrust)
      }
    }
  }

  /// Takes from the gains what all have in common, so that the words of the set have together what they had.
  private mutating func level(_ index: Int, _ shares: [Double]) {
    let own = doubts[index].choices.map { shares[$0] }
    let whole = own.reduce(0, +)
    let most = doubts[index].gains.max() ?? 0
    let sum = zip(own, doubts[index].gains).reduce(0) { $0 + $1.0 * exp(Double($1.1 - most)) }
    let common = whole > 1e-9 && sum > 0 ? most + Float(log(sum / whole)) : most
    for place in doubts[index].gains.indices { doubts[index].gains[place] -= common }
  }

  /// Adds to the choices of a block what its surroundings and the document say; false where that is nothing.
  func weigh(_ block: Int, _ places: inout [[Lattice.Choice]]) -> Bool {
    for doubt in doubts[starts[block]..<starts[block + 1]] {
      for (choice, gain) in zip(doubt.choices, doubt.gains) where choice < places[doubt.place].count {
        places[doubt.place][choice].reading += gain
      }
    }
    return starts[block] < starts[block + 1]
  }
}
