/// Something a reader of the record should know: a value with a stable id, never thrown.
public struct Diagnostic: Codable, Hashable, Sendable {
  /// How grave it is.
  public enum Severity: String, Codable, Sendable, CaseIterable {
    /// Worth knowing.
    case note
    /// May be wrong.
    case warning
    /// Something is missing: the record is not complete.
    case error
  }

  /// A stable identifier, stage first: `structure.paragraph-gap`.
  public var id: String
  /// How grave it is.
  public var severity: Severity
  /// The page's number in the file, from 1.
  public var page: Int?
  /// The line's number on the page, from 1.
  public var line: Int?
  /// What, where and what to do, in one lower-case sentence.
  public var summary: String

  /// Makes a diagnostic.
  public init(id: String, severity: Severity, page: Int? = nil, line: Int? = nil, summary: String) {
    self.id = id
    self.severity = severity
    self.page = page
    self.line = line
    self.summary = summary
  }
}
