import Foundation

/// Learns what signs are read for others from texts and their readings.
struct ChannelTraining {
  /// Letters meant and signs read for them, one to three of each.
  struct Confusion: Hashable {
    var meant: [UInt8]
    var read: [UInt8]
  }

  private static let longest = 3
  /// The least share of a page's words that must be read so that they can be told.
  private static let leastReadable = 0.7
  /// In how many readings a confusion must be seen to be believed.
  private static let leastSpread = 2
  /// How often a confusion counts at most in one reading.
  private static let mostInOne = 2.0
  /// The most confusions of plain letters, by how often they were seen.
  private static let mostMisread = 200
  /// A confusion whose signs are read so much oftener for themselves explains nothing.
  private static let leastPosterior = 0.0001

  /// How many readings were learnt from.
  private(set) var readings = 0
  private var counts: [Confusion: Double] = [:]
  /// How many readings each confusion was seen in.
  private var spread: [Confusion: Int] = [:]
  /// What was seen in the reading at hand.
  private var seen: [Confusion: Double] = [:]
  /// How often letters stand in the texts, by sequences of up to three.
  private var meant: [[UInt8]: Double] = [:]
  /// How often signs stand in the readings.
  private var read: [[UInt8]: Double] = [:]
  private var letters = 0.0

  /// Aligns the pairs and counts what differs.
  init(_ pairs: [(truth: [UInt8], read: [UInt8])]) {
    for pair in pairs {
      let truth = pair.truth.split(whereSeparator: { $0 <= 0x20 && $0 >= 0x09 }).map(Array.init)
      let read = pair.read.split(whereSeparator: { $0 <= 0x20 && $0 >= 0x09 }).map(Array.init)
      let words = Alignment.words(truth, read)
      // Where words are beyond reading, what the others were read as says little of pages that can be read.
      if Double(words.count) < Self.leastReadable * Double(truth.count) { continue }
      readings += 1
      for (left, right) in words { count(left, right) }
      for (confusion, count) in seen {
        // A page's own fault, seen all over it, is not so much the commoner on others.
        counts[confusion, default: 0] += min(count, Self.mostInOne)
        spread[confusion, default: 0] += 1
      }
      seen = [:]
    }
  }

