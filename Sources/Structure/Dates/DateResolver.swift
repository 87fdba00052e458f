internal import Minutes

/// Decides what the dates of a document are for: the day of the meeting, the next one, and the rest.
struct DateResolver: Sendable {
  /// The day of the meeting as far as it is known, for what is told from it.
  struct Anchor: Hashable, Sendable {
    var year: Int?
    var month: Int?
    var day: Int?

    /// The day in full; nil where a part is unknown.
    var date: CalendarDate? {
      guard let year, let month, let day else { return nil }
      return CalendarDate(year: year, month: month, day: day)
    }
  }

  /// The words it knows.
  let words: CalendarWords

  /// Makes a resolver with the shipped calendar file.
  init() { words = CalendarWords() }

  /// Reads a whole document.
  func resolve(_ lines: [DateLine]) -> DateReading {
    let document = DatedDocument(lines, words)
    var reading = DateReading()
    let choice = meetingDate(in: document)
    reading.meeting = choice?.date
    let anchor = choice?.anchor ?? Anchor()
    let mentions = mentions(in: document, anchor: anchor, chosen: choice?.days ?? [])
    reading.mentions = mentions.map(\.mention)
    reading.diagnostics = conflicts(in: document, mentions)
    let times = meetingTimes(in: document, chosen: choice?.days ?? [])
    (reading.start, reading.end) = (times.start?.time, times.end?.time)
    (reading.startReason, reading.startText) = (
      times.start?.reason, times.start.map { document.lines[$0.line].text }
    )
    (reading.endReason, reading.endText) = (times.end?.reason, times.end.map { document.lines[$0.line].text })
    reading.nextMeeting = nextMeeting(in: document, mentions, anchor: anchor, start: times.start?.time)
    return reading
  }

  /// When the meeting began and ended, `HH:MM`, as the lines say it.
  func meetingTimes(_ lines: [DateLine]) -> (start: String?, end: String?) {
    let times = meetingTimes(in: DatedDocument(lines, words), chosen: [])
    return (times.start?.time, times.end?.time)
  }

  /// The day a date found in the text is, told from the day of the meeting; nil where that is not sure.
  func day(of found: FoundDate, meeting: CalendarDate?) -> CalendarDate? {
    if let date = found.date { return date }
    guard let meeting else { return nil }
    switch found.relation {
    case .days(let days): return meeting.adding(days: days)
    case .nextWeek(let weekday):
      return meeting.adding(days: 8 - meeting.weekday).first(weekday)
    case .coming(let weekday): return meeting.adding(days: 1).first(weekday)
    case .previous(let weekday): return meeting.adding(days: -7).first(weekday)
    case .thisMonth:
      return found.day.flatMap { CalendarDate(year: meeting.year, month: meeting.month, day: $0) }
    case .years(let years): return found.day(in: meeting.year + years)
    case .past:
      return [meeting.year, meeting.year - 1].compactMap { found.day(in: $0) }.first { $0 <= meeting }
    case .future:
      return [meeting.year, meeting.year + 1].compactMap { found.day(in: $0) }.first { $0 >= meeting }
    case .holiday(let name):
      let days = [meeting.year - 1, meeting.year, meeting.year + 1].compactMap {
        words.holiday(name, in: $0)
      }
      return days.first { $0 >= meeting } ?? days.last
    case nil: return found.day(in: meeting.year)
    }
  }
}

extension FoundDate {
  /// The day in a given year.
  func day(in year: Int) -> CalendarDate? {
    guard let month, let day else { return nil }
    return CalendarDate(year: year, month: month, day: day)
  }
}
