import Foundation
import GRDB
import Minutes
import Synchronization

/// The recognized words of pages, so that no page is recognized twice: not after a kill, not for a second try,
/// not when only correction or structuring is set otherwise.
///
/// An SQLite database beside the journal. Pages are known by the content of their file, their place in it and
/// all that recognition depends on. What was used longest ago goes when the limit is passed.
final class WordStore: Sendable {
  /// What the words of a page depend on besides the file.
  struct Key: Hashable, Sendable {
    /// The fingerprint of the reading settings and of the libraries and trained data.
    var settings: String
    /// The fingerprint of the correction model, which judges text layers; empty for none.
    var model: String
  }

  private let database: DatabaseQueue
  private let place: String
  /// The most bytes kept.
  private let limit: Int64
  /// About how many bytes are kept.
  private let kept = Mutex<Int64>(0)

  /// Opens the store and makes it where it is missing.
  init(url: URL, limit: Int64) throws(JournalError) {
    place = url.relativePath
    self.limit = limit
    do {
      var settings = GRDB.Configuration()
      settings.label = "words"
      settings.busyMode = .timeout(10)
      settings.prepareDatabase { database in
        try database.execute(
          sql: "PRAGMA auto_vacuum = INCREMENTAL; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL")
      }
      database = try DatabaseQueue(path: url.path(percentEncoded: false), configuration: settings)
      var migrator = DatabaseMigrator()
      migrator.registerMigration("pages") { database in
        try database.execute(
          sql: """
            CREATE TABLE page (
              id INTEGER PRIMARY KEY,
              content TEXT NOT NULL, page INTEGER NOT NULL, settings TEXT NOT NULL, model TEXT NOT NULL,
              used INTEGER NOT NULL, words BLOB NOT NULL, UNIQUE (content, settings, model, page)
            );
            CREATE INDEX page_used ON page (used);
            """)
      }
      try migrator.migrate(database)
    } catch {
      throw Journal.failure(error, place: url.relativePath)
    }
    let bytes = try size().bytes
    kept.withLock { $0 = bytes }
  }

  private func perform<Value>(_ work: (Database) throws -> Value) throws(JournalError) -> Value {
    do { return try database.write(work) } catch { throw Journal.failure(error, place: place) }
  }

  /// Whether any page of a file is kept, however it was read.
  func knows(content: String) throws(JournalError) -> Bool {
    try perform { database in
      let statement = try database.cachedStatement(sql: "SELECT 1 FROM page WHERE content = ? LIMIT 1")
      return try Int.fetchOne(statement, arguments: [content]) != nil
    }
  }

  /// The pages of a file that are kept, from 0, in order.
  func pages(of content: String, _ key: Key) throws(JournalError) -> [Int] {
    try perform { database in
      let arguments: StatementArguments = [content, key.settings, key.model]
      try database.execute(
        sql: "UPDATE page SET used = unixepoch() WHERE content = ? AND settings = ? AND model IN ('', ?)",
        arguments: arguments)
      return try Int.fetchAll(
        database,
        sql: """
          SELECT DISTINCT page FROM page WHERE content = ? AND settings = ? AND model IN ('', ?) ORDER BY page
          """, arguments: arguments)
    }
  }

  /// The words of a page as `PageCoder` wrote them; nil where they are not kept.
  func words(of content: String, page: Int, _ key: Key) throws(JournalError) -> Data? {
    try perform { database in
      let statement = try database.cachedStatement(
        sql: """
          SELECT words FROM page WHERE content = ? AND settings = ? AND model IN ('', ?) AND page = ?
          ORDER BY model LIMIT 1
          """)
      return try Data.fetchOne(statement, arguments: [content, key.settings, key.model, page])
    }
  }

  /// Keeps the words of a page.
  ///
  /// - Parameter dependsOnModel: whether the correction model had a say in how the page was read.
  func keep(_ words: Data, of content: String, page: Int, _ key: Key, dependsOnModel: Bool)
    throws(JournalError)
  {
    try perform { database in
      let statement = try database.cachedStatement(
        sql: """
          INSERT OR REPLACE INTO page (content, page, settings, model, used, words)
          VALUES (?, ?, ?, ?, unixepoch(), ?)
          """)
      try statement.execute(
        arguments: [content, page, key.settings, dependsOnModel ? key.model : "", words])
    }
    kept.withLock { $0 += Int64(words.count) }
  }

  /// Forgets the pages of a file.
  func forget(content: String) throws(JournalError) {
    try perform { try $0.execute(sql: "DELETE FROM page WHERE content = ?", arguments: [content]) }
  }

  /// The room that documents at hand always have: their pages are needed until they are done.
  private static let leastRoom: Int64 = 500_000_000

  /// Forgets what was used longest ago, when the limit is passed by more than can be borne while a run is at work.
  func trimWhenFull() throws(JournalError) {
    let room = max(limit, WordStore.leastRoom)
    if kept.withLock({ $0 > room + room / 16 }) { try trim(to: room) }
  }

  /// Forgets what is over the limit, longest unused first; the file gets smaller.
  ///
  /// - Returns: how many pages went.
  @discardableResult
  func trim(to limit: Int64? = nil) throws(JournalError) -> Int {
    let limit = limit ?? self.limit
    do {
      return try database.writeWithoutTransaction { database in
        var total = try Int64.fetchOne(database, sql: "SELECT total(length(words)) FROM page") ?? 0
        var doomed: [Int64] = []
        let rows = try Row.fetchCursor(
          database, sql: "SELECT id, length(words) FROM page ORDER BY used, content, page")
        while total > limit, let row = try rows.next() {
          doomed.append(row[0])
          let size: Int64 = row[1]
          total -= size
        }
        kept.withLock { $0 = total }
        if doomed.isEmpty { return 0 }
        try database.inTransaction {
          for id in doomed { try database.execute(sql: "DELETE FROM page WHERE id = ?", arguments: [id]) }
          return .commit
        }
        // Fetched to its end: each row that it steps over gives a page back.
        _ = try Row.fetchAll(database, sql: "PRAGMA incremental_vacuum")
        return doomed.count
      }
    } catch {
      throw Journal.failure(error, place: place)
    }
  }

  /// How many pages of how many files are kept, and their bytes.
  func size() throws(JournalError) -> (pages: Int, files: Int, bytes: Int64) {
    try perform { database in
      let row = try Row.fetchOne(
        database, sql: "SELECT count(*), count(DISTINCT content), total(length(words)) FROM page")
      guard let row else { return (0, 0, 0) }
      let bytes: Double = row[2]
      return (row[0], row[1], Int64(bytes))
    }
  }
}
