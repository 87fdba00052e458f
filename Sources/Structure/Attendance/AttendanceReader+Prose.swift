import Minutes

extension AttendanceReader {
  /// Adds those whom sentences before the first item name: "Närvarande voro A och B. Förfall hade anmälts av C."
  ///
  /// The presence that sentences tell counts only where no list does.
  func addProse(_ lines: [LayoutLine], labels: [Label?], to result: inout Result) {
    let first = lines.indices.first { labels[$0] == .heading } ?? lines.count
    let end = min(first, max(12, lines.count / 3))
    let hasPresent = result.attendees.contains { $0.status == .present }
    for paragraph in paragraphs(lines.indices.prefix(end).filter { !lines[$0].isFurniture }, lines: lines) {
      for (sentence, offset) in paragraph.sentences(cues) {
        guard let (status, stated) = stated(sentence), status != .present || !hasPresent else { continue }
        let names = sentenceEnd(stated).map { String(stated.prefix($0)) } ?? stated
        let line = lines[paragraph.line(at: offset)]
        let people = list.entries(names, aliases: false).compactMap { reader.person($0, minimum: 0.5) }
        guard people.contains(where: { $0.confidence > 0.8 }) else { continue }
        result.hasList = true
        for person in people where !result.attendees.contains(where: { isSame($0.name, person.name) }) {
          let parts = judge.parts(of: person.name)
          result.attendees.append(
            Attendee(
              name: person.name, given: parts.given, family: parts.family,
              organisation: person.organisation.map(spaced), role: person.role, roleText: person.roleText,
              status: person.status ?? status, page: line.page, line: line.number,
              confidence: person.confidence * 0.9))
        }
        for piece in list.pieces(names) {
          if let group = list.isUnnamed(piece) {
            result.unnamed.append(UnnamedAttendees(description: group.description, count: group.count))
          }
        }
      }
    }
  }

  /// What a sentence states: the status, and the text of the names.
  private func stated(_ sentence: String) -> (status: Attendee.Status, names: String)? {
    let tokens = Tokens(sentence)
    let words = tokens.folded
    guard words.count < 90, let match = cues.attendance.match(in: words, at: 0),
      !match.value.hasSuffix("weak"), tokens.words[0].isCapitalized
    else { return nil }
    guard
      let status = match.value.split(separator: " ").first.flatMap({ Attendee.Status(rawValue: String($0)) })
    else { return nil }
    var index = match.end
    while index < words.count, index < match.end + 6, cues.presenceFillers.whole([words[index]]) != nil,
      tokens.gap(after: index - 1).allSatisfy(\.isWhitespace)
    {
      index += 1
    }
    let isStatement = cues.presenceFillers.whole([words[index - 1]]) != nil
    guard isStatement, index < words.count else { return nil }
    return (status, tokens.text(from: tokens.words[index].start))
  }

  /// The lines joined where no blank line parts them.
  private func paragraphs(_ places: [Int], lines: [LayoutLine]) -> [Paragraph] {
    var paragraphs: [Paragraph] = []
    for place in places {
      if lines[place].blanksBefore == 0, !paragraphs.isEmpty {
        paragraphs[paragraphs.count - 1].append(lines[place].text, line: place, cues: cues)
      } else {
        paragraphs.append(Paragraph(text: lines[place].text, starts: [(0, place)], isListed: false))
      }
    }
    return paragraphs
  }
}
