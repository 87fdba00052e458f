import Foundation
import Minutes

/// What else the reader held the symbols of words for, as other forms of those words.
struct ReaderChoices {
  /// The other forms of each of the document's words, in small letters or as read, with the logarithm of how much the
  /// reader believes them.
  private(set) var forms: [Int: [(letters: [UInt8], log: Float)]] = [:]

  /// The least confidence of a symbol that is looked at, 0 to 1.
  private static let least = 0.01
  /// The most other forms of one word.
  private static let most = 8

  /// Looks at the words of a document.
  init(_ pages: [Page], _ document: Document) {
    guard pages.contains(where: { $0.lines.contains { $0.words.contains { !$0.choices.isEmpty } } }) else {
      return
    }
    for block in document.blocks {
      for token in block where token.form >= 0 && token.places.count == 1 && !token.isDecomposed {
        let place = token.places[0]
        let symbols = Self.choices(pages[place.page].lines[place.line], place.range)
        if !symbols.isEmpty { add(token, symbols) }
      }
    }
  }

  /// The choices within a range of a line, their places counted from its beginning.
  private static func choices(_ line: Line, _ range: Range<Int>) -> [SymbolChoice] {
    var found: [SymbolChoice] = []
    for word in line.words where word.start < range.upperBound {
      for choice in word.choices
      where choice.confidence >= least && range.contains(word.start + choice.offset) {
        var moved = choice
        moved.offset += word.start - range.lowerBound
        found.append(moved)
      }
    }
    return found
  }

  /// Adds the forms that one or two other symbols make.
  private mutating func add(_ token: Token, _ symbols: [SymbolChoice]) {
    var made = forms[token.form] ?? []
    func append(_ chosen: [SymbolChoice]) {
      guard let letters = Self.letters(token.bytes, chosen) else { return }
      let log = chosen.reduce(Float(0)) { $0 + Float(Foundation.log($1.confidence)) }
      if let place = made.firstIndex(where: { $0.letters == letters }) {
        made[place].log = max(made[place].log, log)
      } else {
        made.append((letters, log))
      }
    }
    for (index, first) in symbols.enumerated() {
      append([first])
      for second in symbols[(index + 1)...] where second.offset > first.offset { append([first, second]) }
    }
    made.sort { $0.log > $1.log }
    forms[token.form] = Array(made.prefix(Self.most))
  }

  /// A word with some symbols replaced; nil where one of them is no letter.
  private static func letters(_ word: [UInt8], _ chosen: [SymbolChoice]) -> [UInt8]? {
    var letters: [UInt8] = []
    var place = 0
    for choice in chosen {
      let bytes = Letters.bytes(choice.text)
      guard choice.offset >= place, choice.offset < word.count, bytes.allSatisfy(Letters.isLetter) else {
        return nil
      }
      letters += word[place..<choice.offset] + bytes
      place = choice.offset + 1
    }
    return letters + word[place...]
  }
}
