import Foundation
import Testing

@testable import Structure

@Suite struct CalendarDateTests {
  @Test func agreesWithAnotherCalendarFrom1800To2100() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
    let first = try #require(CalendarDate(year: 1800, month: 1, day: 1)).number
    let last = try #require(CalendarDate(year: 2100, month: 12, day: 31)).number
    // Seven days a month or so, and never the same weekday twice in a row.
    for number in stride(from: first, through: last, by: 5) {
      let date = CalendarDate(number: number)
      let other = calendar.dateComponents(
        [.year, .month, .day, .weekday], from: Date(timeIntervalSince1970: Double(number) * 86_400))
      let weekday = try #require(other.weekday)
      try #require(date.year == other.year && date.month == other.month && date.day == other.day)
      try #require(date.weekday == (weekday + 5) % 7 + 1)
      try #require(date.number == number)
    }
  }

  @Test func knowsEachDayThatIsAndNoOther() {
    var count = 0
    for year in 1896...2004 {
      for month in 0...13 {
        for day in 0...32 where CalendarDate(year: year, month: month, day: day) != nil { count += 1 }
      }
    }
    #expect(count == 109 * 365 + 27)  // 1900 is no leap year, 2000 is one.
  }

  @Test(arguments: [
    (1818, "1818-03-22"), (1886, "1886-04-25"), (1943, "1943-04-25"), (1954, "1954-04-18"),
    (1981, "1981-04-19"), (2000, "2000-04-23"), (2008, "2008-03-23"), (2011, "2011-04-24"),
    (2016, "2016-03-27"), (2019, "2019-04-21"), (2024, "2024-03-31"), (2038, "2038-04-25"),
    (2049, "2049-04-18"), (2076, "2076-04-19"),
  ])
  func findsEaster(year: Int, easter: String) {
    #expect(CalendarDate.easter(year)?.iso == easter)
  }

  @Test func easterIsASundayInItsFiveWeeks() throws {
    for year in 1800...2199 {
      let easter = try #require(CalendarDate.easter(year))
      try #require(easter.weekday == 7)
      try #require(("03-22"..."04-25").contains(String(easter.iso.dropFirst(5))))
    }
  }

  @Test(arguments: [
    ("12-24", 2010, "2010-12-24"), ("easter-2", 2016, "2016-03-25"), ("easter+39", 2017, "2017-05-25"),
    ("5>=06-19", 1987, "1987-06-19"), ("6>=10-31", 2015, "2015-10-31"), ("7>=11-27", 2022, "2022-11-27"),
  ])
  func placesHolidays(rule: String, year: Int, date: String) {
    #expect(HolidayRule(rule)?.day(in: year)?.iso == date)
  }

  @Test(arguments: ["", "easter", "13", "x>=06-19", "6>=10"])
  func refusesOtherRules(rule: String) {
    #expect(HolidayRule(rule) == nil)
  }

  @Test func writesWhatIsKnown() {
    #expect(CalendarDate.iso(year: 987, month: 3, day: 1) == "0987-03-01")
    #expect(CalendarDate.iso(year: 1987, month: 3, day: nil) == "1987-03")
    #expect(CalendarDate.iso(year: 1987, month: nil, day: nil) == "1987")
    #expect(CalendarDate.iso(year: nil, month: 3, day: 11) == "--03-11")
    #expect(CalendarDate.iso(year: nil, month: 3, day: nil) == nil)
  }

  @Test func everyWordOfTheCalendarFileIsWellFormed() {
    let file = CueFile(String(decoding: PackageResources.calendar_txt, as: UTF8.self))
    for entry in file["holidays"] { #expect(HolidayRule(entry.value ?? "") != nil, "\(entry.phrase)") }
    let numbers = [
      ("months", 1...12), ("weekdays", 1...7), ("ordinals", 1...31), ("hours", 1...12),
      ("clock-parts", -35...20), ("year-phrases", -1...1), ("relative-days", -2...21),
    ]
    for (section, range) in numbers {
      #expect(!file[section].isEmpty)
      for entry in file[section] {
        #expect(entry.value.flatMap { Int($0) }.map(range.contains) == true, "\(entry.phrase)")
      }
    }
  }
}
