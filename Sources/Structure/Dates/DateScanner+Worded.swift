/// Dates with the month in letters.
extension DateScanner {
  /// What stands before a day's month: `torsdagen den 3:e`.
  struct DayPart {
    var weekday: Int?
    var hasPrefix = false
    var day: Int
    var isOrdinalWord = false
    var isRepaired = false
    /// The token of the day itself.
    var place: Int
  }

  /// `fredagen den 20 mars 1987`, `den 3:e mars`, `1-2 juni`, `17-dec`, `30 maj–2 juni`, `den 15 dennes`.
  func wordedAt(_ index: Int) -> Step<FoundDate>? {
    guard let first = dayAt(index, gap: .paragraph), isPlausible(first.value, at: index) else { return nil }
    var next = first.next
    var lastDay: DayPart?
    if let range = rangeAfter(next), let end = dayAt(range, gap: .newline, endsRange: true),
      end.value.day > first.value.day, monthWord(end.next) != nil
    {
      lastDay = end.value
      next = end.next
    }
    if isMark(next, "("), number(next + 1, digits: 1...2) != nil, isMark(next + 2, ")") { next += 3 }
    if let this = words.thisMonth.match(tokens[min(next, tokens.count)...]) {
      guard first.value.hasPrefix else { return nil }
      var date = FoundDate(range: 0..<0, day: first.value.day, weekday: first.value.weekday, confidence: 0.8)
      date.relation = .thisMonth
      return Step(value: date, next: next + this.count)
    }
    var relation: FoundDate.Relation?
    if let qualifier = word(next).flatMap({ words.monthQualifiers[$0] }), monthWord(next + 1) != nil {
      relation = qualifier == "past" ? .past : qualifier == "future" ? .future : .years(0)
      next += 1
    }
    // "17-dec".
    if isMark(next, "-", gap: .none), token(next + 1)?.gap == DateToken.Gap.none, monthWord(next + 1) != nil {
      next += 1
    }
    guard let month = monthWord(next) else { return nil }
    let monthPlace = next
    next = month.next
    guard CalendarDate.isDay(month: month.value, day: lastDay?.day ?? first.value.day) else { return nil }
    var date = FoundDate(
      range: 0..<0, month: month.value, day: first.value.day, weekday: first.value.weekday,
      relation: relation, confidence: 0.97)
    if let lastDay { (date.endMonth, date.endDay) = (month.value, lastDay.day) }
    let isSecondMonth = lastDay == nil && readSecondMonth(into: &date, &next)
    let hasYear = readYear(into: &date, &next, before: index)
    if !hasYear, isDoubtful(first.value, index, monthPlace, next) { return nil }
    if date.endDay != nil { date.endYear = date.year }
    if isSecondMonth, let year = date.year, let end = date.endMonth, end < month.value {
      date.year = year - 1
    }
    let isMisread = tokens[monthPlace..<month.next].contains {
      $0.kind == .word && words.months[$0.folded] == nil
    }
    if first.value.isRepaired || isMisread { date.confidence = 0.8 }
    if let year = date.year, CalendarDate(year: year, month: month.value, day: first.value.day) == nil {
      return nil
    }
    return Step(value: date, next: next)
  }

  /// `den 5 och 12 maj`, `3, 5 och 7 maj`: one date for each day.
  func listAt(_ index: Int) -> Step<[FoundDate]>? {
    guard let first = dayAt(index, gap: .paragraph), isPlausible(first.value, at: index),
      first.value.hasPrefix || first.value.weekday != nil || isSure(index) || wordBefore(index) == nil
    else { return nil }
    var days = [(first.value, index)]
    var next = first.next
    while let last = days.last?.0, isMark(next, ",") || (word(next).map { words.and.contains($0) } ?? false),
      let day = dayAt(next + 1, gap: .newline), day.value.day > last.day, !day.value.isOrdinalWord
    {
      days.append((day.value, next + 1))
      next = day.next
    }
    guard days.count > 1, let last = days.last, monthWord(next) != nil || monthWord(next + 1) != nil,
      let end = wordedAt(last.1)
    else {
      return nil
    }
    var dates: [FoundDate] = []
    for (day, place) in days.dropLast() {
      let range = tokens[place].range.lowerBound..<tokens[day.place].range.upperBound
      var date = end.value
      (date.range, date.day, date.weekday) = (range, day.day, day.weekday)
      (date.endYear, date.endMonth, date.endDay, date.confidence) = (nil, nil, nil, 0.85)
      guard let month = date.month, CalendarDate.isDay(month: month, day: day.day) else { return nil }
      dates.append(date)
    }
    var date = end.value
    var after = end.next
    date.range = tokens[last.1].range.lowerBound..<tokens[after - 1].range.upperBound
    attachTime(to: &date, &after)
    date.range = date.range.lowerBound..<tokens[after - 1].range.upperBound
    return Step(value: dates + [date], next: after)
  }

