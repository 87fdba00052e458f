import Foundation

/// Learns what signs are read for others from texts and their readings.
struct ChannelTraining {
  private struct Confusion: Hashable {
    var meant: [UInt8]
    var read: [UInt8]
  }

  private var counts: [Confusion: Double] = [:]

  /// Aligns the pairs and counts what differs.
  init(_ pairs: [(truth: [UInt8], read: [UInt8])]) {
    for (meant, read, count) in Self.expected {
      counts[Confusion(meant: Letters.bytes(meant), read: Letters.bytes(read))] = count
    }
    for pair in pairs {
      let truth = pair.truth.split(whereSeparator: { $0 <= 0x20 && $0 >= 0x09 }).map(Array.init)
      let read = pair.read.split(whereSeparator: { $0 <= 0x20 && $0 >= 0x09 }).map(Array.init)
      for (left, right) in Self.align(truth, read) where left != right { count(left, right) }
    }
  }

  /// What reading is known to do, with how much each is believed before any pair is seen.
  private static let expected: [(meant: String, read: String, count: Double)] = [
    ("ä", "d", 10), ("ä", "i", 3), ("ä", "4", 4), ("ä", "A", 4), ("ä", "&", 2), ("ä", "é", 3), ("ä", "e", 1),
    ("å", "A", 5), ("å", "d", 5), ("å", "&", 3), ("å", "4", 3), ("å", "é", 1), ("å", "i", 1),
    ("ö", "é", 40), ("ö", "6", 10), ("ö", "d", 4), ("ö", "O", 4), ("ö", "8", 2), ("ö", "a", 2),
    ("ö", "i", 1), ("ö", "6é", 3), ("ö", "oé", 3), ("ö", "0", 1),
    ("l", "i", 6), ("l", "1", 4), ("l", "t", 3), ("l", "I", 2), ("l", "!", 3), ("l", "|", 2), ("i", "l", 4),
    ("i", "1", 2), ("i", "!", 2), ("i", "|", 2), ("i", "j", 2), ("f", "t", 3), ("t", "f", 2), ("t", "l", 3),
    ("t", "i", 3), ("m", "rn", 5), ("rn", "m", 4), ("m", "n", 3), ("n", "u", 3), ("u", "n", 3), ("c", "e", 4),
    ("e", "c", 4), ("h", "b", 3), ("b", "h", 2), ("cl", "d", 3), ("d", "cl", 2), ("g", "y", 2), ("o", "0", 3),
    ("tt", "t", 3), ("ll", "l", 3), ("nn", "n", 2), ("mm", "m", 2), ("ss", "s", 2), ("rr", "r", 2),
    ("t", "tt", 2),
    ("ö", "do", 2), ("s", "5", 2), ("a", "e", 2), ("e", "o", 2), ("a", "o", 2), ("o", "a", 2), ("in", "m", 2),
    ("n", "ri", 2),
  ]

  /// The rules, the most frequent first within their letters.
  func rules() -> [Channel.Rule] {
    var totals: [[UInt8]: Double] = [:]
    var strongest = 0.0
    for (confusion, count) in counts {
      if damage(confusion) == .alien { totals[confusion.meant, default: 0] += count }
      if damage(confusion) == .misread { strongest = max(strongest, count) }
    }
    var rules: [Channel.Rule] = []
    for (confusion, count) in counts {
      let damage = damage(confusion)
      guard count >= (damage == .alien ? 1 : 2) else { continue }
      let share = damage == .alien ? count / (totals[confusion.meant] ?? count) : count / strongest
      rules.append(
        Channel.Rule(
          damage: damage, meant: confusion.meant, read: confusion.read, share: Float(log(share))))
    }
    for (letter, share) in [(UInt8(0xE5), 0.3), (0xE4, 0.35), (0xF6, 0.33), (0xE9, 0.02)] {
      rules.append(
        Channel.Rule(damage: .lost, meant: [letter], read: [Letters.lost], share: Float(log(share))))
    }
    return rules.sorted {
      if $0.read != $1.read { return $0.read.lexicographicallyPrecedes($1.read) }
      if $0.share != $1.share { return $0.share > $1.share }
      return $0.meant.lexicographicallyPrecedes($1.meant)
    }
  }

  private func damage(_ confusion: Confusion) -> Damage {
    confusion.meant.count == 1 && Letters.isSwedishMarked(confusion.meant[0]) ? .alien : .misread
  }

