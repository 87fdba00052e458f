internal import Minutes

extension DateResolver {
  /// The years that a day without one may have, where nothing in the paper tells: those of living archives.
  private static let modernYears = 2000...2029

  /// Fills the year of the chosen day from the paper, and says what shows it.
  func choice(
    _ best: Int, days: Set<Int>, sureness: Double, scores: [Double], in document: DatedDocument
  ) -> Choice? {
    let occurrence = document.occurrences[best]
    let found = decided(occurrence.found, in: document)
    var date = MeetingDate(value: "", precision: found.precision, confidence: rounded(sureness))
    date.evidence = [evidence(.printed, occurrence, in: document)]
    var anchor = Anchor(year: found.year, month: found.month, day: found.day)
    if anchor.year == nil, let other = printedYear(days, scores, in: document) {
      anchor.year = document.occurrences[other].found.year
      date.evidence.append(evidence(.printed, document.occurrences[other], in: document))
    }
    if anchor.year == nil, let year = statedYear(for: occurrence, in: document) {
      anchor.year = year.year
      date.inferred = true
      date.confidence = rounded(date.confidence * 0.97)
      date.evidence.append(evidence(.printed, line: year.line, in: document))
    }
    for reading in found.alternatives {
      guard let value = CalendarDate.iso(year: reading.year, month: reading.month, day: reading.day) else {
        continue
      }
      date.candidates.append(.init(value: value, confidence: 0.15))
    }
    if anchor.year == nil, let month = anchor.month, let day = anchor.day {
      date.candidates = yearCandidates(month, day, found.weekday, in: document)
      if !date.candidates.isEmpty {
        date.evidence += weekdayEvidence(for: occurrence, in: document)
      }
    } else if let day = anchor.date, let weekday = found.weekday, day.weekday != weekday {
      date.confidence = rounded(date.confidence * 0.8)
      date.candidates += [-1, 1].compactMap { step in
        found.day(in: day.year + step).flatMap {
          $0.weekday == weekday ? .init(value: $0.iso, confidence: 0.3) : nil
        }
      }
    }
    date.precision =
      anchor.year == nil ? .dayNoYear : anchor.day == nil ? .month : .day
    guard let value = CalendarDate.iso(year: anchor.year, month: anchor.month, day: anchor.day) else {
      return nil
    }
    date.value = value
    return Choice(date: date, anchor: anchor, days: days)
  }

  /// The reading of figures such as `24.12.06` that the weekday, the paper's other years, or the custom of
  /// not meeting on Christmas Eve speaks for; a short year gets the century nearest to the paper's years.
  func decided(_ found: FoundDate, in document: DatedDocument) -> FoundDate {
    guard found.hasShortYear, let year = found.year, let month = found.month, let day = found.day else {
      return found
    }
    let known =
      document.years.filter { !$0.isOther }.map(\.year)
      + document.occurrences.compactMap { $0.found.hasShortYear ? nil : $0.found.year }
    func century(_ year: Int) -> Int {
      guard let near = known.min(by: { abs($0 - year) < abs($1 - year) }), abs(near - year) > 50 else {
        return year
      }
      return near < year ? year - 100 : year + 100
    }
    let readings =
      [FoundDate.Reading(year: century(year), month: month, day: day)]
      + found.alternatives.map { .init(year: century($0.year), month: $0.month, day: $0.day) }
    func worth(_ reading: FoundDate.Reading) -> Int {
      var worth = 0
      let date = CalendarDate(year: reading.year, month: reading.month, day: reading.day)
      if let weekday = found.weekday, date?.weekday == weekday { worth += 4 }
      if known.contains(reading.year) { worth += 2 }
      let name = date.map { String($0.iso.dropFirst(5)) } ?? ""
      if words.noMeetings.contains(name) { worth -= 1 }
      return worth
    }
    guard
      let best = readings.indices.max(by: {
        worth(readings[$0]) < worth(readings[$1])
          || worth(readings[$0]) == worth(readings[$1]) && $0 > $1
      })
    else { return found }
    var found = found
    (found.year, found.month, found.day) = (readings[best].year, readings[best].month, readings[best].day)
    found.alternatives = readings.indices.filter { $0 != best }.map { readings[$0] }
    return found
  }

