import Minutes

/// What a reader of the record should know about its structure.
struct Checks: Sendable {
  let cues: Cues

  /// The diagnostics of an extraction.
  func diagnostics(
    _ extraction: Extraction, items: [Item], hasList: Bool, lines: [LayoutLine]
  ) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    diagnostics += gaps(items, sections: extraction.sections)
    if extraction.attendance.isEmpty, extraction.unnamed.isEmpty {
      diagnostics.append(
        Diagnostic(
          id: "structure.no-attendance", severity: .note,
          summary: hasList
            ? "the list of who was there names nobody; check the page" : "no list of who was there was found")
      )
    }
    if extraction.sections.isEmpty {
      diagnostics.append(
        Diagnostic(
          id: "structure.no-sections", severity: .warning,
          summary: "no items of the meeting were found; check the text"))
    }
    if extraction.meeting.date == nil, !extraction.attendance.isEmpty || !extraction.sections.isEmpty {
      diagnostics.append(
        Diagnostic(
          id: "structure.no-date", severity: .warning,
          summary: "no day of the meeting was found; check the head of the paper"))
    }
    if extraction.meeting.title == nil {
      diagnostics.append(
        Diagnostic(id: "structure.no-title", severity: .note, summary: "no title was found"))
    }
    diagnostics += conflicts(extraction.attendance)
    diagnostics += adjustedBefore(extraction)
    if let quorum = quorum(extraction, lines: lines) { diagnostics.append(quorum) }
    if let start = extraction.meeting.start, let end = extraction.meeting.end, end < start,
      // A meeting in the evening may go on over midnight.
      !(start > "16:00" && end < "05:00")
    {
      diagnostics.append(
        Diagnostic(
          id: "structure.end-before-start", severity: .warning,
          summary: "the meeting ends at \(end), before it begins at \(start); check the times"))
    }
    if let chair = extraction.officers.chair, extraction.attendance.count > 1,
      !extraction.attendance.contains(where: { $0.name == chair && $0.status != .absent })
    {
      diagnostics.append(
        Diagnostic(
          id: "structure.chair-not-listed", severity: .note,
          summary: "\(chair) presided and is not on the list of those present"))
    }
    return diagnostics
  }

  /// A warning for each day of adjustment printed in full that is before the meeting.
  private func adjustedBefore(_ extraction: Extraction) -> [Diagnostic] {
    guard let meeting = extraction.meeting.date, meeting.precision == .day else { return [] }
    return extraction.dates.filter { $0.role == .adjustment && !$0.inferred && $0.value.count == 10 }
      .filter { $0.value < meeting.value }
      .map { date in
        Diagnostic(
          id: "structure.adjustment-before-meeting", severity: .warning, page: date.page, line: date.line,
          summary:
            "the minutes are adjusted on \(date.value), before the meeting on \(meeting.value); check the dates"
        )
      }
  }

  /// A note where minutes of a general meeting do not say that it was duly called.
  private func quorum(_ extraction: Extraction, lines: [LayoutLine]) -> Diagnostic? {
    let kinds: [MeetingKind] = [.annualMeeting, .generalMeeting, .extraMeeting]
    guard kinds.contains(extraction.meeting.kind), extraction.sections.count > 4,
      !lines.contains(where: { cues.quorum.isFound(in: $0.words) })
    else { return nil }
    return Diagnostic(
      id: "structure.no-quorum", severity: .note,
      summary: "nothing says that the meeting was duly called or could decide")
  }

  private func gaps(_ items: [Item], sections: [Section]) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    let step = Numbering.commonStep(items.filter { $0.number != nil }.map(\.values))
    if step > 1, let first = sections.first {
      diagnostics.append(
        Diagnostic(
          id: "structure.paragraph-steps", severity: .note, page: first.page, line: first.lines.first,
          summary: "the items are numbered in steps of \(step)"))
    }
    var last: (value: Int, number: String)?
    for (item, section) in zip(items, sections) {
      guard let number = item.number, let value = item.values.first else { continue }
      if let last, item.values.count == 1 {
        if value > last.value + 1, value - last.value != step {
          diagnostics.append(
            Diagnostic(
              id: "structure.paragraph-gap", severity: .warning, page: section.page,
              line: section.lines.first,
              summary: "\(number) follows \(last.number); an item may be missing"))
        } else if value == last.value {
          diagnostics.append(
            Diagnostic(
              id: "structure.paragraph-double", severity: .warning, page: section.page,
              line: section.lines.first,
              summary: "\(number) stands twice"))
        }
      }
      last = (value, number)
    }
    return diagnostics
  }

  private func conflicts(_ attendance: [Attendee]) -> [Diagnostic] {
    let absent = attendance.filter { $0.status == .absent || $0.status == .excused }
    return absent.compactMap { attendee in
      let there = attendance.contains {
        $0.name == attendee.name && ($0.status == .present || $0.status == .partial)
      }
      guard there else { return nil }
      return Diagnostic(
        id: "structure.present-and-absent", severity: .warning, page: attendee.page, line: attendee.line,
        summary: "\(attendee.name) is listed both as present and as absent")
    }
  }
}
