/// The column of a table of items that tells who presents or answers for each: `Punkt | Vad | Ansvarig`.
///
/// It runs beside the text of the items and would be read into the middle of their sentences; so it is taken out
/// of the lines and kept beside them, as ``LayoutLine/aside``.
struct ResponsibleColumn: Sendable {
  /// Where the column begins at least, in characters: a paper whose columns were lost has no such room before it.
  private static let leastColumn = 24

  private let cues: Cues
  /// Where the column's own head begins, in characters.
  private let column: Int
  /// Where the column of days by which something is done begins, where there is one to the right.
  private let due: Int?
  /// Whether the head goes on below: `Föredragande/` over `Ansvar`.
  private var isHeadOpen = true

  /// Takes the column out of the lines below each head of such a table.
  ///
  /// The rows of heads become furniture; a line that has nothing but the column's words leaves them to the line before.
  static func take(from lines: inout [LayoutLine], cues: Cues) {
    var kept: [LayoutLine] = []
    var table: ResponsibleColumn?
    for var line in lines {
      if let head = ResponsibleColumn(head: line, cues: cues) {
        // A paper whose columns were lost has its heads all the same.
        table = head
        line.isFurniture = true
        kept.append(line)
        continue
      }
      guard !line.isFurniture, var open = table else {
        kept.append(line)
        continue
      }
      if open.isEnd(line) {
        table = nil
      } else if open.isHeadOpen, open.isRestOfHead(line) {
        line.isFurniture = true
      } else {
        open.isHeadOpen = false
        table = open.column >= ResponsibleColumn.leastColumn ? open : nil
        if table != nil, open.divide(&line), line.text.isEmpty {
          if let last = kept.indices.last, !kept[last].isFurniture, kept[last].page == line.page {
            kept[last].addAside(line.aside)
            kept[last].blanksAfter = line.blanksAfter
          }
          continue
        }
      }
      kept.append(line)
    }
    lines = kept
  }

  /// Reads a row of heads; nil where the line is none.
  private init?(head line: LayoutLine, cues: Cues) {
    guard (2...6).contains(line.cells.count), line.text.count < 90, !line.text.contains("|") else {
      return nil
    }
    var hasMatter = false
    var column: Int?
    var due: Int?
    for cell in line.cells {
      let words = Tokens(cell.text).folded
      guard words.count <= 4,
        let match = words.indices.lazy.compactMap({ cues.itemColumns.match(in: words, at: $0) }).first
      else { continue }
      switch match.value {
      case "matter": hasMatter = true
      case "responsible" where hasMatter: column = column ?? cell.column
      case "due" where column != nil: due = due ?? cell.column
      default: continue
      }
    }
    guard let column else { return nil }
    self.cues = cues
    self.column = column
    self.due = due
  }

  /// Whether a cell stands in the column: pages are not scanned alike, so a little to the left of its head too.
  private func holds(_ cell: LayoutLine.Cell) -> Bool { cell.column >= column - max(3, column / 12) }

  /// Whether the line stands under the table: names and labels of those who sign.
  private func isEnd(_ line: LayoutLine) -> Bool {
    if line.text.has("____") || line.text.has("......") { return true }
    guard let first = line.cells.first, line.text.count < 60 else { return false }
    return cues.signatures.whole(Tokens(first.text).folded) != nil
  }

  /// `Ansvar` under `Föredragande/`, `de/` under `Föredragan`.
  private func isRestOfHead(_ line: LayoutLine) -> Bool {
    guard line.blanksBefore == 0, line.marker?.values.isEmpty ?? true, let last = line.cells.last else {
      return false
    }
    let words = Tokens(last.text).folded
    if line.cells.count == 1, cues.itemColumns.whole(words)?.value == "responsible" { return true }
    guard holds(last), line.cells.dropLast().allSatisfy({ $0.text.count <= 2 || holds($0) }) else {
      return false
    }
    return last.text.first?.isLowercase == true || cues.itemColumns.match(in: words, at: 0) != nil
  }

  /// Cuts a piece in two where a word stands in the column whose gap was too narrow to tell.
  private func cut(_ cells: inout [LayoutLine.Cell]) {
    let near = cells.firstIndex(where: holds) ?? cells.count
    guard near > 0, let word = cells[near - 1].starts.firstIndex(where: { $0 >= column - 1 }), word > 0 else {
      return
    }
    let words = cells[near - 1].text.split(separator: " ").map(String.init)
    guard words.count == cells[near - 1].starts.count else { return }
    let rest = LayoutLine.Cell(
      text: words[word...].joined(separator: " "), column: cells[near - 1].starts[word],
      starts: Array(cells[near - 1].starts[word...]))
    cells[near - 1].text = words[..<word].joined(separator: " ")
    cells[near - 1].starts.removeSubrange(word...)
    cells.insert(rest, at: near)
  }

  /// Moves what stands in the column from the line's text beside it; false where nothing does.
  private func divide(_ line: inout LayoutLine) -> Bool {
    if line.headingLevel != nil { return false }
    cut(&line.cells)
    guard let place = line.cells.firstIndex(where: holds) else { return false }
    // Alone on its line after a gap, or at the top of a page, it may be anything.
    if place == 0, line.blanksBefore > 1 || line.cells.count > 2 { return false }
    var aside = LayoutLine.Aside()
    for cell in line.cells[place...] {
      let isDue = due.map { abs($0 - cell.column) < abs(column - cell.column) } ?? false
      if isDue { aside.due.append(cell.text) } else { aside.text.append(cell.text) }
    }
    line.cells.removeSubrange(place...)
    line.text = line.cells.map(\.text).joined(separator: " ").collapsed
    line.words = Tokens(line.text).folded
    line.markers = Marker.readings(of: line.text)
    line.addAside(aside)
    return true
  }
}
