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
    var isCapitalized: Bool { text.first?.isUppercase == true }
    /// Whether it has no letter but has a digit.
    var isNumber: Bool { text.allSatisfy { !$0.isLetter } && text.contains(where: \.isNumber) }
  }

  /// The characters of the text.
  let characters: [Character]
  /// The words in order.
  let words: [Token]

  /// Cuts a text into words.
  init(_ text: String) {
    let characters = Array(text)
    var words: [Token] = []
    var index = 0
    while index < characters.count {
      guard Tokens.isWord(characters[index]) else {
        index += 1
        continue
      }
      let start = index
      while index < characters.count {
        if Tokens.isWord(characters[index]) {
          index += 1
        } else if Tokens.isJoint(characters[index]), index + 1 < characters.count,
          Tokens.isWord(characters[index + 1]), characters[index + 1] != "§"
        {
          index += 1
        } else {
          break
        }
        if characters[start] == "§" { break }
        if index < characters.count, characters[index] == "§" { break }
      }
      let word = String(characters[start..<index])
      words.append(Token(text: word, folded: word.folded, start: start, end: index))
    }
    self.characters = characters
    self.words = words
  }

  /// The words for comparison.
  var folded: [String] { words.map(\.folded) }

  /// The characters between two words, or before the first, or after the last.
  func gap(after index: Int) -> String {
    let start = index < 0 ? 0 : words[index].end
    let end = index + 1 < words.count ? words[index + 1].start : characters.count
    return String(characters[start..<end])
  }

  /// The text from one word through another.
  func text(_ range: ClosedRange<Int>) -> String {
    String(characters[words[range.lowerBound].start..<words[range.upperBound].end])
  }

  /// The text from a place to the end.
  func text(from start: Int, to end: Int? = nil) -> String {
    let end = min(end ?? characters.count, characters.count)
    return start < end ? String(characters[start..<end]).trimmed : ""
  }

  private static func isWord(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "§"
  }

  private static func isJoint(_ character: Character) -> Bool {
    switch character {
    case "-", "'", "’", ".", ":", "/", "\u{AD}", "@", "_", "&": true
    default: false
    }
  }
}
