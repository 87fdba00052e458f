internal import Minutes

extension DatedDocument {
  /// A time on a line, with the token where it begins.
  struct LineTime: Hashable, Sendable {
    var token: Int
    var time: String
    var endTime: String?
    var hasCue: Bool
    /// Whether it is told in universal time: `19.34 (UTC)`.
    var isUniversal = false
  }

  /// The times on a line; the figures of dates are passed over.
  func clocks(on line: Int) -> [LineTime] {
    var times: [LineTime] = []
    let range = tokensOfLine[line]
    var index = range.lowerBound
    let dates = occurrences.filter { $0.line == line }
    while index < range.upperBound {
      if let date = dates.first(where: { $0.tokens.contains(index) }) {
        if let time = date.found.time {
          times.append(LineTime(token: index, time: time, endTime: date.found.endTime, hasCue: true))
        }
        index = date.tokens.upperBound
      } else if let step = scanner.clockAt(index, needsCue: false), step.next <= range.upperBound {
        times.append(
          LineTime(
            token: index, time: DateScanner.Clock.text(step.value.start),
            endTime: step.value.end.map(DateScanner.Clock.text), hasCue: step.value.hasCue,
            isUniversal: isUniversal(step.next)))
        index = step.next
      } else {
        index += 1
      }
    }
    return times
  }

  /// Whether the words after a time name universal time, in brackets or not.
  private func isUniversal(_ index: Int) -> Bool {
    let place = scanner.isMark(index, "(") ? index + 1 : index
    return scanner.word(place, gap: .blank).map { words.universalTime.contains($0) } ?? false
  }
}

extension DateResolver {
  /// A time of the meeting with where it stands and how it was found.
  struct MeetingTime: Hashable, Sendable {
    var time: String
    /// The line's place in ``DatedDocument/lines``.
    var line: Int
    var reason: FieldSupport.Reason
  }

  /// When the meeting began and ended: the opening's own time before the one announced.
  func meetingTimes(
    in document: DatedDocument, chosen: Set<Int>
  ) -> (start: MeetingTime?, end: MeetingTime?) {
    var opened: MeetingTime?
    var closed: MeetingTime?
    var announced: (DatedDocument.LineTime, FieldSupport.Reason)?
    for line in document.lines.indices where !document.tokensOfLine[line].isEmpty {
      // The end may stand below the announcement of the next meeting.
      let isOfNext = document.nextMeetingLines.contains(line) && !begins(with: words.closed, line, document)
      guard !isOfNext, document.lines[line].place != .nextMeeting,
        document.lines[line].place != .adjustment, !holds(words.paused, line, document)
      else { continue }
      if opened == nil, let time = time(by: words.opened, line, document, chosen) {
        opened = MeetingTime(time: time, line: line, reason: .sentence)
      }
      if let time = time(by: words.closed, line, document, chosen) {
        closed = MeetingTime(time: time, line: line, reason: .sentence)
      }
      if announced == nil { announced = labelled(line, document).map { ($0, .label) } }
    }
    let said =
      dated(chosen, document).map { ($0, FieldSupport.Reason.day) } ?? announced
      ?? beside(chosen, document).map { ($0, .day) } ?? inHead(chosen, document).map { ($0, .day) }
    func announcedTime(_ time: String?) -> MeetingTime? {
      guard let said, let time else { return nil }
      return MeetingTime(time: time, line: document.lineOfToken[said.0.token], reason: said.1)
    }
    let start = opened ?? announcedTime(said?.0.time)
    return (start, evening(closed ?? announcedTime(said?.0.endTime), after: start))
  }

  /// An end told by the clock's face: what began at 19:30 and ended at ten ended at 22:00.
  private func evening(_ end: MeetingTime?, after start: MeetingTime?) -> MeetingTime? {
    guard var end, let start, end.time < start.time, end.time < "12:00" else { return end }
    let parts = end.time.split(separator: ":").compactMap { Int($0) }
    guard parts.count == 2, start.time >= "12:00" else { return end }
    let later = DateScanner.Clock.text((parts[0] + 12) * 60 + parts[1])
    if later > start.time { end.time = later }
    return end
  }

