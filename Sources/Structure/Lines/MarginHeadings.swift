/// Headings in the margin, with the text of each item in a column beside them.
///
///     Badplatsen          Ett brev från Vägverket lästes upp. Mötet beslutade
///                         att bygga en brygga.
///
///     Val av ordförande   Till ordförande valdes Anna Berg och till
///     och sekreterare     sekreterare Bo Ek.
///
/// Read line by line they would stand in the middle of the sentences; so each is made a heading of its own, above its
/// text. Labels with their values, tables and lists of names stand in columns too and are left as they are.
struct MarginHeadings {
  /// How many headings and how far the text from the left edge, at least.
  private static let leastHeadings = 3
  private static let leastColumn = 12
  /// How long the first lines beside the headings are in the mean, at least.
  private static let leastLength = 25
  /// How long the part of a heading on one line is at most.
  private static let mostLength = 36

  let cues: Cues

  /// Divides the lines of a paper that has such headings.
  func divide(_ lines: inout [LayoutLine]) {
    guard let column = column(lines) else { return }
    var divided: [LayoutLine] = []
    divided.reserveCapacity(lines.count + 16)
    // The heading that the lines now read belong to, as a place in `divided`.
    var open: Int?
    for line in lines {
      guard !line.isFurniture, line.headingLevel == nil else {
        divided.append(line)
        continue
      }
      if isHeading(line, column: column) || open != nil && isRest(line, column: column)
        || isLabelOverText(line, column: column)
      {
        let part = line.cells[0].text
        let isRest = isRest(line, column: column)
        var text = line
        text.cells.removeFirst()
        text.takeCells()
        if let heading = open, isRest {
          divided[heading].cells[0].text += " " + part
          divided[heading].takeCells()
        } else {
          var heading = line
          heading.cells = [line.cells[0]]
          heading.takeCells()
          heading.markers = []
          heading.headingLevel = 2
          heading.blanksAfter = 0
          text.blanksBefore = 0
          open = divided.count
          divided.append(heading)
        }
        divided.append(text)
        continue
      }
      if !isBeside(line, column: column) { open = nil }
      divided.append(line)
    }
    lines = divided
  }

  /// The column where the text begins; nil where a paper has no headings in the margin.
  private func column(_ lines: [LayoutLine]) -> Int? {
    var counts: [Int: Int] = [:]
    for line in lines where line.cells.count == 2 && mayHead(line) {
      counts[line.cells[1].column, default: 0] += 1
    }
    guard let column = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })?.key,
      column >= MarginHeadings.leastColumn
    else { return nil }
    let places = lines.indices.filter { isHeading(lines[$0], column: column) }
    let headings = places.filter { lines[$0].blanksBefore > 0 || lines[$0].text.first?.isUppercase == true }
    guard headings.count >= MarginHeadings.leastHeadings, let first = places.first, let last = places.last
    else {
      return nil
    }
    let length = headings.map { lines[$0].text.count - lines[$0].cells[0].text.count }.reduce(0, +)
    guard length >= MarginHeadings.leastLength * headings.count else { return nil }
    // The text goes on below itself, and hardly anything else stands between the headings.
    let between = lines[first...last].filter { !$0.isFurniture }
    let beside = between.count { isBeside($0, column: column) }
    let isColumn = beside * 2 >= headings.count && (beside + places.count) * 10 >= between.count * 8
    return isColumn ? column : nil
  }

  /// Whether a line stands wholly in the column of the text.
  private func isBeside(_ line: LayoutLine, column: Int) -> Bool {
    line.cells.count == 1 && abs(line.indent - column) <= 1
  }

  private func isHeading(_ line: LayoutLine, column: Int) -> Bool {
    line.cells.count == 2 && abs(line.cells[1].column - column) <= 1 && mayHead(line)
  }

  /// Whether a line has the rest of a heading in the margin, as `och sekreterare     sekreterare Bo Ek.` has.
  private func isRest(_ line: LayoutLine, column: Int) -> Bool {
    line.cells.count == 2 && line.blanksBefore == 0 && abs(line.cells[1].column - column) <= 1
      && line.cells[0].column <= 4 && line.cells[0].text.first?.isLowercase == true
  }

  /// Whether a word that is a label elsewhere heads a text here: `Justerare    Att jämte ordföranden justera valdes`.
  private func isLabelOverText(_ line: LayoutLine, column: Int) -> Bool {
    guard line.cells.count == 2, abs(line.cells[1].column - column) <= 1, line.cells[0].column <= 4,
      line.markers.isEmpty, line.cells[0].text.last != ":", line.cells[0].text.first?.isUppercase == true
    else { return false }
    let label = Tokens(line.cells[0].text).folded
    let words = Tokens(line.cells[1].text).words
    return cues.attendance.whole(label) == nil && words.count > 3
      && words.count(where: { !$0.isCapitalized }) * 2 > words.count
  }

  /// Whether the first piece of a line is words that no label, office or number are.
  private func mayHead(_ line: LayoutLine) -> Bool {
    let cell = line.cells[0]
    guard cell.column <= 4, cell.text.count <= MarginHeadings.mostLength, let first = cell.text.first,
      first.isLetter,
      let last = cell.text.last, last != ":", !line.isCode, line.markers.isEmpty,
      cell.text.filter(\.isLetter).count > 3
    else { return false }
    let words = Tokens(cell.text).folded
    if cues.headings.whole(words) != nil { return true }
    return cues.attendance.whole(words) == nil && cues.roles.whole(words) == nil
      && cues.fields.whole(words) == nil && cues.signatures.whole(words) == nil
  }
}
