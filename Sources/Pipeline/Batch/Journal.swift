import Foundation
import GRDB
import Minutes

/// Why the journal cannot be used.
struct JournalError: Error, CustomStringConvertible {
  /// What is wrong and what to do.
  var description: String
}

/// What has become of each document: the memory of an output folder from run to run.
///
/// An SQLite database in WAL mode. A document is entered after its records lie on the disk, so that what the
/// journal says is done is done, however the run ended.
final class Journal: Sendable {
  private let database: DatabaseQueue
  private let place: String

  /// Opens the journal and makes it where it is missing.
  init(url: URL) throws(JournalError) {
    place = url.relativePath
    do {
      var settings = GRDB.Configuration()
      settings.label = "journal"
      settings.busyMode = .timeout(10)
      settings.prepareDatabase { database in
        try database.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL")
      }
      database = try DatabaseQueue(path: url.path(percentEncoded: false), configuration: settings)
      try Journal.migrator.migrate(database)
    } catch {
      throw Journal.failure(error, place: url.relativePath)
    }
  }

  /// Opens the journal of a run that may be at work, only to read it; nil where there is none.
  init?(reading url: URL) throws(JournalError) {
    guard FileManager.default.fileExists(atPath: url.path(percentEncoded: false)) else { return nil }
    place = url.relativePath
    do {
      var settings = GRDB.Configuration()
      settings.readonly = true
      settings.busyMode = .timeout(10)
      database = try DatabaseQueue(path: url.path(percentEncoded: false), configuration: settings)
    } catch {
      throw Journal.failure(error, place: url.relativePath)
    }
  }

  private static let migrator: DatabaseMigrator = {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("documents") { database in
      try database.execute(
        sql: """
          CREATE TABLE document (
            path TEXT PRIMARY KEY NOT NULL,
            bytes INTEGER NOT NULL, changed INTEGER NOT NULL, inode INTEGER NOT NULL,
            content TEXT NOT NULL, configuration TEXT NOT NULL, model TEXT NOT NULL, version TEXT NOT NULL,
            state TEXT NOT NULL, cause TEXT, message TEXT,
            records INTEGER NOT NULL, stamp INTEGER NOT NULL,
            attempts INTEGER NOT NULL, seconds REAL NOT NULL, finished TEXT NOT NULL,
            summary BLOB NOT NULL
          ) WITHOUT ROWID;
          CREATE INDEX document_content ON document (content);
          CREATE TABLE note (name TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) WITHOUT ROWID;
          """)
    }
    return migrator
  }()

  /// What a failure of SQLite means for the user.
  static func failure(_ error: any Error, place: String) -> JournalError {
    if let error = error as? DatabaseError,
      error.resultCode == .SQLITE_FULL || error.resultCode == .SQLITE_IOERR
    {
      return JournalError(
        description: "\(place): cannot be written (\(error.message ?? "disk full")); check free space")
    }
    if let error = error as? DatabaseError,
      error.resultCode == .SQLITE_NOTADB || error.resultCode == .SQLITE_CORRUPT
    {
      return JournalError(description: "\(place): damaged; delete it, and the next run begins anew")
    }
    return JournalError(description: "\(place): \(error)")
  }

  private func read<Value>(_ work: (Database) throws -> Value) throws(JournalError) -> Value {
    do { return try database.read(work) } catch { throw Journal.failure(error, place: place) }
  }

  private func write<Value>(_ work: (Database) throws -> Value) throws(JournalError) -> Value {
    do { return try database.write(work) } catch { throw Journal.failure(error, place: place) }
  }

  private static let columns =
    "path, bytes, changed, inode, content, configuration, model, version, state, cause, message, records, stamp, attempts, seconds, finished"

  private static func entry(_ row: Row) -> JournalEntry {
    JournalEntry(
      path: row[0], identity: FileIdentity(bytes: row[1], changed: row[2], inode: row[3]),
      key: JournalEntry.Key(content: row[4], configuration: row[5], model: row[6], version: row[7]),
      state: Minutes.Record.Status(rawValue: row[8]) ?? .failed, cause: row[9], message: row[10],
      records: row[11],
      stamp: row[12], attempts: row[13], seconds: row[14], finished: row[15])
  }

  /// Every document, in the order of the paths' bytes.
  func forEachEntry(_ body: (JournalEntry) throws -> Void) throws(JournalError) {
    try read { database in
      let rows = try Row.fetchCursor(database, sql: "SELECT \(Journal.columns) FROM document ORDER BY path")
      while let row = try rows.next() { try body(Journal.entry(row)) }
    }
  }

