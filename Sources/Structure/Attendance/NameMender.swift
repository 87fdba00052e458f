import Minutes

/// Reads the damaged words of names on lists of a damaged paper: `Nils Lindstöm`, `Per .lonsson`.
///
/// A name is mended only where the whole of it is then known: by the names that the paper itself spells in full
/// elsewhere, or by a name so much more common than any other reading that nothing else can be meant. What many
/// people are called, what comes again in the paper, and every name of a paper without damage stay as they are.
struct NameMender: Sendable {
  /// What a letter or two misread cost, in natural logarithms of bearers.
  private enum Cost {
    static let likely = 2.5
    static let any = 4.5
  }
  /// The least that is left of a name's logarithm of bearers, and how far the next best stays behind.
  private static let leastScore = 4.0
  private static let leastLead = 2.5
  /// The shortest word in which any letter may be wrong.
  private static let leastLetters = 5
  /// How many lines of a word are remembered.
  private static let mostPlaces = 24

  private let judge: NameJudge
  private let finder: NameFinder
  private let lines: [LayoutLine]
  /// The lines where each capitalized word of the paper stands, the first of them.
  private let places: [String: [Int]]
  /// Whether the paper shows damage, so that some of its names are past reading.
  let isSpoiled: Bool

  /// Takes a paper; nil where it was not recognized from a picture and has no damage to speak of.
  init?(_ lines: [LayoutLine], isRecognized: Bool, judge: NameJudge, finder: NameFinder) {
    isSpoiled = DamageSigns.isDamaged(lines)
    guard isSpoiled || isRecognized else { return nil }
    self.judge = judge
    self.finder = finder
    self.lines = lines
    var places: [String: [Int]] = [:]
    for (index, line) in lines.enumerated() {
      for word in line.text.unicodeScalars.split(whereSeparator: { !$0.isLetter && $0 != "-" })
      where word.first?.isUppercaseLatin == true {
        let word = String(word)
        if places[word, default: []].count < NameMender.mostPlaces { places[word, default: []].append(index) }
      }
    }
    self.places = places
  }

  /// The name as it was meant; nil where it needs no mending or nothing tells how.
  func mended(_ name: String) -> String? {
    let words = name.split(separator: " ").map(String.init)
    guard (2...3).contains(words.count), !NameMender.isKnown(words, judge) else { return nil }
    if words.contains(where: { !isKnown($0) && isRepeated($0) }) { return nil }
    let folded = name.folded
    let same = elsewhere(words).filter { $0.folded.distance(to: folded, limit: 2) <= 2 }
    if same.count == 1, folded.count > 8 { return same[0] }
    var mended: [String] = []
    for (index, word) in words.enumerated() {
      let isGiven = index < words.count - 1
      // A second name may be of either kind: "Anna Ek Berg".
      let isMiddle = index > 0 && isGiven
      if isMiddle ? isKnown(word) : isGiven ? judge.isGiven(word) : judge.isFamily(word) {
        mended.append(word)
      } else if let reading = reading(of: word, isGiven: isGiven) {
        mended.append(reading)
      } else {
        return nil
      }
    }
    let result = mended.joined(separator: " ")
    return result == name ? nil : result
  }

  /// The known names on the lines of the paper that share a word with a name.
  private func elsewhere(_ words: [String]) -> [String] {
    let near = Set(words.flatMap { places[$0] ?? [] }).sorted().map { lines[$0] }
    return NameIndex(lines: near, attendees: [], finder: finder).names.filter {
      NameMender.isKnown($0.split(separator: " ").map(String.init), judge)
    }
  }

  /// Whether a name of a spoiled paper is past reading, so that it is nobody's.
  ///
  /// - Parameters:
  ///   - name: the name as far as its words could be a name's.
  ///   - tail: what stands after it in its own cell of a table; empty where it is all of the cell or stands in none.
  func isPastReading(_ name: String, tail: String) -> Bool {
    guard isSpoiled else { return false }
    let words = name.split(separator: " ").map(String.init)
    if words.contains(where: NameMender.hasOddSign) { return true }
    let unknown = words.filter { !isKnown($0) && !isRepeated($0) && $0.count > 2 }
    if words.count > 1, unknown.count == words.count { return true }
    return tail.first?.isLowercase == true && !tail.contains(" ") && (words.count == 1 || !unknown.isEmpty)
  }

  /// Whether a sign that no name has stands between a word's letters.
  private static func hasOddSign(_ word: String) -> Bool {
    let letters = Array(word)
    return letters.indices.dropFirst().dropLast().contains { index in
      let sign = letters[index]
      if sign.isLetter || sign == "-" || sign == "\u{AD}" { return false }
      // "O'Brien", "J.O. Ek"
      return !(letters[index + 1].isUppercase && "'’.".contains(sign) && letters[index - 1].isUppercase)
    }
  }

