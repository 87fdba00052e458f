/// Dates written with figures only.
extension DateScanner {
  /// `1987-03-11`, `2013.10.09`, `2017/05/18`, `19-12-10`, `24.12.06`, `11.3.1987`.
  func numericAt(_ index: Int) -> Step<FoundDate>? {
    guard let first = token(index), first.kind == .number, !isJoinedLeft(index) else { return nil }
    if let step = brokenAt(index) { return step }
    guard let mark = token(index + 1), mark.kind == .mark, ["-", ".", "/"].contains(mark.folded),
      mark.gap <= .blank
    else { return blankSeparatedAt(index) }
    guard isMark(index + 3, mark.folded), let last = token(index + 4),
      let second = number(index + 2, digits: 1...2), number(index + 4, digits: 1...4) != nil,
      !isJoinedRight(index + 5)
    else { return nil }
    let parts = [first, tokens[index + 2], last]
    guard let values = values(first.value, second, last.value) else { return nil }
    let isTight = (index + 1...index + 4).allSatisfy { tokens[$0].gap == .none }
    let widths = parts.map { $0.folded.utf8.count }
    var readings: [(FoundDate.Reading, isShort: Bool)] = []
    let dayFirst = FoundDate.Reading(year: values[2], month: values[1], day: values[0])
    let yearFirst = FoundDate.Reading(year: values[0], month: values[1], day: values[2])
    switch (widths[0], widths[2]) {
    case (4, 1...2): readings = [(yearFirst, false)]
    case (1...2, 4): readings = [(dayFirst, false)]
    case (2, 2) where isTight && widths[1] == 2:
      let first = FoundDate.Reading(
        year: DateScanner.year(short: values[0]), month: values[1], day: values[2])
      let last = FoundDate.Reading(
        year: DateScanner.year(short: values[2]), month: values[1], day: values[0])
      readings = mark.folded == "-" ? [(first, true), (last, true)] : [(last, true), (first, true)]
    case (1...2, 2) where isTight && mark.folded != "-" && isSure(index):
      readings = [
        (
          FoundDate.Reading(year: DateScanner.year(short: values[2]), month: values[1], day: values[0]), true
        )
      ]
    default: return nil
    }
    readings = readings.filter {
      (1700...2199).contains($0.0.year)
        && CalendarDate(year: $0.0.year, month: $0.0.month, day: $0.0.day) != nil
    }
    guard let best = readings.first else { return nil }
    if !isTight, widths[1] != 2 && !isSure(index) { return nil }
    if let before = wordBefore(index), words.notBefore.contains(before), best.isShort { return nil }
    let isRepaired = parts.contains(where: \.isRepaired)
    var date = found(
      best.0, confidence: (isRepaired ? 0.75 : 0.99) - (best.isShort ? 0.1 : 0) - (isTight ? 0 : 0.05))
    date.hasShortYear = best.isShort
    date.alternatives = readings.dropFirst().map(\.0)
    return Step(value: date, next: index + 5)
  }

  private func values(_ first: Int?, _ second: Int, _ third: Int?) -> [Int]? {
    guard let first, let third else { return nil }
    return [first, second, third]
  }

  /// `2013 10 09`.
  private func blankSeparatedAt(_ index: Int) -> Step<FoundDate>? {
    guard let year = number(index, digits: 4...4, gap: .paragraph), (1800...2099).contains(year),
      let month = number(index + 1, digits: 2...2), let day = number(index + 2, digits: 2...2),
      tokens[index + 1].gap == .blank, tokens[index + 2].gap == .blank, !isJoinedRight(index + 3),
      token(index + 3)?.kind != .number || tokens[index + 3].gap > .blank,
      CalendarDate(year: year, month: month, day: day) != nil
    else { return nil }
    let reading = FoundDate.Reading(year: year, month: month, day: day)
    return Step(value: found(reading, confidence: 0.85), next: index + 3)
  }

