public import Foundation
public import Minutes

/// What is known of an output folder: what is done, what failed and why, the slowest and the least sure.
public struct OutputStatus: Codable, Sendable {
  /// A document that did not become a complete record, or that stands out.
  public struct Document: Codable, Hashable, Sendable {
    /// The path relative to the input root.
    public var path: String
    /// What became of it.
    public var status: Record.Status
    /// The id of the first error.
    public var cause: String?
    /// What was wrong and what to do.
    public var message: String?
    /// Seconds from its beginning to its end.
    public var seconds: Double
    /// Words that are expected to be wrong still, of all its words, 0 to 1.
    public var doubt: Double
    /// How many times a worker began it.
    public var attempts: Int
  }

  /// What the last run of all tells of itself; nil where none has told anything.
  public var run: RunStatus?
  /// Whether that run is at work now.
  public var isAtWork = false
  /// How many documents the journal knows, by what became of them.
  public var documents: [String: Int] = [:]
  /// How many failed or are partial, by cause.
  public var causes: [String: Int] = [:]
  /// Those that failed or are partial, by path.
  public var problems: [Document] = []
  /// Those that took longest, the slowest first.
  public var slowest: [Document] = []
  /// Those of whose words most are expected to be wrong still, the least sure first.
  public var leastSure: [Document] = []

  /// Looks into an output folder; nothing is changed.
  ///
  /// - Parameters:
  ///   - root: the folder.
  ///   - count: how many of the slowest and the least sure are told.
  /// - Throws: `OutputTreeError` where there is no journal; what is wrong with it.
  public init(root: URL, count: Int = 5) throws {
    let whole = StateFolder(output: root, shard: nil)
    let journals = try ([whole.journal] + whole.shardJournals).compactMap { try Journal(reading: $0) }
    guard !journals.isEmpty else {
      throw OutputTreeError(
        description: "\(root.relativePath): no journal here; give the --output of a 'justera run'")
    }
    for folder in [whole.url] + whole.shardJournals.map({ $0.deletingLastPathComponent() }) {
      take(folder.appending(path: "status"))
    }
    isAtWork = run.map { $0.state == .running && OutputLock.isTaken(output: root) } ?? false
    var seen: Set<String> = []
    for journal in journals {
      try journal.forEachEntry { entry in
        let isNew = seen.insert(entry.path).inserted
        if isNew { add(entry, doubt: 0, count: count) }
      }
      try journal.forEachSummary { summary, _ in
        let doubt = summary.words > 0 ? summary.expectedErrors / Double(summary.words) : 0
        guard doubt > 0, !leastSure.contains(where: { $0.path == summary.path }) else { return }
        var document = Document(
          path: summary.path, status: summary.status, seconds: summary.seconds.values.reduce(0, +),
          doubt: RunReport.rounded(doubt), attempts: 1)
        document.seconds = RunReport.rounded(document.seconds)
        OutputStatus.insert(document, into: &leastSure, count: count) { $0.doubt }
      }
    }
    problems.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  private mutating func take(_ file: URL) {
    guard let data = try? Data(contentsOf: file),
      let status = try? JSONDecoder().decode(RunStatus.self, from: data)
    else { return }
    if run.map({ $0.updated < status.updated }) ?? true { run = status }
  }

  private mutating func add(_ entry: JournalEntry, doubt: Double, count: Int) {
    documents[entry.state.rawValue, default: 0] += 1
    var document = Document(
      path: entry.path, status: entry.state, seconds: RunReport.rounded(entry.seconds), doubt: doubt,
      attempts: entry.attempts)
    OutputStatus.insert(document, into: &slowest, count: count) { $0.seconds }
    guard entry.state != .complete else { return }
    document.cause = entry.cause
    document.message = entry.message
    causes[entry.cause ?? "unknown", default: 0] += 1
    problems.append(document)
  }

  /// Puts a document among those with the highest values.
  private static func insert(
    _ document: Document, into list: inout [Document], count: Int, by value: (Document) -> Double
  ) {
    let place = list.firstIndex { value($0) < value(document) } ?? list.count
    list.insert(document, at: place)
    if list.count > count { list.removeLast() }
  }

  /// The status as JSON, indented.
  public var data: Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return ((try? encoder.encode(self)) ?? Data()) + Data("\n".utf8)
  }
}

/// The recognized words that an output folder keeps.
public struct WordCache {
  /// How many pages are kept.
  public var pages: Int
  /// How many files they are of.
  public var files: Int
  /// How many bytes they take.
  public var bytes: Int64

  /// Looks into an output folder, and forgets what is over a limit, longest unused first.
  ///
  /// - Parameters:
  ///   - root: the folder.
  ///   - limit: the most bytes to keep; nil changes nothing.
  /// - Throws: `OutputTreeError` where no words are kept; what is wrong with the file.
  public init(root: URL, limit: Int64? = nil) throws {
    let url = StateFolder(output: root, shard: nil).words
    guard FileManager.default.fileExists(atPath: url.path(percentEncoded: false)) else {
      throw OutputTreeError(
        description: "\(root.relativePath): no recognized words here; give the --output of a 'justera run'")
    }
    let store = try WordStore(url: url, limit: .max)
    if let limit { try store.trim(to: limit) }
    (pages, files, bytes) = try store.size()
  }
}
