import Minutes

/// Finds the votes of an item: figures in its sentences, and roll calls as lists or tables.
struct VoteReader: Sendable {
  let cues: Cues
  let judge: NameJudge

  /// The votes, in order; names go with the figures before them.
  ///
  /// - Parameters:
  ///   - item: the item.
  ///   - sentences: its sentences with their words.
  ///   - lines: the lines of the paper.
  func votes(in item: Item, sentences: [(text: String, tokens: Tokens)], lines: [LayoutLine]) -> [Vote] {
    var votes: [Vote] = []
    for (sentence, tokens) in sentences {
      if let (choice, names) = ballots(tokens) {
        let cast = names.map { Vote.Ballot(name: $0, choice: choice) }
        if votes.isEmpty || votes[votes.count - 1].ballots?.contains(where: { $0.choice == choice }) ?? false
        {
          votes.append(Vote(text: sentence))
        }
        votes[votes.count - 1].ballots = (votes[votes.count - 1].ballots ?? []) + cast
      } else if let vote = figures(sentence, tokens.folded) {
        votes.append(vote)
      }
    }
    let called = table(item, lines: lines)
    if !called.isEmpty {
      if votes.isEmpty { votes.append(Vote(text: item.heading)) }
      votes[votes.count - 1].ballots = called
    }
    for index in votes.indices { count(&votes[index]) }
    return votes.filter { $0.yes != nil || $0.no != nil || $0.ballots != nil }
  }

  /// Gives a roll call the figures that no sentence told.
  private func count(_ vote: inout Vote) {
    guard let ballots = vote.ballots, vote.yes == nil, vote.no == nil else { return }
    vote.yes = ballots.count { $0.choice == .yes }
    vote.no = ballots.count { $0.choice == .no }
    let abstentions = ballots.count { $0.choice == .abstain }
    if abstentions > 0 { vote.abstain = abstentions }
  }

  /// `7 röster för och 3 röster mot`, `12 ja, 4 nej och 1 avstår`.
  private func figures(_ sentence: String, _ words: [String]) -> Vote? {
    guard cues.votes.isFound(in: words), words.count < 60 else { return nil }
    var vote = Vote(text: sentence)
    // "Med 5 röster mot 3" and "med 5 mot 3 röster": the first carried it.
    for index in words.indices.dropLast(2) {
      guard let first = number(words[index]) else { continue }
      let gap = (index + 1..<min(words.count, index + 3)).first {
        cues.voteKinds.whole([words[$0]])?.value == "before"
      }
      guard let gap, gap + 1 < words.count, let second = number(words[gap + 1]),
        gap == index + 1 || cues.votes.whole([words[index + 1]]) != nil
      else { continue }
      (vote.yes, vote.no) = (first, second)
      return vote
    }
    for (index, word) in words.enumerated() {
      guard let number = number(word) else { continue }
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

  private func number(_ word: String) -> Int? {
    Int(word) ?? cues.numbers.whole([word]).flatMap { Int($0.value) }
  }

  /// `Ja röstar: A, B och C`: how they voted and who.
  private func ballots(_ tokens: Tokens) -> (Vote.Ballot.Choice, [String])? {
    let words = tokens.folded
    guard let match = cues.ballots.match(in: words, at: 0), match.end < words.count,
      let choice = Vote.Ballot.Choice(rawValue: match.value)
    else { return nil }
    let reader = PersonReader(cues: cues, judge: judge)
    let list = NameList(cues: cues, judge: judge)
    let rest = tokens.text(from: tokens.words[match.end - 1].end).trimmed(of: ":-– ")
    let names = list.entries(rest, aliases: false).compactMap { reader.person($0, minimum: 0.5)?.name }
    return names.isEmpty ? nil : (choice, names)
  }

  /// A table with a column for each choice and a cross in one of them.
  private func table(_ item: Item, lines: [LayoutLine]) -> [Vote.Ballot] {
    var ballots: [Vote.Ballot] = []
    var columns: [(choice: Vote.Ballot.Choice, cell: LayoutLine.Cell)] = []
    for index in item.lines where lines.indices.contains(index) && !lines[index].isFurniture {
      let cells = lines[index].cells
      let heads = cells.compactMap { cell -> (choice: Vote.Ballot.Choice, cell: LayoutLine.Cell)? in
        let value = cues.ballotColumns.whole(Tokens(cell.text).folded)?.value
        return value.flatMap(Vote.Ballot.Choice.init(rawValue:)).map { ($0, cell) }
      }
      if heads.count > 1, heads.count >= cells.count - 2 {
        columns = heads
        continue
      }
      guard !columns.isEmpty, cells.count > 1, let mark = cells.last, isMark(mark.text) else { continue }
      let nearest = columns.min { distance($0.cell, mark) < distance($1.cell, mark) }
      let name = PersonReader(cues: cues, judge: judge).person(cells[0].text, minimum: 0.5)?.name
      guard let nearest, let name else { continue }
      ballots.append(Vote.Ballot(name: name, choice: nearest.choice))
    }
    return ballots
  }

  private func isMark(_ text: String) -> Bool {
    text.count <= 2 && text.contains { "xX×1✓✔*".contains($0) }
  }

  private func distance(_ left: LayoutLine.Cell, _ right: LayoutLine.Cell) -> Int {
    if left.column < right.end, right.column < left.end { return 0 }
    return abs(left.column - right.column)
  }
}
