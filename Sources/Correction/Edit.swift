public import Minutes

/// One change within one line, in the coordinates of the text as read.
public struct Edit: Hashable, Sendable {
  /// The page's place among the pages, from 0.
  public var page: Int
  /// The line's place on its page, from 0.
  public var line: Int
  /// The characters to replace, in Unicode scalars of the line's text.
  public var range: Range<Int>
  /// What to put in their place.
  public var replacement: String
  /// Why.
  public var reason: Correction.Reason
  /// The probability that the replacement is right, 0 to 1.
  public var confidence: Double
  /// Whether to change the text or only to offer the change.
  public var state: Correction.State
  /// Other forms considered, best first.
  public var alternatives: [Correction.Alternative]

  /// Makes an edit.
  public init(
    page: Int, line: Int, range: Range<Int>, replacement: String, reason: Correction.Reason,
    confidence: Double, state: Correction.State, alternatives: [Correction.Alternative] = []
  ) {
    self.page = page
    self.line = line
    self.range = range
    self.replacement = replacement
    self.reason = reason
    self.confidence = confidence
    self.state = state
    self.alternatives = alternatives
  }
}
