/// Times of day.
extension DateScanner {
  /// A time of day in minutes, with the end of its range.
  struct Clock {
    var start: Int
    var end: Int?
    var hasCue: Bool
    var confidence: Double

    /// `HH:MM`.
    static func text(_ minutes: Int) -> String {
      CalendarDate.padded(minutes / 60, to: 2) + ":" + CalendarDate.padded(minutes % 60, to: 2)
    }
  }

  /// Every time, in order; the figures of dates are passed over.
  func times() -> [FoundTime] {
    var times: [FoundTime] = []
    var dates = dates()[...]
    var index = 0
    while index < tokens.count {
      let start = tokens[index].range.lowerBound
      while let date = dates.first, date.range.upperBound <= start { dates.removeFirst() }
      // The time that belongs to a date stands inside the date's own range.
      if let date = dates.first, date.range.contains(start), date.time == nil {
        index += 1
      } else if let step = clockAt(index, needsCue: true) {
        times.append(
          FoundTime(
            range: start..<tokens[step.next - 1].range.upperBound, time: Clock.text(step.value.start),
            endTime: step.value.end.map(Clock.text), hasCue: step.value.hasCue,
            confidence: step.value.confidence))
        index = step.next
      } else {
        index += 1
      }
    }
    return times
  }

  /// Whether a time of day stands here.
  func hasTime(_ index: Int) -> Bool { timeAfter(index) != nil }

  /// Takes the time that follows a date.
  func attachTime(to date: inout FoundDate, _ next: inout Int) {
    guard let step = timeAfter(next) else { return }
    date.time = Clock.text(step.value.start)
    date.endTime = step.value.end.map(Clock.text)
    next = step.next
  }

  private func timeAfter(_ index: Int) -> Step<Clock>? {
    var place = index
    if isMark(place, ",") || isMark(place, "(") || isMark(place, ";") { place += 1 }
    // "2015-01-15. kl 19"
    if isMark(place, "."), let clock = word(place + 1), words.clock.contains(clock) { place += 1 }
    if isMark(place, "-"), token(place)?.gap == .blank || token(place + 1)?.gap == .blank { place += 1 }
    guard token(place)?.gap ?? .paragraph <= .newline else { return nil }
    if let step = clockAt(place, needsCue: false) { return step }
    return word(place) != nil
      ? clockAt(place + 1, needsCue: false).flatMap { $0.value.hasCue && isFiller(place) ? $0 : nil } : nil
  }

  /// A word such as `med start` is no filler; one of range is: `från kl 13`.
  private func isFiller(_ index: Int) -> Bool {
    word(index, gap: .blank).map { words.dateBefore.contains($0) && !words.dayPrefixes.contains($0) } ?? false
  }

  /// `kl. 10.00`, `13.15-16.00`, `kl 12-14`, `klockan halv sju`; without a word before it, only a
  /// figure that can be nothing else.
  func clockAt(_ index: Int, needsCue: Bool, isLabelled: Bool = false) -> Step<Clock>? {
    var next = index
    var isCued = isLabelled
    if let word = word(next, gap: .paragraph), words.clock.contains(word) {
      isCued = true
      next += 1
      while isMark(next, ".", gap: .none) || isMark(next, ":", gap: .blank) { next += 1 }
    } else if isJoinedLeft(index) {
      return nil
    }
    if let step = spokenAt(next, isCued: isCued) {
      var step = step
      applyDayPart(&step)
      return step
    }
    guard let start = figuresAt(next, isCued: isCued, isLoose: !needsCue) else { return nil }
    var step = Step(
      value: Clock(
        start: start.value, hasCue: isCued || start.isColon,
        confidence: isCued ? 0.97 : start.isColon ? 0.9 : 0.6),
      next: start.next)
    readEnd(&step, isCued: isCued)
    applyDayPart(&step)
    if needsCue, !step.value.hasCue, let before = wordBefore(index), words.notBefore.contains(before) {
      return nil
    }
    if let after = token(step.next), after.gap <= .blank, words.notAfter.contains(after.folded), !isCued {
      return nil
    }
    return step
  }

  private func readEnd(_ step: inout Step<Clock>, isCued: Bool) {
    var place = step.next
    if isMark(place, "-") {
      place += 1
    } else if place < tokens.count, let through = words.through.match(tokens[place...]) {
      place += through.count
    } else {
      return
    }
    while let word = word(place), words.clock.contains(word) { place += 1 }
    if isMark(place, ".", gap: .none) { place += 1 }
    guard let end = figuresAt(place, isCued: isCued, isLoose: true, endsRange: true),
      end.value > step.value.start
    else {
      return
    }
    step.value.end = end.value
    step.value.hasCue = true
    step.value.confidence = max(step.value.confidence, 0.93)
    step.next = end.next
  }

