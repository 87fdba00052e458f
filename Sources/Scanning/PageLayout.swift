import Minutes

/// Puts the word runs of a page into lines in reading order.
///
/// What stands on one baseline is one line, whatever blocks the reader saw: the cells of a table row are
/// joined by two blanks, words by one. Columns of prose are read one after the other. An empty line stands
/// where the paper leaves more room than between the lines of a paragraph.
struct PageLayout {
  private let cells: [Cell]
  private let slope: Double

  /// - Parameters:
  ///   - runs: the runs in the order of the reader.
  ///   - slope: how far baselines fall for each pixel to the right.
  init(runs: [WordRun], slope: Double) {
    self.slope = slope
    cells = runs.flatMap { Cell.cells(of: $0, slope: slope) }
  }

  /// The lines in reading order, empty lines between paragraphs, every line ended by `"\n"`.
  func lines() -> [Line] {
    var lines: [Line] = []
    var block = 0
    for region in ColumnFinder.regions(of: cells) {
      let rows = TableCells.refine(Row.rows(of: region))
      let pitch = PageLayout.pitch(of: rows)
      for (index, row) in rows.enumerated() {
        let opens = index == 0 || row.isApart(from: rows[index - 1], pitch: pitch)
        if opens, !lines.isEmpty {
          block += 1
          lines.append(Line(text: "", words: []))
        }
        lines.append(row.line(block: block))
      }
    }
    return lines
  }

  /// The usual distance of baselines in multiples of the letters' height: the lower third of what occurs.
  ///
  /// Paragraphs stand further apart than their lines, so the smaller distances tell the lines' own.
  private static func pitch(of rows: [Row]) -> Double {
    let steps = zip(rows, rows.dropFirst()).compactMap { upper, lower -> Double? in
      let step = (lower.baseline - upper.baseline) / max(upper.height, lower.height, 1)
      return (0.7...2.6).contains(step) ? step : nil
    }.sorted()
    return steps.isEmpty ? 1.3 : steps[steps.count / 3]
  }
}
