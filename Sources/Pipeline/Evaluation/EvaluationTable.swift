import Foundation

/// Lays out the tables of an evaluation.
enum EvaluationTable {
  /// A number for a table: five decimals, or a dash for what cannot be reckoned.
  static func fiveDecimals(_ value: Double?) -> String { value.map { String(format: "%.5f", $0) } ?? "-" }

  /// A table of columns: the first flush left, the others flush right.
  static func text(_ rows: [[String]]) -> String {
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in
      rows.compactMap { column < $0.count ? $0[column].count : nil }.max() ?? 0
    }
    return rows.map { row in
      let cells = row.enumerated().map { column, cell in
        let space = String(repeating: " ", count: widths[column] - cell.count)
        return column == 0 ? cell + space : space + cell
      }
      let line = cells.joined(separator: "  ")
      return String(line.reversed().drop { $0 == " " }.reversed())
    }.joined(separator: "\n")
  }
}
