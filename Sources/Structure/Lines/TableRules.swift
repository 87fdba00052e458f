/// The vertical rules of a table that a reader took for letters: an `I`, `l` or `!` in one column of the page from
/// line to line.
///
/// They stand before the words of a cell (`I Maria Ek`) and make a label of two words out of one (`I Plats:`), so they
/// are taken out of the lines. An `I` that is a preposition stands in no column with marks that have nothing beside
/// them.
struct TableRules {
  /// In how many lines of one column marks stand at least.
  private static let leastMarks = 3
  /// How many lines apart two marks of one rule stand at most.
  private static let reach = 24

  private struct Mark {
    var line: Int
    var column: Int
    /// Whether it is all of its piece.
    var isAlone: Bool
  }

  /// Takes the rules out of the lines of a paper.
  static func take(from lines: inout [LayoutLine]) {
    var marks: [Mark] = []
    for (index, line) in lines.enumerated() where !line.isCode {
      for cell in line.cells where isMarked(cell) {
        marks.append(Mark(line: index, column: cell.column, isAlone: cell.text.utf8.count == 1))
      }
    }
    if marks.count < leastMarks { return }
    var ruled: Set<Int> = []
    for (place, mark) in marks.enumerated() where isRule(marks, at: place, lines: lines) {
      ruled.insert(mark.line)
    }
    for (place, mark) in marks.enumerated() where ruled.contains(mark.line) {
      // In a row with a rule inside it, marks at its ends are its borders.
      let cells = lines[mark.line].cells
      let isBorder =
        cells.count > 1 && (cells.first?.column == mark.column || cells.last?.column == mark.column)
      if isBorder || isRule(marks, at: place, lines: lines) { strip(&lines[mark.line], at: mark.column) }
    }
  }

  /// Whether marks stand in the mark's column on lines near it, one of them at least with nothing beside it and one
  /// with words: a column of nothing but marks is one of figures or ticks.
  private static func isRule(_ marks: [Mark], at place: Int, lines: [LayoutLine]) -> Bool {
    let mark = marks[place]
    var count = 0
    var alone = 0
    func look(_ other: Mark) -> Bool {
      guard abs(other.line - mark.line) <= reach, lines[other.line].page == lines[mark.line].page else {
        return false
      }
      if abs(other.column - mark.column) <= 1 {
        count += 1
        if other.isAlone { alone += 1 }
      }
      return true
    }
    for other in marks[place...] { if !look(other) { break } }
    for other in marks[..<place].reversed() { if !look(other) { break } }
    return count >= leastMarks && alone > 0 && alone < count
  }

  private static func isMarked(_ cell: LayoutLine.Cell) -> Bool {
    let text = cell.text.utf8
    guard let first = text.first,
      first == UInt8(ascii: "I") || first == UInt8(ascii: "l") || first == UInt8(ascii: "!")
    else { return false }
    return text.count == 1 || text.dropFirst().first == UInt8(ascii: " ")
  }

  /// Takes the mark at a column out of a line; a line of nothing else becomes furniture.
  private static func strip(_ line: inout LayoutLine, at column: Int) {
    guard let place = line.cells.firstIndex(where: { $0.column == column && isMarked($0) }) else { return }
    let text = line.cells[place].text
    let rest = String(text.dropFirst()).trimmed
    if rest.isEmpty {
      if line.cells.count == 1 {
        line.isFurniture = true
        return
      }
      line.cells.remove(at: place)
    } else {
      line.cells[place].column += text.count - rest.count
      line.cells[place].text = rest
      if !line.cells[place].starts.isEmpty { line.cells[place].starts.removeFirst() }
    }
    line.takeCells()
    if line.text.count == 1 { line.isFurniture = true }
  }
}

extension LayoutLine {
  /// Makes the text of a line anew from pieces that have changed.
  mutating func takeCells() {
    text = cells.map(\.text).joined(separator: " ").collapsed
    words = Tokens(text).folded
    markers = Marker.readings(of: text)
    indent = cells.first?.column ?? indent
  }
}
