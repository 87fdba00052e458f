/// One change to the text as read, or one proposed: an entry of the ledger.
///
/// Applying the entries of a text backwards gives the text as read, byte for byte.
public struct Correction: Codable, Hashable, Sendable {
  /// Why a word was changed.
  public enum Reason: String, Codable, Sendable, CaseIterable {
    /// A letter with a mark (å ä ö é …) was read as another letter, or the other way round.
    case diacritic
    /// Letters were misread (rn for m, l for I …), or a mark that is not printed was read; the correction is then empty.
    case misread
    /// One word was read as two.
    case split
    /// Two words were read as one.
    case join
    /// A paragraph sign or number was misread.
    case number
    /// The user's lexicon says so.
    case lexicon
    /// Characters were broken by the file's font or encoding.
    case encoding
  }

  /// What became of the change.
  public enum State: String, Codable, Sendable, CaseIterable {
    /// The text holds the corrected form.
    case applied
    /// The text holds the original; the corrected form is offered.
    case suggested
    /// A person agreed: the text holds the corrected form.
    case accepted
    /// A person disagreed: the text holds the original.
    case rejected
  }

  /// Another form considered.
  public struct Alternative: Codable, Hashable, Sendable {
    /// The form.
    public var text: String
    /// Its probability, 0 to 1.
    public var confidence: Double

    /// Makes an alternative.
    public init(text: String, confidence: Double) {
      self.text = text
      self.confidence = confidence
    }
  }

  /// The page's number in the file, from 1.
  public var page: Int
  /// The line's number on the page, from 1.
  public var line: Int
  /// Where the form that the text holds begins, in Unicode scalars of the document's corrected text.
  public var start: Int
  /// Where it ends, exclusive.
  public var end: Int
  /// The characters as read.
  public var original: String
  /// The characters as corrected.
  public var corrected: String
  /// Why.
  public var reason: Reason
  /// The probability that `corrected` is right, 0 to 1.
  public var confidence: Double
  /// What became of it.
  public var state: State
  /// Other forms considered, best first.
  public var alternatives: [Alternative]

  /// Makes an entry.
  public init(
    page: Int, line: Int, start: Int, end: Int, original: String, corrected: String, reason: Reason,
    confidence: Double, state: State, alternatives: [Alternative] = []
  ) {
    self.page = page
    self.line = line
    self.start = start
    self.end = end
    self.original = original
    self.corrected = corrected
    self.reason = reason
    self.confidence = confidence
    self.state = state
    self.alternatives = alternatives
  }

  /// Whether the document's text holds the corrected form.
  public var isInText: Bool { state == .applied || state == .accepted }
}