  /// Another place that names the same day with its year, and is not worth less than nothing.
  private func printedYear(_ days: Set<Int>, _ scores: [Double], in document: DatedDocument) -> Int? {
    days.filter { document.occurrences[$0].found.year != nil && scores[$0] > 0 }
      .max { scores[$0] < scores[$1] || scores[$0] == scores[$1] && $0 > $1 }
  }

  /// The year that the date's own line or the head of the paper states.
  private func statedYear(
    for occurrence: DatedDocument.Occurrence, in document: DatedDocument
  ) -> DatedDocument.Year? {
    let years = document.years.filter { year in
      guard !year.isOther else { return false }
      if year.line == occurrence.line { return true }
      let place = document.lines[year.line].place
      if place == .title || place == .furniture { return true }
      let range = document.tokensOfLine[year.line]
      guard document.depth[year.line] < 6, range.count <= 14 else { return false }
      return range.count <= 2
        || range.contains { words.meetingWords.match(document.tokens[$0..<range.upperBound]) != nil }
    }
    let fitting = years.filter { fits($0.year, occurrence.found) }
    guard
      let nearest = fitting.min(by: {
        abs($0.line - occurrence.line) < abs($1.line - occurrence.line)
      })
    else { return nil }
    return Set(fitting.map(\.year)).count == 1 || nearest.line == occurrence.line ? nearest : nil
  }

  private func fits(_ year: Int, _ found: FoundDate) -> Bool {
    guard let day = found.day(in: year) else { return false }
    return found.weekday.map { $0 == day.weekday } ?? true
  }

  /// The years in which every weekday of the paper agrees with its day, with what speaks for each.
  private func yearCandidates(
    _ month: Int, _ day: Int, _ weekday: Int?, in document: DatedDocument
  ) -> [MeetingDate.Candidate] {
    let dated = document.occurrences.map(\.found).filter {
      $0.year == nil && $0.weekday != nil && $0.day != nil
    }
    let known = Set(document.years.map(\.year) + document.occurrences.compactMap(\.found.year))
    guard !dated.isEmpty || !known.isEmpty else { return [] }
    let window =
      known.isEmpty
      ? DateResolver.modernYears
      : min(
        DateResolver.modernYears.lowerBound, (known.min() ?? 0) - 1)...max(
          DateResolver.modernYears.upperBound, (known.max() ?? 0) + 1)
    let years = window.filter { year in
      guard let meeting = CalendarDate(year: year, month: month, day: day) else { return false }
      if let weekday, meeting.weekday != weekday { return false }
      return dated.allSatisfy { found in
        [year, year + 1, year - 1].contains { other in
          guard let date = found.day(in: other), abs(date.days(since: meeting)) < 200 else { return false }
          return date.weekday == found.weekday
        }
      }
    }
    let hasWeekday = !dated.isEmpty || weekday != nil
    let weighed = years.compactMap { year in
      let weight = known.contains(year) ? 6.0 : known.contains { abs($0 - year) == 1 } ? 2 : 1
      return hasWeekday || weight > 1 ? (year, weight) : nil
    }
    let sum = weighed.reduce(0) { $0 + $1.1 }
    return weighed.sorted { $0.1 == $1.1 ? $0.0 < $1.0 : $0.1 > $1.1 }.prefix(8)
      .compactMap { year, weight in
        CalendarDate.iso(year: year, month: month, day: day).map {
          .init(value: $0, confidence: rounded(weight / sum * 0.9))
        }
      }
  }

  private func weekdayEvidence(
    for chosen: DatedDocument.Occurrence, in document: DatedDocument
  ) -> [Evidence] {
    document.occurrences.filter {
      $0 != chosen && $0.found.year == nil && $0.found.weekday != nil && $0.found.day != nil
    }
    .map { evidence(.weekday, $0, in: document) }
  }

  /// Two figures after the point.
  func rounded(_ confidence: Double) -> Double { (confidence * 100).rounded() / 100 }

  private func evidence(
    _ kind: Evidence.Kind, _ occurrence: DatedDocument.Occurrence, in document: DatedDocument
  ) -> Evidence {
    evidence(kind, line: occurrence.line, in: document)
  }

  private func evidence(_ kind: Evidence.Kind, line: Int, in document: DatedDocument) -> Evidence {
    let line = document.lines[line]
    let words = Line.words(in: line.text).map(\.text).joined(separator: " ")
    return Evidence(kind: kind, text: words, page: line.page, line: line.line)
  }
}