  /// The time that goes with the day of the meeting itself.
  private func dated(_ chosen: Set<Int>, _ document: DatedDocument) -> DatedDocument.LineTime? {
    chosen.sorted().lazy.map { document.occurrences[$0] }.compactMap { occurrence in
      occurrence.found.time.map {
        .init(
          token: occurrence.tokens.lowerBound, time: $0, endTime: occurrence.found.endTime, hasCue: true)
      }
    }.first
  }

  /// The time on the line of the day of the meeting, or at the head of the next.
  private func beside(_ chosen: Set<Int>, _ document: DatedDocument) -> DatedDocument.LineTime? {
    for index in chosen.sorted() {
      let line = document.occurrences[index].line
      guard document.depth[line] < 12 else { continue }
      if let time = document.clocks(on: line).first(where: \.hasCue) { return time }
      let next = document.tokensOfLine.indices.dropFirst(line + 1).first {
        !document.tokensOfLine[$0].isEmpty
      }
      if let next, let time = document.clocks(on: next).first, time.hasCue,
        time.token == document.tokensOfLine[next].lowerBound || runsOn(line, into: next, document)
      {
        return time
      }
    }
    return nil
  }

  /// The first time of day that the head of the paper names after a word for it: `Digitalt via Teams kl. 9.00-10.45`.
  private func inHead(_ chosen: Set<Int>, _ document: DatedDocument) -> DatedDocument.LineTime? {
    let others = Set(
      document.occurrences.indices.filter { !chosen.contains($0) }.map { document.occurrences[$0].line })
    for line in document.lines.indices where document.lines[line].place == .head {
      guard document.depth[line] < 12, !others.contains(line), !document.nextMeetingLines.contains(line),
        !holds(words.paused, line, document)
      else { continue }
      let range = document.tokensOfLine[line]
      let time = document.clocks(on: line).first { time in
        time.hasCue
          && (time.endTime != nil
            || document.scanner.word(time.token, gap: .paragraph).map { words.clock.contains($0) } ?? false)
      }
      if let time, range.contains(time.token) { return time }
    }
    return nil
  }

  /// Whether a line's sentence goes on in the next.
  private func runsOn(_ line: Int, into next: Int, _ document: DatedDocument) -> Bool {
    guard let first = document.tokensOfLine[next].first else { return false }
    return !endsSentence(line, document) && document.tokens[first].kind == .word
      && !document.tokens[first].isCapitalized && document.tokens[first].gap == .newline
  }

  private func holds(_ phrases: DatePhrases, _ line: Int, _ document: DatedDocument) -> Bool {
    cue(phrases, line, document) != nil
  }

  private func begins(with phrases: DatePhrases, _ line: Int, _ document: DatedDocument) -> Bool {
    phrases.match(document.tokens[document.tokensOfLine[line]]) != nil
  }

  /// The tokens of the first phrase on a line.
  private func cue(_ phrases: DatePhrases, _ line: Int, _ document: DatedDocument) -> Range<Int>? {
    let range = document.tokensOfLine[line]
    for index in range {
      if let match = phrases.match(document.tokens[index..<range.upperBound]) {
        return index..<(index + match.count)
      }
    }
    return nil
  }

  /// The time that goes with the opening or the end of the meeting: on its line, or first on the next.
  private func time(
    by phrases: DatePhrases, _ line: Int, _ document: DatedDocument, _ chosen: Set<Int>
  ) -> String? {
    guard let cue = cue(phrases, line, document) else { return nil }
    let times = document.clocks(on: line)
    let after = times.first { $0.token >= cue.upperBound }
    // "Mötet avslutades. Nästa möte är den 24/2 kl. 18.30": the time of another day.
    if let after, isOfOtherDay(after, after: cue, on: line, document) {
      return times.last { $0.hasCue && $0.token < cue.lowerBound }.map { local($0, chosen, document) }
    }
    if let time = after ?? times.last(where: { $0.hasCue }) { return local(time, chosen, document) }
    guard times.isEmpty,
      let next = document.lines.indices.dropFirst(line + 1).first(where: {
        !document.tokensOfLine[$0].isEmpty
      }),
      next - line <= 3, document.tokensOfLine[line].count <= 5 || !endsSentence(line, document)
    else { return nil }
    let first = document.clocks(on: next).first
    guard let first, first.hasCue || first.token == document.tokensOfLine[next].lowerBound else { return nil }
    let isOtherDay = document.occurrences.indices.contains { index in
      let occurrence = document.occurrences[index]
      return occurrence.line == next && occurrence.found.day != nil && !chosen.contains(index)
        && occurrence.tokens.lowerBound <= first.token
    }
    return isOtherDay ? nil : first.time
  }

