/// A decision of the meeting.
public struct Decision: Codable, Hashable, Sendable {
  /// What became of the matter.
  public enum Outcome: String, Codable, Sendable, CaseIterable {
    /// Decided as proposed, or simply decided.
    case adopted
    /// Turned down (avslag).
    case rejected
    /// Put off (bordläggning, ajournering).
    case tabled
    /// Sent back or on (återremiss, remiss).
    case remitted
    /// Taken note of (lägga till handlingarna).
    case noted
  }

  /// The words of the paper.
  public var text: String
  /// What became of the matter.
  public var outcome: Outcome
  /// The page's number in the file, from 1.
  public var page: Int?
  /// The line's number on the page, from 1.
  public var line: Int?
  /// The probability that this meeting decided it, 0 to 1, as measured; nil where none was.
  public var confidence: Double?

  /// Makes a decision.
  public init(
    text: String, outcome: Outcome = .adopted, page: Int? = nil, line: Int? = nil, confidence: Double? = nil
  ) {
    self.text = text
    self.outcome = outcome
    self.page = page
    self.line = line
    self.confidence = confidence
  }
}

/// A vote with its figures.
public struct Vote: Codable, Hashable, Sendable {
  /// One person's vote in a roll call (votering med upprop).
  public struct Ballot: Codable, Hashable, Sendable {
    /// How somebody voted.
    public enum Choice: String, Codable, Sendable, CaseIterable {
      /// For what the vote was put as.
      case yes
      /// Against it.
      case no
      /// Neither.
      case abstain
    }

    /// Who voted.
    public var name: String
    /// How.
    public var choice: Choice

    /// Makes a ballot.
    public init(name: String, choice: Choice) {
      self.name = name
      self.choice = choice
    }
  }

  /// The words of the paper.
  public var text: String
  /// Votes for.
  public var yes: Int?
  /// Votes against.
  public var no: Int?
  /// Abstentions.
  public var abstain: Int?
  /// How each voted, where the paper names them; nil where it does not.
  public var ballots: [Ballot]?

  /// Makes a vote.
  public init(
    text: String, yes: Int? = nil, no: Int? = nil, abstain: Int? = nil, ballots: [Ballot]? = nil
  ) {
    self.text = text
    self.yes = yes
    self.no = no
    self.abstain = abstain
    self.ballots = ballots
  }
}

/// Who does what by when.
public struct Assignment: Codable, Hashable, Sendable {
  /// The words of the paper.
  public var text: String
  /// Who.
  public var assignee: String?
  /// By when, ISO 8601.
  public var due: String?

  /// Makes an assignment.
  public init(text: String, assignee: String? = nil, due: String? = nil) {
    self.text = text
    self.assignee = assignee
    self.due = due
  }
}

/// One item of the meeting: a numbered paragraph, or an unnumbered heading with its text.
public struct Section: Codable, Hashable, Sendable {
  /// The number as printed, damage undone: `§ 41`, `7.`; nil for an unnumbered heading.
  public var number: String?
  /// The heading; empty where a numbered item has none.
  public var heading: String
  /// The depth, 1 outermost.
  public var level: Int
  /// The text under the heading.
  public var text: String
  /// The page its heading stands on, from 1.
  public var page: Int?
  /// The page its last line stands on, from 1; nil where that is the page of its heading.
  public var endPage: Int?
  /// The first and last line, from 1, each on its own page.
  public var lines: [Int]
  /// The probability that it is an item of that number and heading, 0 to 1, as measured for items found so; nil where
  /// none was.
  public var confidence: Double?
  /// List items, in order.
  public var items: [String]
  /// What was decided here.
  public var decisions: [Decision]
  /// Votes taken here.
  public var votes: [Vote]
  /// Reservations entered here, in the paper's words.
  public var reservations: [String]
  /// Assignments given here.
  public var assignments: [Assignment]
  /// What it says is attached, as named: `Bilaga 1`; nil where nothing is.
  public var attachments: [String]?

  /// Makes a section.
  public init(
    number: String? = nil, heading: String, level: Int = 1, text: String = "", page: Int? = nil,
    endPage: Int? = nil, lines: [Int] = [], items: [String] = [], decisions: [Decision] = [],
    votes: [Vote] = [],
    reservations: [String] = [], assignments: [Assignment] = [], attachments: [String]? = nil,
    confidence: Double? = nil
  ) {
    self.number = number
    self.heading = heading
    self.level = level
    self.text = text
    self.page = page
    self.endPage = endPage
    self.lines = lines
    self.items = items
    self.decisions = decisions
    self.votes = votes
    self.reservations = reservations
    self.assignments = assignments
    self.attachments = attachments
    self.confidence = confidence
  }
}

/// A calendar date in the running text.
public struct DateMention: Codable, Hashable, Sendable {
  /// What a date is for.
  public enum Role: String, Codable, Sendable, CaseIterable {
    /// The day of this meeting.
    case meeting
    /// When the minutes are to be checked (justering).
    case adjustment
    /// When notice was given or put up (anslag, kallelse).
    case notice
    /// By when something is to be done.
    case deadline
    /// The next meeting.
    case nextMeeting = "next-meeting"
    /// The meeting before this one.
    case previousMeeting = "previous-meeting"
    /// Anything else.
    case mentioned
  }

  /// The date, ISO 8601, `--MM-DD` when no year is known.
  public var value: String
  /// The last day of a range.
  public var end: String?
  /// The time of day, 24-hour `HH:MM`.
  public var time: String?
  /// What the date is for.
  public var role: Role
  /// The words of the paper.
  public var text: String
  /// Whether the year was inferred and not printed with it.
  public var inferred: Bool
  /// The page's number in the file, from 1.
  public var page: Int?
  /// The line's number on the page, from 1.
  public var line: Int?

  /// Makes a date mention.
  public init(
    value: String, end: String? = nil, time: String? = nil, role: Role = .mentioned, text: String,
    inferred: Bool = false, page: Int? = nil, line: Int? = nil
  ) {
    self.value = value
    self.end = end
    self.time = time
    self.role = role
    self.text = text
    self.inferred = inferred
    self.page = page
    self.line = line
  }
}

/// What structuring finds in one document's pages.
public struct Extraction: Hashable, Sendable {
  /// The meeting.
  public var meeting: Meeting
  /// Who was there and who was not, in the paper's order.
  public var attendance: [Attendee]
  /// Attendees counted and not named.
  public var unnamed: [UnnamedAttendees]
  /// Chair, secretary and adjusters.
  public var officers: Officers
  /// The items of the meeting, in order.
  public var sections: [Section]
  /// Dates in the text, in order.
  public var dates: [DateMention]
  /// The next meeting.
  public var nextMeeting: NextMeeting?
  /// What shows the values of the head and the officers.
  public var support: [FieldSupport] = []
  /// Names under the minutes.
  public var signatures: [Signature]
  /// What a reader should know.
  public var diagnostics: [Diagnostic]

  /// Makes an extraction.
  public init(
    meeting: Meeting = Meeting(), attendance: [Attendee] = [], unnamed: [UnnamedAttendees] = [],
    officers: Officers = Officers(), sections: [Section] = [], dates: [DateMention] = [],
    nextMeeting: NextMeeting? = nil, signatures: [Signature] = [], diagnostics: [Diagnostic] = []
  ) {
    self.meeting = meeting
    self.attendance = attendance
    self.unnamed = unnamed
    self.officers = officers
    self.sections = sections
    self.dates = dates
    self.nextMeeting = nextMeeting
    self.signatures = signatures
    self.diagnostics = diagnostics
  }
}
