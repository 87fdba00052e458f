import Minutes

/// Finds what was decided in an item.
struct DecisionReader: Sendable {
  let cues: Cues
  /// The words of the name of the body that meets.
  let ownBody: Set<String>

  /// The decisions of an item, in order, with the lines they stand on.
  func decisions(in item: Item, lines: [LayoutLine]) -> [Decision] {
    var decisions: [Decision] = []
    func add(_ text: String, line: Int) {
      let text = text.trimmed(of: "-•*–● ")
      if text.count < 5 { return }
      decisions.append(
        Decision(
          text: text, outcome: outcome(text), page: lines[line].page, line: lines[line].number,
          confidence: cues.confidence(of: "decision", found: "sentence")))
    }
    // Under a heading that is "Beslut" the first sentence is what was decided.
    var isBlock = cues.decisionHeads.whole(Tokens(item.heading).folded) != nil && !item.isRunIn
    var isProposal = false
    var blockIsEmpty = true
    var lead: String?
    // The words before a list of what was decided; empty below its first item.
    var listLead: String?
    for (place, whole) in ([item.opening] + item.paragraphs).enumerated() {
      let paragraph = place > 0 ? withoutNumber(whole) : whole
      let tokens = Tokens(paragraph.text)
      let words = tokens.folded
      if words.isEmpty { continue }
      if place > 0, let head = cues.decisionHead(words),
        !paragraph.isListed || head.count == words.count || tokens.gap(after: head.end - 1).contains(":")
      {
        let gap = tokens.gap(after: head.end - 1)
        if head.count == words.count || gap.contains(":") {
          isBlock = true
          isProposal = false
          blockIsEmpty = true
          lead = nil
          let rest = tokens.text(from: tokens.words[head.end - 1].end).trimmed(of: ":")
          if rest.isEmpty { continue }
          add(rest, line: paragraph.line(at: paragraph.text.count - rest.count))
          blockIsEmpty = false
          continue
        }
      }
      if let end = cues.decisionHeadEnds.match(in: words, at: 0), place > 0 {
        let gap = tokens.gap(after: end.end - 1)
        if end.count == words.count || gap.contains(":") {
          isBlock = false
          lead = nil
          // "Förslag: …" is not a decision, whatever it says.
          isProposal = end.value == "proposal" && words.count == end.count
          if words.count == end.count || end.value == "proposal" { continue }
        }
      }
      if isProposal { continue }
      // "Styrelsen beslutade att" over a list of what.
      if let open = listLead {
        if whole.isListed {
          if open.isEmpty, let last = decisions.indices.last {
            decisions[last].text += "; " + paragraph.text.trimmed(of: "-•*–● ")
          } else {
            add(open + " " + paragraph.text, line: paragraph.line(at: 0))
          }
          listLead = ""
          continue
        }
        listLead = nil
      }
      if cues.isWord(words[0], .that), isBlock || lead != nil {
        for clause in clauses(paragraph.text) {
          add(lead.map { $0 + " " + clause.text } ?? clause.text, line: paragraph.line(at: clause.offset))
          lead = nil
          blockIsEmpty = false
        }
        lead = lead ?? nil
        isBlock = true
        continue
      }
      lead = nil
      for (sentence, offset) in paragraph.sentences(cues) {
        let sentenceWords = Tokens(sentence).folded
        if isDecision(sentenceWords) || place > 0 && !paragraph.isListed && isNamed(sentence, sentenceWords) {
          let clauses = clauses(sentence)
          if clauses.count > 1, clauses[0].offset == 0 || sentence.hasSuffix(":") {
            add(sentence, line: paragraph.line(at: offset))
          } else if endsOpen(sentence), hasAttAfter(place, in: item) {
            lead = sentence.trimmed(of: ",:")
          } else if cues.isWord(sentenceWords.last, .that), place < item.paragraphs.count,
            item.paragraphs[place].isListed
          {
            listLead = sentence.trimmed(of: ",:")
          } else {
            add(sentence, line: paragraph.line(at: offset))
          }
          blockIsEmpty = false
        } else if isBlock, blockIsEmpty, endsOpen(sentence), hasAttAfter(place, in: item) {
          lead = sentence.trimmed(of: ",:")
        } else if isBlock, blockIsEmpty || whole.text != paragraph.text && offset == 0,
          place > 0 || item.isRunIn, !saysNone(sentenceWords)
        {
          add(sentence, line: paragraph.line(at: offset))
          blockIsEmpty = false
        }
      }
    }
    return decisions
  }

  /// A numbered line of a list without the number before it.
  private func withoutNumber(_ paragraph: Paragraph) -> Paragraph {
    guard paragraph.isListed,
      let marker = Marker.readings(of: paragraph.text).first(where: { $0.values.count == 1 && $0.cost < 0.3 }
      ),
      marker.style == .dotted || marker.style == .parenthesis, !marker.rest.isEmpty,
      paragraph.text.hasSuffix(marker.rest)
    else { return paragraph }
    let cut = paragraph.text.count - marker.rest.count
    var bare = paragraph
    bare.text = marker.rest
    bare.starts = paragraph.starts.map { (max(0, $0.offset - cut), $0.line) }
    return bare
  }

