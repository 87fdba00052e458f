/// Finds columns of prose, which are read one after the other, and leaves tables whole.
enum ColumnFinder {
  /// The page's cells in regions, in reading order.
  static func regions(of cells: [Cell]) -> [[Cell]] {
    guard let split = bestSplit(of: cells) else { return cells.isEmpty ? [] : [cells] }
    return regions(of: split.above) + regions(of: split.left) + regions(of: split.right)
      + regions(of: split.below)
  }

  private struct Split {
    var above: [Cell] = []
    var left: [Cell] = []
    var right: [Cell] = []
    var below: [Cell] = []
  }

  /// The gutter with most lines of prose on both its sides.
  private static func bestSplit(of cells: [Cell]) -> Split? {
    guard cells.count >= 2 * leastLines else { return nil }
    let ordered = cells.sorted { ($0.baseline, $0.left) < ($1.baseline, $1.left) }
    // A gutter ends where the lines of the right column begin.
    let starts = Set(ordered.map { Int($0.left) }).sorted()
    var best: Split?
    var bestCount = 0
    for start in starts {
      let gutter = Double(start) - 1
      for run in runs(of: ordered, beside: gutter) {
        let left = ordered[run].filter { $0.right <= gutter }
        let right = ordered[run].filter { $0.left > gutter }
        guard isProse(left), isProse(right), overlap(left, right), left.count + right.count > bestCount else {
          continue
        }
        bestCount = left.count + right.count
        best = Split(
          above: Array(ordered[..<run.lowerBound]), left: left, right: right,
          below: Array(ordered[run.upperBound...]))
      }
    }
    return best
  }

  /// The longest stretches of cells, from top to bottom, none of which crosses the gutter.
  private static func runs(of cells: [Cell], beside gutter: Double) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start = 0
    for index in 0...cells.count {
      let crosses = index == cells.count || (cells[index].left <= gutter && cells[index].right > gutter)
      guard crosses else { continue }
      if index - start >= 2 * leastLines { runs.append(start..<index) }
      start = index + 1
    }
    return runs
  }

  /// Whether the cells are lines of running text that fill a column: many, of many words, ending at one margin.
  private static func isProse(_ cells: [Cell]) -> Bool {
    guard cells.count >= leastLines else { return false }
    let lengths = cells.map(\.length).sorted()
    let counts = cells.map(\.words.count).sorted()
    guard lengths[lengths.count / 2] >= 18, counts[counts.count / 2] >= 4 else { return false }
    let (left, right) = (cells.map(\.left).min() ?? 0, cells.map(\.right).max() ?? 0)
    let full = cells.count { $0.right - $0.left > 0.7 * (right - left) }
    return full * 2 >= cells.count
  }

  /// Whether two columns stand side by side for most of the shorter one.
  private static func overlap(_ first: [Cell], _ second: [Cell]) -> Bool {
    guard let a = extent(first), let b = extent(second) else { return false }
    let common = min(a.bottom, b.bottom) - max(a.top, b.top)
    return common >= 0.6 * min(a.bottom - a.top, b.bottom - b.top)
  }

  private static func extent(_ cells: [Cell]) -> (top: Double, bottom: Double)? {
    guard let top = cells.map(\.baseline).min(), let bottom = cells.map(\.baseline).max() else { return nil }
    return (top, bottom)
  }

  /// How many lines a column has at least.
  private static let leastLines = 5
}
