import Foundation

/// One thing that a user tells Justera: a line of the user lexicon.
public enum LexiconEntry: Hashable, Sendable {
  /// A word or name that is right as it stands, and that a damaged reading may stand for.
  case word(String)
  /// Characters that are always replaced where they stand as whole words.
  case replacement(wrong: String, right: String)
  /// Characters that are left as they are, and that no other reading stands for: `x → x`.
  case kept(String)

  /// What the entry is about: the word, or the left side of a pair; a lexicon has one entry for each.
  public var key: String {
    switch self {
    case .word(let word), .kept(let word), .replacement(let word, _): word
    }
  }

  /// Whether it is a word that begins with a capital: a name.
  public var isName: Bool {
    guard case .word(let word) = self else { return false }
    return word.unicodeScalars.first { $0.properties.isAlphabetic }?.properties.isUppercase ?? false
  }

  /// The entry as a line of a lexicon, without the line's end.
  public var line: String {
    switch self {
    case .word(let word): word
    case .replacement(let wrong, let right): "\(wrong) → \(right)"
    case .kept(let word): "\(word) → \(word)"
    }
  }

  /// Why a line is no entry: what is wrong and what to do.
  public struct Fault: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong and what to do.
    public var description: String
  }

  /// The most characters of one side of an entry: longer ones are prose, or no text at all.
  private static let longest = 200

  /// Reads one entry: what stands on a line before its comment.
  ///
  /// - Throws: `Fault` where the text is no entry.
  public init(_ text: String) throws(Fault) {
    for scalar in text.unicodeScalars where scalar != "\t" {
      if scalar.properties.generalCategory == .control {
        let code = String(scalar.value, radix: 16, uppercase: true)
        throw Fault(
          description:
            "holds the control character U+\(String(repeating: "0", count: 4 - min(4, code.count)))\(code); delete it"
        )
      }
    }
    let sides = Self.sides(text)
    for side in sides where side.unicodeScalars.count > Self.longest {
      throw Fault(
        description: """
          \(side.unicodeScalars.count) characters are too many for a word or phrase; an entry has at most \
          \(Self.longest)
          """)
    }
    guard let first = sides.first, let last = sides.last, sides.count <= 2 else {
      throw Fault(description: "more than one arrow; write one pair a line, as 'wrong → right'")
    }
    if sides.count == 2 {
      if first.isEmpty {
        throw Fault(description: "nothing stands left of the arrow; write the pair as 'wrong → right'")
      }
      if last.isEmpty {
        throw Fault(
          description: "nothing stands right of the arrow; write what is right there, or delete the line")
      }
    }
    guard first.unicodeScalars.contains(where: LexiconPhrases.isOfWord) else {
      throw Fault(
        description:
          "'\(first)' has neither letter nor digit; an entry begins with a word, a name or a number")
    }
    if sides.count == 1 {
      self = .word(first)
    } else {
      self = first == last ? .kept(first) : .replacement(wrong: first, right: last)
    }
  }

  /// What stands on both sides of the arrows, blanks made single.
  private static func sides(_ text: String) -> [String] {
    text.replacing("->", with: "→").split(separator: "→", omittingEmptySubsequences: false).map { side in
      side.split(whereSeparator: \.isWhitespace).joined(separator: " ").precomposedStringWithCanonicalMapping
    }
  }
}