  /// `18.30`, `18:30`, and after a cue `19` or `1830`.
  private func figuresAt(
    _ index: Int, isCued: Bool, isLoose: Bool, endsRange: Bool = false
  ) -> (value: Int, isColon: Bool, next: Int)? {
    guard let first = token(index), first.kind == .number, first.gap <= .newline || !isCued,
      let hour = first.value
    else { return nil }
    if first.folded.utf8.count <= 2, hour <= 24, let mark = token(index + 1), mark.gap == .none,
      [".", ":", ","].contains(mark.folded), let minute = number(index + 2, digits: 2...2),
      minute < 60, hour < 24 || minute == 0, isCued || mark.folded != ",",
      tokens[index + 2].gap == .none || isCued && mark.folded == ":",
      !isJoinedRight(index + 3) || isRange(index + 3)
    {
      let isColon = mark.folded == ":"
      guard isCued || isLoose || (isColon && first.folded.utf8.count == 2) || isRangeOfTimes(index + 3) else {
        return nil
      }
      if !isCued, !isColon, !endsRange, first.folded.utf8.count < 2, !isRangeOfTimes(index + 3) { return nil }
      return (hour % 24 * 60 + minute, isColon, index + 3)
    }
    guard isCued, !isJoinedRight(index + 1) || isRange(index + 1) else { return nil }
    if first.folded.utf8.count == 4, hour / 100 < 24, hour % 100 < 60 {
      return (hour / 100 * 60 + hour % 100, false, index + 1)
    }
    guard first.folded.utf8.count <= 2, hour <= 24 else { return nil }
    return (hour % 24 * 60, false, index + 1)
  }

  private func isRange(_ index: Int) -> Bool {
    isMark(index, "-", gap: .none) && token(index + 1)?.kind == .number
  }

  private func isRangeOfTimes(_ index: Int) -> Bool {
    guard isMark(index, "-"), number(index + 1, digits: 1...2) != nil else { return false }
    return (isMark(index + 2, ".", gap: .none) || isMark(index + 2, ":", gap: .none))
      && number(index + 3, digits: 2...2, gap: .none) != nil
  }

  /// An hour in words: `halv sju`, `tre kvart till tre`, and after a cue `sju`.
  ///
  /// A half hour up to half past seven is taken for the evening, one later for the morning, unless the words
  /// after it say otherwise.
  private func spokenAt(_ index: Int, isCued: Bool) -> Step<Clock>? {
    if isCued, let half = halfAt(index) { return half }
    guard token(index)?.kind == .word else { return nil }
    if let part = words.clockParts.match(tokens[index...]), let minutes = Int(part.value) {
      let place = index + part.count
      let hour = word(place).flatMap { words.hours[$0] } ?? (isCued ? number(place, digits: 1...2) : nil)
      guard let hour, (1...12).contains(hour) else { return nil }
      let start = (hour <= 8 ? hour + 12 : hour) * 60 + minutes
      return Step(value: Clock(start: start, hasCue: true, confidence: 0.65), next: place + 1)
    }
    guard isCued, let hour = word(index).flatMap({ words.hours[$0] }) else { return nil }
    let start = (hour <= 7 ? hour + 12 : hour) * 60
    return Step(value: Clock(start: start, hasCue: true, confidence: 0.6), next: index + 1)
  }

  /// `1/2 8`, `½ 8`: half past seven, after a cue.
  private func halfAt(_ index: Int) -> Step<Clock>? {
    var place = index
    if isMark(place, "½") {
      place += 1
    } else if number(place, digits: 1...1) == 1, isMark(place + 1, "/", gap: .none),
      number(place + 2, digits: 1...1, gap: .none) == 2
    {
      place += 3
    } else {
      return nil
    }
    guard let hour = number(place, digits: 1...2), (1...12).contains(hour), !isJoinedRight(place + 1) else {
      return nil
    }
    let start = (hour <= 8 ? hour + 12 : hour) * 60 - 30
    return Step(value: Clock(start: start, hasCue: true, confidence: 0.7), next: place + 1)
  }

  /// Moves a time to the half of the day that the words after it name.
  private func applyDayPart(_ step: inout Step<Clock>) {
    guard step.next < tokens.count, tokens[step.next].gap <= .newline,
      let part = words.dayParts.match(tokens[step.next...])
    else { return }
    func moved(_ minutes: Int) -> Int {
      let half = minutes % 720
      return part.value == "pm" ? half + 720 : minutes >= 720 && minutes < 780 ? minutes : half
    }
    step.value.start = moved(step.value.start)
    step.value.end = step.value.end.map(moved)
    step.value.confidence = max(step.value.confidence, 0.9)
    step.next += part.count
  }
}
