/// Months by themselves, days by name, and days told from the day of the meeting.
extension DateScanner {
  /// A month only: `mars 2017`.
  func monthAt(_ index: Int) -> Step<FoundDate>? {
    guard let token = token(index), token.kind == .word, let month = words.months[token.folded],
      let after = monthWord(index)
    else { return nil }
    guard let year = number(after.next, digits: 4...4), (1000...2199).contains(year),
      !isJoinedRight(after.next + 1)
    else { return nil }
    let date = FoundDate(range: token.range, year: year, month: month, confidence: 0.9)
    return Step(value: date, next: after.next + 1)
  }

  /// A named day with its year: `midsommarafton 1987`.
  func holidayAt(_ index: Int) -> Step<FoundDate>? {
    guard token(index)?.kind == .word, let name = words.holidays.match(tokens[index...]) else { return nil }
    let next = index + name.count
    guard let year = number(next, digits: 4...4), (1700...2199).contains(year), !isJoinedRight(next + 1)
    else {
      return holidayWithoutYear(index..<next)
    }
    guard let match = words.holidays.match(tokens[index...], year: year),
      let day = HolidayRule(match.value)?.day(in: year)
    else { return nil }
    let date = FoundDate(range: 0..<0, year: year, month: day.month, day: day.day, confidence: 0.9)
    return Step(value: date, next: next + 1)
  }

  /// `trettondagen`: a day by a name that is nobody's and nothing else's.
  private func holidayWithoutYear(_ range: Range<Int>) -> Step<FoundDate>? {
    let name = tokens[range].map(\.folded).joined(separator: " ")
    guard words.lonelyHolidays.contains(name), !isMark(range.upperBound, "-", gap: .none) else { return nil }
    let date = FoundDate(range: 0..<0, relation: .holiday(name), confidence: 0.7)
    return Step(value: date, next: range.upperBound)
  }

  /// A day told from the day of the meeting: `i morgon`, `nästa torsdag`.
  func relativeAt(_ index: Int) -> Step<FoundDate>? {
    guard token(index)?.kind == .word else { return nil }
    if let match = words.relativeDays.match(tokens[index...]), let days = Int(match.value) {
      let date = FoundDate(range: 0..<0, relation: .days(days), confidence: 0.6)
      return Step(value: date, next: index + match.count)
    }
    guard let which = words.relativeWeekdays[tokens[index].folded],
      let weekday = word(index + 1).flatMap({ words.weekdays[$0] }), number(index + 2, digits: 1...2) == nil,
      word(index + 2).map({ !words.dayPrefixes.contains($0) }) ?? true
    else { return nil }
    var date = FoundDate(range: 0..<0, weekday: weekday, confidence: 0.5)
    switch which {
    case "next": date.relation = .nextWeek(weekday: weekday)
    case "coming": date.relation = .coming(weekday: weekday)
    case "previous": date.relation = .previous(weekday: weekday)
    default: return nil
    }
    return Step(value: date, next: index + 2)
  }
}
