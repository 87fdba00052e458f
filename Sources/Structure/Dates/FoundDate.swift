internal import Minutes

/// A date found in a text, as far as its own words tell it.
struct FoundDate: Hashable, Sendable {
  /// How a date that is told from the day of the meeting lies to it.
  enum Relation: Hashable, Sendable {
    /// So many days after the meeting.
    case days(Int)
    /// That weekday of the week after the meeting's.
    case nextWeek(weekday: Int)
    /// The first such weekday after the meeting.
    case coming(weekday: Int)
    /// The last such weekday before the meeting.
    case previous(weekday: Int)
    /// The day of the meeting's own month.
    case thisMonth
    /// So many years from the meeting's.
    case years(Int)
    /// The last such day before the meeting.
    case past
    /// The first such day after the meeting.
    case future
    /// A day by name, by its rule in the calendar file: the nearest to the meeting.
    case holiday(String)
  }

  /// Another reading of the same figures.
  struct Reading: Hashable, Sendable {
    var year: Int
    var month: Int
    var day: Int
  }

  /// Where it stands, in Unicode scalars of the text.
  var range: Range<Int>
  /// The year printed with it.
  var year: Int?
  /// Whether only two figures of the year are printed, so that the century is a guess.
  var hasShortYear = false
  var month: Int?
  var day: Int?
  /// The last day of a range.
  var endYear: Int?
  var endMonth: Int?
  var endDay: Int?
  /// The weekday printed with it, 1 for Monday.
  var weekday: Int?
  /// The time of day printed after it, `HH:MM`.
  var time: String?
  /// The end of that time, `HH:MM`.
  var endTime: String?
  /// How it lies to the day of the meeting, where that tells it.
  var relation: Relation?
  /// How else its figures may be read.
  var alternatives: [Reading] = []
  /// The probability that it is a date and rightly read, 0 to 1.
  var confidence: Double

  /// How much of the date is known.
  var precision: MeetingDate.Precision {
    switch (year, month, day) {
    case (_?, _?, _?): .day
    case (nil, _, _): .dayNoYear
    case (_, nil, _): .year
    default: .month
    }
  }

  /// ISO 8601 with what is known; nil for a date told from the day of the meeting only.
  var iso: String? { CalendarDate.iso(year: year, month: month, day: day) }

  /// The day in full; nil where a part is unknown.
  var date: CalendarDate? {
    guard let year, let month, let day else { return nil }
    return CalendarDate(year: year, month: month, day: day)
  }
}

/// A time of day found in a text.
struct FoundTime: Hashable, Sendable {
  /// Where it stands, in Unicode scalars of the text.
  var range: Range<Int>
  /// `HH:MM`.
  var time: String
  /// The end of a range, `HH:MM`.
  var endTime: String?
  /// Whether a word such as klockan, a colon or a range says that it is a time.
  var hasCue: Bool
  /// The probability that it is a time and rightly read, 0 to 1.
  var confidence: Double
}
