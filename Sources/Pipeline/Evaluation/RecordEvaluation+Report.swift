public import Foundation

extension RecordEvaluation {
  private static let definitions = """
    P, R, F1: found values that are true, true values that are found, their harmonic mean; acc: right single values
    over those the truth has. Names must match letter for letter; titles, bodies, headings at 0.85, places and
    decisions at 0.75 (Ratcliff–Obershelp). All documents weigh by their values.
    """

  /// The classes of damage in the order of a table.
  private var classes: [String] {
    let usual = ["none", "light", "heavy"]
    return usual.filter { byDamage[$0] != nil } + byDamage.keys.filter { !usual.contains($0) }.sorted()
  }

  /// The scores as a table for people, without a final newline.
  ///
  /// - Parameter detail: whether each document's faults follow, the worst document first.
  public func table(detail: Bool) -> String {
    var rows = [["field", "P", "R", "F1/acc", "n"] + classes.flatMap { [$0, "n"] }]
    func number(_ value: Double?) -> String { value.map { String(format: "%.3f", $0) } ?? "-" }
    for field in all.names {
      guard let score = all.fields[field] else { continue }
      rows.append(
        [field, number(score.precision), number(score.recall), number(score.value), "\(score.count)"]
          + classes.flatMap { damage in
            let score = byDamage[damage]?.fields[field]
            return [number(score?.value), score.map { "\($0.count)" } ?? "-"]
          })
    }
    var text = EvaluationTable.text(rows) + "\n\n"
    text += "documents \(documents.count), without a record \(missing.count)"
    if !missing.isEmpty { text += ": " + missing.joined(separator: ", ") }
    text += "\n\n" + RecordEvaluation.definitions
    if detail { text += "\n" + worstFirst.map(RecordEvaluation.lines).joined() }
    return text
  }

  private static func lines(of document: Document) -> String {
    var text = "\n== \(document.name)  \(String(format: "%.3f", document.scores.mean))"
    if !document.hasRecord { text += "  (no record)" }
    for fault in document.faults {
      for value in fault.missed { text += "\n  \(fault.field) missed: \(value)" }
      for value in fault.extra { text += "\n  \(fault.field) extra: \(value)" }
    }
    return text
  }

  /// The scores as JSON.
  ///
  /// - Parameter detail: whether each document's faults follow, the worst document first.
  public func data(detail: Bool) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(Report(self, detail: detail)) + Data("\n".utf8)
  }

  /// The JSON of an evaluation.
  private struct Report: Encodable {
    struct Figures: Encodable {
      var precision: Double?
      var recall: Double?
      var f1: Double?
      var accuracy: Double?
      var count: Int

      init(_ score: FieldScore) {
        count = score.count
        precision = score.precision
        recall = score.recall
        if case .list = score { f1 = score.value } else { accuracy = score.value }
      }

      enum CodingKeys: String, CodingKey {
        case precision = "P"
        case recall = "R"
        case f1 = "F1"
        case accuracy = "acc"
        case count = "n"
      }
    }

    struct Detail: Encodable {
      var name: String
      var mean: Double
      var faults: [FieldFault]
    }

    var schema = "justera/evaluation/1"
    var documents: Int
    var missing: [String]
    var all: [String: Figures]
    var byDamage: [String: [String: Figures]]
    var details: [Detail]?

    init(_ evaluation: RecordEvaluation, detail: Bool) {
      documents = evaluation.documents.count
      missing = evaluation.missing
      all = evaluation.all.fields.mapValues(Figures.init)
      byDamage = evaluation.byDamage.mapValues { $0.fields.mapValues(Figures.init) }
      if detail {
        details = evaluation.worstFirst.map {
          Detail(name: $0.name, mean: $0.scores.mean, faults: $0.faults)
        }
      }
    }
  }
}
