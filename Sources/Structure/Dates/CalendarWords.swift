/// The words of the calendar file, ready for looking up.
///
/// A class, because they are read once and held by every reader of dates.
final class CalendarWords: Sendable {
  let months: [String: Int]
  let givenNames: Set<String>
  let weekdays: [String: Int]
  private let longMonths: [(name: [UInt8], number: Int)]
  private let longWeekdays: [(name: [UInt8], number: Int)]
  let ordinals: [String: Int]
  let hours: [String: Int]
  let dayPrefixes: Set<String>
  let ordinalEndings: Set<String>
  let clock: Set<String>
  let clockParts: DatePhrases
  let dayParts: DatePhrases
  let through: DatePhrases
  let and: Set<String>
  let monthQualifiers: [String: String]
  let thisMonth: DatePhrases
  let yearPhrases: DatePhrases
  let holidays: DatePhrases
  let relativeDays: DatePhrases
  let relativeWeekdays: [String: String]
  let notBefore: Set<String>
  let notAfter: Set<String>
  let dateBefore: Set<String>
  let labels: DatePhrases
  let placeLabels: DatePhrases
  let meetingWords: DatePhrases
  let roles: DatePhrases
  let nextMeetingHeadings: [String]
  /// The most words that one of them has.
  let longestNextMeetingHeading: Int
  let moved: DatePhrases
  let tenses: DatePhrases
  let notTheYear: Set<String>
  let opened: DatePhrases
  let closed: DatePhrases
  let paused: DatePhrases
  /// The word for what comes next.
  let nextWords: Set<String>
  /// What comes next and is no meeting.
  let notMeetings: Set<String>
  /// Names of universal time after a time of day.
  let universalTime: Set<String>
  let noMeetings: Set<String>
  let lonelyHolidays: Set<String>
  let ofTheYear: Set<String>
  let sameTime: DatePhrases
  let yearWords: Set<String>

  /// Reads the shipped calendar file.
  convenience init() {
    self.init(CueFile(String(decoding: PackageResources.calendar_txt, as: UTF8.self)))
  }

  /// Reads a calendar file; a section that is not there is empty.
  init(_ file: CueFile) {
    func set(_ section: String) -> Set<String> {
      Set(file[section].map { DateToken.fold($0.phrase.unicodeScalars.filter { $0 != "." }) })
    }
    func texts(_ section: String) -> [String: String] {
      var texts: [String: String] = [:]
      for entry in file[section] {
        texts[DateToken.fold(entry.phrase.unicodeScalars)] = entry.value ?? ""
      }
      return texts
    }
    func numbers(_ section: String) -> [String: Int] { texts(section).compactMapValues { Int($0) } }
    months = numbers("months")
    givenNames = set("given-names")
    weekdays = numbers("weekdays")
    longMonths = CalendarWords.long(months)
    longWeekdays = CalendarWords.long(weekdays)
    ordinals = numbers("ordinals")
    hours = numbers("hours")
    dayPrefixes = set("day-prefixes")
    ordinalEndings = set("ordinal-endings")
    clock = set("clock")
    clockParts = DatePhrases(file["clock-parts"])
    dayParts = DatePhrases(file["day-parts"])
    through = DatePhrases(file["through"])
    and = set("and")
    monthQualifiers = texts("month-qualifiers")
    thisMonth = DatePhrases(file["this-month"])
    yearPhrases = DatePhrases(file["year-phrases"])
    holidays = DatePhrases(file["holidays"])
    relativeDays = DatePhrases(file["relative-days"])
    relativeWeekdays = texts("relative-weekdays")
    notBefore = set("not-before-a-date")
    notAfter = set("not-after-a-date")
    dateBefore = set("date-before")
    labels = DatePhrases(file["labels"])
    placeLabels = DatePhrases(file["place-labels"])
    meetingWords = DatePhrases(file["meeting-words"])
    roles = DatePhrases(file["roles"])
    nextMeetingHeadings = file["next-meeting-headings"].map { DateToken.fold($0.phrase.unicodeScalars) }
    longestNextMeetingHeading = nextMeetingHeadings.map { $0.split(separator: " ").count }.max() ?? 0
    moved = DatePhrases(file["moved"])
    tenses = DatePhrases(file["tenses"])
    notTheYear = set("not-the-year")
    opened = DatePhrases(file["opened"])
    closed = DatePhrases(file["closed"])
    paused = DatePhrases(file["paused"])
    nextWords = set("next-words")
    notMeetings = set("not-meetings")
    universalTime = set("universal-time")
    noMeetings = set("no-meetings")
    lonelyHolidays = set("holidays-without-year")
    ofTheYear = set("of-the-year")
    sameTime = DatePhrases(file["same-time"])
    yearWords = set("year-words")
  }

  /// The day that a name means in a year; nil where the file has no such name for it.
  func holiday(_ name: String, in year: Int) -> CalendarDate? {
    let tokens = DateToken.tokens(of: Array(name.unicodeScalars))
    return holidays.match(tokens[...], year: year).flatMap { HolidayRule($0.value)?.day(in: year) }
  }

  /// A month's number by its name, also with one letter misread in a long name.
  func month(_ word: String) -> Int? { months[word] ?? CalendarWords.misread(word, in: longMonths) }

  /// A weekday's number by its name, also with one letter misread in a long name.
  func weekday(_ word: String) -> Int? { weekdays[word] ?? CalendarWords.misread(word, in: longWeekdays) }

  /// The names that are long enough to be told with a letter misread.
  private static func long(_ names: [String: Int]) -> [(name: [UInt8], number: Int)] {
    names.filter { $0.key.utf8.count >= 6 }.map { (Array($0.key.utf8), $0.value) }
  }

  private static func misread(_ word: String, in names: [(name: [UInt8], number: Int)]) -> Int? {
    let length = word.utf8.count
    guard length >= 6, names.contains(where: { abs($0.name.count - length) <= 1 }) else { return nil }
    let letters = Array(word.utf8)
    var found: Int?
    for (name, number) in names where number != found && differ(name, letters) {
      if found != nil { return nil }
      found = number
    }
    return found
  }

  /// Whether one letter replaced, added or lost makes one word of the other.
  private static func differ(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    guard abs(left.count - right.count) <= 1 else { return false }
    var start = 0
    while start < min(left.count, right.count), left[start] == right[start] { start += 1 }
    var end = 0
    while end < min(left.count, right.count) - start,
      left[left.count - 1 - end] == right[right.count - 1 - end]
    {
      end += 1
    }
    return max(left.count, right.count) - start - end <= 1
  }
}
