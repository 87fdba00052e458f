import Foundation
import Testing

@testable import Structure

/// Days written by Foundation's calendar and Swedish locale must be read back as the same days.
@Suite struct DatesRoundTripTests {
  /// A pattern of `DateFormatter` with what stands before the date it writes, and whether it names the weekday.
  struct Form: Sendable, CustomTestStringConvertible {
    var pattern: String
    var lead = ""
    var hasWeekday = false
    var testDescription: String { lead + pattern }
  }

  static let forms = [
    Form(pattern: "yyyy-MM-dd"),
    Form(pattern: "d MMMM yyyy"),
    Form(pattern: "d MMMM yyyy", lead: "den "),
    Form(pattern: "d':e' MMMM yyyy", lead: "den "),
    Form(pattern: "EEEE 'den' d MMMM yyyy", hasWeekday: true),
    Form(pattern: "EEEE'en' 'den' d MMMM yyyy", hasWeekday: true),
    Form(pattern: "EEEE d MMM yyyy", hasWeekday: true),
    Form(pattern: "d.M.yyyy", lead: "den "),
    Form(pattern: "dd.MM.yyyy"),
    Form(pattern: "d/M yyyy", lead: "den "),
    Form(pattern: "yyyyMMdd"),
    Form(pattern: "d MMMM yyyy 'kl.' 18.30"),
  ]

  @Test(arguments: forms)
  func readsWhatAnotherCalendarWrote(_ form: Form) throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
    let formatter = DateFormatter()
    formatter.calendar = calendar
    formatter.timeZone = calendar.timeZone
    formatter.locale = Locale(identifier: "sv_SE")
    formatter.dateFormat = form.pattern
    let first = try #require(calendar.date(from: DateComponents(year: 1890, month: 1, day: 1)))
    let finder = DateFinder()
    // A step of 41 days meets every day of the month and every weekday.
    for step in 0..<1_300 {
      let date = try #require(calendar.date(byAdding: .day, value: step * 41, to: first))
      let text = "Sammanträde " + form.lead + formatter.string(from: date)
      let parts = calendar.dateComponents([.year, .month, .day, .weekday], from: date)
      let found = finder.dates(in: text)
      try #require(found.count == 1, "\(text)")
      try #require(found[0].year == parts.year && found[0].month == parts.month, "\(text)")
      try #require(found[0].day == parts.day, "\(text)")
      if form.hasWeekday {
        let weekday = try #require(parts.weekday)
        try #require(found[0].weekday == (weekday + 5) % 7 + 1, "\(text)")
      }
    }
  }

  @Test func tellsDaysFromTheMeetingAsAnotherCalendarDoes() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
    calendar.firstWeekday = 2
    let first = try #require(calendar.date(from: DateComponents(year: 2001, month: 12, day: 20)))
    let names = ["söndag", "måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag"]
    let finder = DateFinder()
    let resolver = DateResolver()
    for step in 0..<400 {
      let day = try #require(calendar.date(byAdding: .day, value: step, to: first))
      let parts = calendar.dateComponents([.year, .month, .day], from: day)
      guard let year = parts.year, let month = parts.month, let number = parts.day else { continue }
      let meeting = try #require(CalendarDate(year: year, month: month, day: number))
      for (index, name) in names.enumerated() {
        let wanted = try #require(
          calendar.nextDate(
            after: day, matching: DateComponents(weekday: index + 1), matchingPolicy: .nextTime))
        let found = try #require(finder.dates(in: "nästkommande \(name)").first)
        let told = try #require(resolver.day(of: found, meeting: meeting))
        let other = calendar.dateComponents([.year, .month, .day], from: wanted)
        try #require(told.year == other.year && told.month == other.month && told.day == other.day, "\(name)")
      }
    }
  }
}
