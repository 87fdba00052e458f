import Minutes

/// Reads the head of a paper: title, body, kind, place and the officers that fields name.
struct HeadReader: Sendable {
  /// What the head gives.
  struct Result: Sendable {
    /// The title as printed, on one line.
    var title: String?
    /// The title's first line's place among the lines.
    var titleLine: Int?
    /// Whose meeting it was.
    var body: String?
    /// The kind of paper.
    var kind = MeetingKind.minutes
    /// Where it was held.
    var place: String?
    /// How body and place were found.
    var reasons: [FieldSupport.Field: FieldSupport.Reason] = [:]
    /// Offices and the names that fields give them.
    var officers: [(office: String, names: [String])] = []
  }

  let cues: Cues
  let judge: NameJudge
  let finder: DateFinder

  /// Reads the head.
  ///
  /// - Parameters:
  ///   - lines: the lines of the paper.
  ///   - labels: what they are.
  ///   - title: the title with its first line's place.
  ///   - otherDays: the places of lines that name other days than the meeting's.
  func read(
    _ lines: [LayoutLine], labels: [Label?], title: (text: String, line: Int)?, otherDays: Set<Int>
  ) -> Result {
    var result = Result()
    let head = lines.indices.filter { labels[$0] == .head }
    // What stands before the first item is the head, whatever its lines look like by themselves.
    let first = lines.indices.first { labels[$0] == .heading } ?? 0
    let front = lines.indices.filter { labels[$0] == .head || $0 < first && labels[$0] == .body }
    let fields = fields(front, lines: lines)
    result.title = title?.text
    result.titleLine = title?.line
    let openings = openingSentences(head, front: front, lines: lines)
    let opening = openings.first
    let fieldBody = fields.first { $0.kind == "body" }?.value
    let bodies = BodyReader(cues: cues, finder: finder)
    if let fieldBody, fieldBody.count < 80 {
      result.body = fieldBody
      result.reasons[.body] = .label
    } else if let found = bodies.body(
      title: title?.text, openings: openings, lines: lines, head: head, titleLine: title?.line)
    {
      result.body = found.name
      result.reasons[.body] = found.reason
    }
    result.kind = kind(title: title?.text, opening: opening, body: result.body, lines: lines, head: head)
    let place = PlaceReader(cues: cues, judge: judge, finder: finder).place(
      fields: fields, lines: lines, head: head.filter { !otherDays.contains($0) }, opening: opening,
      title: title?.text)
    result.place = place?.text
    result.reasons[.place] = place?.reason
    // A letterhead's lone name is the one who wrote.
    for index in head where index < 6 && index != result.titleLine {
      // The gap between given and family name may be wide.
      let cells = lines[index].cells.prefix(2).map(\.text)
      let names = [cells.first, cells.allSatisfy { !$0.contains(" ") } ? cells.joined(separator: " ") : nil]
      let name = names.compactMap(\.self).first { $0.contains(" ") && judge.likeness($0) > 0.9 }
      if let name { result.officers.append(("writer", [name])) }
    }
    for field in fields where ["chair", "secretary", "adjuster"].contains(field.kind) {
      let names = names(field.value)
      if !names.isEmpty { result.officers.append((field.kind, names)) }
    }
    return result
  }

  // MARK: - Fields

  /// A label of the head with its value, and the line's place.
  typealias Field = (kind: String, value: String, line: Int)

