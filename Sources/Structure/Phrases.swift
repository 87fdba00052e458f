/// The phrases of one list of cues, found in texts word by word.
struct Phrases: Sendable {
  /// A phrase found.
  struct Match: Hashable, Sendable {
    /// The first word's place.
    var start: Int
    /// How many words.
    var count: Int
    /// What the list says it means; empty where the list itself says it.
    var value: String

    /// The place after the last word.
    var end: Int { start + count }
  }

  private enum Pattern: Hashable {
    case exact(String)
    case beginning(String)
    case ending(String)
    case any

    func matches(_ word: String) -> Bool {
      switch self {
      case .exact(let text): word == text
      case .beginning(let text): word.hasPrefix(text)
      case .ending(let text): word.hasSuffix(text)
      case .any: true
      }
    }
  }

  private struct Phrase: Sendable {
    var patterns: [Pattern]
    var value: String
  }

  private var byFirstWord: [String: [Phrase]] = [:]
  private var others: [Phrase] = []
  /// The places in ``others`` of those whose first word begins or ends with a byte; the rest fit any word.
  private var byFirstByte: [UInt8: [Int]] = [:]
  private var byLastByte: [UInt8: [Int]] = [:]
  private var open: [Int] = []
  /// Tells at once of most words that no phrase begins with them.
  private var filter = WordFilter()
  /// The long words that stand by themselves, in alphabetical order, with what they mean.
  private var longWords: [(word: [Unicode.Scalar], value: String)] = []
  /// What the phrases mean by their shapes, without blanks, for phrases told in full.
  private var byShape: [String: (letters: String, value: String)] = [:]
  private var mostWords = 0

  /// Takes the entries of one section.
  init(_ entries: [CueFile.Entry]) {
    for entry in entries {
      let patterns = entry.phrase.split(separator: " ").compactMap { Phrases.pattern(String($0)) }
      guard let first = patterns.first else { continue }
      let phrase = Phrase(patterns: patterns, value: entry.value ?? "")
      if case .exact(let word) = first {
        byFirstWord[word, default: []].append(phrase)
      } else {
        others.append(phrase)
      }
      switch first {
      case .exact(let word): filter.insert(word)
      case .beginning(let start):
        filter.insert(beginning: start)
        if let byte = start.utf8.first { byFirstByte[byte, default: []].append(others.count - 1) }
      case .ending(let end):
        filter.insert(ending: end)
        if let byte = end.utf8.last { byLastByte[byte, default: []].append(others.count - 1) }
      case .any:
        filter.insertAll()
        open.append(others.count - 1)
      }
    }
    for word in byFirstWord.keys {
      byFirstWord[word]?.sort { $0.patterns.count > $1.patterns.count }
    }
    // Two that look alike tell nothing.
    var ambiguous: Set<String> = []
    for phrases in byFirstWord.values {
      for phrase in phrases {
        let words = phrase.patterns.compactMap { if case .exact(let word) = $0 { word } else { nil } }
        let letters = words.joined()
        guard words.count == phrase.patterns.count, letters.utf8.count >= StrokeShape.leastLetters else {
          continue
        }
        let shape = StrokeShape.of(letters)
        if let other = byShape[shape], other.value != phrase.value || other.letters != letters {
          ambiguous.insert(shape)
        }
        byShape[shape] = (letters, phrase.value)
        mostWords = max(mostWords, words.count)
      }
    }
    for shape in ambiguous { byShape[shape] = nil }
    for (word, phrases) in byFirstWord.sorted(by: { $0.key < $1.key }) where word.count >= 7 {
      guard let single = phrases.first(where: { $0.patterns.count == 1 }) else { continue }
      longWords.append((Array(word.unicodeScalars), single.value))
    }
  }

