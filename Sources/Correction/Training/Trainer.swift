import Foundation

/// How large a model may become.
public struct TrainingLimits: Hashable, Sendable {
  /// The fewest times a word must be met to be in the model.
  public var leastCount: Int
  /// The most pairs of words.
  public var pairs: Int
  /// The most triples of words.
  public var triples: Int
  /// The most sequences of letters.
  public var sequences: Int
  /// The fewest bearers of a listed name.
  public var leastBearers: Int

  /// Makes limits.
  public init(leastCount: Int, pairs: Int, triples: Int, sequences: Int, leastBearers: Int) {
    self.leastCount = leastCount
    self.pairs = pairs
    self.triples = triples
    self.sequences = sequences
    self.leastBearers = leastBearers
  }
}

/// Builds a language model from text, lists of names, and pairs of truth and reading.
///
/// The same calls in the same order give the same bytes.
public struct Trainer {
  /// The kinds of listed names.
  public enum NameKind: Sendable {
    /// Given names.
    case given
    /// Family names.
    case family
    /// Towns, parishes, counties.
    case place
  }

  let limits: TrainingLimits
  var words = WordCounter()
  var middle: [Int32] = []
  var tokens: [UInt32] = []
  var weights: [(start: Int, weight: Int)] = []
  var oldWords = WordCounter()
  var names: [(name: [UInt8], kind: NameKind, bearers: Int)] = []
  var listed: [[UInt8]] = []
  var pairs: [(truth: [UInt8], read: [UInt8])] = []
  var about: [String] = []
  private var weight = 1

  /// Marks a token with a capital where a sentence begins.
  static let sentenceStart: UInt32 = 1 << 31

  /// Makes a trainer that has seen nothing.
  public init(limits: TrainingLimits) {
    self.limits = limits
    for number in 0..<Int(Lexicon.Class.firstWord) {
      _ = words.add([0, UInt8(number)], count: 0)
      middle.append(0)
    }
  }

  /// Says what the lines that follow come from.
  ///
  /// - Parameters:
  ///   - source: A line for `LanguageModel.about`.
  ///   - weight: What they count for, 1 to 15.
  public mutating func begin(source: String, weight: Int) {
    about.append(source)
    self.weight = min(15, max(1, weight))
    weights.append((tokens.count, self.weight))
  }

  /// Adds a line to `LanguageModel.about` on a source that is no running text.
  public mutating func note(source: String) { about.append(source) }

  /// How many tokens of running text there are so far.
  public var tokenCount: Int { tokens.count }

  /// Takes a line of running text.
  public mutating func add(line: some Sequence<UInt8>) {
    let bytes = Self.letters(utf8: line)
    boundary()
    var isStart = true
    for span in Span.all(in: bytes) {
      switch span.kind {
      case .word:
        let word = bytes[span.start..<span.end]
        var token = Self.wordClass(word) ?? UInt32(words.add(word))
        if token >= Lexicon.Class.firstWord {
          if Int(token) >= middle.count { middle.append(0) }
          if isStart, Letters.isUpper(bytes[span.start]) {
            token |= Self.sentenceStart
          } else {
            middle[Int(token)] += 1
          }
        }
        tokens.append(token)
        isStart = false
      case .stop:
        boundary()
        isStart = true
      default:
        if let token = span.wordClass { tokens.append(token) }
        if span.kind == .number { isStart = false }
      }
    }
    boundary()
  }

  /// Takes a line of running text of the nineteenth century: only its words are counted.
  public mutating func add(oldLine line: some Sequence<UInt8>) {
    let bytes = Self.letters(utf8: line)
    for span in Span.all(in: bytes) where span.kind == .word {
      let word = bytes[span.start..<span.end]
      if word.allSatisfy(Letters.isLower) { _ = oldWords.add(word) }
    }
  }

  /// Takes a name of a list with how many bear it.
  public mutating func add(name: String, kind: NameKind, bearers: Int) {
    guard bearers >= limits.leastBearers || kind == .place else { return }
    for part in Letters.bytes(name.precomposedStringWithCanonicalMapping)
      .split(whereSeparator: { !Letters.isLetter($0) })
    {
      guard part.count >= 2, part.count <= 40, Letters.isUpper(part[part.startIndex]),
        part.dropFirst().allSatisfy(Letters.isLower)
      else { continue }
      names.append((Array(part), kind, bearers))
    }
  }

  /// Takes a word of a dictionary, known to be spelled so however seldom it is met.
  public mutating func add(listed word: String) {
    let bytes = Letters.bytes(word.precomposedStringWithCanonicalMapping)
    guard (2...40).contains(bytes.count), bytes.allSatisfy(Letters.isLetter),
      bytes.dropFirst().allSatisfy(Letters.isLower)
    else { return }
    listed.append(bytes)
  }

  /// Takes a text as it is printed and as it was read.
  public mutating func add(truth: String, reading: String) {
    pairs.append(
      (
        Letters.bytes(truth.precomposedStringWithCanonicalMapping),
        Letters.bytes(reading.precomposedStringWithCanonicalMapping)
      ))
  }

  private mutating func boundary() {
    if tokens.last != Lexicon.Class.boundary {
      tokens.append(Lexicon.Class.boundary)
      tokens.append(Lexicon.Class.boundary)
    }
  }

  /// The class of a word that cannot be in the lexicon.
  private static func wordClass(_ word: ArraySlice<UInt8>) -> UInt32? {
    if word.count > 40 { return Lexicon.Class.unknownSign }
    if word.contains(Letters.foreign) { return Lexicon.Class.unknownName }
    return word.allSatisfy(Letters.isLetter) ? nil : Lexicon.Class.unknownSign
  }

  /// The bytes of a line of UTF-8.
  private static func letters(utf8 line: some Sequence<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    var decoder = UTF8()
    var iterator = line.makeIterator()
    decoding: while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar): bytes.append(Letters.byte(scalar))
      case .error: bytes.append(Letters.lost)
      case .emptyInput: break decoding
      }
    }
    return bytes
  }
}
