/// A day of the Gregorian calendar, reckoned without a clock or a locale.
///
/// The calendar is proleptic; Sweden's own reckoning agrees with it from 1753 on, so every day since 1800 holds.
struct CalendarDate: Hashable, Comparable, Sendable {
  /// The year, 1 or later.
  let year: Int
  /// The month, 1 to 12.
  let month: Int
  /// The day of the month, from 1.
  let day: Int

  /// Makes a day; nil where the calendar has no such day.
  init?(year: Int, month: Int, day: Int) {
    guard year >= 1, (1...12).contains(month), day >= 1, day <= CalendarDate.days(in: month, of: year)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Makes the day so many days after 1970-01-01; earlier days are negative.
  init(number: Int) {
    // Years are counted from 1 March, so that the leap day is the last of its year; an era is 400 years.
    let shifted = number + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// Days since 1970-01-01.
  var number: Int {
    let year = month <= 2 ? self.year - 1 : self.year
    let era = year / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// The day of the week, 1 for Monday to 7 for Sunday.
  var weekday: Int { ((number + 3) % 7 + 7) % 7 + 1 }

  /// The day so many days later.
  func adding(days: Int) -> CalendarDate { CalendarDate(number: number + days) }

  /// How many days this day lies after another.
  func days(since other: CalendarDate) -> Int { number - other.number }

  /// `YYYY-MM-DD`.
  var iso: String { CalendarDate.iso(year: year, month: month, day: day) }

  /// `YYYY-MM-DD`, or with parts unknown `YYYY-MM`, `YYYY` and `--MM-DD`; nil where nothing of the kind is known.
  static func iso(year: Int?, month: Int?, day: Int?) -> String? {
    switch (year, month, day) {
    case (let year?, let month?, let day?): iso(year: year, month: month, day: day)
    case (let year?, let month?, nil): padded(year, to: 4) + "-" + padded(month, to: 2)
    case (let year?, nil, nil): padded(year, to: 4)
    case (nil, let month?, let day?): "--" + padded(month, to: 2) + "-" + padded(day, to: 2)
    default: nil
    }
  }

  private static func iso(year: Int, month: Int, day: Int) -> String {
    padded(year, to: 4) + "-" + padded(month, to: 2) + "-" + padded(day, to: 2)
  }

  /// A number with zeros before it.
  static func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  /// Whether February has 29 days.
  static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

  /// How many days the month has; 0 where there is no such month.
  static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    case 1...12: 31
    default: 0
    }
  }

  /// Whether the day exists in some year.
  static func isDay(month: Int, day: Int) -> Bool { day >= 1 && day <= days(in: month, of: 2000) }
}