  /// `Plats: Sal 3`, `Plats      Sal 3`, and a label with its value on the next line.
  private func fields(_ head: [Int], lines: [LayoutLine]) -> [Field] {
    var fields: [Field] = []
    for (place, index) in head.enumerated() {
      let line = lines[index]
      let cells = line.cells.isEmpty ? [LayoutLine.Cell(text: line.text, column: 0)] : line.cells
      var cell = 0
      while cell < cells.count {
        let tokens = Tokens(cells[cell].text)
        guard let match = cues.fields.label(in: tokens.folded, at: 0) else {
          cell += 1
          continue
        }
        let gap = tokens.gap(after: match.end - 1)
        let rest = tokens.text(from: tokens.words[match.end - 1].end).trimmed(of: ":-– ")
        if !rest.isEmpty, gap.contains(":") || isRow(cells) {
          fields.append((match.value, rest, index))
        } else if rest.isEmpty, cell + 1 < cells.count {
          var value = cells[cell + 1].text
          // A wide gap after a comma parts nothing: "Kvarterslokalen,   Ekvägen 31".
          var last = cell + 1
          while value.hasSuffix(","), last + 1 < cells.count,
            cues.fields.label(in: Tokens(cells[last + 1].text).folded, at: 0) == nil
          {
            last += 1
            value += " " + cells[last].text
          }
          // The value goes on in the line below, in the same column.
          if place + 1 < head.count, let next = lines[head[place + 1]].cells.first,
            lines[head[place + 1]].cells.count == 1, abs(next.column - cells[cell + 1].column) <= 1,
            next.column > 8
          {
            value += " " + next.text
          }
          fields.append((match.value, value.trimmed(of: ": "), index))
          cell = last
        } else if rest.isEmpty, place + 1 < head.count, head[place + 1] == index + 1,
          lines[index + 1].blanksBefore == 0, cells.count == 1, gap.contains(":") || line.text.count < 24
        {
          fields.append((match.value, lines[index + 1].text, index))
        }
        cell += 1
      }
    }
    return fields
  }

  /// Whether each piece of a line is a label with its value: `Datum 4 maj    Tid 19-21    Plats Sal 2`.
  private func isRow(_ cells: [LayoutLine.Cell]) -> Bool {
    cells.count > 1
      && cells.allSatisfy { cell in
        let words = Tokens(cell.text).folded
        guard let match = cues.fields.match(in: words, at: 0) else { return false }
        return match.count < words.count
      }
  }

  private func names(_ text: String) -> [String] {
    let list = NameList(cues: cues, judge: judge)
    return list.entries(text, aliases: false).compactMap {
      PersonReader(cues: cues, judge: judge).person($0)?.name
    }
  }

  /// The sentences that tell of the paper itself, joined from their lines, the longest first.
  private func openingSentences(_ head: [Int], front: [Int], lines: [LayoutLine]) -> [String] {
    let starts = head.filter { cues.openingSentence.match(in: lines[$0].words, at: 0) != nil }
    let sentences = starts.map { openingSentence(from: $0, head: head, front: front, lines: lines) }
    return sentences.enumerated().sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }
      .map(\.element)
  }

  private func openingSentence(from start: Int, head: [Int], front: [Int], lines: [LayoutLine]) -> String {
    var text = lines[start].text
    var index = start + 1
    while index < lines.count, index - start < 4, lines[index].blanksBefore == 0,
      head.contains(index) || front.contains(index) && lines[index].text.first?.isLowercase == true,
      !text.hasSuffix("."), cues.fields.match(in: lines[index].words, at: 0) == nil
    {
      text += " " + lines[index].text
      index += 1
    }
    return text
  }

  // MARK: - Kind

  private func kind(
    title: String?, opening: String?, body: String?, lines: [LayoutLine], head: [Int]
  ) -> MeetingKind {
    let order: [MeetingKind] = [
      .extraMeeting, .constituent, .annualMeeting, .generalMeeting, .assembly, .board, .workingGroup,
    ]
    let headText = head.map { lines[$0].text }.joined(separator: " ")
    var isNotes = false
    for text in [title, opening, headText, body] {
      guard let text else { continue }
      let kinds = cues.meetings.all(in: Tokens(text).folded).compactMap { MeetingKind(rawValue: $0.value) }
      if let first = kinds.first, text == title, [.notice, .agenda, .report].contains(first) { return first }
      if let kind = order.first(where: kinds.contains) { return kind }
      if kinds.contains(.notes) { isNotes = true }
    }
    return isNotes ? .notes : .minutes
  }
}
