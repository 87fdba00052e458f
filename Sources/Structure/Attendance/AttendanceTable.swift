import Minutes

/// A table of attendance known by its column heads.
struct AttendanceTable: Sendable {
  private struct Column {
    var kind: String
    var start: Int
    var end: Int
  }

  private var columns: [Column]

  /// Reads a row of column heads; nil where the line is none.
  init?(head line: LayoutLine, cues: Cues) {
    guard line.cells.count >= 2 else { return nil }
    var columns: [Column] = []
    for cell in line.cells {
      let words = Tokens(cell.text).folded
      guard let match = cues.columns.label(in: words, at: 0), words.count <= match.count + 2 else {
        return nil
      }
      columns.append(Column(kind: match.value, start: cell.column, end: cell.end))
    }
    var kinds = Set(columns.map(\.kind))
    if !kinds.contains("name"), kinds.contains("presence"), kinds.contains("absence") {
      // Crosses under "närvarande" and "frånvarande": the names stand first.
      if columns.filter({ $0.kind == "presence" }).count > 1 {
        columns[0].kind = "name"
      } else if let first = columns.first, first.start > 8 {
        columns.insert(Column(kind: "name", start: 0, end: first.start - 4), at: 0)
      }
      kinds = Set(columns.map(\.kind))
    }
    // "Närvarande   Representerar": the names stand under the former.
    if kinds.count == columns.count, columns[0].kind == "presence",
      kinds.isSubset(of: ["presence", "organisation", "other"])
    {
      columns[0].kind = "name"
      kinds = Set(columns.map(\.kind))
    }
    guard kinds.contains("name") || kinds.contains("role") && kinds.contains("presence"), kinds.count > 1
    else {
      return nil
    }
    self.columns = columns
  }

  /// Reads a row: nobody where it has no name or the seat is vacant, two where a house has two owners.
  func people(in line: LayoutLine, reader: PersonReader) -> [Person] {
    // "Kvarnen AB," over "genom Bo Ek": an owner whose spokesman stands below.
    if line.cells.count == 1, line.text.last == "," { return [] }
    let texts = texts(of: line)
    let list = NameList(cues: reader.cues, judge: reader.judge)
    let pieces = texts["name"].map(list.pieces) ?? []
    if pieces.count > 1, pieces.allSatisfy({ list.nameLikeness($0) >= 0.5 }) {
      return pieces.compactMap { person(texts, named: $0, in: line, reader: reader) }
    }
    return person(texts, named: texts["name"], in: line, reader: reader).map { [$0] } ?? []
  }

  /// The texts of a row by the kinds of their columns.
  private func texts(of line: LayoutLine) -> [String: String] {
    var texts: [String: String] = [:]
    // Where every column has its piece, as in Markdown, they go in order.
    let isWhole = line.cells.count == columns.count
    for (index, cell) in line.cells.enumerated() {
      guard let column = isWhole ? columns[index] : nearest(to: cell) else { continue }
      texts[column.kind, default: ""] += (texts[column.kind] == nil ? "" : " ") + cell.text
    }
    return texts
  }

  private func person(
    _ texts: [String: String], named name: String?, in line: LayoutLine, reader: PersonReader
  ) -> Person? {
    guard
      let name = name ?? line.cells.map(\.text).first(where: { reader.judge.likeness($0) > 0.5 }),
      var person = reader.person(name)
    else { return nil }
    if let role = texts["role"] {
      let words = Tokens(role).folded
      person.roleText = role.lowercased()
      let roles = reader.cues.roles.all(in: words).map(\.value)
      // "Platschef, ordförande": the office of the meeting tells more.
      person.role =
        roles.first { $0 == "chair" || $0 == "secretary" }
        ?? reader.cues.roles.match(in: words, at: 0).map { $0.value.isEmpty ? role.lowercased() : $0.value }
        ?? role.lowercased()
    }
    if let organisation = texts["organisation"] {
      person.organisation = reader.withoutInitials(organisation, of: person.name)
    }
    let hasPresence = columns.contains { $0.kind == "presence" }
    if let presence = texts["presence"] {
      guard let status = AttendanceTable.status(presence, cues: reader.cues) else { return nil }
      person.status = status.status
      person.until = status.until
    } else if texts["absence"] != nil {
      person.status = .absent
    } else if hasPresence {
      person.status = .absent
    }
    if let range = texts["range"], range.contains(where: \.isNumber) {
      person.status = person.status == .absent ? .absent : .partial
      person.from = range
    }
    return person
  }

  /// What a cell says of presence; nil for a vacant seat.
  static func status(_ text: String, cues: Cues) -> (status: Attendee.Status, until: String?)? {
    let tokens = Tokens(text)
    if tokens.words.isEmpty { return text.contains("-") ? (.absent, nil) : (.present, nil) }
    let words = tokens.folded
    if let note = words.indices.lazy.compactMap({ cues.notesAfterNames.match(in: words, at: $0) })
      .first(where: { $0.value.hasPrefix("partial") })
    {
      // "lämnade vid 5.1"
      let next =
        note.end < words.count && cues.places.whole([words[note.end]]) != nil ? note.end : note.end - 1
      return (.partial, tokens.text(from: tokens.words[next].end))
    }
    guard let match = cues.presenceCells.match(in: words, at: 0) else { return (.present, nil) }
    return match.value == "vacant" ? nil : (Attendee.Status(rawValue: match.value) ?? .present, nil)
  }

  private func nearest(to cell: LayoutLine.Cell) -> Column? {
    columns.min { distance($0, cell) < distance($1, cell) }
  }

  private func distance(_ column: Column, _ cell: LayoutLine.Cell) -> Int {
    if cell.column < column.end, column.start < cell.end { return 0 }
    return min(abs(column.start - cell.column), abs(column.end - cell.end))
  }
}
