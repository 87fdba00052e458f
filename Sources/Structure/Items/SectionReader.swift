import Minutes

/// Turns items into the sections of the record.
struct SectionReader: Sendable {
  let cues: Cues
  let judge: NameJudge
  let asides: AsideReader
  /// The words of the name of the body that meets, in the form for comparison.
  let ownBody: Set<String>

  /// The section of an item.
  func section(_ item: Item, lines: [LayoutLine]) -> Section {
    var body = item.paragraphs.map(\.text)
    if item.isRunIn {
      let rest =
        item.opening.text.hasPrefix(item.heading)
        ? String(item.opening.text.dropFirst(item.heading.count).drop { ".:,;–- ".contains($0) }).trimmed
        : item.opening.text
      // What follows "och" is no sentence by itself.
      let isHalf = rest.split(separator: " ").first.map { cues.isWord(String($0), .and) } ?? false
      if !rest.isEmpty { body.insert(isHalf ? item.opening.text : rest, at: 0) }
    }
    var section = Section(
      number: item.number, heading: item.heading, level: item.level, text: body.joined(separator: "\n"),
      page: lines[item.lines.lowerBound].page,
      lines: [lines[item.lines.lowerBound].number, lines[item.lines.upperBound].number],
      items: item.paragraphs.filter(\.isListed).map(\.text),
      decisions: isAttachment(item)
        ? [] : DecisionReader(cues: cues, ownBody: ownBody).decisions(in: item, lines: lines),
      confidence: cues.confidence(of: "section", found: kind(of: item, line: lines[item.lines.lowerBound])))
    let end = lines[item.lines.upperBound].page
    if end != section.page { section.endPage = end }
    let sentences = item.allParagraphs.flatMap { $0.sentences(cues) }.map {
      (text: $0.text, tokens: Tokens($0.text))
    }
    for (text, tokens) in sentences {
      if cues.reservations.isFound(in: tokens.folded), tokens.words.count > 1 {
        section.reservations.append(text)
      }
      if let assignment = assignment(text, tokens) { section.assignments.append(assignment) }
    }
    section.votes = VoteReader(cues: cues, judge: judge).votes(in: item, sentences: sentences, lines: lines)
    section.attachments = attachments(item)
    section.assignments += asides.assignments(beside: item)
    return section
  }

  /// What an item is known by, as the measured confidences call it.
  private func kind(of item: Item, line: LayoutLine) -> String {
    if let number = item.number { return number.contains("§") ? "paragraph" : "number" }
    return line.headingLevel != nil || line.isEmphasized ? "markup" : "heading"
  }

  /// What an item says is attached, each once: `Bilaga 1`, `bil. A`.
  private func attachments(_ item: Item) -> [String]? {
    var found: [String] = []
    for text in [item.opening.text] + item.paragraphs.map(\.text) {
      let tokens = Tokens(text)
      for (index, word) in tokens.words.enumerated().dropLast()
      where cues.attachmentWords.whole([word.folded]) != nil {
        let next = tokens.words[index + 1]
        let isLetter = next.text.count == 1 && next.isCapitalized
        guard next.text.first?.isNumber == true && next.text.count < 6 || isLetter,
          tokens.gap(after: index).trimmed(of: ".").isEmpty
        else { continue }
        let name = tokens.text(index...(index + 1)).collapsed
        if !found.contains(where: { $0.folded == name.folded }) { found.append(name) }
      }
    }
    return found.isEmpty ? nil : found
  }

  /// An attachment's text decides nothing here.
  private func isAttachment(_ item: Item) -> Bool {
    item.number == nil && cues.attachments.match(in: Tokens(item.heading).folded, at: 0) != nil
  }

  /// `Anna ansvarar för …`, `Styrelsen får i uppdrag att …`.
  private func assignment(_ sentence: String, _ tokens: Tokens) -> Assignment? {
    guard let cue = cues.assignments.first(in: tokens.folded) else { return nil }
    var assignee: String?
    // "Rådet uppdrog åt ordföranden och herr Ek att …": who is charged stands after the verb.
    if cue.value == "after" {
      let end = tokens.words.indices.dropFirst(cue.end).first { index in
        cues.isWord(tokens.words[index].text, .that)
          || tokens.gap(after: index - 1).contains { ",.;:".contains($0) }
      }
      let last = (end ?? tokens.words.count) - 1
      guard last >= cue.end, last - cue.end < 8 else { return Assignment(text: sentence, assignee: nil) }
      return Assignment(text: sentence, assignee: tokens.text(cue.end...last))
    }
    let place = max(0, min(cue.start, tokens.words.count - 1))
    // The longest run of capitalised words just before the verb, or after "uppdrogs åt".
    var start = place
    while start > 0 {
      // "Beslut: Bo Ek beställer": the name begins after the label.
      if start < place || tokens.gap(after: start - 1).trimmed.isEmpty,
        start == place || tokens.gap(after: start - 1).allSatisfy(\.isWhitespace),
        tokens.words[start - 1].isCapitalized
      {
        start -= 1
      } else if start > 1, start < place, cues.isWord(tokens.words[start - 1].text, .and),
        tokens.words[start - 2].isCapitalized
      {
        start -= 2
      } else {
        break
      }
    }
    if start < place { assignee = tokens.text(start...(place - 1)) }
    if assignee == nil, cue.end < tokens.words.count, tokens.words[cue.end].isCapitalized {
      var end = cue.end
      while end + 1 < tokens.words.count, tokens.words[end + 1].isCapitalized { end += 1 }
      assignee = tokens.text(cue.end...end)
    }
    let parts = Tokens(assignee ?? "").words.map(\.text).filter { !cues.isWord($0, .and) }
    let isPeople = start < place && parts.count > 1 && parts.allSatisfy { judge.likeness($0) >= 0.3 }
    if let name = assignee, judge.likeness(name) < 0.3, !isPeople, start > 0 {
      assignee = nil
    }
    return Assignment(text: sentence, assignee: assignee)
  }
}
