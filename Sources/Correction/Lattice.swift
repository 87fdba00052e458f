import Foundation

/// What a block's words may stand for, and how likely each is among its neighbours.
struct Lattice {
  /// One choice at one place of the block.
  struct Choice {
    /// The candidate's index among its form's candidates.
    var candidate: Int
    /// The word, and the second where there are two.
    var word: UInt32
    var second: UInt32?
    /// What is added to the sequence's logarithm.
    var spelling: Float
    /// The same when taken as one of its class.
    var classSpelling: ClassSpelling?
    /// The logarithm of the reading's probability, with what its capitals cost.
    var reading: Float
  }

  private let sequences: WordSequences

  /// Weighs the sequences against the readings: less than one, for words near each other say the same thing twice.
  private static let trust: Float = 0.9

  /// Makes a lattice over a model's sequences.
  init(_ sequences: WordSequences) { self.sequences = sequences }

  /// The probability of each choice at each place, all other places taken into account.
  func shares(_ places: [[Choice]]) -> [[Double]] {
    var forward: [[Float]] = []
    var steps: [[Float]] = []
    var before: [Choice] = [Self.boundary]
    var earlier: [Choice] = [Self.boundary]
    for (index, here) in places.enumerated() {
      let step = transitions(earlier, before, here)
      var sums = [Float](repeating: -.infinity, count: before.count * here.count)
      for first in earlier.indices {
        for second in before.indices {
          let base: Float = index == 0 ? 0 : forward[index - 1][first * before.count + second]
          for third in here.indices {
            let value = base + step[(first * before.count + second) * here.count + third]
            let slot = second * here.count + third
            sums[slot] = Self.sum(sums[slot], value)
          }
        }
      }
      forward.append(sums)
      steps.append(step)
      earlier = before
      before = here
    }
    return backward(places, forward, steps)
  }

  private static let boundary = Choice(
    candidate: 0, word: Lexicon.Class.boundary, spelling: 0, reading: 0)

  /// The shares of a place that has but one choice.
  private static let sure = [1.0]

  private func backward(_ places: [[Choice]], _ forward: [[Float]], _ steps: [[Float]]) -> [[Double]] {
    var shares = [[Double]](repeating: Self.sure, count: places.count)
    guard let last = places.last else { return [] }
    let previous = places.count > 1 ? places[places.count - 2].count : 1
    var after = [Float](repeating: 0, count: previous * last.count)
    for index in places.indices.reversed() {
      let here = places[index].count
      let before = index > 0 ? places[index - 1].count : 1
      if here > 1 { shares[index] = Self.shares(forward[index], after, before: before, here: here) }
      if index == 0 { break }
      let earlier = index > 1 ? places[index - 2].count : 1
      var sums = [Float](repeating: -.infinity, count: earlier * before)
      for first in 0..<earlier {
        for second in 0..<before {
          for third in 0..<here {
            let value =
              steps[index][(first * before + second) * here + third] + after[second * here + third]
            sums[first * before + second] = Self.sum(sums[first * before + second], value)
          }
        }
      }
      after = sums
    }
    return shares
  }

  private static func shares(_ forward: [Float], _ after: [Float], before: Int, here: Int) -> [Double] {
    var sums = [Float](repeating: -.infinity, count: here)
    for second in 0..<before {
      for third in 0..<here {
        sums[third] = sum(sums[third], forward[second * here + third] + after[second * here + third])
      }
    }
    let best = sums.max() ?? 0
    let weights = sums.map { exp(Double($0 - best)) }
    let total = weights.reduce(0, +)
    return weights.map { $0 / total }
  }

  /// The logarithm of each choice after each two before it.
  private func transitions(_ earlier: [Choice], _ before: [Choice], _ here: [Choice]) -> [Float] {
    var values = [Float](repeating: 0, count: earlier.count * before.count * here.count)
    if values.count == 1 { return values }
    var slot = 0
    for first in earlier {
      for second in before {
        let tail = second.second ?? second.word
        let head = second.second != nil ? second.word : first.second ?? first.word
        let backoff = sequences.backoff(head, tail)
        // What follows a name follows it as any name: else one in no list would foretell more than a common one.
        let isName = second.second == nil && second.classSpelling?.wordClass == Lexicon.Class.unknownName
        let wordClass = isName ? Lexicon.Class.unknownName : nil
        let classBackoff = wordClass.flatMap { sequences.backoff(head, $0) }
        for third in here {
          values[slot] = score(third, head, tail, backoff)
          if let wordClass { values[slot] = max(values[slot], score(third, head, wordClass, classBackoff)) }
          slot += 1
        }
      }
    }
    return values
  }

  private func score(_ choice: Choice, _ head: UInt32, _ tail: UInt32, _ backoff: Float?) -> Float {
    var value = sequences.log(choice.word, after: head, tail, backoff: backoff) + choice.spelling
    if let spelling = choice.classSpelling {
      value = max(
        value, sequences.log(spelling.wordClass, after: head, tail, backoff: backoff) + spelling.log)
    }
    if let second = choice.second {
      value += sequences.log(
        second, after: tail, choice.word, backoff: sequences.backoff(tail, choice.word))
    }
    return value * Self.trust + choice.reading
  }

  /// The logarithm of the sum of two numbers given by their logarithms.
  @inline(__always) private static func sum(_ left: Float, _ right: Float) -> Float {
    let (high, low) = left > right ? (left, right) : (right, left)
    if high - low > 16 || low == -.infinity { return high }
    return high + log1p(exp(low - high))
  }
}
