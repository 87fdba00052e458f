/// What shows the value of a field of the record that keeps no place of its own, and how sure it is.
public struct FieldSupport: Codable, Hashable, Sendable {
  /// The field.
  public enum Field: String, Codable, Sendable, CaseIterable {
    /// `meeting.title`.
    case title
    /// `meeting.body`.
    case body
    /// `meeting.place`.
    case place
    /// `meeting.start`.
    case start
    /// `meeting.end`.
    case end
    /// `officers.chair`.
    case chair
    /// `officers.secretary`.
    case secretary
    /// One of `officers.adjusters`.
    case adjuster
    /// `nextMeeting.date`.
    case nextMeeting
  }

  /// How the value was found.
  public enum Reason: String, Codable, Sendable, CaseIterable {
    /// After a label: `Plats: Sal 3`.
    case label
    /// In the title.
    case title
    /// In the sentence that opens the paper.
    case opening
    /// In the letterhead or a running head.
    case letterhead
    /// On the list of those present.
    case list
    /// In what an item says of an election.
    case election
    /// Among the names under the minutes.
    case signature
    /// In a sentence of the minutes.
    case sentence
    /// Beside the day of the meeting.
    case day
  }

  /// The field.
  public var field: Field
  /// The value, as the field has it.
  public var value: String
  /// How it was found.
  public var reason: Reason
  /// The probability that it is right, 0 to 1, as measured for values found so.
  public var confidence: Double
  /// The line's words; nil where no single line has them.
  public var text: String?
  /// The page's number in the file, from 1.
  public var page: Int?
  /// The line's number on the page, from 1.
  public var line: Int?

  /// Makes a support.
  public init(
    field: Field, value: String, reason: Reason, confidence: Double, text: String? = nil, page: Int? = nil,
    line: Int? = nil
  ) {
    self.field = field
    self.value = value
    self.reason = reason
    self.confidence = confidence
    self.text = text
    self.page = page
    self.line = line
  }
}
