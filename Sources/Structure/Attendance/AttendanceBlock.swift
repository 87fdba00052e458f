import Minutes

/// A list of people under one label, as the labels of the lines give it.
struct AttendanceBlock: Sendable {
  /// What everybody in the list is.
  enum Standing: Hashable, Sendable {
    /// Of this status.
    case status(Attendee.Status)
    /// Called to the meeting.
    case summoned
  }

  /// One line of the list.
  struct Entry: Sendable {
    /// The words after the label or of the whole line.
    var text: String
    /// The pieces after the label.
    var cells: [LayoutLine.Cell]
    /// The line's place among the lines.
    var line: Int
    /// Whether it stands on the label's own line.
    var isBesideLabel = false
    /// Whether a box before it is ticked; nil where there is none.
    var isTicked: Bool?

    /// Takes a line of a list without its number or box.
    init(_ line: LayoutLine, at place: Int) {
      self.init(text: line.text, cells: line.cells, line: place)
      let rest: String
      if let box = CheckBox(line.text) {
        isTicked = box.isTicked
        rest = box.rest
      } else if let name = line.listedName {
        rest = name
      } else {
        return
      }
      text = rest
      guard var first = cells.first else { return }
      if first.text.count + rest.count > line.text.count {
        first.text = String(first.text.dropFirst(line.text.count - rest.count)).trimmed
        cells[0] = first
      } else {
        cells.removeFirst()
      }
    }

    /// Takes words of a line.
    init(text: String, cells: [LayoutLine.Cell], line: Int, isBesideLabel: Bool = false) {
      self.text = text
      self.cells = cells
      self.line = line
      self.isBesideLabel = isBesideLabel
    }
  }

  /// What everybody in the list is.
  var standing: Standing
  /// The role that the label gives everybody.
  var role: String?
  /// Where a partial attendance begins, from the label.
  var from: String?
  /// The columns, where the list is a table with heads.
  var table: AttendanceTable?
  /// Whether the label says that organisations are listed.
  var isOfGroups = false
  /// Whether a sentence states the presence.
  var isSentence: Bool
  /// The lines.
  var entries: [Entry]

  /// Finds the lists among labelled lines.
  static func blocks(_ lines: [LayoutLine], labels: [Label?], cues: Cues) -> [AttendanceBlock] {
    var blocks: [AttendanceBlock] = []
    // Lists that stand side by side, by the column of their labels.
    var columns: [(column: Int, block: Int)] = []
    for (index, line) in lines.enumerated() {
      switch labels[index] {
      case .attendanceHead:
        let wide = blocks.last?.entries.isEmpty == true ? columns : []
        columns = []
        let isTable = AttendanceTable(head: line, cues: cues) != nil
        var beside = sideBySide(line, cues: cues)
        if isTable, !hasNames(under: beside.last?.column, after: index, lines, labels) { beside = [] }
        // "Ledamöter   Suppleanter" under "Närvarande   Närvarande   Frånvarande" tells their roles.
        if !wide.isEmpty, beside.count < wide.count {
          for cell in beside {
            guard let near = wide.min(by: { abs($0.column - cell.column) < abs($1.column - cell.column) })
            else { continue }
            blocks[near.block].role = cell.role
          }
          columns = wide
          continue
        }
        for cell in beside {
          columns.append((cell.column, blocks.count))
          blocks.append(
            AttendanceBlock(standing: cell.standing, role: cell.role, isSentence: false, entries: []))
        }
        if beside.isEmpty, let block = open(line, index: index, cues: cues, after: blocks.last) {
          blocks.append(block)
          divideLast(&blocks, cues: cues)
        }
      case .attendance:
        if blocks.isEmpty { continue }
        if columns.isEmpty, blocks[blocks.count - 1].standing != .status(.present), isOffice(line, cues: cues)
        {
          // "Sekr: Bo Ek" below those who were away was there.
          blocks.append(AttendanceBlock(standing: .status(.present), isSentence: false, entries: []))
        }
        if columns.isEmpty {
          blocks[blocks.count - 1].entries.append(Entry(line, at: index))
          if blocks[blocks.count - 1].table == nil { divideLast(&blocks, cues: cues) }
        }
        for cell in line.cells where !columns.isEmpty {
          let nearest = columns.min { abs($0.column - cell.column) < abs($1.column - cell.column) }
          guard let nearest else { continue }
          blocks[nearest.block].entries.append(Entry(text: cell.text, cells: [], line: index))
        }
      default: continue
      }
    }
    return blocks
  }

  /// Whether a line begins with an office of the meeting and a colon.
  private static func isOffice(_ line: LayoutLine, cues: Cues) -> Bool {
    guard line.text.contains(":"), let match = cues.roles.match(in: line.words, at: 0) else { return false }
    return ["chair", "secretary"].contains(match.value)
      && Tokens(line.text).gap(after: match.end - 1).trimmed.hasPrefix(":")
  }

