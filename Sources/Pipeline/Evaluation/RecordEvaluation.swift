public import Foundation

/// The records of a run scored against their truth, field by field.
public struct RecordEvaluation: Sendable {
  /// The scores of one document.
  public struct Document: Sendable {
    /// The document's name.
    public var name: String
    /// Its class of damage: `none`, `light`, `heavy`.
    public var damage: String
    /// Whether there was a record.
    public var hasRecord: Bool
    /// Its scores.
    public var scores: FieldScores
    /// What was wrong.
    public var faults: [FieldFault]
  }

  /// The documents, sorted by name.
  public private(set) var documents: [Document] = []
  /// The scores of all documents together.
  public private(set) var all = FieldScores()
  /// The scores by class of damage.
  public private(set) var byDamage: [String: FieldScores] = [:]

  /// The documents without a record: they lack everything the truth has.
  public var missing: [String] { documents.filter { !$0.hasRecord }.map(\.name) }

  /// The documents, the worst first.
  public var worstFirst: [Document] {
    documents.sorted { ($0.scores.mean, $0.name) < ($1.scores.mean, $1.name) }
  }

  /// Scores the records below a folder.
  ///
  /// - Parameters:
  ///   - truth: a folder of NAME.json or NAME.truth.json, or of folders NAME with truth.json.
  ///   - records: the output folder of a run. The record of NAME is NAME.json or NAME.<ext>.json anywhere
  ///     below it, or, for truths in folders of their own, the one in the folder NAME.
  public init(truth: URL, records: URL) throws(EvaluationError) {
    try EvaluationFiles.require(truth, "folder with the truth")
    try EvaluationFiles.require(records, "output folder of a run")
    let truths = try RecordEvaluation.truths(in: truth)
    if truths.isEmpty {
      throw EvaluationError(
        description:
          "\(truth.relativePath): no truth here; give a folder of NAME.json or NAME.truth.json, or of folders with truth.json"
      )
    }
    let found = RecordPaths(below: records)
    for (name, url) in truths.sorted(by: { $0.key < $1.key }) {
      let truth = try EvaluationFiles.json(url)
      let path = found.path(of: name, inFolder: url.lastPathComponent == "truth.json")
      let record = try path.map { path throws(EvaluationError) in try EvaluationFiles.json(path) } ?? .null
      let scorer = RecordScorer(truth: truth, record: record)
      let damage = truth["ocr_damage"].text ?? "none"
      documents.append(
        Document(
          name: name, damage: damage, hasRecord: path != nil, scores: scorer.scores, faults: scorer.faults))
      all.add(scorer.scores)
      byDamage[damage, default: FieldScores()].add(scorer.scores)
    }
  }

  /// The truth of each document by name.
  private static func truths(in folder: URL) throws(EvaluationError) -> [String: URL] {
    var truths: [String: URL] = [:]
    for file in try EvaluationFiles.names(in: folder) {
      let url = folder.appending(path: file)
      let inner = url.appending(path: "truth.json")
      if FileManager.default.fileExists(atPath: inner.path) {
        truths[file] = inner
      } else if file.hasSuffix(".json") {
        var name = file.dropLast(".json".count)
        if name.hasSuffix(".truth") { name = name.dropLast(".truth".count) }
        truths[String(name)] = url
      }
    }
    return truths
  }
}

/// Where the records of a run lie, by the names of their documents.
private struct RecordPaths {
  private var byName: [String: URL] = [:]
  private var byFolder: [String: URL] = [:]

  private static let endings: Set<String> = [
    "pdf", "txt", "md", "tif", "tiff", "png", "jpg", "jpeg", "hocr", "xml",
  ]

  init(below folder: URL) {
    let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    for path in paths.filter({ $0.hasSuffix(".json") }).sorted() {
      let url = folder.appending(path: path)
      var parts = path.split(separator: "/").map(String.init)
      let file = String(parts.removeLast().dropLast(".json".count))
      let document = URL(filePath: file)
      let hasEnding = RecordPaths.endings.contains(document.pathExtension)
      let name = hasEnding ? String(file.dropLast(document.pathExtension.count + 1)) : file
      if byName[name] == nil { byName[name] = url }
      if let parent = parts.last, byFolder[parent] == nil { byFolder[parent] = url }
    }
  }

  /// The record of a document: by its name, or first by its folder's.
  func path(of name: String, inFolder: Bool) -> URL? {
    inFolder ? byFolder[name] ?? byName[name] : byName[name]
  }
}
