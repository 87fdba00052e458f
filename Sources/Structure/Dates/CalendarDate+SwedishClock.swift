extension CalendarDate {
  /// How many minutes Swedish clocks are ahead of universal time in the evening of the day.
  ///
  /// Summer time was introduced in 1980; it ends in October since 1996 and ended in September before.
  var swedishClock: Int {
    let start = CalendarDate.lastSunday(of: 3, in: year)
    let end = CalendarDate.lastSunday(of: year >= 1996 ? 10 : 9, in: year)
    guard year >= 1980, let start, let end else { return 60 }
    return self >= start && self < end ? 120 : 60
  }

  private static func lastSunday(of month: Int, in year: Int) -> CalendarDate? {
    CalendarDate(year: year, month: month, day: days(in: month, of: year)).map {
      $0.adding(days: -($0.weekday % 7))
    }
  }
}
