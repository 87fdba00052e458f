public import Minutes

/// Finds what was misread in a document and what was meant.
///
/// The document is looked at as a whole: how damaged it is decides how much is questioned.
public struct Corrector: Sendable {
  private let model: LanguageModel
  private let settings: CorrectionSettings

  /// Makes a corrector.
  public init(model: LanguageModel, settings: CorrectionSettings) {
    self.model = model
    self.settings = settings
  }

  /// The changes to a document, in reading order, those made and those only offered.
  ///
  /// - Parameter pages: The whole document as read.
  public func edits(for pages: [Page]) -> [Edit] {
    model.withView { view in
      var session = CorrectionSession(view: view, settings: settings, pages: pages)
      return Restraint(pages).applied(to: session.edits())
    }
  }
}
