import Minutes

/// Cells that stand on one baseline.
struct Row {
  /// From left to right.
  var cells: [Cell]
  var baseline: Double
  /// The height of the letters, in pixels.
  var height: Double

  /// Gathers cells into rows, from top to bottom.
  static func rows(of cells: [Cell]) -> [Row] {
    var rows: [Row] = []
    // Ties are broken by place, so that the order never hangs on the sort.
    let ordered = cells.enumerated().sorted {
      ($0.element.baseline, $0.element.left, Double($0.offset))
        < ($1.element.baseline, $1.element.left, Double($1.offset))
    }
    for (_, cell) in ordered {
      let candidates = rows.indices.suffix(4).filter { rows[$0].accepts(cell) }
      let nearest = candidates.min { rows[$0].distance(to: cell) < rows[$1].distance(to: cell) }
      if let nearest { rows[nearest].add(cell) } else { rows.append(Row(cell)) }
    }
    return rows.enumerated()
      .sorted { ($0.element.baseline, Double($0.offset)) < ($1.element.baseline, Double($1.offset)) }
      .map { row in
        var sorted = row.element
        sorted.cells.sort { ($0.left, $0.right) < ($1.left, $1.right) }
        return sorted
      }
  }

  private init(_ cell: Cell) {
    cells = [cell]
    baseline = cell.baseline
    height = cell.height
  }

  private func distance(to cell: Cell) -> Double { abs(cell.baseline - baseline) }

  /// Whether a cell stands on this row's baseline, beside its cells.
  private func accepts(_ cell: Cell) -> Bool {
    let reach = 0.4 * min(height, cell.height)
    guard distance(to: cell) < reach else { return false }
    let room = 0.3 * height
    return cells.allSatisfy { cell.left > $0.right - room || cell.right < $0.left + room }
  }

  private mutating func add(_ cell: Cell) {
    let weight = Double(cells.count)
    baseline = (baseline * weight + cell.baseline) / (weight + 1)
    height = max(height, cell.height)
    cells.append(cell)
  }

  /// Whether the paper leaves more room above this row than between the lines of a paragraph.
  func isApart(from above: Row, pitch: Double) -> Bool {
    baseline - above.baseline > 1.35 * pitch * max(height, above.height)
  }

  /// The line of the row: cells joined by two blanks, words by one.
  func line(block: Int) -> Line {
    var text = ""
    var words: [Word] = []
    words.reserveCapacity(cells.reduce(0) { $0 + $1.words.count })
    var offset = 0
    var letters = 0
    var bold = 0
    var whole: Box?
    var sizes: [(size: Double, count: Int)] = []
    for (index, cell) in cells.enumerated() {
      if index > 0 {
        let gap = separator(before: index)
        text += gap
        offset += gap.unicodeScalars.count
      }
      for (place, word) in cell.words.enumerated() {
        if place > 0 {
          text += " "
          offset += 1
        }
        let box = word.box
        words.append(
          Word(text: word.text, start: offset, box: box, confidence: word.confidence, choices: word.choices))
        text += word.text
        let length = word.text.unicodeScalars.count
        offset += length
        letters += length
        if word.isBold { bold += length }
        whole = whole?.union(box) ?? box
        if let size = word.fontSize {
          if sizes.last?.size == size {
            sizes[sizes.count - 1].count += word.text.count
          } else {
            sizes.append((size, word.text.count))
          }
        }
      }
    }
    return Line(
      text: text, words: words, box: whole, block: block, fontSize: Row.commonest(sizes),
      isBold: bold * 2 > letters)
  }

  /// Two blanks between cells; one after a list's number or dash, and where the gap is a word's.
  private func separator(before index: Int) -> String {
    let (previous, next) = (cells[index - 1], cells[index])
    if index == 1, previous.words.count <= 2, previous.words.allSatisfy(\.isListMarker) { return " " }
    return next.left - previous.right > 0.6 * height || previous.isCut ? "  " : " "
  }

  /// The value with most characters to it, in tenths; of two alike the smaller.
  private static func commonest(_ sizes: [(size: Double, count: Int)]) -> Double? {
    if sizes.count == 1 { return (sizes[0].size * 10).rounded() / 10 }
    var counts: [Int: Int] = [:]
    for (size, count) in sizes { counts[Int((size * 10).rounded()), default: 0] += count }
    let best = counts.max { ($0.value, -$0.key) < ($1.value, -$1.key) }
    return best.map { Double($0.key) / 10 }
  }
}

extension PlacedWord {
  /// Whether the word only numbers or marks an item: `7.`, `b)`, `§`, `–`, `•`.
  fileprivate var isListMarker: Bool {
    var scalars = Array(text.unicodeScalars)
    guard scalars.count <= 5 else { return false }
    var isClosed = false
    if let last = scalars.last, ".):".unicodeScalars.contains(last), scalars.count > 1 {
      scalars.removeLast()
      isClosed = true
    }
    let isNumber = scalars.allSatisfy { ("0"..."9").contains($0) || $0 == "." || $0 == "§" }
    return isNumber || (scalars.count == 1 && (isClosed || !scalars[0].isLetter))
  }
}