  /// Counts the confusions in one word.
  private mutating func count(_ truth: [UInt8], _ reading: [UInt8]) {
    let (shape, meant) = Shape.of(truth)
    let (readShape, lowered) = Shape.of(reading)
    let read: [UInt8]
    switch (shape, readShape) {
    case (.capital, .capital), (.capitals, .capitals): read = lowered
    default: read = reading
    }
    let steps = Self.steps(meant, read)
    if steps.count > 1 + meant.count / 3 { return }
    for (left, right) in steps {
      let from = Array(meant[left])
      let to = Array(read[right])
      guard (1...2).contains(from.count), (1...2).contains(to.count), from.allSatisfy(Letters.isLower),
        to.allSatisfy({ Letters.isLetter($0) || Letters.isDigit($0) || $0 == 0x26 || $0 == 0x21 })
      else { continue }
      if from.map(Letters.fold) == to.map(Letters.fold), !to.contains(where: Letters.isUpper) { continue }
      let isMarked = from.contains(where: Letters.isSwedishMarked)
      if isMarked, from.count > 1 || (to.count == 1 && Letters.isSwedishMarked(to[0])) { continue }
      // Letters of the same form but for their size are no confusion that can be undone here.
      if from.count == 1, to.count == 1, Letters.lower(to[0]) == from[0] { continue }
      counts[Confusion(meant: from, read: to), default: 0] += 1
    }
  }

  /// Where two forms of a word differ: the ranges that stand for each other.
  private static func steps(_ meant: [UInt8], _ read: [UInt8]) -> [(Range<Int>, Range<Int>)] {
    var cost = Array(repeating: [Double](repeating: 0, count: read.count + 1), count: meant.count + 1)
    for left in 0...meant.count { cost[left][0] = Double(left) }
    for right in 0...read.count { cost[0][right] = Double(right) }
    func substitution(_ left: Int, _ right: Int) -> Double {
      if meant[left] == read[right] { return 0 }
      return Letters.fold(meant[left]) == Letters.fold(read[right]) ? 0.5 : 0.9
    }
    if !meant.isEmpty, !read.isEmpty {
      for left in 1...meant.count {
        for right in 1...read.count {
          cost[left][right] = min(
            cost[left - 1][right - 1] + substitution(left - 1, right - 1),
            min(cost[left - 1][right], cost[left][right - 1]) + 1)
        }
      }
    }
    var steps: [(Range<Int>, Range<Int>)] = []
    var (left, right) = (meant.count, read.count)
    var (leftEnd, rightEnd) = (left, right)
    func close() {
      if left < leftEnd || right < rightEnd { steps.append((left..<leftEnd, right..<rightEnd)) }
    }
    while left > 0 || right > 0 {
      if left > 0, right > 0,
        cost[left][right] == cost[left - 1][right - 1] + substitution(left - 1, right - 1)
      {
        if meant[left - 1] == read[right - 1] {
          close()
          (leftEnd, rightEnd) = (left - 1, right - 1)
        }
        left -= 1
        right -= 1
      } else if left > 0, cost[left][right] == cost[left - 1][right] + 1 {
        left -= 1
      } else {
        right -= 1
      }
    }
    close()
    return steps.reversed()
  }

  /// Words of two texts that stand for each other.
  private static func align(_ truth: [[UInt8]], _ read: [[UInt8]]) -> [([UInt8], [UInt8])] {
    let width = read.count + 1
    var cost = [Float](repeating: 0, count: (truth.count + 1) * width)
    for right in 0..<width { cost[right] = Float(right) }
    func substitution(_ left: Int, _ right: Int) -> Float {
      let (meant, read) = (truth[left], read[right])
      if meant == read { return 0 }
      if abs(meant.count - read.count) > 2 { return 3 }
      var same = 0
      for place in 0..<min(meant.count, read.count)
      where meant[place] == read[place]
        || meant[meant.count - 1 - place] == read[read.count - 1 - place]
      {
        same += 1
      }
      return same * 2 >= meant.count ? 0.8 : 3
    }
    for left in 0..<truth.count {
      let row = (left + 1) * width
      cost[row] = Float(left + 1)
      for right in 0..<read.count {
        cost[row + right + 1] = min(
          cost[row - width + right] + substitution(left, right),
          min(cost[row - width + right + 1], cost[row + right]) + 1)
      }
    }
    var aligned: [([UInt8], [UInt8])] = []
    var (left, right) = (truth.count, read.count)
    while left > 0, right > 0 {
      let here = cost[left * width + right]
      if here == cost[(left - 1) * width + right - 1] + substitution(left - 1, right - 1) {
        aligned.append((truth[left - 1], read[right - 1]))
        left -= 1
        right -= 1
      } else if here == cost[(left - 1) * width + right] + 1 {
        left -= 1
      } else {
        right -= 1
      }
    }
    return aligned
  }
}
