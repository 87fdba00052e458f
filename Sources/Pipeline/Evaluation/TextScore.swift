/// Edits and agreements of an alignment with the truth.
public struct EditCounts: Hashable, Sendable {
  /// Insertions, deletions and replacements.
  public var edits = 0
  /// Elements of the truth that stand in the text.
  public var matches = 0

  /// Edits over edits and matches, as OCR-D's evaluation guide defines it; nil for nothing at all.
  public var errorRate: Double? { TextScore.share(edits, of: edits + matches) }

  init() {}

  init(_ alignment: Alignment) {
    edits = alignment.edits
    matches = alignment.matches
  }

  static func += (a: inout EditCounts, b: EditCounts) {
    a.edits += b.edits
    a.matches += b.matches
  }
}

/// What correction did to texts, in counts that add up.
///
/// The truth is aligned with the text before and the text after, by characters and by words.
public struct TextScore: Hashable, Sendable {
  /// Characters of the text before correction.
  public var charactersBefore = EditCounts()
  /// Characters of the text after correction.
  public var charactersAfter = EditCounts()
  /// Words of the text before correction.
  public var wordsBefore = EditCounts()
  /// Words of the text after correction.
  public var wordsAfter = EditCounts()
  /// The truth's words that were right before.
  public var right = 0
  /// The truth's words that were wrong before.
  public var wrong = 0
  /// Words wrong before and right after.
  public var fixed = 0
  /// Words right before and wrong after.
  public var harmed = 0
  /// Words with å, ä or ö that were wrong before.
  public var diacriticWrong = 0
  /// Words with å, ä or ö that were wrong before and are right after.
  public var diacriticFixed = 0

  /// The share of the wrong words that were put right.
  public var fixedShare: Double? { TextScore.share(fixed, of: wrong) }
  /// The share of the right words that were made wrong.
  public var harmedShare: Double? { TextScore.share(harmed, of: right) }
  /// The share of the wrong words with å, ä or ö that were put right.
  public var diacriticShare: Double? { TextScore.share(diacriticFixed, of: diacriticWrong) }

  static func share(_ part: Int, of whole: Int) -> Double? {
    whole > 0 ? Double(part) / Double(whole) : nil
  }

  static func += (a: inout TextScore, b: TextScore) {
    a.charactersBefore += b.charactersBefore
    a.charactersAfter += b.charactersAfter
    a.wordsBefore += b.wordsBefore
    a.wordsAfter += b.wordsAfter
    a.right += b.right
    a.wrong += b.wrong
    a.fixed += b.fixed
    a.harmed += b.harmed
    a.diacriticWrong += b.diacriticWrong
    a.diacriticFixed += b.diacriticFixed
  }
}
