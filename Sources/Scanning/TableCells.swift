/// Cuts cells that stand too close for the eye of the first pass, by the edges of the rows around them.
enum TableCells {
  /// Rows whose cells are cut where at least two rows nearby begin a cell at the same place.
  static func refine(_ rows: [Row]) -> [Row] {
    let edges = rows.map { row in row.cells.dropFirst().map(\.left) }
    return rows.indices.map { index in
      let nearby = (max(0, index - reach)...min(rows.count - 1, index + reach)).filter { $0 != index }
      var row = rows[index]
      // One chance meeting is no table: the row has cells already, or both its neighbours have.
      guard
        row.cells.count > 1
          || [index - 1, index + 1].allSatisfy({ nearby.contains($0) && !edges[$0].isEmpty })
      else { return row }
      row.cells = row.cells.flatMap { cell in
        cell.cut { word in
          nearby.count { other in edges[other].contains { abs($0 - word.left) < 0.35 * row.height } } >= 2
        }
      }
      return row
    }
  }

  /// How many rows above and below are looked at.
  private static let reach = 3
}

extension Cell {
  /// The cell in pieces, cut before every word but the first of which the test holds.
  fileprivate func cut(before isEdge: (PlacedWord) -> Bool) -> [Cell] {
    // A line of prose under a table may meet its edges by chance.
    guard words.count <= 8 else { return [self] }
    var pieces: [Cell] = []
    var current: [PlacedWord] = []
    for word in words {
      if !current.isEmpty, isEdge(word) {
        pieces.append(Cell(words: current, height: height, baseline: baseline, isCut: true))
        current = []
      }
      current.append(word)
    }
    pieces.append(Cell(words: current, height: height, baseline: baseline, isCut: isCut))
    return pieces
  }
}
