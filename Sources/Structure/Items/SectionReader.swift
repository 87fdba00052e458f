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
      if !rest.isEmpty { body.insert(rest, at: 0) }
    }
    var section = Section(
      number: item.number, heading: item.heading, level: item.level, text: body.joined(separator: "\n"),
      page: lines[item.lines.lowerBound].page,
      lines: [lines[item.lines.lowerBound].number, lines[item.lines.upperBound].number],
      items: item.paragraphs.filter(\.isListed).map(\.text),
      decisions: isAttachment(item)
        ? [] : DecisionReader(cues: cues, ownBody: ownBody).decisions(in: item, lines: lines))
    let end = lines[item.lines.upperBound].page
    if end != section.page { section.endPage = end }
    for sentence in item.allParagraphs.flatMap({ $0.sentences(cues) }).map(\.text) {
      let words = Tokens(sentence).folded
      if let vote = vote(sentence, words) { section.votes.append(vote) }
      if cues.reservations.isFound(in: words) { section.reservations.append(sentence) }
      if let assignment = assignment(sentence, words) { section.assignments.append(assignment) }
    }
    section.assignments += asides.assignments(beside: item)
    return section
  }

  /// An attachment's text decides nothing here.
  private func isAttachment(_ item: Item) -> Bool {
    item.number == nil && cues.attachments.match(in: Tokens(item.heading).folded, at: 0) != nil
  }

  /// `7 röster för och 3 röster mot`, `12 ja, 4 nej och 1 avstår`.
  private func vote(_ sentence: String, _ words: [String]) -> Vote? {
    guard cues.votes.isFound(in: words), words.count < 60 else { return nil }
    var vote = Vote(text: sentence)
    for (index, word) in words.enumerated() {
      guard let number = Int(word) ?? cues.numbers.whole([word]).flatMap({ Int($0.value) }) else { continue }
      let before = index > 0 ? cues.voteKinds.match(in: words, at: index - 1)?.value : nil
      switch cues.voteKinds.match(in: words, at: index + 1)?.value {
      case "yes": vote.yes = vote.yes ?? number
      case "no": vote.no = vote.no ?? number
      case "abstain": vote.abstain = vote.abstain ?? number
      default: if before == "before" { vote.no = vote.no ?? number }
      }
    }
    return vote.yes != nil || vote.no != nil ? vote : nil
  }

  /// `Anna ansvarar för …`, `Styrelsen får i uppdrag att …`.
  private func assignment(_ sentence: String, _ words: [String]) -> Assignment? {
    guard let cue = cues.assignments.first(in: words) else { return nil }
    let tokens = Tokens(sentence)
    var assignee: String?
    let place = max(0, min(cue.start, tokens.words.count - 1))
    // The longest run of capitalised words just before the verb, or after "uppdrogs åt".
    var start = place
    while start > 0 {
      if tokens.words[start - 1].isCapitalized {
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