  /// A time as Swedish clocks showed it on the day of the meeting.
  private func local(
    _ time: DatedDocument.LineTime, _ chosen: Set<Int>, _ document: DatedDocument
  ) -> String {
    let parts = time.time.split(separator: ":").compactMap { Int($0) }
    let day = chosen.sorted().lazy.compactMap { document.occurrences[$0].found.date }.first
    guard time.isUniversal, parts.count == 2, let day else { return time.time }
    return DateScanner.Clock.text((parts[0] * 60 + parts[1] + day.swedishClock) % 1440)
  }

  /// Whether a time stands in another sentence than the words before it, beside a day of its own.
  private func isOfOtherDay(
    _ time: DatedDocument.LineTime, after cue: Range<Int>, on line: Int, _ document: DatedDocument
  ) -> Bool {
    let stop = (cue.upperBound..<max(cue.upperBound, time.token)).first { index in
      document.tokens[index].isMark(".") && document.tokens[index].gap == .none
        && index + 1 < document.tokens.count && document.tokens[index + 1].isCapitalized
        && document.tokens[index + 1].gap > .none
    }
    guard let stop else { return false }
    return document.occurrences.contains { occurrence in
      occurrence.line == line && occurrence.found.day != nil && occurrence.tokens.lowerBound > stop
        && occurrence.tokens.lowerBound <= time.token
    }
  }

  private func endsSentence(_ line: Int, _ document: DatedDocument) -> Bool {
    document.tokensOfLine[line].last.map { document.tokens[$0].isMark(".") } ?? false
  }

  /// The time after a label such as `Tid`.
  private func labelled(_ line: Int, _ document: DatedDocument) -> DatedDocument.LineTime? {
    let range = document.tokensOfLine[line]
    guard document.depth[line] < 30, let first = range.first(where: { document.tokens[$0].kind == .word }),
      let match = words.labels.label(document.tokens[first..<range.upperBound])
        ?? words.placeLabels.label(document.tokens[first..<range.upperBound])
    else { return nil }
    if let time = document.clocks(on: line).first(where: { $0.token >= first + match.count }) { return time }
    // "Plats och tid" over "Folkets hus, kl. 18.30".
    if first + match.count == range.upperBound || document.tokens[range.upperBound - 1].isMark(":"),
      range.upperBound - first <= match.count + 1,
      let next = document.tokensOfLine.indices.dropFirst(line + 1).first(where: {
        !document.tokensOfLine[$0].isEmpty
      }),
      next == line + 1, let time = document.clocks(on: next).first, time.hasCue
    {
      return time
    }
    // After a label bare hours will do where there are two: Tid: 18-20.
    guard
      let number = range.first(where: { $0 >= first + match.count && document.tokens[$0].kind == .number }),
      (first + match.count..<number).allSatisfy({ document.tokens[$0].kind == .mark }),
      !document.occurrences.contains(where: { $0.tokens.contains(number) }),
      let step = document.scanner.clockAt(number, needsCue: false, isLabelled: true),
      step.value.end != nil || step.next == range.upperBound && document.tokens[number - 1].isMark(":")
    else { return nil }
    return .init(
      token: number, time: DateScanner.Clock.text(step.value.start),
      endTime: step.value.end.map(DateScanner.Clock.text), hasCue: true)
  }
}
