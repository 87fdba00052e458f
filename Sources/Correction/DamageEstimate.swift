import Foundation

/// How damaged a document is, found from its words one by one.
struct DamageEstimate {
  /// How often each kind of damage happens at a place where it could, in the order of `Damage`.
  private(set) var rates: [Double]

  /// Whether so many marks are lost that words of no list must be thought to have lost theirs.
  var isHeavy: Bool { rates[0] + rates[1] > 0.1 }

  /// Whether letters are misread now and then, so that a word of no list may be one that was misread.
  var isMisread: Bool { rates[4] > 0.0008 }

  /// Whether letters are misread so often that any word of no list is more likely misread than printed so.
  var isBadlyMisread: Bool { rates[4] > 0.003 }

  /// Whether nearly all marks are lost and little else.
  var isStripped: Bool { rates[0] > 0.75 && rates[1] + rates[2] + rates[7] < 0.02 && rates[4] < 0.002 }

  /// What a document is like before it is seen: places where nothing happened, and what happened there.
  private static let prior: [(places: Double, damages: Double)] = [
    (30, 0.003), (60, 0.003), (300, 0.003), (600, 0.003), (6000, 0.3), (400, 0.02), (200, 0.01), (50, 0.02),
  ]

  /// How much damage is put down to chance before any is believed: rare words look like damaged common ones.
  private static let doubted: [Double] = [1, 0.5, 0.5, 0.5, 1, 0.3, 0.3, 0]
  private static let doubtedShare: [Double] = [0.01, 0.005, 0.002, 0, 0, 0, 0, 0]

  /// Estimates by turns: what each word stands for given the rates, the rates given what words stand for.
  ///
  /// - Parameters:
  ///   - candidates: Each different word's candidates with the logarithm of their probability on their own.
  ///   - counts: How often each word stands in the document.
  init(_ candidates: [[Candidate]], _ logs: [[Float]], counts: [Int]) {
    rates = [0.3, 0.05, 0.005, 0.002, 0.004, 0.001, 0.001, 0.05]
    for _ in 0..<8 {
      var damages = [Double](repeating: 0, count: 8)
      var marked = 0.0
      var letters = 0.0
      var words = 0.0
      let current = DamageRates(rates)
      for form in candidates.indices where counts[form] > 0 {
        let count = Double(counts[form])
        words += count
        letters += count * Double(candidates[form][0].output.count)
        let shares = Self.shares(candidates[form], logs[form], current)
        for (index, share) in shares.enumerated() where share > 1e-6 {
          let reading = candidates[form][index].reading
          marked += share * count * Double(reading.kept)
          for kind in 0..<8 where reading.edits[kind] > 0 {
            let damage = share * count * Double(reading.edits[kind])
            damages[kind] += damage
            if kind <= 2 || kind == 7 { marked += damage }
          }
        }
      }
      let places = [marked, marked, marked, letters * 0.3, letters, words, words, marked]
      for kind in 0..<8 {
        let believed = max(0, damages[kind] - Self.doubted[kind] - Self.doubtedShare[kind] * places[kind])
        rates[kind] = (believed + Self.prior[kind].damages) / (places[kind] + Self.prior[kind].places)
      }
    }
  }

  /// The share of each candidate.
  private static func shares(
    _ candidates: [Candidate], _ logs: [Float], _ rates: DamageRates
  ) -> [Double] {
    if candidates.count == 1 { return [1] }
    let scores = candidates.indices.map { Double(logs[$0] + rates.log(candidates[$0].reading)) }
    let best = scores.max() ?? 0
    let weights = scores.map { exp($0 - best) }
    let sum = weights.reduce(0, +)
    return weights.map { $0 / sum }
  }
}
