import Foundation
import Minutes

/// What the journal knows of a document.
struct JournalEntry: Hashable, Sendable {
  /// What a document's records depend on: the same key, the same records.
  struct Key: Hashable, Sendable {
    /// The SHA-256 of the file.
    var content: String
    /// The fingerprint of the configuration.
    var configuration: String
    /// The fingerprint of the correction model; empty for none.
    var model: String
    /// The version of Justera.
    var version: String
  }

  var path: String
  var identity: FileIdentity
  var key: Key
  var state: Record.Status
  var cause: String?
  var message: String?
  /// How many records lie in the output.
  var records: Int
  /// Rises with every entry: tells whether anything was done since.
  var stamp: Int64 = 0
  /// How many times a worker began it.
  var attempts: Int
  /// Seconds from the first to the last of it.
  var seconds: Double
  /// When it was finished: ISO 8601 in UTC.
  var finished: String

  /// Whether a failure may be gone by itself, so that every run tries again.
  var mayPass: Bool { cause.map { $0.hasPrefix("input.") || $0 == "worker.start" } ?? false }
}
