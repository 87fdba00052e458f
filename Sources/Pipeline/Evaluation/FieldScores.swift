/// The score of one field over some documents.
public enum FieldScore: Hashable, Sendable {
  /// A list: how many values the truth has, the records have, and agree.
  case list(truth: Int, found: Int, matched: Int)
  /// A single value: how often it was asked and right.
  case single(count: Int, right: Int)

  /// The share of what the records have that is true; nil for single values.
  public var precision: Double? {
    guard case .list(let truth, let found, let matched) = self else { return nil }
    return found > 0 ? Double(matched) / Double(found) : truth == 0 ? 1 : 0
  }

  /// The share of what is true that the records have; nil for single values.
  public var recall: Double? {
    guard case .list(let truth, _, let matched) = self else { return nil }
    return truth > 0 ? Double(matched) / Double(truth) : 1
  }

  /// F1 for lists, accuracy for single values.
  public var value: Double {
    switch self {
    case .single(let count, let right): return Double(right) / Double(count)
    case .list:
      let (precision, recall) = (precision ?? 0, recall ?? 0)
      return precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0
    }
  }

  /// How many values the truth has.
  public var count: Int {
    switch self {
    case .list(let truth, _, _): truth
    case .single(let count, _): count
    }
  }

  /// The score over the documents of both; a field is a list or single in all of them.
  fileprivate static func + (a: FieldScore, b: FieldScore) -> FieldScore {
    switch (a, b) {
    case (.list(let t, let f, let m), .list(let t2, let f2, let m2)):
      .list(truth: t + t2, found: f + f2, matched: m + m2)
    case (.single(let n, let r), .single(let n2, let r2)): .single(count: n + n2, right: r + r2)
    default: a
    }
  }
}

/// The scores of all fields over some documents, micro-averaged.
public struct FieldScores: Hashable, Sendable {
  /// The fields with their scores.
  public private(set) var fields: [String: FieldScore] = [:]

  /// The names of the fields, sorted.
  public var names: [String] { fields.keys.sorted() }

  /// The mean of the fields' values, each field counting as much as another; 1 without fields.
  var mean: Double {
    fields.isEmpty ? 1 : fields.values.map(\.value).sorted().reduce(0, +) / Double(fields.count)
  }

  mutating func add(_ field: String, _ score: FieldScore) {
    fields[field] = fields[field].map { $0 + score } ?? score
  }

  mutating func add(_ other: FieldScores) {
    for (field, score) in other.fields { add(field, score) }
  }
}

/// What was wrong with one field of one document.
public struct FieldFault: Codable, Hashable, Sendable {
  /// The field's name.
  public var field: String
  /// What the truth has and the record has not.
  public var missed: [String]
  /// What the record has and the truth has not.
  public var extra: [String]
}
