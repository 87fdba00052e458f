/// The alignment of two sequences with the fewest insertions, deletions and replacements.
///
/// Of several alignments with as few edits, it takes the one that the RapidFuzz library's `opcodes` take, so
/// that figures that depend on the choice (which words count as right) can be compared with those made
/// elsewhere: common beginnings and ends are set aside; from the end, a deletion goes before an insertion and
/// both before a replacement; long texts are divided in the middle of the second one (Hirschberg), at the
/// first of the best places. Memory is bounded by the rule that divides.
struct Alignment {
  /// How many elements are inserted, deleted or replaced.
  private(set) var edits = 0
  /// For each element of the first sequence, its equal in the second; nil where it is deleted or replaced.
  private(set) var partners: [Int?]
  private let source: [Int32]
  private let target: [Int32]
  private let symbols: Int

  /// Above this many bytes of table a text is divided.
  private static let tableLimit = 1 << 20

  /// How many elements of the first sequence have their equal in the second.
  var matches: Int { partners.count { $0 != nil } }

  /// Aligns two sequences.
  init<Element: Hashable>(_ source: [Element], _ target: [Element]) {
    var numbers: [Element: Int32] = [:]
    func number(_ element: Element) -> Int32 {
      if let known = numbers[element] { return known }
      let new = Int32(numbers.count)
      numbers[element] = new
      return new
    }
    self.source = source.map(number)
    self.target = target.map(number)
    symbols = numbers.count
    partners = Array(repeating: nil, count: source.count)
    align(
      source.indices, target.indices, distance: nil, bound: max(source.count, target.count))
  }

  /// Aligns parts of the sequences.
  ///
  /// - Parameters:
  ///   - distance: the fewest edits, where they are known.
  ///   - bound: the edits that the rule for dividing reckons with.
  private mutating func align(_ whole: Range<Int>, _ other: Range<Int>, distance: Int?, bound: Int) {
    var (s, t) = (whole, other)
    while let a = s.first, let b = t.first, source[a] == target[b] {
      partners[a] = b
      s.removeFirst()
      t.removeFirst()
    }
    while let a = s.last, let b = t.last, source[a] == target[b] {
      partners[a] = b
      s.removeLast()
      t.removeLast()
    }
    if s.isEmpty || t.isEmpty {
      edits += s.count + t.count
      return
    }
    let distance = distance ?? fewestEdits(s, t)
    let band = min(s.count, 2 * min(bound, max(s.count, t.count)) + 1)
    if 2 * band * t.count / 8 < Alignment.tableLimit || s.count < 65 || t.count < 10 {
      trace(s, t, distance: distance)
      return
    }
    let middle = division(s, t, distance: distance)
    let (left, right) = (s.lowerBound..<middle.column, middle.column..<s.upperBound)
    let (above, below) = (t.lowerBound..<middle.row, middle.row..<t.upperBound)
    align(left, above, distance: middle.left, bound: middle.left)
    align(right, below, distance: middle.right, bound: middle.right)
  }

  /// The fewest edits between two parts: in a band that widens until it holds the answer.
  private func fewestEdits(_ s: Range<Int>, _ t: Range<Int>) -> Int {
    let masks = SymbolMasks(source[s], symbols: symbols)
    var reach = max(64, abs(s.count - t.count))
    while true {
      var rows = EditRows(masks, reach: reach)
      for index in t { rows.advance(target[index]) }
      let (first, values) = rows.distances()
      if first + values.count - 1 == s.count, let distance = values.last, distance <= reach {
        return distance
      }
      reach *= 2
    }
  }

  /// Where a long text is divided, and the edits left and right of it.
  private func division(
    _ s: Range<Int>, _ t: Range<Int>, distance: Int
  ) -> (column: Int, row: Int, left: Int, right: Int) {
    let middle = t.lowerBound + t.count / 2
    // Two more than the fewest: the division is never before the first element, which may cost that much.
    let reach = distance + 2
    var above = EditRows(SymbolMasks(source[s], symbols: symbols), reach: reach)
    for index in t.lowerBound..<middle { above.advance(target[index]) }
    var below = EditRows(SymbolMasks(source[s].reversed(), symbols: symbols), reach: reach)
    for index in (middle..<t.upperBound).reversed() { below.advance(target[index]) }
    let (firstAbove, left) = above.distances()
    let (firstBelow, right) = below.distances()
    var best = (column: s.upperBound, row: middle, left: Int.max / 2, right: Int.max / 2)
    for (offset, leftEdits) in left.enumerated() {
      let column = firstAbove + offset
      let mirrored = s.count - column - firstBelow
      guard column > 0, right.indices.contains(mirrored) else { continue }
      if leftEdits + right[mirrored] < best.left + best.right {
        best = (s.lowerBound + column, middle, leftEdits, right[mirrored])
      }
    }
    return best
  }

  /// Aligns two parts by the whole table of their distances, from its end to its beginning.
  private mutating func trace(_ s: Range<Int>, _ t: Range<Int>, distance: Int) {
    let table = EditTable(source[s], target[t], symbols: symbols, reach: distance)
    var (column, row) = (s.count, t.count)
    while row > 0, column > 0 {
      if table.rises(row: row, column: column) {
        column -= 1
        edits += 1
        continue
      }
      row -= 1
      if row > 0, table.falls(row: row, column: column) {
        edits += 1
        continue
      }
      column -= 1
      if source[s.lowerBound + column] == target[t.lowerBound + row] {
        partners[s.lowerBound + column] = t.lowerBound + row
      } else {
        edits += 1
      }
    }
    edits += column + row
  }
}

/// The rows of a table of distances, kept.
private struct EditTable {
  private var rising: [UInt64] = []
  private var falling: [UInt64] = []
  private var firstWords: [Int] = []
  private var starts: [Int] = [0]

  init(_ source: ArraySlice<Int32>, _ target: ArraySlice<Int32>, symbols: Int, reach: Int) {
    var rows = EditRows(SymbolMasks(source, symbols: symbols), reach: reach)
    for symbol in target {
      rows.advance(symbol)
      rising += rows.rises[rows.firstWord...rows.lastWord]
      falling += rows.falls[rows.firstWord...rows.lastWord]
      firstWords.append(rows.firstWord)
      starts.append(rising.count)
    }
  }

  /// Whether the distance is one more than in the column before; rows and columns count from 1.
  func rises(row: Int, column: Int) -> Bool { bit(rising, row, column) }

  /// Whether the distance is one less than in the column before.
  func falls(row: Int, column: Int) -> Bool { bit(falling, row, column) }

  private func bit(_ bits: [UInt64], _ row: Int, _ column: Int) -> Bool {
    let place = starts[row - 1] + (column - 1) / 64 - firstWords[row - 1]
    guard place >= starts[row - 1], place < starts[row] else { return false }
    return bits[place] >> UInt64((column - 1) % 64) & 1 == 1
  }
}