  /// `201-5-01-15`: the eight figures of a date with a dash too many in the year.
  private func brokenAt(_ index: Int) -> Step<FoundDate>? {
    var digits = ""
    var widths: [Int] = []
    var place = index
    while let token = token(place), token.kind == .number, place == index || token.gap == .none {
      digits += token.folded
      widths.append(token.folded.utf8.count)
      place += 1
      guard isMark(place, "-", gap: .none), let next = self.token(place + 1), next.kind == .number,
        next.gap == .none
      else { break }
      place += 1
    }
    guard widths.count == 4, widths.suffix(2) == [2, 2], digits.utf8.count == 8, !isJoinedRight(place),
      let number = Int(digits)
    else { return nil }
    let reading = FoundDate.Reading(
      year: number / 10_000, month: number / 100 % 100, day: number % 100)
    guard (1900...2099).contains(reading.year),
      CalendarDate(year: reading.year, month: reading.month, day: reading.day) != nil
    else { return nil }
    return Step(value: found(reading, confidence: 0.7), next: place)
  }

  /// `20170518`; `170518` on a line that speaks of a meeting or below one that does nothing else.
  func compactAt(_ index: Int) -> Step<FoundDate>? {
    guard let token = token(index), token.kind == .number, !token.isRepaired, let number = token.value,
      !isJoinedLeft(index), !isJoinedRight(index + 1), !isMark(index + 1, "-", gap: .none),
      // "19560412 - 1235" is a person's number.
      !(["-", "+"].contains { isMark(index + 1, $0) } && self.number(index + 2, digits: 4...4) != nil)
    else { return nil }
    let isShort = token.folded.utf8.count == 6
    guard isShort || token.folded.utf8.count == 8 else { return nil }
    let year = isShort ? DateScanner.year(short: number / 10_000) : number / 10_000
    let reading = FoundDate.Reading(year: year, month: number / 100 % 100, day: number % 100)
    guard (isShort ? 1900...2099 : 1800...2099).contains(reading.year),
      CalendarDate(year: reading.year, month: reading.month, day: reading.day) != nil,
      wordBefore(index).map({ !words.notBefore.contains($0) }) ?? true,
      word(index + 1, gap: .blank).map({ !words.notAfter.contains($0) }) ?? true,
      !isShort || lineSpeaksOfMeeting(index)
    else { return nil }
    var date = found(reading, confidence: isShort ? 0.75 : 0.9)
    date.hasShortYear = isShort
    return Step(value: date, next: index + 1)
  }

  private func lineSpeaksOfMeeting(_ index: Int) -> Bool {
    var start = index
    while start > 0, tokens[start].gap < .newline { start -= 1 }
    var end = index + 1
    while end < tokens.count, tokens[end].gap < .newline { end += 1 }
    if speaksOfMeeting(start..<end) { return true }
    // "Nästa möte" above "200331 klockan 19.00".
    guard start == index, start > 0 else { return false }
    var above = start - 1
    while above > 0, tokens[above].gap < .newline { above -= 1 }
    return start - above <= 5 && speaksOfMeeting(above..<start)
  }

  private func speaksOfMeeting(_ range: Range<Int>) -> Bool {
    range.contains {
      words.meetingWords.match(tokens[$0..<range.upperBound]) != nil
        || words.labels.match(tokens[$0..<range.upperBound]) != nil
    }
  }

