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
  private let signs: Signs

  /// Cuts a text into words.
  init(_ text: String) {
    let signs = Signs(text)
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
      let word = signs.string(start, index)
      words.append(
        Token(
          text: word, folded: word.folded, start: start, end: index, isCapitalized: signs[start].isUppercase))
    }
    self.words = words
    self.signs = signs
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
  var count: Int { signs.count }

  /// The last character.
  var last: Character? { count > 0 ? signs.string(count - 1, count).first : nil }

  /// The words for comparison.
  var folded: [String] { words.map(\.folded) }

  /// The characters between two words, or before the first, or after the last.
  func gap(after index: Int) -> String {
    signs.string(index < 0 ? 0 : words[index].end, index + 1 < words.count ? words[index + 1].start : count)
  }

  /// The text from one word through another.
  func text(_ range: ClosedRange<Int>) -> String {
    signs.string(words[range.lowerBound].start, words[range.upperBound].end)
  }

  /// The text from a place to the end.
  func text(from start: Int, to end: Int? = nil) -> String {
    let end = min(end ?? count, count)
    return start < end ? signs.string(start, end).trimmed : ""
  }
}