  /// `torsdagen den 3:e`; the day's number may be a word after `den` or a weekday.
  func dayAt(_ index: Int, gap: DateToken.Gap, endsRange: Bool = false) -> Step<DayPart>? {
    guard let first = token(index), first.gap <= gap else { return nil }
    var part = DayPart(day: 0, place: index)
    var next = index
    if first.kind == .word, let weekday = words.weekday(first.folded) {
      next += 1
      let hasStop = isMark(next, ".", gap: .none)
      if hasStop { next += 1 }
      if isMark(next, ",") { next += 1 }
      // Without its stop an abbreviation may be another word: "man den 1 juli" is no Monday.
      guard first.folded.utf8.count > 4 || hasStop || token(next)?.kind == .number else { return nil }
      part.weekday = weekday
    }
    if let word = word(next, gap: next == index ? gap : .newline), words.dayPrefixes.contains(word) {
      part.hasPrefix = true
      next += 1
      if word.utf8.count == 1, isMark(next, ".", gap: .none) { next += 1 }
    }
    part.place = next
    if let ordinal = word(next, gap: .newline).flatMap({ words.ordinals[$0] }),
      part.hasPrefix || part.weekday != nil
    {
      part.day = ordinal
      part.isOrdinalWord = true
      return Step(value: part, next: next + 1)
    }
    // "den ll december": figures of which only strokes are left.
    if part.hasPrefix, let strokes = word(next, gap: .newline), strokes.utf8.count <= 2,
      strokes.allSatisfy({ "li|".contains($0) }), monthWord(next + 1) != nil
    {
      part.day = strokes.utf8.count == 2 ? 11 : 1
      part.isRepaired = true
      return Step(value: part, next: next + 1)
    }
    guard let day = number(next, digits: 1...2, gap: next == index ? gap : .newline), (1...31).contains(day),
      !isJoinedLeft(next) || (next > index ? isMark(next - 1, ".", gap: .none) : endsRange)
    else { return nil }
    part.day = day
    part.isRepaired = tokens[next].isRepaired
    next += 1
    if isMark(next, ":", gap: .none), let ending = word(next + 1, gap: .none),
      words.ordinalEndings.contains(ending)
    {
      next += 2
    } else if let ending = word(next, gap: .none), words.ordinalEndings.contains(ending) {
      next += 1
    }
    return Step(value: part, next: next)
  }

  /// A month's name, perhaps broken at a line's end or with a stop after it, and not a part of a longer name.
  func monthWord(_ index: Int) -> Step<Int>? {
    var index = index
    if isMark(index, ".", gap: .none) || isMark(index, "/") { index += 1 }
    guard let token = token(index), token.kind == .word, token.gap <= .newline else { return nil }
    var next = index + 1
    if let month = words.month(token.folded) {
      if isMark(next, "-", gap: .none), let tail = self.token(next + 1), tail.kind == .word,
        tail.gap == .none,
        words.month(tail.folded) == nil, words.weekday(tail.folded) == nil
      {
        return nil
      }
      if words.givenNames.contains(token.folded), token.isCapitalized, let after = self.token(next),
        after.gap <= .blank, after.kind == .word, after.isCapitalized,
        words.clock.contains(after.folded) == false
      {
        return nil
      }
      // A stop after the name ends an abbreviation where the date goes on, and the sentence where it does not.
      if isMark(next, ".", gap: .none), let after = self.token(next + 1), after.gap == .blank,
        after.kind == .number || after.kind == .word && !after.isCapitalized
      {
        next += 1
      }
      return Step(value: month, next: next)
    }
    guard isMark(next, "-", gap: .none), let tail = self.token(next + 1), tail.kind == .word,
      tail.gap == .newline, let month = words.months[token.folded + tail.folded]
    else { return nil }
    return Step(value: month, next: next + 2)
  }

