import Foundation
public import Minutes

/// What the user knows better than the model: words and names that are right, replacements, and what is to be left.
public struct UserLexicon: Hashable, Sendable {
  /// The entries, sorted by their scalars: the order and the comments of the text change nothing.
  public let entries: [LexiconEntry]

  /// Makes a lexicon without entries.
  public init() { entries = [] }

  /// Takes the entries of a text.
  public init(_ text: LexiconText) {
    entries = text.entries.sorted { $0.line.unicodeScalars.lexicographicallyPrecedes($1.line.unicodeScalars) }
  }

  /// Whether there are no entries.
  public var isEmpty: Bool { entries.isEmpty }

  /// The entries as the text of a lexicon: the same knowledge, the same text.
  public var canonicalText: String { entries.map { $0.line + "\n" }.joined() }

  /// Names that count as family names, beside those that are known.
  ///
  /// A name of one word does, and the last word of a name that begins with a known given name: other names of several
  /// words may be those of organisations and places.
  public func names(over known: NameLexicon) -> NameLexicon {
    var family: Set<String> = []
    for case .word(let name) in entries where LexiconEntry.word(name).isName {
      let words = name.split(separator: " ").map(String.init)
      guard let first = words.first, let last = words.last, last.contains(where: \.isLowercase) else {
        continue
      }
      if words.count == 1 || known.givenBearers(first) > 0 { family.insert(last) }
    }
    if family.isEmpty { return known }
    return NameLexicon(
      givenBearers: known.givenBearers,
      familyBearers: { [family] name in max(known.familyBearers(name), family.contains(name) ? 1 : 0) })
  }
}
