/// The words the model knows, grouped by their letters without marks, so that one probe finds every word that a
/// damaged form may stand for.
struct Lexicon {
  /// The identifiers below the first word: classes of tokens that are not words.
  enum Class {
    /// The end of a sentence or block.
    static let boundary: UInt32 = 0
    /// A word in small letters that is not in the model.
    static let unknown: UInt32 = 1
    /// A word with a capital that is not in the model.
    static let unknownName: UInt32 = 2
    /// Capitals, or letters mixed with digits, not in the model.
    static let unknownSign: UInt32 = 3
    /// A number.
    static let number: UInt32 = 4
    /// A comma.
    static let comma: UInt32 = 5
    /// A colon or semicolon.
    static let colon: UInt32 = 6
    /// A hyphen at a word.
    static let hyphen: UInt32 = 7
    /// Any other mark that belongs in running text.
    static let mark: UInt32 = 8
    /// The first word's identifier.
    static let firstWord: UInt32 = 16
  }

  /// A model holds fewer words than this: the keys of sequences have twenty bits for each.
  static let mostWords = 1 << 20 - Int(Class.firstWord)

  /// What is known of a word, one byte each.
  enum Attribute: Int {
    /// How frequent it is in running text; `Quantised.none` for a word of the lists only.
    case frequency
    /// The weight left for shorter contexts when it is the context.
    case backoff
    /// How many bear it as a given name.
    case given
    /// How many bear it as a family name.
    case family
    /// How large a place it names.
    case place
    /// How frequent it is in text of the nineteenth century; `Quantised.none` unless far more so than now.
    case old
    /// How many words begin with it.
    case prefix
    /// How many words end with it.
    case suffix
    /// How many attributes there are.
    static let count = 8
  }

  private let directory: MappedBytes
  private let letters: MappedBytes
  private let attributes: MappedBytes
  private let classes: MappedBytes
  private let buckets: UInt64

  /// Reads a lexicon in place; nil when the parts do not fit together.
  init?(directory: MappedBytes, letters: MappedBytes, attributes: MappedBytes, classes: MappedBytes) {
    let bucketCount = directory.count / 8 - 1
    guard bucketCount > 0, Int(directory.word(8 * bucketCount)) <= letters.count,
      Int(directory.word(8 * bucketCount + 4)) * Attribute.count <= attributes.count,
      classes.count * Attribute.count == attributes.count
    else { return nil }
    self.directory = directory
    self.letters = letters
    self.attributes = attributes
    self.classes = classes
    buckets = UInt64(bucketCount)
  }

  /// How many words and classes there are.
  var count: Int { attributes.count / Attribute.count }

  /// An attribute's byte.
  @inline(__always) func attribute(_ attribute: Attribute, of word: UInt32) -> UInt8 {
    attributes.byte(Int(word) * Attribute.count + attribute.rawValue)
  }

  /// The class of words that stand among the same neighbours; a class of the lexicon is one of its own.
  @inline(__always) func neighbourClass(of word: UInt32) -> UInt8 { classes.byte(Int(word)) }

  /// Calls the body with the identifier, offset and length of each word whose folded letters are those of the key.
  ///
  /// - Parameter key: Folded letters, or letters to be folded.
  @inline(__always) func forEach(
    sharing key: ArraySlice<UInt8>, _ body: (_ word: UInt32, _ offset: Int, _ length: Int) -> Void
  ) {
    let bucket = Int(((Letters.foldHash(key) >> 32) &* buckets) >> 32)
    var offset = Int(directory.word(8 * bucket))
    var word = directory.word(8 * bucket + 4)
    let end = Int(directory.word(8 * bucket + 8))
    while offset < end {
      let length = Int(letters.byte(offset))
      if length == key.count, shares(key, offset + 1) { body(word, offset + 1, length) }
      offset += 1 + length
      word += 1
    }
  }

  @inline(__always) private func shares(_ key: ArraySlice<UInt8>, _ offset: Int) -> Bool {
    var position = offset
    for byte in key {
      if Letters.fold(letters.byte(position)) != Letters.fold(byte) { return false }
      position += 1
    }
    return true
  }

  /// A letter of a word that `forEach` named.
  @inline(__always) func letter(_ offset: Int) -> UInt8 { letters.byte(offset) }

  /// The identifier of exactly this word.
  func find(_ word: ArraySlice<UInt8>) -> UInt32? {
    var found: UInt32?
    forEach(sharing: word) { candidate, offset, _ in
      var position = offset
      for byte in word {
        if letters.byte(position) != byte { return }
        position += 1
      }
      found = candidate
    }
    return found
  }

  /// A word to be laid out.
  struct Entry {
    /// The letters, case kept.
    var word: [UInt8]
    /// The attributes, in the order of `Attribute`.
    var attributes: [UInt8]
  }

  /// Puts entries in the order of their identifiers.
  static func ordered(_ words: [[UInt8]]) -> [[UInt8]] {
    let bucketCount = UInt64(max(1, words.count / 6))
    return
      words
      .map { (bucket: ((Letters.foldHash($0) >> 32) &* bucketCount) >> 32, word: $0) }
      .sorted { $0.bucket != $1.bucket ? $0.bucket < $1.bucket : $0.word.lexicographicallyPrecedes($1.word) }
      .map(\.word)
  }

  /// Lays out the directory and the letters of words in the order `ordered` gave.
  static func build(_ words: [[UInt8]]) -> (directory: [UInt8], letters: [UInt8]) {
    let bucketCount = max(1, words.count / 6)
    var directory: [UInt8] = []
    var letters: [UInt8] = []
    var next = 0
    for bucket in 0...bucketCount {
      directory.append(number: UInt32(letters.count))
      directory.append(number: UInt32(next) + Class.firstWord)
      while next < words.count,
        bucket == bucketCount
          || Int(((Letters.foldHash(words[next]) >> 32) &* UInt64(bucketCount)) >> 32) == bucket
      {
        letters.append(UInt8(words[next].count))
        letters += words[next]
        next += 1
      }
    }
    return (directory, letters)
  }
}
