/// What kind of paper the record is of.
public enum MeetingKind: String, Codable, Sendable, CaseIterable {
  /// Minutes of a meeting whose kind the paper does not tell.
  case minutes
  /// Informal notes of a meeting (minnesanteckningar).
  case notes
  /// Minutes of a board or municipal committee (styrelse, nämnd, utskott).
  case board
  /// Minutes of an annual general meeting (årsmöte, årsstämma).
  case annualMeeting = "annual-meeting"
  /// Minutes of an extraordinary general meeting (extra årsmöte, extra stämma).
  case extraMeeting = "extra-meeting"
  /// Minutes of an ordinary general meeting other than the annual one (stämma, medlemsmöte, höstmöte).
  case generalMeeting = "general-meeting"
  /// Minutes of the council of a municipality or of a parliament (fullmäktige, riksdag).
  case assembly
  /// Notes or minutes of a working or reference group (arbetsgrupp, referensgrupp, projektmöte).
  case workingGroup = "working-group"
  /// Minutes of a meeting that elects a board and nothing else (konstituerande möte).
  case constituent
  /// A notice of a meeting to come (kallelse).
  case notice
  /// An agenda by itself (dagordning, föredragningslista).
  case agenda
  /// A report (verksamhetsberättelse, revisionsberättelse).
  case report
  /// None of these.
  case other
}

/// An organisation or group with its identifier in the register.
public struct Body: Codable, Hashable, Sendable {
  /// The name as the paper has it.
  public var name: String
  /// `org:` and the name in plain letters.
  public var id: String

  /// Makes a body from its name.
  public init(name: String) {
    self.name = name
    self.id = "org:" + Identifier.slug(name)
  }
}

/// Where on the paper a value was found.
public struct Evidence: Codable, Hashable, Sendable {
  /// How the value is known.
  public enum Kind: String, Codable, Sendable, CaseIterable {
    /// It stands on the paper.
    case printed
    /// A weekday and a date agree in these years only.
    case weekday
    /// Another date of the same paper.
    case date
    /// The file's name or folder.
    case path
    /// The file's own metadata.
    case metadata
    /// The neighbours in the archive.
    case series
  }

  /// How the value is known.
  public var kind: Kind
  /// The words that show it.
  public var text: String
  /// The page's number in the file, from 1.
  public var page: Int?
  /// The line's number on the page, from 1.
  public var line: Int?

  /// Makes a piece of evidence.
  public init(kind: Kind, text: String, page: Int? = nil, line: Int? = nil) {
    self.kind = kind
    self.text = text
    self.page = page
    self.line = line
  }
}

/// The day of the meeting.
public struct MeetingDate: Codable, Hashable, Sendable {
  /// How much of the date is known.
  public enum Precision: String, Codable, Sendable, CaseIterable {
    /// Year, month and day.
    case day
    /// Year and month.
    case month
    /// The year alone.
    case year
    /// Month and day without a year.
    case dayNoYear = "day-no-year"
  }

  /// Another reading of the date.
  public struct Candidate: Codable, Hashable, Sendable {
    /// The date, ISO 8601.
    public var value: String
    /// Its probability, 0 to 1.
    public var confidence: Double

    /// Makes a candidate.
    public init(value: String, confidence: Double) {
      self.value = value
      self.confidence = confidence
    }
  }

  /// The date, ISO 8601: `1987-03-11`, `1987-03`, `1987`, or `--03-11` when no year is known.
  public var value: String
  /// How much of it is known.
  public var precision: Precision
  /// Whether any part of it was inferred and not printed.
  public var inferred: Bool
  /// The probability that the value is right, 0 to 1.
  public var confidence: Double
  /// Other readings.
  public var candidates: [Candidate]
  /// What shows it.
  public var evidence: [Evidence]

  /// Makes a meeting date.
  public init(
    value: String, precision: Precision, inferred: Bool = false, confidence: Double,
    candidates: [Candidate] = [], evidence: [Evidence] = []
  ) {
    self.value = value
    self.precision = precision
    self.inferred = inferred
    self.confidence = confidence
    self.candidates = candidates
    self.evidence = evidence
  }
}

/// The meeting itself: what, whose, when and where.
public struct Meeting: Codable, Hashable, Sendable {
  /// The title as printed, on one line.
  public var title: String?
  /// What kind of paper this is.
  public var kind: MeetingKind
  /// Whose meeting it was.
  public var body: Body?
  /// The day it was held.
  public var date: MeetingDate?
  /// When it began, 24-hour `HH:MM`.
  public var start: String?
  /// When it ended, 24-hour `HH:MM`.
  public var end: String?
  /// Where it was held.
  public var place: String?

  /// Makes a meeting.
  public init(
    title: String? = nil, kind: MeetingKind = .minutes, body: Body? = nil, date: MeetingDate? = nil,
    start: String? = nil, end: String? = nil, place: String? = nil
  ) {
    self.title = title
    self.kind = kind
    self.body = body
    self.date = date
    self.start = start
    self.end = end
    self.place = place
  }
}

/// The next meeting, where the paper announces it.
public struct NextMeeting: Codable, Hashable, Sendable {
  /// The day, ISO 8601, `--MM-DD` when no year is known.
  public var date: String?
  /// When it begins, 24-hour `HH:MM`.
  public var start: String?
  /// Where.
  public var place: String?

  /// Makes a next meeting.
  public init(date: String? = nil, start: String? = nil, place: String? = nil) {
    self.date = date
    self.start = start
    self.place = place
  }
}