  /// The token after a sign of range, on the same line or the next.
  func rangeAfter(_ index: Int) -> Int? {
    if isMark(index, "-") { return index + 1 }
    guard index < tokens.count, let through = words.through.match(tokens[index...]) else { return nil }
    return index + through.count
  }

  /// `30 maj–2 juni`: the second half.
  private func readSecondMonth(into date: inout FoundDate, _ next: inout Int) -> Bool {
    guard let start = rangeAfter(next), let end = dayAt(start, gap: .newline, endsRange: true),
      let month = monthWord(end.next), CalendarDate.isDay(month: month.value, day: end.value.day)
    else { return false }
    (date.endMonth, date.endDay) = (month.value, end.value.day)
    next = month.next
    return true
  }

  /// The year after the month, or before the weekday: `2017`, `, 2017`, `-17`, `nästa år`, `år 1863 den …`.
  private func readYear(into date: inout FoundDate, _ next: inout Int, before index: Int) -> Bool {
    let place = isMark(next, ",", gap: .none) ? next + 1 : next
    if let year = number(place, digits: 4...4, gap: .newline), (1000...2199).contains(year),
      !isJoinedRight(place + 1)
    {
      date.year = year
      if tokens[place].isRepaired { date.confidence = 0.8 }
      next = place + 1
      return true
    }
    if isMark(place, "-") || isMark(place, "'"), let year = number(place + 1, digits: 2...2, gap: .none),
      !isJoinedRight(place + 2), token(place + 2).map({ !words.clock.contains($0.folded) }) ?? true,
      tokens[place].gap == .none || tokens[place + 1].gap == .none
    {
      (date.year, date.hasShortYear) = (DateScanner.year(short: year), true)
      next = place + 2
      return true
    }
    if next < tokens.count, let phrase = words.yearPhrases.match(tokens[next...]),
      let years = Int(phrase.value)
    {
      date.relation = .years(years)
      next += phrase.count
      return true
    }
    return readYearBefore(index, into: &date)
  }

  /// `år 1863 den 17 september`: a year before the day on its line, which the weekday must not contradict.
  private func readYearBefore(_ index: Int, into date: inout FoundDate) -> Bool {
    guard let first = token(index), first.kind == .word, first.gap <= .blank else { return false }
    let place = isMark(index - 1, ",") ? index - 2 : index - 1
    // "År 1868 den 26 april": the word before says that it is a year.
    if let said = wordBefore(place), words.yearWords.contains(said),
      let year = number(place, digits: 4...4, gap: .blank), (1000...2199).contains(year)
    {
      date.year = year
      return true
    }
    guard let year = number(place, digits: 4...4, gap: .paragraph), (1000...2199).contains(year),
      !isJoinedLeft(place), number(place - 1, digits: 1...2) == nil
    else { return false }
    let day = date.day(in: year)
    guard date.weekday == nil || day?.weekday == date.weekday else { return false }
    date.year = year
    return true
  }

  /// Whether the words before allow a day here.
  private func isPlausible(_ part: DayPart, at index: Int) -> Bool {
    if part.hasPrefix || part.weekday != nil { return true }
    guard !isJoinedLeft(index) else { return false }
    guard let before = wordBefore(index) else { return true }
    return !words.notBefore.contains(before) && !words.clock.contains(before)
  }

  /// Whether a bare number before a month's name is rather the number of an item or a list.
  private func isDoubtful(_ part: DayPart, _ index: Int, _ month: Int, _ next: Int) -> Bool {
    if part.hasPrefix || part.weekday != nil || hasTime(next) { return false }
    if tokens[month].gap == .newline, isMark(month - 1, ".", gap: .none) { return true }
    return tokens[index].gap >= .newline && isMark(part.place + 1, ".", gap: .none)
      && tokens[month].isCapitalized
  }
}
