extension CalendarDate {
  /// Easter Sunday of a year, by the Gregorian computus.
  static func easter(_ year: Int) -> CalendarDate? {
    let golden = year % 19
    let century = year / 100
    let epact = (century - century / 4 - (8 * century + 13) / 25 + 19 * golden + 15) % 30
    let moon = epact - (epact / 28) * (1 - (epact / 28) * (29 / (epact + 1)) * ((21 - golden) / 11))
    let sunday = (year + year / 4 + moon + 2 - century + century / 4) % 7
    let offset = moon - sunday
    let month = 3 + (offset + 40) / 44
    return CalendarDate(year: year, month: month, day: offset + 28 - 31 * (month / 4))
  }

  /// The first such weekday (1 for Monday) on this day or later.
  func first(_ weekday: Int) -> CalendarDate { adding(days: (weekday - self.weekday + 7) % 7) }
}

/// How a named day falls: on a date, at a distance from Easter, or on a weekday from a date on.
enum HolidayRule: Hashable, Sendable {
  /// The same month and day each year.
  case fixed(month: Int, day: Int)
  /// So many days after Easter Sunday.
  case easter(days: Int)
  /// The first such weekday from a month and day on.
  case weekday(Int, month: Int, day: Int)

  /// Reads `12-24`, `easter-2` or `5>=06-19`; nil for anything else.
  init?(_ text: String) {
    if text.hasPrefix("easter"), let days = Int(text.dropFirst("easter".count)) {
      self = .easter(days: days)
      return
    }
    let parts = text.split(separator: ">=")
    guard let last = parts.last else { return nil }
    let numbers = last.split(separator: "-").compactMap { Int($0) }
    guard numbers.count == 2 else { return nil }
    if parts.count == 1 {
      self = .fixed(month: numbers[0], day: numbers[1])
    } else if let weekday = Int(parts[0]) {
      self = .weekday(weekday, month: numbers[0], day: numbers[1])
    } else {
      return nil
    }
  }

  /// The day in a year.
  func day(in year: Int) -> CalendarDate? {
    switch self {
    case .fixed(let month, let day): CalendarDate(year: year, month: month, day: day)
    case .easter(let days): CalendarDate.easter(year)?.adding(days: days)
    case .weekday(let weekday, let month, let day):
      CalendarDate(year: year, month: month, day: day)?.first(weekday)
    }
  }
}