  /// Whether a sentence says that this meeting, or a body it tells of, decides.
  func isDecision(_ words: [String]) -> Bool {
    for match in cues.decisions.all(in: words) {
      let before = Array(words[..<match.start])
      if cues.proposals.isFound(in: Array(words[..<match.end])) { continue }
      if cues.isWord(before.last, .relative) || isNegated(before) || isOthers(before) { continue }
      switch match.value {
      case "verb": return true
      case "perfect":
        // "Stämman beslutat att …": the auxiliary left out.
        if match.start == 1, match.end < words.count, cues.isWord(words[match.end], .that) { return true }
        if before.suffix(4).contains(where: { cues.isWord($0, .auxiliary) }) {
          let isRelative = before.suffix(4).contains { cues.isWord($0, .relative) }
          if !isRelative { return true }
        }
      case "noun": if isDecisionNoun(words, match) { return true }
      default: continue
      }
    }
    return false
  }

  /// Whether a sentence without a verb of deciding names a decision, as `Beslut om en avgift på 3 kr.` does.
  private func isNamed(_ sentence: String, _ words: [String]) -> Bool {
    guard sentence.last == ".", !sentence.contains(":"), words.count > 4,
      let match = cues.decisions.match(in: words, at: 0), match.value == "noun", match.end < words.count
    else { return false }
    return cues.isWord(words[match.end], .about)
  }

  /// Whether the body that decides is another than the one that meets: "Länsstyrelsen har den 4 maj beslutat".
  private func isOthers(_ before: [String]) -> Bool {
    guard let match = before.indices.lazy.compactMap({ cues.otherBodies.match(in: before, at: $0) }).first,
      match.start < 3, before.count - match.end < 7
    else { return false }
    // "Kommunfullmäktige" in the minutes of "Fullmäktige" is the same.
    let other = before[match.start]
    return !ownBody.contains { $0 == other || $0.count > 6 && (other.hasSuffix($0) || $0.hasSuffix(other)) }
  }

  /// Whether the words before one of deciding say that nothing was decided: "inga formella", "har inte".
  private func isNegated(_ before: [String]) -> Bool {
    before.suffix(2).contains { cues.decisionNegations.whole([$0]) != nil }
  }

  /// Whether a sentence says that nothing was decided.
  private func saysNone(_ words: [String]) -> Bool {
    let matches = cues.decisions.all(in: words)
    return !matches.isEmpty && matches.allSatisfy { isNegated(Array(words[..<$0.start])) }
  }

  private func isDecisionNoun(_ words: [String], _ match: Phrases.Match) -> Bool {
    // "Beslut att …"
    if match.start == 0, match.end < words.count, cues.isWord(words[match.end], .that) { return true }
    let before = words[max(0, match.start - 3)..<match.start]
    // "… har fattat följande beslut:"
    if match.end == words.count, let last = before.last, cues.decisionAnnouncements.whole([last]) != nil {
      return false
    }
    // "Nämnden fattar beslut den 18 februari" tells when somebody will decide.
    let verb = before.last(where: { !cues.isWord($0, .article) })
    let isToCome = verb.map { cues.decisionsToCome.whole([$0]) != nil } ?? false
    if isToCome {
      return match.end < words.count
        && (cues.isWord(words[match.end], .that) || cues.isWord(words[match.end], .about))
    }
    if before.indices.contains(where: { cues.decisionCompanions.match(in: words, at: $0) != nil }) {
      return true
    }
    let reach = match.start <= 1 ? 6 : 2
    let after = match.end..<min(words.count, match.end + reach)
    for index in after {
      guard let companion = cues.decisionCompanions.match(in: words, at: index) else { continue }
      guard companion.count > 1 else {
        return true
      }
      if match.start == 0, index == match.end { return true }
    }
    return false
  }

  private func endsOpen(_ sentence: String) -> Bool {
    guard let last = sentence.last else { return false }
    return last == ":" || last == "," || cues.isWord(Tokens(sentence).folded.last, .that)
      || !".!?".contains(last)
  }

  private func hasAttAfter(_ place: Int, in item: Item) -> Bool {
    place < item.paragraphs.count && cues.isWord(Tokens(item.paragraphs[place].text).folded.first, .that)
  }

  /// The att-clauses of a text that stand one after another.
  private func clauses(_ text: String) -> [(text: String, offset: Int)] {
    let tokens = Tokens(text)
    var starts: [Int] = [0]
    for (index, word) in tokens.words.enumerated() where index > 0 && cues.isWord(word.text, .that) {
      let gap = tokens.gap(after: index - 1)
      let isNew = gap.contains(",") || gap.contains(".") || gap.contains(";")
      if isNew, cues.isWord(tokens.words[0].text, .that) { starts.append(index) }
    }
    return starts.enumerated().map { place, start in
      let from = start == 0 ? 0 : tokens.words[start].start
      let to = place + 1 < starts.count ? tokens.words[starts[place + 1]].start : nil
      return (tokens.text(from: from, to: to).trimmed(of: ",;"), from)
    }
  }

  private func outcome(_ text: String) -> Decision.Outcome {
    let words = Tokens(text).folded
    return cues.outcomes.first(in: words).flatMap { Decision.Outcome(rawValue: $0.value) } ?? .adopted
  }
}