  private func isKnown(_ word: String) -> Bool { judge.isGiven(word) || judge.isFamily(word) }

  /// Whether a word stands in the paper more than once, as a name that nobody knows does.
  private func isRepeated(_ word: String) -> Bool {
    word.allSatisfy { $0.isLetter || $0 == "-" } && places[word, default: []].count > 1
  }

  private static func isKnown(_ words: [String], _ judge: NameJudge) -> Bool {
    guard words.count > 1, let last = words.last else { return false }
    return words.dropLast().allSatisfy(judge.isGiven) && judge.isFamily(last)
  }

  // MARK: - One word

  /// The one known word that a damaged one can be.
  private func reading(of word: String, isGiven: Bool) -> String? {
    var scores: [String: Double] = [:]
    func consider(_ text: String, cost: Double) {
      let bearers = isGiven ? judge.givenBearers(text) : judge.familyBearers(text)
      guard bearers > 0 else { return }
      scores[text] = max(scores[text] ?? -.infinity, NameMender.logarithm(bearers) - cost)
    }
    // Likely changes may come twice: `.lohanssou`.
    var likely: Set<String> = []
    for first in NameMender.likelyReadings(word) {
      likely.insert(first)
      for second in NameMender.likelyReadings(first) {
        consider(NameMender.bare(second), cost: 2 * Cost.likely)
      }
    }
    for reading in likely { consider(NameMender.bare(reading), cost: Cost.likely) }
    let bare = NameMender.bare(word)
    consider(bare, cost: bare == word ? 0 : Cost.likely / 2)
    if bare.count >= NameMender.leastLetters {
      let shape = StrokeShape.of(bare.folded)
      for other in NameMender.neighbours(bare) {
        guard (isGiven ? judge.givenBearers(other) : judge.familyBearers(other)) > 0 else { continue }
        // Letters of the same strokes are taken for each other.
        consider(other, cost: StrokeShape.of(other.folded) == shape ? Cost.likely : Cost.any)
      }
    }
    let ranked = scores.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    guard let best = ranked.first, best.value >= NameMender.leastScore else { return nil }
    if ranked.count > 1, best.value - ranked[1].value < NameMender.leastLead { return nil }
    return best.key
  }

  /// What readers take for each other, as read and as meant.
  private static let confusions: [(read: String, meant: String)] = [
    (".l", "J"), (",l", "J"), (".I", "J"), ("I.", "L"), ("l.", "L"), ("c", "e"), ("rn", "m"), ("nr", "m"),
    ("m", "rn"), ("u", "n"), ("n", "u"), ("ii", "ä"), ("ii", "ö"), ("ii", "å"), ("ti", "ö"), ("a", "å"),
    ("a", "ä"), ("ä", "å"), ("å", "ä"), ("o", "ö"), ("ö", "o"), ("6", "ö"), ("6", "å"), ("cl", "d"),
    ("li", "h"), ("h", "b"), ("1", "l"), ("I", "l"), ("l", "I"), ("l", "i"), ("i", "l"), ("tt", "n"),
    ("vv", "w"), ("t", "l"), ("f", "t"), ("g", "q"), ("q", "g"), ("0", "o"), ("5", "s"), ("8", "B"),
  ]

  /// The readings of a word with one likely change.
  private static func likelyReadings(_ word: String) -> [String] {
    let letters = Array(word)
    var readings: [String] = []
    for (read, meant) in confusions {
      let part = Array(read)
      guard letters.count > part.count else { continue }
      for start in 0...(letters.count - part.count)
      where letters[start..<(start + part.count)].elementsEqual(part) {
        readings.append(String(letters[..<start]) + meant + String(letters[(start + part.count)...]))
      }
    }
    return readings
  }

  /// The words that differ from a word in one letter.
  private static func neighbours(_ word: String) -> [String] {
    let letters = Array(word)
    var words: [String] = []
    for index in letters.indices {
      let before = String(letters[..<index])
      let after = String(letters[(index + 1)...])
      if index > 0 { words.append(before + after) }
      for letter in alphabet {
        let letter = index == 0 ? letter.uppercased() : String(letter)
        if letter != String(letters[index]) { words.append(before + letter + after) }
        if index > 0 { words.append(before + letter + String(letters[index...])) }
      }
    }
    return words
  }

  private static let alphabet = Array("abcdefghijklmnopqrstuvwxyzåäöé")

  /// A word without the signs that specks and rules are read as.
  private static func bare(_ word: String) -> String { word.filter { $0.isLetter || $0 == "-" } }

  /// The natural logarithm of a number of bearers, near enough.
  private static func logarithm(_ bearers: Int) -> Double {
    var value = Double(bearers)
    var result = 0.0
    while value >= 2 {
      value /= 2
      result += 0.693
    }
    return result + (value - 1) * 0.693
  }
}
