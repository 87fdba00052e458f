/// What is known of a whole paper before its lines are labelled.
struct PageFeatures: Sendable {
  /// The length of a full line, in characters.
  let lineLength: Int
  /// Whether hardly any line has a blank line before it.
  let isDense: Bool
  /// The usual indentation of running text.
  let bodyIndent: Int
  /// How many Markdown headings there are below the title.
  let markdownHeadings: Int
  /// The texts of the printed agenda's items, for comparing with headings.
  let agendaTexts: Set<String>
  /// The places of the lines of the printed agenda.
  let agendaLines: Set<Int>
  /// Whether a line stands under the names of a list whose label stands beside them; nil where there is no such list.
  let isUnderLabel: [Int: Bool]
  /// The places of those lines under a label whose pieces stand in the columns of the row before.
  let rowLines: Set<Int>
  /// The places of the lines that go on with names begun on a label's own line.
  let continuations: Set<Int>
  /// The places of the lines of a list of organisations.
  let groupLines: Set<Int>
  /// The places of the rows under the column heads of a table of attendance.
  let tableRows: Set<Int>
  /// The places of the fields under a list that stands beside its label.
  let fieldLines: Set<Int>
  /// The place of the last lines, where signatures stand, as an index.
  let signatureStart: Int
  /// What each line says to open a list of who was there.
  let attendanceCues: [AttendanceCue]

  /// Measures a paper.
  init(_ lines: [LayoutLine], cues: Cues) {
    let openers = lines.map { AttendanceCue($0, cues: cues) }
    attendanceCues = openers
    let long = lines.filter { $0.text.count > 40 && !$0.isCode }.map(\.text.count).sorted()
    lineLength = long.isEmpty ? 80 : min(110, long[long.count * 8 / 10])
    let apart = lines.dropFirst(5).filter { $0.blanksBefore > 0 && !$0.isFurniture }.count
    isDense = lines.count > 12 && apart * 8 < lines.count
    let indents = lines.filter { $0.text.count > 40 && !$0.isBullet }.map(\.indent).sorted()
    bodyIndent = indents.isEmpty ? 0 : indents[indents.count / 2]
    markdownHeadings = max(0, lines.filter { $0.headingLevel != nil }.count - 1)
    var texts: Set<String> = []
    var places: Set<Int> = []
    var isAgenda = false
    for (index, line) in lines.enumerated() where !line.isFurniture {
      let words = line.words
      if cues.agenda.whole(words) != nil {
        isAgenda = index < lines.count * 2 / 3
        continue
      }
      if !isAgenda { continue }
      let isItem =
        line.isBullet || line.indent > bodyIndent + 1 || line.marker.map { !$0.values.isEmpty } ?? false
      let text = (line.marker?.rest ?? line.text).folded
      let isRepeated = texts.contains(text) && line.blanksBefore > 0
      if isItem, line.text.count < 90, !isRepeated {
        texts.insert(text)
        places.insert(index)
      } else if line.text.count > 0 {
        isAgenda = false
      }
    }
    agendaTexts = texts
    agendaLines = places
    var rows: Set<Int> = []
    for index in lines.indices where openers[index].isTable {
      var next = index + 1
      while next < lines.count,
        lines[next].isFurniture || lines[next].cells.count > 1
          || lines[next].text.last == "," && next + 1 < lines.count && lines[next + 1].cells.count > 1,
        lines[next].headingLevel == nil, !PageFeatures.opensItems(lines, at: next, after: index)
      {
        rows.insert(next)
        next += 1
      }
    }
    tableRows = rows
    var groups: Set<Int> = []
    for (index, line) in lines.enumerated()
    where cues.groupLabels.isFound(in: line.words) && line.words.count < 7 {
      guard case .head = openers[index] else { continue }
      var next = index + 1
      while next < lines.count, lines[next].blanksBefore == 0 || next == index + 1,
        lines[next].text.count < 70,
        !lines[next].endsSentence
      {
        groups.insert(next)
        next += 1
      }
    }
    groupLines = groups
    continuations = PageFeatures.continuations(
      lines, openers: openers, full: lineLength * 13 / 20, cues: cues)
    fieldLines = PageFeatures.fields(lines, openers: openers, cues: cues)
    isUnderLabel = PageFeatures.labelColumns(lines, openers: openers, cues: cues)
    rowLines = PageFeatures.rows(lines, under: isUnderLabel)
    signatureStart = lines.count * 6 / 10
  }