  /// The rules, the most frequent first within their letters.
  func rules() -> [Channel.Rule] {
    var totals: [[UInt8]: Double] = [:]
    var misreads: [(confusion: Confusion, count: Double)] = []
    var rules: [Channel.Rule] = []
    for (confusion, count) in counts {
      if damage(confusion) == .alien {
        totals[confusion.meant, default: 0] += count
      } else if isCommon(confusion), count >= Self.leastPosterior * (read[confusion.read] ?? 0) {
        misreads.append((confusion, count))
      }
    }
    misreads.sort {
      if $0.count != $1.count { return $0.count > $1.count }
      return Self.precedes($0.confusion, $1.confusion)
    }
    let all = misreads.reduce(0) { $0 + $1.count } / max(1, letters)
    for (confusion, count) in misreads.prefix(Self.mostMisread) {
      // How much likelier than any misreading of any letter; the rate of those is the document's own. Flatter than that,
      // because a document has few confusions of its own, each many times as common as on all pages together. A third: words without any
      // damage must not be questioned by the commonest confusions as if those were certain.
      let share = pow(count / (meant[confusion.meant] ?? count) / all, 0.7) / 3
      rules.append(
        Channel.Rule(
          damage: .misread, meant: confusion.meant, read: confusion.read, share: Float(log(min(1, share)))))
    }
    for (confusion, count) in counts where damage(confusion) == .alien && isCommon(confusion) {
      let share = count / (totals[confusion.meant] ?? count)
      rules.append(
        Channel.Rule(
          damage: .alien, meant: confusion.meant, read: confusion.read, share: Float(log(share))))
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

  private static func precedes(_ left: Confusion, _ right: Confusion) -> Bool {
    left.meant == right.meant
      ? left.read.lexicographicallyPrecedes(right.read) : left.meant.lexicographicallyPrecedes(right.meant)
  }

  /// Whether a confusion was seen in enough readings.
  ///
  /// Where å, ä or ö was read as signs that no word is written with, once is enough: such a word must be mended anyhow.
  private func isCommon(_ confusion: Confusion) -> Bool {
    let isPlain = confusion.read.allSatisfy { Letters.isLower($0) && !Letters.isMarked($0) }
    let least = damage(confusion) == .alien && !isPlain ? 1 : Self.leastSpread
    return spread[confusion, default: 0] >= least
  }

  private func damage(_ confusion: Confusion) -> Damage {
    confusion.meant.count == 1 && Letters.isSwedishMarked(confusion.meant[0]) ? .alien : .misread
  }

  /// Counts the letters and the confusions in one word.
  private mutating func count(_ truth: [UInt8], _ reading: [UInt8]) {
    let (shape, meant) = Shape.of(truth)
    let (readShape, lowered) = Shape.of(reading)
    var hasCapitals = false
    // Capitals look like other signs than small letters do: only a word's first is learnt.
    switch (shape, readShape) {
    case (.capitals, _): return
    case (.capital, .capital): hasCapitals = true
    default: break
    }
    let read = hasCapitals ? lowered : reading
    let steps = meant == read ? [] : Alignment.steps(meant, read)
    let misread = steps.lazy.filter { left, right in
      !meant[left].lazy.map(Letters.fold).elementsEqual(read[right].lazy.map(Letters.fold))
    }
    // A word read so badly may be another word.
    if misread.count > 1 + meant.count / 3 { return }
    letters += Double(meant.count)
    Self.add(meant, to: &self.meant)
    Self.add(read, to: &self.read)
    for (left, right) in steps {
      if case .capital = shape, left.lowerBound == 0 {
        if hasCapitals, left == 0..<1, right == 0..<1 {
          count(Confusion(meant: [meant[0]], read: [reading[0]]))
        }
        continue
      }
      for confusion in Self.confusions(meant, left, read, right) { count(confusion) }
    }
  }

  private mutating func count(_ confusion: Confusion) {
    let (from, to) = (confusion.meant, confusion.read)
    guard (1...Self.longest).contains(from.count), (1...Self.longest).contains(to.count),
      from.allSatisfy(Letters.isLower), to.allSatisfy(Self.isReadable)
    else { return }
    // A mark lost, changed or added is no confusion of signs.
    if from.map(Letters.fold) == to.map(Letters.fold), !to.contains(where: Letters.isUpper) { return }
    if from.contains(where: Letters.isSwedishMarked),
      from.count > 1 || to.contains(where: Letters.isSwedishMarked)
    {
      return
    }
    // Letters of the same form but for their size are no confusion that can be undone here.
    if from.count == 1, to.count == 1, Letters.lower(to[0]) == from[0] { return }
    seen[confusion, default: 0] += 1
  }

  /// Whether a sign may stand in a word as read.
  private static func isReadable(_ byte: UInt8) -> Bool {
    Letters.isLetter(byte) || Letters.isDigit(byte) || [0x21, 0x26, 0x7C].contains(byte)
  }

  /// What one difference says: letter by letter where there are as many of both, with a neighbour where there are none.
  private static func confusions(
    _ meant: [UInt8], _ left: Range<Int>, _ read: [UInt8], _ right: Range<Int>
  ) -> [Confusion] {
    if left.count == right.count {
      return zip(left, right).map { Confusion(meant: [meant[$0]], read: [read[$1]]) }
    }
    var (from, to) = (Array(meant[left]), Array(read[right]))
    if from.isEmpty || to.isEmpty {
      if left.lowerBound > 0, right.lowerBound > 0 {
        from.insert(meant[left.lowerBound - 1], at: 0)
        to.insert(read[right.lowerBound - 1], at: 0)
      } else if left.upperBound < meant.count, right.upperBound < read.count {
        from.append(meant[left.upperBound])
        to.append(read[right.upperBound])
      }
    }
    return [Confusion(meant: from, read: to)]
  }

  /// Adds a word's sequences of up to three signs.
  private static func add(_ word: [UInt8], to counts: inout [[UInt8]: Double]) {
    for length in 1...longest where length <= word.count {
      for start in 0...(word.count - length) {
        counts[Array(word[start..<(start + length)]), default: 0] += 1
      }
    }
  }
}
