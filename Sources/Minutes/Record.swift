/// Where a record came from.
public struct RecordSource: Codable, Hashable, Sendable {
  /// A file of words, as another program read them, that lies beside the document.
  public struct WordsFile: Codable, Hashable, Sendable {
    /// The path relative to the input root, never absolute.
    public var path: String
    /// The SHA-256 of the file's bytes, in hexadecimal.
    public var sha256: String
    /// The file's size in bytes.
    public var bytes: Int
    /// The media type, found by content, as in `application/vnd.alto+xml`.
    public var mediaType: String

    /// Makes the entry of a file.
    public init(path: String, sha256: String, bytes: Int, mediaType: String) {
      self.path = path
      self.sha256 = sha256
      self.bytes = bytes
      self.mediaType = mediaType
    }
  }

  /// The path relative to the input root, never absolute.
  public var path: String
  /// The SHA-256 of the file's bytes, in hexadecimal.
  public var sha256: String
  /// The file's size in bytes.
  public var bytes: Int
  /// The media type, found by content, as in `application/pdf`.
  public var mediaType: String
  /// The first and last page of this document in the file, from 1; empty when no page could be read.
  public var pages: [Int]
  /// What the file says about itself, as in `created` and `producer`.
  public var metadata: [String: String]
  /// The files of words beside it; nil where there is none.
  public var wordsFiles: [WordsFile]?

  /// Makes a source.
  public init(
    path: String, sha256: String, bytes: Int, mediaType: String, pages: [Int] = [],
    metadata: [String: String] = [:]
  ) {
    self.path = path
    self.sha256 = sha256
    self.bytes = bytes
    self.mediaType = mediaType
    self.pages = pages
    self.metadata = metadata
  }
}

/// How sure the words of a record are.
public struct Quality: Codable, Hashable, Sendable {
  /// A grade for people.
  public enum Grade: String, Codable, Sendable, CaseIterable {
    /// Read it as printed.
    case excellent
    /// A few words may be wrong.
    case good
    /// Check before quoting.
    case fair
    /// Much is wrong.
    case poor
  }

  /// The grade.
  public var grade: Grade
  /// The lowest confidence of a page, 0 to 1.
  public var lowest: Double?
  /// The mean confidence of the pages, 0 to 1.
  public var mean: Double?
  /// How many words are expected to be wrong still.
  public var expectedErrors: Double

  /// Makes a quality.
  public init(grade: Grade, lowest: Double?, mean: Double?, expectedErrors: Double) {
    self.grade = grade
    self.lowest = lowest
    self.mean = mean
    self.expectedErrors = expectedErrors
  }
}

/// How a record was made.
public struct Provenance: Codable, Hashable, Sendable {
  /// How one page was read.
  public struct PageEntry: Codable, Hashable, Sendable {
    /// The page's number in the file, from 1.
    public var page: Int
    /// What read it.
    public var reader: PageReading.Reader
    /// Why.
    public var reason: String
    /// The mean confidence, 0 to 1.
    public var confidence: Double?

    /// Makes an entry.
    public init(page: Int, reading: PageReading) {
      self.page = page
      self.reader = reading.reader
      self.reason = reading.reason
      self.confidence = reading.confidence.map { ($0 * 1000).rounded() / 1000 }
    }
  }

  /// The version of Justera.
  public var version: String
  /// `sha256:` and the hash of the configuration that was in force.
  public var pipeline: String
  /// `sha256:` and the hash of the correction model; nil when no correction ran.
  public var model: String?
  /// Each page's reader.
  public var pages: [PageEntry]

  /// Makes a provenance.
  public init(version: String, pipeline: String, model: String?, pages: [PageEntry] = []) {
    self.version = version
    self.pipeline = pipeline
    self.model = model
    self.pages = pages
  }
}

/// What one set of minutes becomes: the contract with users, exports and measurements.
public struct Record: Codable, Hashable, Sendable {
  /// The version of the contract, the first key of every record.
  public static let schemaName = "justera/record/1"

  /// Whether the work was done.
  public enum Status: String, Codable, Sendable, CaseIterable {
    /// All pages read, no error.
    case complete
    /// Some of it is missing; the diagnostics say what.
    case partial
    /// Nothing could be read; the diagnostics say why.
    case failed
  }

  /// The contract's version.
  public var schema: String
  /// `sha256:…#n`: the hash of the source bytes and the document's place in the file.
  public var id: String
  /// Whether the work was done.
  public var status: Status
  /// Where it came from.
  public var source: RecordSource
  /// The meeting.
  public var meeting: Meeting
  /// Who was there and who was not.
  public var attendance: [Attendee]
  /// Attendees counted and not named.
  public var unnamed: [UnnamedAttendees]
  /// Chair, secretary and adjusters.
  public var officers: Officers
  /// The items of the meeting.
  public var sections: [Section]
  /// Dates in the text.
  public var dates: [DateMention]
  /// The next meeting.
  public var nextMeeting: NextMeeting?
  /// Names under the minutes.
  public var signatures: [Signature]
  /// What shows the values of the head and the officers, and how sure they are; nil in records of before.
  public var support: [FieldSupport]?
  /// The corrected running text, pages separated by form feed.
  public var text: String
  /// The ledger.
  public var corrections: [Correction]
  /// How sure the words are.
  public var quality: Quality
  /// What a reader should know.
  public var diagnostics: [Diagnostic]
  /// How the record was made.
  public var provenance: Provenance

  /// Makes a record from what the stages found.
  public init(
    ordinal: Int, status: Status, source: RecordSource, extraction: Extraction, text: String,
    corrections: [Correction], quality: Quality, diagnostics: [Diagnostic], provenance: Provenance
  ) {
    self.schema = Record.schemaName
    self.id = "sha256:\(source.sha256)#\(ordinal)"
    self.status = status
    self.source = source
    self.meeting = extraction.meeting
    self.attendance = extraction.attendance
    self.unnamed = extraction.unnamed
    self.officers = extraction.officers
    self.sections = extraction.sections
    self.dates = extraction.dates
    self.nextMeeting = extraction.nextMeeting
    self.signatures = extraction.signatures
    self.support = extraction.support
    self.text = text
    self.corrections = corrections
    self.quality = quality
    self.diagnostics = diagnostics
    self.provenance = provenance
  }
}