  /// Begins another list where a label stands inside the last entry: `A, B och C. Förhinder: D`.
  private static func divideLast(_ blocks: inout [AttendanceBlock], cues: Cues) {
    guard let entry = blocks.last?.entries.last, entry.text.contains(":") else { return }
    let tokens = Tokens(entry.text)
    let words = tokens.folded
    for index in words.indices.dropFirst() where tokens.words[index].isCapitalized {
      guard let match = cues.attendance.match(in: words, at: index), match.end <= words.count,
        tokens.gap(after: match.end - 1).hasPrefix(":"), !match.value.hasSuffix("weak")
      else { continue }
      let before = tokens.text(from: 0, to: tokens.words[index].start).trimmed(of: ".,;–-")
      let rest = tokens.text(from: tokens.words[match.end - 1].end).trimmed(of: ": ")
      if before.isEmpty || rest.isEmpty { continue }
      let place = blocks[blocks.count - 1].entries.count - 1
      blocks[blocks.count - 1].entries[place].text = before
      blocks[blocks.count - 1].entries[place].cells = []
      let values = match.value.split(separator: " ").map(String.init)
      blocks.append(
        AttendanceBlock(
          standing: standing(values.first), role: values.count > 1 && values[1] != "-" ? values[1] : nil,
          isSentence: false,
          entries: [Entry(text: rest, cells: [], line: entry.line, isBesideLabel: true)]))
      return divideLast(&blocks, cues: cues)
    }
  }

  /// Whether words and not marks stand in a column of the list below a line of labels.
  private static func hasNames(
    under column: Int?, after head: Int, _ lines: [LayoutLine], _ labels: [Label?]
  ) -> Bool {
    guard let column else { return false }
    let rows = lines.indices.dropFirst(head + 1).prefix { labels[$0] == .attendance || labels[$0] == nil }
    let cells = rows.flatMap { lines[$0].cells }.filter { abs($0.column - column) < 8 }
    return cells.count { $0.text.contains(" ") } * 2 >= max(1, cells.count)
  }

  /// Labels of lists that stand side by side on one line: "Närvarande      Frånvarande".
  private static func sideBySide(
    _ line: LayoutLine, cues: Cues
  ) -> [(column: Int, standing: Standing, role: String?)] {
    let labels = line.cells.compactMap { cell -> (column: Int, standing: Standing, role: String?)? in
      let words = Tokens(cell.text).folded
      guard let match = cues.attendance.label(in: words, at: 0, leastLetters: 8), match.count == words.count
      else {
        return nil
      }
      let values = match.value.split(separator: " ").map(String.init)
      return (
        cell.column, standing(values.first), values.count > 1 && values[1] != "-" ? values[1] : nil
      )
    }
    return labels.count > 1 && labels.count == line.cells.count ? labels : []
  }

  private static func open(
    _ line: LayoutLine, index: Int, cues: Cues, after earlier: AttendanceBlock?
  ) -> AttendanceBlock? {
    switch AttendanceCue(line, cues: cues) {
    case .none: return nil
    case .table:
      // A table under a label keeps the label's standing.
      let table = AttendanceTable(head: line, cues: cues)
      let standing = earlier?.entries.isEmpty == true ? earlier?.standing : nil
      return AttendanceBlock(
        standing: standing ?? .status(.present), table: table, isSentence: false, entries: [])
    case .head(let match, let rest):
      let values = match.value.split(separator: " ").map(String.init)
      var block = AttendanceBlock(
        standing: standing(values.first), role: values.count > 1 && values[1] != "-" ? values[1] : nil,
        isSentence: false, entries: [])
      block.isOfGroups = cues.groupLabels.isFound(in: line.words) && line.words.count < 7
      if !rest.isEmpty {
        let cells = line.cells.count > 1 ? Array(line.cells.dropFirst()) : []
        let isOwnCell = cells.map(\.text).joined(separator: " ").count >= rest.count - 2
        block.entries.append(
          Entry(text: rest, cells: isOwnCell ? cells : [], line: index, isBesideLabel: true))
      }
      return block
    case .sentence(let rest):
      let words = line.words
      var block = AttendanceBlock(standing: .status(.present), isSentence: true, entries: [])
      let mark = words.indices.prefix(12).lazy.compactMap { cues.presenceStatus.match(in: words, at: $0) }
        .first
      if let end = AttendanceCue.namesEnd(words, cues: cues),
        let status = Attendee.Status(rawValue: end.value)
      {
        block.standing = .status(status)
      } else if let mark, let status = Attendee.Status(rawValue: mark.value) {
        block.standing = .status(status)
        if status == .partial, mark.end < words.count, words[mark.end].contains(where: \.isNumber) {
          block.from = "punkt " + words[mark.end]
        }
      }
      if !rest.isEmpty { block.entries.append(Entry(text: rest, cells: [], line: index)) }
      return block
    }
  }

  private static func standing(_ value: String?) -> Standing {
    if value == "summoned" { return .summoned }
    return .status(value.flatMap(Attendee.Status.init(rawValue:)) ?? .present)
  }
}
