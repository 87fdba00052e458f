/// A text cut into words, each with its form for comparison and its place.
struct Tokens: Sendable {
  /// One word: letters and digits with what joins them (hyphen, apostrophe, full stop, colon, slash).
  struct Token: Hashable, Sendable {
    /// The word as written.
    var text: String
    /// The word without case and marks.
    var folded: String
    /// Its first character's place in the text.
    var start: Int
    /// The place after its last character.
    var end: Int
    /// Whether it begins with a capital letter.
    var isCapitalized: Bool

    /// Whether it has no letter but has a digit.
    var isNumber: Bool { text.allSatisfy { !$0.isLetter } && text.contains(where: \.isNumber) }
  }

  /// The words in order.
  let words: [Token]
  /// The text in UTF-8.
  private let bytes: [UInt8]
  /// Where each character begins in ``bytes``, and where the last one ends; empty where each is one byte.
  private let offsets: [Int]

  /// Cuts a text into words.
  init(_ text: String) {
    let (signs, offsets) = Tokens.signs(text)
    let bytes = Array(text.utf8)
    var words: [Token] = []
    var index = 0
    while index < signs.count {
      guard Tokens.isWord(signs[index]) else {
        index += 1
        continue
      }
      let start = index
      while index < signs.count {
        if Tokens.isWord(signs[index]) {
          index += 1
        } else if Tokens.isJoint(signs[index]), index + 1 < signs.count,
          Tokens.isWord(signs[index + 1]), signs[index + 1] != "§"
        {
          index += 1
        } else {
          break
        }
        if signs[start] == "§" { break }
        if index < signs.count, signs[index] == "§" { break }
      }
      let word = Tokens.string(bytes, offsets, start, index)
      words.append(
        Token(
          text: word, folded: word.folded, start: start, end: index, isCapitalized: signs[start].isUppercase))
    }
    self.words = words
    self.bytes = bytes
    self.offsets = offsets
  }

  /// The first scalar of each character, and where each begins in UTF-8 and the last one ends.
  ///
  /// Hardly any text has characters of several scalars, and telling where characters end is slow.
  private static func signs(_ text: String) -> (signs: [Unicode.Scalar], offsets: [Int]) {
    var signs: [Unicode.Scalar] = []
    var offsets = [0]
    signs.reserveCapacity(text.utf8.count)
    offsets.reserveCapacity(text.utf8.count + 1)
    var end = 0
    for scalar in text.unicodeScalars {
      // A return and a line feed are one character.
      guard scalar.isAlone, scalar != "\r" else { return slowSigns(text) }
      end += UTF8.width(scalar)
      signs.append(scalar)
      offsets.append(end)
    }
    return (signs, end == signs.count ? [] : offsets)
  }

  private static func slowSigns(_ text: String) -> (signs: [Unicode.Scalar], offsets: [Int]) {
    var signs: [Unicode.Scalar] = []
    var offsets = [0]
    var end = 0
    for character in text {
      guard let first = character.unicodeScalars.first else { continue }
      end += character.utf8.count
      signs.append(first)
      offsets.append(end)
    }
    return (signs, offsets)
  }

  private static func isWord(_ sign: Unicode.Scalar) -> Bool {
    sign.isLetter || sign.isNumber || sign == "§"
  }

  private static func isJoint(_ sign: Unicode.Scalar) -> Bool {
    switch sign {
    case "-", "'", "’", ".", ":", "/", "\u{AD}", "@", "_", "&": true
    default: false
    }
  }

  /// How many characters the text has.
  var count: Int { offsets.isEmpty ? bytes.count : offsets.count - 1 }

  /// The last character.
  var last: Character? { count > 0 ? string(count - 1, count).first : nil }

  /// The words for comparison.
  var folded: [String] { words.map(\.folded) }

  /// The characters between two words, or before the first, or after the last.
  func gap(after index: Int) -> String {
    string(index < 0 ? 0 : words[index].end, index + 1 < words.count ? words[index + 1].start : count)
  }

  /// The text from one word through another.
  func text(_ range: ClosedRange<Int>) -> String {
    string(words[range.lowerBound].start, words[range.upperBound].end)
  }

  /// The text from a place to the end.
  func text(from start: Int, to end: Int? = nil) -> String {
    let end = min(end ?? count, count)
    return start < end ? string(start, end).trimmed : ""
  }

  private func string(_ start: Int, _ end: Int) -> String { Tokens.string(bytes, offsets, start, end) }

  private static func string(_ bytes: [UInt8], _ offsets: [Int], _ start: Int, _ end: Int) -> String {
    let range = offsets.isEmpty ? start..<end : offsets[start]..<offsets[end]
    return String(decoding: bytes[range], as: UTF8.self)
  }
}