  /// `19/5`, `19/5 2017`, `19/5-17`, `1-2/6`, `2l/4`, and under a heading or before a time `l7l2`.
  func slashedAt(_ index: Int) -> Step<FoundDate>? {
    guard let first = token(index), first.kind == .number, !isJoinedLeft(index) else { return nil }
    if let step = barredAt(index) { return step }
    var place = index
    guard var day = number(index, digits: 1...2, gap: .paragraph) else { return nil }
    var lastDay: Int?
    if isMark(index + 1, "-", gap: .none), let end = number(index + 2, digits: 1...2, gap: .none),
      isMark(index + 3, "/", gap: .none), end > day
    {
      lastDay = end
      place = index + 2
    }
    guard isMark(place + 1, "/"), let month = number(place + 2, digits: 1...2),
      CalendarDate.isDay(month: month, day: lastDay ?? day)
    else { return nil }
    let isSpaced = tokens[place + 1].gap != .none || tokens[place + 2].gap != .none
    var isRepaired = first.isRepaired || tokens[place + 2].isRepaired
    var next = place + 3
    var year: Int?
    var isShort = false
    if let step = yearAfterSlash(next) {
      (year, isShort, next) = (step.value.year, step.value.isShort, step.next)
      isRepaired = isRepaired || tokens[next - 1].isRepaired
    }
    var end: (day: Int, month: Int)?
    if lastDay == nil, year == nil, let range = rangeAfter(next), let lastDay = number(range, digits: 1...2),
      isMark(range + 1, "/", gap: .none), let lastMonth = number(range + 2, digits: 1...2, gap: .none),
      CalendarDate.isDay(month: lastMonth, day: lastDay), !isJoinedRight(range + 3)
    {
      end = (lastDay, lastMonth)
      next = range + 3
    }
    guard !isJoinedRight(next) else { return nil }
    if let before = wordBefore(index), words.notBefore.contains(before) { return nil }
    if let after = token(next), after.gap <= .blank, words.notAfter.contains(after.folded) { return nil }
    let isFraction = end == nil && (day < month && day <= 3 && month <= 4) || (day == 24 && month == 7)
    let isSure = isSure(index) || year != nil || hasTime(next)
    // "3-4/12" may count the issues of a year; "28-30/1" counts days.
    let mayCount = lastDay.map { $0 <= 12 } ?? false
    if isFraction || isSpaced || mayCount, !isSure { return nil }
    if isMark(index - 1, "(", gap: .newline), isMark(next, ")"), isFraction { return nil }
    var date = FoundDate(
      range: first.range, year: year, hasShortYear: isShort, month: month, day: day, endDay: lastDay,
      confidence: isRepaired ? 0.75 : isSure ? 0.97 : 0.88)
    if let lastDay { (date.endMonth, date.endYear, date.endDay) = (month, year, lastDay) }
    if let end { (date.endMonth, date.endDay) = (end.month, end.day) }
    day = lastDay ?? day
    if let year, CalendarDate(year: year, month: month, day: day) == nil { return nil }
    return Step(value: date, next: next)
  }

  private func yearAfterSlash(_ index: Int) -> Step<(year: Int, isShort: Bool)>? {
    if let year = number(index, digits: 4...4), tokens[index].gap == .blank, (1800...2199).contains(year),
      !isJoinedRight(index + 1)
    {
      return Step(value: (year, false), next: index + 1)
    }
    guard isMark(index, "-") || isMark(index, "/", gap: .none) || isMark(index, "'"), let mark = token(index)
    else { return nil }
    if let year = number(index + 1, digits: 4...4, gap: .none), (1800...2199).contains(year),
      !isJoinedRight(index + 2)
    {
      return Step(value: (year, false), next: index + 2)
    }
    if mark.folded != "/" || mark.gap == .none, let year = number(index + 1, digits: 2...2, gap: .none),
      !isJoinedRight(index + 2)
    {
      return Step(value: (DateScanner.year(short: year), true), next: index + 2)
    }
    return nil
  }

  /// A slash read as a one: `l7l2` before a time.
  private func barredAt(_ index: Int) -> Step<FoundDate>? {
    guard let token = token(index), token.isRepaired, (3...5).contains(token.folded.utf8.count),
      token.gap >= .newline || index == 0, hasTime(index + 1)
    else { return nil }
    let digits = token.folded.utf8.map { Int($0) - 48 }
    for split in 1..<(digits.count - 1) where digits[split] == 1 {
      let day = digits[..<split].reduce(0) { $0 * 10 + $1 }
      let month = digits[(split + 1)...].reduce(0) { $0 * 10 + $1 }
      guard split <= 2, digits.count - split - 1 <= 2, digits[0] != 0,
        CalendarDate.isDay(month: month, day: day),
        split == digits.count / 2
      else { continue }
      let date = FoundDate(range: token.range, month: month, day: day, confidence: 0.55)
      return Step(value: date, next: index + 1)
    }
    return nil
  }

  /// Whether a weekday, `den` or a preposition stands before, so that figures are a date.
  func isSure(_ index: Int) -> Bool {
    guard let before = wordBefore(index) else { return false }
    return words.dateBefore.contains(before) || words.weekday(before) != nil
  }

  private func found(_ reading: FoundDate.Reading, confidence: Double) -> FoundDate {
    FoundDate(
      range: 0..<0, year: reading.year, month: reading.month, day: reading.day, confidence: confidence)
  }
}
