internal import Minutes

/// Tells papers that only belong to a meeting, or to none, from its minutes: notices, agendas, reports and others.
struct PaperKind: Sendable {
  let cues: Cues

  /// What a paper is, where it is surely no minutes; nil where it is, or may be.
  ///
  /// A paper is no minutes only where its head says what else it is and nothing in it tells of a meeting held.
  ///
  /// - Parameters:
  ///   - extraction: what was read of it as though it were minutes.
  ///   - lines: the lines of the paper.
  ///   - labels: what they are.
  func other(_ extraction: Extraction, lines: [LayoutLine], labels: [Label?]) -> MeetingKind? {
    let front = lines.indices.prefix(8).filter { labels[$0] == .head }.map { lines[$0] }
    let title = extraction.meeting.title.map { Tokens($0).folded } ?? []
    let named =
      kind(title)
      ?? front.lazy.compactMap { line in
        line.text.count < 80 && !line.endsSentence ? self.kind(line.words) : nil
      }.first
    guard let named, !isHeld(extraction, lines: lines, labels: labels, isReport: named == .report) else {
      return extraction.isBare && !hasMeeting(lines) ? .other : nil
    }
    return named
  }

  /// The kind that the words of a title name first, where it is none of minutes.
  private func kind(_ words: [String]) -> MeetingKind? {
    guard let match = cues.paperKinds.match(in: words, at: 0) else { return nil }
    return MeetingKind(rawValue: match.value)
  }

  /// Whether something shows that the meeting was held: people listed, decisions, its opening, signers.
  private func isHeld(_ extraction: Extraction, lines: [LayoutLine], labels: [Label?], isReport: Bool) -> Bool
  {
    let people = extraction.attendance.count { $0.confidence > 0.5 }
    if people > 1 { return true }
    if !extraction.officers.adjusters.isEmpty { return true }
    let isOpened = lines.contains { line in
      cues.heldActs.isFound(in: line.words)
    }
    if isOpened { return true }
    // Paragraphs with their sign are items of a meeting, whatever the page with its name was.
    if extraction.sections.count(where: { $0.number?.contains("§") ?? false }) > 1 { return true }
    return !isReport && extraction.sections.contains { !$0.decisions.isEmpty }
  }

  /// Whether a word names a paper of a meeting, and is not one of the small words beside such.
  private func isPaperWord(_ word: String) -> Bool { word.count > 4 && cues.documents.whole([word]) != nil }

  private func hasMeeting(_ lines: [LayoutLine]) -> Bool {
    lines.contains { line in
      cues.meetings.isFound(in: line.words) || isPaperWord(line.words.first ?? "")
        || cues.attendance.match(in: line.words, at: 0) != nil
    }
  }
}

extension Extraction {
  /// Whether nothing was found that minutes have.
  fileprivate var isBare: Bool {
    attendance.isEmpty && unnamed.isEmpty && officers == Officers() && signatures.isEmpty
      && sections.allSatisfy { $0.decisions.isEmpty } && sections.allSatisfy { $0.number == nil }
  }

  /// A small record: what the paper is, whose and of when, without what only minutes have.
  func reduced(to kind: MeetingKind) -> Extraction {
    var small = self
    small.meeting.kind = kind
    small.attendance = []
    small.unnamed = []
    small.officers = Officers()
    small.sections = []
    small.signatures = []
    small.meeting.end = kind == .notice ? meeting.end : nil
    if kind == .report || kind == .other {
      small.meeting.date = nil
      small.meeting.start = nil
      small.meeting.place = nil
      small.nextMeeting = nil
      for index in small.dates.indices where small.dates[index].role == .meeting {
        small.dates[index].role = .mentioned
      }
    }
    let names: [MeetingKind: String] = [
      .notice: "a notice of a meeting", .agenda: "an agenda", .report: "a report",
      .other: "no paper of a meeting",
    ]
    small.diagnostics = [
      Diagnostic(
        id: "structure.not-minutes", severity: .note,
        summary: "the paper is \(names[kind] ?? kind.rawValue), so that only its head and dates are recorded")
    ]
    return small
  }
}
