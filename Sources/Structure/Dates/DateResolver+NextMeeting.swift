internal import Minutes

extension DateResolver {
  /// The next meeting, where the paper announces it: the first date after the meeting under its heading or in
  /// its sentence, or the one a meeting is moved to.
  func nextMeeting(
    in document: DatedDocument, _ mentions: [Resolved], anchor: Anchor, start: String?
  ) -> NextMeeting? {
    let later = mentions.filter { isAfter($0, anchor) && $0.occurrence.role != .deadline }
    let underHeading = later.filter(\.occurrence.isInNextMeeting)
    let announced = underHeading.isEmpty ? later.filter { $0.occurrence.role == .nextMeeting } : underHeading
    if let first = announced.first {
      let moved = announced.first {
        $0.occurrence.isMovedTo && $0.occurrence.line - first.occurrence.line <= 3
      }
      let chosen = moved ?? earliest(underHeading) ?? first
      return NextMeeting(date: chosen.mention.value, start: chosen.mention.time ?? time(on: chosen, document))
    }
    guard let meeting = anchor.date else { return nil }
    for occurrence in document.occurrences where occurrence.isInNextMeeting && occurrence.found.day == nil {
      guard occurrence.found.relation != nil, let day = day(of: occurrence.found, meeting: meeting),
        day > meeting
      else { continue }
      let tokens = document.tokens[document.tokensOfLine[occurrence.line]]
      let isSameTime = tokens.indices.contains { words.sameTime.match(tokens[$0...]) != nil }
      return NextMeeting(date: day.iso, start: occurrence.found.time ?? (isSameTime ? start : nil))
    }
    return nil
  }

  /// The earliest of a list of days, all of them known in full; nil otherwise.
  private func earliest(_ list: [Resolved]) -> Resolved? {
    let dates = list.compactMap(\.date)
    guard dates.count == list.count, let earliest = dates.min() else { return nil }
    return list.first { $0.date == earliest }
  }

  private func isAfter(_ resolved: Resolved, _ anchor: Anchor) -> Bool {
    if let date = resolved.date, let meeting = anchor.date { return date > meeting }
    return resolved.occurrence.found.month != anchor.month || resolved.occurrence.found.day != anchor.day
  }

  private func time(on resolved: Resolved, _ document: DatedDocument) -> String? {
    document.clocks(on: resolved.occurrence.line).first { $0.hasCue }?.time
  }
}
