import Foundation
import Minutes

/// A document on its way through a batch.
struct DocumentWork: Sendable {
  /// Its place in the plan.
  var index: Int
  /// What it is.
  var item: InputItem
  /// The file, then those beside it that may hold its words, open: what is hashed and what is read are the same,
  /// whatever happens to their names.
  var files: [OpenFile]
  /// What will go into the journal.
  var entry: JournalEntry
  /// How many records an earlier run left.
  var oldRecords: Int
  /// Pages that workers failed at, from 0.
  var lost: [Int: Worker.Loss] = [:]
  /// Seconds that other workers spent on its pages.
  var pageSeconds = 0.0
  /// When it was begun.
  var start = ContinuousClock.now

  /// The most pages given up in a document that one worker does.
  static let mostLost = 3
  /// How often workers may begin at a document in all.
  static let mostAttempts = 2 * (mostLost + 2)
}