  /// The longest phrase that begins at a word, or one whose letters were misread but for their shape.
  ///
  /// For places where a label stands and nothing else: any word may look like another.
  ///
  /// - Parameter leastLetters: how many letters a phrase needs to be told by its shape.
  func label(in words: [String], at start: Int, leastLetters: Int = StrokeShape.leastLetters) -> Match? {
    if let match = match(in: words, at: start) { return match }
    guard start < words.count else { return nil }
    var shape = ""
    var letters = ""
    var best: Match?
    for (count, word) in words[start...].prefix(mostWords + 1).enumerated() {
      shape += StrokeShape.of(word)
      letters += word
      if let found = byShape[shape], found.letters.utf8.count >= leastLetters,
        StrokeShape.isMisread(letters, of: found.letters)
      {
        best = Match(start: start, count: count + 1, value: found.value)
      }
    }
    return best
  }

  /// The phrase whose shape the words have, all of them together, however far their letters are from it.
  ///
  /// For papers that are known to be damaged, and for places where hardly anything but such a phrase stands.
  func shaped(_ words: [String]) -> Match? {
    let letters = words.joined()
    guard letters.utf8.count > StrokeShape.leastLetters, let found = byShape[StrokeShape.of(letters)] else {
      return nil
    }
    return Match(start: 0, count: words.count, value: found.value)
  }

  /// The words of the phrase that those are, so shaped.
  func letters(shapedAs words: [String]) -> String? { byShape[StrokeShape.of(words.joined())]?.letters }

  /// The longest phrase that begins at a word.
  func match(in words: [String], at start: Int) -> Match? {
    guard start < words.count, filter.mayHold(words[start]) else { return nil }
    var best: (phrase: Phrase, place: Int)?
    // The longest wins, and of those as long the first of the list, words told in full before all others.
    func consider(_ phrase: Phrase, place: Int) {
      let count = phrase.patterns.count
      if let best {
        if count < best.phrase.patterns.count { return }
        if count == best.phrase.patterns.count, place > best.place { return }
      }
      guard start + count <= words.count else { return }
      for offset in 0..<count where !phrase.patterns[offset].matches(words[start + offset]) { return }
      best = (phrase, place)
    }
    if let phrases = byFirstWord[words[start]] {
      for phrase in phrases where best == nil { consider(phrase, place: -1) }
    }
    if !others.isEmpty {
      let word = words[start].utf8
      if let byte = word.first, let places = byFirstByte[byte] {
        for place in places { consider(others[place], place: place) }
      }
      if let byte = word.last, let places = byLastByte[byte] {
        for place in places { consider(others[place], place: place) }
      }
      for place in open { consider(others[place], place: place) }
    }
    return best.map { Match(start: start, count: $0.phrase.patterns.count, value: $0.phrase.value) }
  }

  /// The first phrase in a text at or after a word.
  func first(in words: [String], from start: Int = 0) -> Match? {
    guard start < words.count else { return nil }
    for index in start..<words.count {
      if let match = match(in: words, at: index) { return match }
    }
    return nil
  }

  /// All phrases in a text, not overlapping.
  func all(in words: [String]) -> [Match] {
    var matches: [Match] = []
    var index = 0
    while let match = first(in: words, from: index) {
      matches.append(match)
      index = match.end
    }
    return matches
  }

  /// Whether the text has any of the phrases.
  func isFound(in words: [String]) -> Bool { first(in: words) != nil }

  /// The phrase that the words are, whole.
  func whole(_ words: [String]) -> Match? {
    guard let match = match(in: words, at: 0), match.count == words.count else { return nil }
    return match
  }

  /// The phrase a word is but for a letter or two, for long words damaged in reading.
  func near(_ word: String) -> Match? {
    let letters = Array(word.unicodeScalars)
    if word.count < 7 { return nil }
    let limit = word.count < 9 ? 1 : 2
    var best: (value: String, distance: Int)?
    for long in longWords where abs(long.word.count - letters.count) <= limit {
      let distance = String.distance(long.word, letters)
      guard distance <= limit, distance < best?.distance ?? .max else { continue }
      best = (long.value, distance)
    }
    return best.map { Match(start: 0, count: 1, value: $0.value) }
  }

  private static func pattern(_ word: String) -> Pattern? {
    if word == "*" { return .any }
    if word.hasPrefix("*") { return .ending(String(word.dropFirst()).folded) }
    if word.hasSuffix("*") { return .beginning(String(word.dropLast()).folded) }
    let core = Tokens(word).folded.first ?? word.folded
    return .exact(core)
  }
}