  /// Every document's summary with its stamp, in the order of the paths' bytes.
  func forEachSummary(_ body: (DocumentSummary, Int64) throws -> Void) throws(JournalError) {
    try read { database in
      let rows = try Row.fetchCursor(database, sql: "SELECT summary, stamp FROM document ORDER BY path")
      let decoder = JSONDecoder()
      while let row = try rows.next() {
        let summary: Data = row[0]
        try body(decoder.decode(DocumentSummary.self, from: summary), row[1])
      }
    }
  }

  /// A document by its path.
  func entry(path: String) throws(JournalError) -> JournalEntry? {
    try read { database in
      let statement = try database.cachedStatement(
        sql: "SELECT \(Journal.columns) FROM document WHERE path = ?")
      return try Row.fetchOne(statement, arguments: [path]).map(Journal.entry)
    }
  }

  /// A document of the same content that was done in the same way, wherever it lay.
  func twin(of key: JournalEntry.Key) throws(JournalError) -> (JournalEntry, DocumentSummary)? {
    try read { database in
      let statement = try database.cachedStatement(
        sql: """
          SELECT \(Journal.columns), summary FROM document
          WHERE content = ? AND configuration = ? AND model = ? AND version = ? AND state <> 'failed'
          ORDER BY path LIMIT 1
          """)
      let row = try Row.fetchOne(
        statement, arguments: [key.content, key.configuration, key.model, key.version])
      return try row.map { row in
        let summary: Data = row["summary"]
        return (Journal.entry(row), try JSONDecoder().decode(DocumentSummary.self, from: summary))
      }
    }
  }

  /// Where a content lies or lay.
  func paths(content: String) throws(JournalError) -> [String] {
    try read {
      try String.fetchAll(
        $0, sql: "SELECT path FROM document WHERE content = ? ORDER BY path", arguments: [content])
    }
  }

  /// Enters what became of a document; the stamp is given here.
  func enter(_ entry: JournalEntry, _ summary: DocumentSummary) throws(JournalError) {
    try write { database in
      let data = try RecordCoder.line(summary)
      let statement = try database.cachedStatement(
        sql: """
          INSERT OR REPLACE INTO document (\(Journal.columns), summary) VALUES
          (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT CAST(value AS INTEGER) FROM note WHERE name = 'stamp'), ?, ?, ?, ?)
          """)
      try database.cachedStatement(
        sql: """
          INSERT INTO note VALUES ('stamp', '1') ON CONFLICT (name) DO UPDATE SET value = value + 1
          """
      ).execute()
      try statement.execute(arguments: [
        entry.path, entry.identity.bytes, entry.identity.changed, entry.identity.inode, entry.key.content,
        entry.key.configuration, entry.key.model, entry.key.version, entry.state.rawValue, entry.cause,
        entry.message, entry.records, entry.attempts, entry.seconds, entry.finished, data,
      ])
    }
  }

  /// Notes that a file was touched and is the same.
  func refresh(path: String, identity: FileIdentity) throws(JournalError) {
    try write { database in
      try database.execute(
        sql: "UPDATE document SET bytes = ?, changed = ?, inode = ? WHERE path = ?",
        arguments: [identity.bytes, identity.changed, identity.inode, path])
    }
  }

  /// Takes a document out.
  func remove(path: String) throws(JournalError) {
    try write { try $0.execute(sql: "DELETE FROM document WHERE path = ?", arguments: [path]) }
  }

  /// Takes over what another journal of the same format knows, where this one does not know as much.
  func merge(_ other: URL) throws(JournalError) {
    do {
      try database.writeWithoutTransaction { database in
        try database.execute(
          sql: "ATTACH DATABASE ? AS shard", arguments: [other.path(percentEncoded: false)])
        defer { try? database.execute(sql: "DETACH DATABASE shard") }
        try database.execute(
          sql: """
            INSERT INTO document SELECT * FROM shard.document WHERE true
            ON CONFLICT (path) DO UPDATE SET
              bytes = excluded.bytes, changed = excluded.changed, inode = excluded.inode,
              content = excluded.content, configuration = excluded.configuration, model = excluded.model,
              version = excluded.version, state = excluded.state, cause = excluded.cause,
              message = excluded.message, records = excluded.records, stamp = excluded.stamp,
              attempts = excluded.attempts, seconds = excluded.seconds, finished = excluded.finished,
              summary = excluded.summary
            WHERE excluded.finished > finished
            """)
      }
    } catch {
      throw Journal.failure(error, place: other.relativePath)
    }
  }

  /// A note by its name; nil where there is none.
  func note(_ name: String) throws(JournalError) -> String? {
    try read { try String.fetchOne($0, sql: "SELECT value FROM note WHERE name = ?", arguments: [name]) }
  }

  /// Keeps a note.
  func setNote(_ name: String, _ value: String) throws(JournalError) {
    try write {
      try $0.execute(sql: "INSERT OR REPLACE INTO note VALUES (?, ?)", arguments: [name, value])
    }
  }
}
