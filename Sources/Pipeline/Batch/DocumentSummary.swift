public import Minutes

/// What became of one document, in figures: for the journal and the end report, never in a record.
public struct DocumentSummary: Codable, Hashable, Sendable {
  /// The path relative to the input root.
  public var path: String
  /// Whether the work was done.
  public var status: Record.Status
  /// The id of the first error, as in `reading.encrypted`; nil where there was none.
  public var cause: String?
  /// What was wrong and what to do; nil where nothing was.
  public var message: String?
  /// How many records the document gave.
  public var records = 0
  /// How many pages were read, by reader.
  public var pages: [String: Int] = [:]
  /// How many words were read.
  public var words = 0
  /// How many corrections were applied.
  public var corrections = 0
  /// How many corrections were offered and not applied.
  public var suggestions = 0
  /// How many words are expected to be wrong still.
  public var expectedErrors = 0.0
  /// Seconds spent, by stage.
  public var seconds: [String: Double] = [:]

  /// Makes an empty summary.
  public init(path: String, status: Record.Status) {
    self.path = path
    self.status = status
  }

  /// A summary of a document that could not be done at all.
  public static func failed(path: String, cause: String, message: String) -> DocumentSummary {
    var summary = DocumentSummary(path: path, status: .failed)
    summary.cause = cause
    summary.message = message
    return summary
  }
}
