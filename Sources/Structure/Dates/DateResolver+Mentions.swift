internal import Minutes

extension DateResolver {
  /// A date of the record with where it came from.
  struct Resolved: Hashable, Sendable {
    var mention: DateMention
    var occurrence: DatedDocument.Occurrence
    /// The day in full; nil where a part is unknown.
    var date: CalendarDate?
  }

  /// How far from the meeting, in days, a date without a year lies at most when no word says more.
  private static let reach = 270

  /// Every calendar date of the document, in order.
  ///
  /// A running header counts once.
  func mentions(in document: DatedDocument, anchor: Anchor, chosen: Set<Int>) -> [Resolved] {
    var seen: Set<String> = []
    var mentions: [Resolved] = []
    for (index, occurrence) in document.occurrences.enumerated() {
      guard
        var resolved = mention(occurrence, isChosen: chosen.contains(index), in: document, anchor: anchor)
      else { continue }
      if let last = mentions.last { follow(last, with: &resolved, anchor: anchor, in: document) }
      let line = document.lines[occurrence.line]
      if line.place == .furniture, !seen.insert(resolved.mention.value).inserted { continue }
      seen.insert(resolved.mention.value)
      mentions.append(resolved)
    }
    return mentions
  }

  private func mention(
    _ occurrence: DatedDocument.Occurrence, isChosen: Bool, in document: DatedDocument, anchor: Anchor
  ) -> Resolved? {
    var found = decided(occurrence.found, in: document)
    if case .holiday = found.relation, let named = resolvedDay(found, occurrence, meeting: anchor.date) {
      (found.month, found.day) = (named.month, named.day)
    }
    guard let day = found.day else { return nil }
    let line = document.lines[occurrence.line]
    var date = found.date
    if date == nil, isChosen { date = anchor.date }
    if date == nil, let year = occurrence.sentenceYear { date = found.day(in: year) }
    if date == nil { date = resolvedDay(found, occurrence, meeting: anchor.date) }
    guard let month = date?.month ?? found.month else { return nil }
    guard let value = CalendarDate.iso(year: date?.year, month: month, day: day) else { return nil }
    let text = String(String.UnicodeScalarView(scalars(of: occurrence, in: document)))
    var mention = DateMention(
      value: value, time: found.time, role: role(of: occurrence, isChosen: isChosen, date, anchor, line),
      text: Line.words(in: text).map(\.text).joined(separator: " "),
      inferred: found.year == nil && date != nil,
      page: line.page, line: line.line)
    if let endMonth = found.endMonth, let endDay = found.endDay {
      let year = date.map { endMonth < month ? $0.year + 1 : $0.year }
      mention.end = CalendarDate.iso(year: found.endYear ?? year, month: endMonth, day: endDay)
    }
    return Resolved(mention: mention, occurrence: occurrence, date: date)
  }

  /// Days in a row run on: "den 23/4, 17/9 och 3/12" has one year, or goes over its end.
  private func follow(
    _ last: Resolved, with resolved: inout Resolved, anchor: Anchor, in document: DatedDocument
  ) {
    let found = resolved.occurrence.found
    guard resolved.mention.inferred, found.year == nil, found.relation == nil, found.weekday == nil,
      last.occurrence.line == resolved.occurrence.line,
      let before = last.date, let date = resolved.date, let meeting = anchor.date, before > meeting,
      date < before
    else { return }
    let between = last.occurrence.tokens.upperBound..<resolved.occurrence.tokens.lowerBound
    let isRow =
      between.count < 3
      && between.allSatisfy {
        document.tokens[$0].isMark(",") || words.and.contains(document.tokens[$0].folded)
      }
    guard isRow,
      let later = [before.year, before.year + 1].compactMap({ found.day(in: $0) }).first(where: {
        $0 > before
      })
    else { return }
    resolved.date = later
    resolved.mention.value = later.iso
  }

