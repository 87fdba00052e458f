import Minutes

/// What holds the corrector back in a text that hardly needs it: there, a rare word is oftener right than misread.
///
/// Only what is beyond doubt is applied in such a text; the rest is offered.
struct Restraint {
  private let pages: [Page]
  private let scalars: [[[Unicode.Scalar]]]
  private let words: Int

  /// Fewer different changes than this tell nothing but how many words they change.
  private static let few = 4
  /// A text with few different changes is nearly clean where fewer than one word in so many is changed.
  private static let seldomChanged = 20
  /// Any other text is nearly clean where there are fewer different changes than one in so many words.
  private static let seldomDifferent = 100
  /// The least confidence of a change beyond doubt, 0 to 1.
  private static let sure = 0.82
  /// The least confidence of a change of a word that the reader doubted, 0 to 1.
  private static let likely = 0.6
  /// The reader's confidence in a word below which it is itself in doubt, 0 to 1.
  private static let doubted = 0.8

  init(_ pages: [Page]) {
    self.pages = pages
    scalars = pages.map { $0.lines.map { Array($0.text.unicodeScalars) } }
    words = pages.reduce(0) { $0 + $1.lines.reduce(0) { $0 + $1.words.count } }
  }

  /// The edits, in a nearly clean text with all but the surest only offered.
  func applied(to edits: [Edit]) -> [Edit] {
    let changes = edits.filter { $0.state == .applied && Self.isOfLetters($0) }
    let different = Set(changes.map { [original($0), $0.replacement] }).count
    let isClean =
      different < Self.few
      ? changes.count * Self.seldomChanged < words : different * Self.seldomDifferent < words
    guard isClean else { return edits }
    return edits.map { edit in
      guard edit.state == .applied, Self.isOfLetters(edit), !isBeyondDoubt(edit) else { return edit }
      var offered = edit
      offered.state = .suggested
      return offered
    }
  }

  /// Whether an edit rests on letters and words, not on numbers or broken characters.
  private static func isOfLetters(_ edit: Edit) -> Bool {
    switch edit.reason {
    case .diacritic, .misread, .join, .split: true
    case .number, .encoding, .lexicon: false
    }
  }

  /// Whether a word that the reader did not doubt lost its marks, and nothing but them, and is no name.
  private func isBeyondDoubt(_ edit: Edit) -> Bool {
    if let confidence = readerConfidence(edit), confidence < Self.doubted {
      return edit.confidence >= Self.likely
    }
    let original = original(edit)
    return edit.reason == .diacritic && edit.confidence >= Self.sure
      && original.first?.isLowercase == true && original.unicodeScalars.allSatisfy(\.isASCII)
  }

  private func original(_ edit: Edit) -> String {
    String(String.UnicodeScalarView(scalars[edit.page][edit.line][edit.range]))
  }

  /// The reader's confidence in the words that an edit changes; nil where the reader has none.
  private func readerConfidence(_ edit: Edit) -> Double? {
    let words = pages[edit.page].lines[edit.line].words
    let first = words.partition { $0.start + $0.text.unicodeScalars.count > edit.range.lowerBound }
    return words[first...].prefix { $0.start < edit.range.upperBound }.compactMap(\.confidence).min()
  }
}
