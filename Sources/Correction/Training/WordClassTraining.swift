/// Puts words that stand among the same neighbours into classes, such as plural nouns or verbs in the past tense.
///
/// Each word is described by how often each of the commonest words stands right before it and right after it; words
/// are grouped by the angle between the square roots of these shares (spherical k-means; the distributional classes
/// of Schütze, "Distributional part-of-speech tagging", 1995).
struct WordClassTraining {
  /// The class of each of the lexicon's classes and words, by identifier.
  private(set) var classes: [UInt8]

  /// How many of the commonest words describe a neighbourhood.
  private static let marks = 500
  /// How many of the commonest words are told apart by their neighbours; rarer ones go with those that end alike.
  private static let described = 65_536
  /// How many of them the classes are found from.
  private static let grouped = 20_000
  private static let rounds = 15
  /// The fewest words with an ending that tell the class of others.
  private static let fewestAlike = 5

  private let words: [[UInt8]]
  private let first = Int(Lexicon.Class.firstWord)

  /// A word's neighbourhood: which marks, and the square root of each one's share, its squares one together.
  private struct Neighbourhood {
    var marks: [Int] = []
    var values: [Float] = []
  }

  /// Learns from running text.
  ///
  /// - Parameters:
  ///   - words: The lexicon's words by identifier less `Lexicon.Class.firstWord`.
  ///   - tokens: The text.
  init(words: [[UInt8]], tokens: [UInt32]) {
    self.words = words
    classes = (0..<first + words.count).map { UInt8($0 < Int(Lexicon.Class.firstWord) ? $0 : 0) }
    var counts = [Int](repeating: 0, count: classes.count)
    for token in tokens { counts[Int(token)] += 1 }
    let order = counts.indices.filter { counts[$0] > 0 }
      .sorted { (counts[$0], $1) > (counts[$1], $0) }
    let described = Array(order.prefix { counts[$0] >= Self.fewestAlike }.prefix(Self.described))
    let neighbourhoods = Self.neighbourhoods(described, order.prefix(Self.marks), tokens, count: counts.count)
    let centres = Self.centres(neighbourhoods.prefix(Self.grouped))
    for (word, neighbourhood) in zip(described, neighbourhoods) where word >= first {
      classes[word] = UInt8(first + Self.nearest(neighbourhood, centres))
    }
    classifyByEnding(described)
  }

  private static func neighbourhoods(
    _ words: [Int], _ marks: ArraySlice<Int>, _ tokens: [UInt32], count: Int
  ) -> [Neighbourhood] {
    var row = [Int32](repeating: -1, count: count)
    for (index, word) in words.enumerated() { row[word] = Int32(index) }
    var column = [Int32](repeating: -1, count: count)
    for (index, word) in marks.enumerated() { column[word] = Int32(index) }
    let width = 2 * Self.marks
    var met = [UInt32](repeating: 0, count: words.count * width)
    for place in tokens.indices.dropFirst() {
      let (before, after) = (Int(tokens[place - 1]), Int(tokens[place]))
      if row[after] >= 0, column[before] >= 0 { met[Int(row[after]) * width + Int(column[before])] += 1 }
      if row[before] >= 0, column[after] >= 0 {
        met[Int(row[before]) * width + Self.marks + Int(column[after])] += 1
      }
    }
    return words.indices.map { word in
      var neighbourhood = Neighbourhood()
      for mark in 0..<width where met[word * width + mark] > 0 {
        neighbourhood.marks.append(mark)
        neighbourhood.values.append(Float(met[word * width + mark]).squareRoot())
      }
      let length = neighbourhood.values.reduce(0) { $0 + $1 * $1 }.squareRoot()
      for index in neighbourhood.values.indices { neighbourhood.values[index] /= length }
      return neighbourhood
    }
  }

  /// How many classes are found.
  private static let number = 256 - Int(Lexicon.Class.firstWord)

  /// The classes' centres: for each mark the value of each class.
  private static func centres(_ words: ArraySlice<Neighbourhood>) -> [[Float]] {
    var centres = [[Float]](repeating: [Float](repeating: 0, count: number), count: 2 * marks)
    if words.isEmpty { return centres }
    // The commonest words lie far apart.
    let spread = min(words.count, grouped / 10)
    for index in 0..<number {
      let seed = words[words.startIndex + index * spread / number]
      for (mark, value) in zip(seed.marks, seed.values) { centres[mark][index] = value }
    }
    for _ in 0..<rounds {
      var sums = [[Float]](repeating: [Float](repeating: 0, count: number), count: 2 * marks)
      for word in words {
        let nearest = nearest(word, centres)
        for (mark, value) in zip(word.marks, word.values) { sums[mark][nearest] += value }
      }
      for index in 0..<number {
        let length = sums.reduce(0) { $0 + $1[index] * $1[index] }.squareRoot()
        // A class that lost all its words stays where it was.
        if length == 0 { continue }
        for mark in sums.indices { centres[mark][index] = sums[mark][index] / length }
      }
    }
    return centres
  }

  /// The class whose centre is nearest.
  private static func nearest(_ word: Neighbourhood, _ centres: [[Float]]) -> Int {
    var scores = [Float](repeating: 0, count: number)
    for (mark, value) in zip(word.marks, word.values) {
      let centre = centres[mark]
      for index in 0..<number { scores[index] += value * centre[index] }
    }
    var best = 0
    for index in 1..<number where scores[index] > scores[best] { best = index }
    return best
  }

  /// Puts the words that were met too seldom with those that end alike.
  private mutating func classifyByEnding(_ described: [Int]) {
    var votes: [[UInt8]: [UInt8: Int]] = [:]
    for word in described where word >= first {
      for ending in Self.endings(of: words[word - first]) {
        votes[ending, default: [:]][classes[word], default: 0] += 1
      }
    }
    let chosen = votes.compactMapValues { counts -> UInt8? in
      guard counts.values.reduce(0, +) >= Self.fewestAlike else { return nil }
      return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }
    for (index, word) in words.enumerated() where classes[first + index] == 0 {
      let isName = word.first.map(Letters.isUpper) ?? false
      classes[first + index] =
        Self.endings(of: word).lazy.compactMap { chosen[$0] }.first
        ?? UInt8(isName ? Lexicon.Class.unknownName : Lexicon.Class.unknown)
    }
  }

  /// A word's endings of five to two letters, the longest first, those of words with a capital apart.
  private static func endings(of word: [UInt8]) -> [[UInt8]] {
    let mark = word.first.map(Letters.isUpper) ?? false ? UInt8(ascii: "A") : UInt8(ascii: "a")
    return stride(from: 5, through: 2, by: -1).filter { $0 < word.count }.map { [mark] + word.suffix($0) }
  }
}