  private func scalars(
    of occurrence: DatedDocument.Occurrence, in document: DatedDocument
  ) -> [Unicode.Scalar] {
    occurrence.tokens.reduce(into: []) { scalars, index in
      let token = document.tokens[index]
      if token.gap > .none, !scalars.isEmpty { scalars.append(" ") }
      scalars += document.scalars[token.range]
    }
  }

  /// The year a date without one has, told from the meeting: the same year, unless the words or the
  /// distance say the one before or after; a weekday decides between them.
  private func resolvedDay(
    _ found: FoundDate, _ occurrence: DatedDocument.Occurrence, meeting: CalendarDate?
  ) -> CalendarDate? {
    guard let meeting else { return nil }
    if case .holiday(let name) = found.relation, occurrence.tense < 0 || occurrence.role == .previousMeeting {
      return [meeting.year, meeting.year - 1].compactMap { words.holiday(name, in: $0) }.first {
        $0 <= meeting
      }
    }
    if found.relation != nil { return day(of: found, meeting: meeting) }
    guard let same = found.day(in: meeting.year) ?? found.day(in: meeting.year + 1) else { return nil }
    let distance = same.days(since: meeting)
    var year = same.year
    switch occurrence.role {
    case .nextMeeting? where distance < 0: year += 1
    case .previousMeeting? where distance > 0: year -= 1
    case .deadline? where distance < -30: year += 1
    default:
      if occurrence.isInNextMeeting, distance < 0 {
        year += 1
      } else if distance > DateResolver.reach || occurrence.tense < 0 && distance > 30 {
        year -= 1
      } else if distance < -DateResolver.reach || occurrence.tense > 0 && distance < -90 {
        year += 1
      }
    }
    let likely = found.day(in: year) ?? same
    guard let weekday = found.weekday, likely.weekday != weekday else { return likely }
    let isAhead = occurrence.isInNextMeeting || occurrence.role == .nextMeeting
    let others = [meeting.year - 1, meeting.year, meeting.year + 1].compactMap { found.day(in: $0) }
      .filter { day in
        let distance = day.days(since: meeting)
        return day.weekday == weekday && (isAhead ? 1...366 : -366...366).contains(distance)
      }
    return others.count == 1 ? others[0] : likely
  }

  private func role(
    of occurrence: DatedDocument.Occurrence, isChosen: Bool, _ date: CalendarDate?, _ anchor: Anchor,
    _ line: DateLine
  ) -> DateMention.Role {
    if isChosen { return occurrence.role == .nextMeeting ? .mentioned : .meeting }
    if occurrence.isInNextMeeting { return .nextMeeting }
    switch line.place {
    case .adjustment, .signature: return .adjustment
    case .notice: return occurrence.role ?? .notice
    default: break
    }
    guard let role = occurrence.role else { return .mentioned }
    if let date, let meeting = anchor.date {
      if role == .nextMeeting, date <= meeting { return .mentioned }
      if role == .previousMeeting, date >= meeting { return .mentioned }
      // What is checked before the meeting is the last one's minutes.
      if role == .adjustment, date < meeting {
        // After its label a day before the meeting is an error, which the checks tell.
        let isLabelled = line.text.trimmed.folded.hasPrefix("juster") && occurrence.found.year != nil
        return isLabelled ? .adjustment : .previousMeeting
      }
    }
    return role
  }

  /// A diagnostic for each date whose weekday is another than the one printed with it.
  func conflicts(in document: DatedDocument, _ mentions: [Resolved]) -> [Diagnostic] {
    mentions.compactMap { resolved in
      guard let date = resolved.date, let weekday = resolved.occurrence.found.weekday, date.weekday != weekday
      else { return nil }
      let mention = resolved.mention
      return Diagnostic(
        id: "structure.weekday-conflict", severity: .warning, page: mention.page, line: mention.line,
        summary: "'\(mention.text)' names another weekday than \(mention.value) has; check the date")
    }
  }
}
