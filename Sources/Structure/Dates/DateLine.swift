internal import Minutes

/// A line of the document as the dates are read from it.
struct DateLine: Hashable, Sendable {
  /// Which part of the paper a line belongs to, where the caller knows it.
  enum Place: Hashable, Sendable {
    /// The title.
    case title
    /// The letterhead and what else stands before the minutes proper.
    case head
    /// The running text, or not known.
    case body
    /// The item that announces the next meeting.
    case nextMeeting
    /// What tells of the checking of the minutes (justering).
    case adjustment
    /// The notice of the meeting, or its being put up (kallelse, anslag).
    case notice
    /// The names under the minutes.
    case signature
    /// Running headers and footers.
    case furniture
    /// The agenda printed before the minutes.
    case agenda
  }

  /// The characters, without the line's end.
  var text: String
  /// The page's number in the file, from 1.
  var page: Int
  /// The line's number on the page, from 1.
  var line: Int
  /// Which part of the paper it belongs to.
  var place: Place = .body

  /// The lines of a document's pages, their places not known.
  static func lines(of pages: [Page]) -> [DateLine] {
    pages.flatMap { page in
      page.lines.enumerated().map { DateLine(text: $0.element.text, page: page.number, line: $0.offset + 1) }
    }
  }

  /// The lines of a plain text, page 1, their places not known.
  static func lines(of text: String) -> [DateLine] {
    text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated()
      .map { DateLine(text: String($0.element), page: 1, line: $0.offset + 1) }
  }
}

/// What the dates and times of a document tell.
struct DateReading: Hashable, Sendable {
  /// The day of the meeting.
  var meeting: MeetingDate?
  /// When it began, `HH:MM`.
  var start: String?
  /// When it ended, `HH:MM`.
  var end: String?
  /// How the times were found, and the words of the lines that have them.
  var startReason: FieldSupport.Reason?
  var startText: String?
  var endReason: FieldSupport.Reason?
  var endText: String?
  /// Every calendar date, in order.
  var mentions: [DateMention] = []
  /// The next meeting, where the paper announces it.
  var nextMeeting: NextMeeting?
  /// Weekdays that do not agree with their dates.
  var diagnostics: [Diagnostic] = []
}
