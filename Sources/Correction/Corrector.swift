public import Minutes

/// Finds what was misread in a document and what was meant.
///
/// The document is looked at as a whole: how damaged it is decides how much is questioned.
public struct Corrector: Sendable {
  private let model: LanguageModel
  private let settings: CorrectionSettings
  private let words: LexiconWords
  private let phrases: LexiconPhrases

  /// Makes a corrector.
  ///
  /// - Parameters:
  ///   - model: What Swedish looks like.
  ///   - settings: What is made, what only offered.
  ///   - lexicon: What the user knows better than the model.
  public init(model: LanguageModel, settings: CorrectionSettings, lexicon: UserLexicon = UserLexicon()) {
    self.model = model
    self.settings = settings
    words = LexiconWords(lexicon)
    phrases = LexiconPhrases(lexicon)
  }

  /// The changes to a document, in reading order, those made and those only offered.
  ///
  /// - Parameter pages: The whole document as read.
  public func edits(for pages: [Page]) -> [Edit] {
    model.withView { view in
      var session = CorrectionSession(view: view, settings: settings, words: words, pages: pages)
      let edits = Restraint(pages).applied(to: session.edits())
      return LexiconEdits(phrases, pages).applied(to: edits)
    }
  }
}