  /// Whether the items of the meeting begin under a table: a one after a blank line, where the rows had none.
  private static func opensItems(_ lines: [LayoutLine], at index: Int, after head: Int) -> Bool {
    lines[index].blanksBefore > 0 && index > head + 2 && lines[index - 1].blanksBefore == 0
      && lines[index].markers.contains { $0.values == [1] }
  }

  /// Finds the fields that stand under a list beside its label, as in `Närvarande: A, B` over `Sekreterare: C`.
  private static func fields(_ lines: [LayoutLine], openers: [AttendanceCue], cues: Cues) -> Set<Int> {
    var places: Set<Int> = []
    var isOpen = false
    for (index, line) in lines.enumerated() where !line.isFurniture {
      if case .head(_, let rest) = openers[index] {
        isOpen = !rest.isEmpty && line.cells.count < 2
      } else if isOpen, line.text.contains(":"), cues.fields.match(in: line.words, at: 0) != nil {
        places.insert(index)
      } else if line.blanksBefore > 1 || line.headingLevel != nil {
        isOpen = false
      }
    }
    return places
  }

  /// Finds the lines that names begun beside a label run on to: the line before is full and ends in no stop.
  private static func continuations(
    _ lines: [LayoutLine], openers: [AttendanceCue], full: Int, cues: Cues
  ) -> Set<Int> {
    var places: Set<Int> = []
    for (index, line) in lines.enumerated() where line.text.contains(",") {
      guard case .head(_, let rest) = openers[index], rest.contains(",") else { continue }
      var next = index + 1
      while next < lines.count, lines[next].blanksBefore == 0, lines[next].marker == nil {
        let before = lines[next - 1].text
        guard before.last != ".", before.count >= full || before.last == ",",
          cues.fields.match(in: lines[next].words, at: 0) == nil || !lines[next].text.contains(":")
        else { break }
        if case .head = openers[next] { break }
        places.insert(next)
        next += 1
      }
    }
    return places
  }

  /// Finds the rows of a list beside its label: two pieces or more, in the columns of the row before.
  private static func rows(_ lines: [LayoutLine], under: [Int: Bool]) -> Set<Int> {
    var places: Set<Int> = []
    var columns: [Int] = []
    for index in lines.indices {
      guard under[index] == true else {
        // The label's own row begins with the label.
        columns = under[index + 1] == true ? lines[index].cells.dropFirst().map(\.column) : []
        continue
      }
      if lines[index].isFurniture { continue }
      let own = lines[index].cells.map(\.column)
      let shared = own.count { column in columns.contains { abs($0 - column) <= 3 } }
      if own.count > 1, shared > 1 { places.insert(index) }
      columns = own
    }
    return places
  }

  /// Finds the lines below a label that has its names in a column beside it.
  private static func labelColumns(
    _ lines: [LayoutLine], openers: [AttendanceCue], cues: Cues
  ) -> [Int: Bool] {
    var isUnder: [Int: Bool] = [:]
    for (index, line) in lines.enumerated() where line.cells.count > 1 {
      guard case .head = openers[index] else { continue }
      // Lists side by side have their labels above them.
      if line.cells.allSatisfy({ cues.attendance.whole(Tokens($0.text).folded) != nil }) { continue }
      let column = line.cells[1].column
      if column < 8 { continue }
      var next = index + 1
      while next < lines.count, lines[next].isFurniture || lines[next].indent >= column - 3 {
        isUnder[next] = true
        next += 1
      }
      for after in next..<min(lines.count, next + 3) where isUnder[after] == nil { isUnder[after] = false }
    }
    return isUnder
  }
}
