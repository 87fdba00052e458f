/// Finds where the minutes end and what is attached to them begins: lists, notices, other papers.
///
/// The names of those who sign close the minutes. What stands on the pages after them, or under a label of its own
/// below them, has attendants, signers and dates that are not the meeting's.
struct AnnexFinder: Sendable {
  /// How many lines under a label its names may stand.
  private static let reach = 6
  /// How many lines at the top of a page the names that the page before began may take.
  private static let top = 12

  let cues: Cues
  let judge: NameJudge

  /// Where the names of those who sign begin, nil where no label tells it, and the first line of what is attached;
  /// the number of lines where nothing is.
  func find(_ lines: [LayoutLine], numbering: Numbering) -> (names: Int?, start: Int) {
    let first = numbering.items.keys.max().map { $0 + 1 } ?? lines.count * 35 / 100
    guard let label = (first..<max(first, lines.count)).first(where: { opens($0, lines) }) else {
      return (nil, lines.count)
    }
    // Labels of offices may stand above the first that says what is done: "Sekreterare   Ordförande".
    var names = (max(first, label - AnnexFinder.reach - 2)...label).first {
      lines[$0].page == lines[label].page && isLabel(lines[$0])
    }
    // The name may stand above its office: "Bo Ek" over "sekr."
    if let top = names, top > first, isOffice(lines[top]), hasName(lines[top - 1]),
      lines[top - 1].words.count < 5
    {
      names = top - 1
    }
    var last = label
    var next = nextPage(after: label, lines)
    // The names may go on over the end of the page.
    while next < lines.count,
      let more = (next..<lines.count).prefix(AnnexFinder.top).last(where: { isSigned($0, lines) }),
      lines[more].page == lines[next].page
    {
      last = more
      next = nextPage(after: more, lines)
    }
    // A label at the foot of the page has its name on the next.
    if let open = (last..<next).last(where: { isLabel(lines[$0]) }),
      !(open..<next).contains(where: { hasName(lines[$0]) }),
      (next..<lines.count).prefix(AnnexFinder.reach).contains(where: { hasName(lines[$0]) })
    {
      next = nextPage(after: next, lines)
    }
    let labelled = ((last + 1)..<max(last + 1, next)).first { index in
      lines[index].blanksBefore > 0 && lines[index].text.count < 60 && lines[index].headingLevel == nil
        && cues.attachments.match(in: lines[index].words, at: 0) != nil
        && !(index..<next).contains { isLabel(lines[$0]) }
    }
    if let labelled { return (names, labelled) }
    guard let opening = (next..<max(next, lines.count)).first(where: { !lines[$0].isFurniture }) else {
      return (names, lines.count)
    }
    // Text that goes on over the page shows that the names were a footer's.
    return (names, lines[opening].text.first?.isLowercase == true ? lines.count : next)
  }

  private func nextPage(after index: Int, _ lines: [LayoutLine]) -> Int {
    (index..<lines.count).first { lines[$0].page > lines[index].page } ?? lines.count
  }

  /// Whether a line labels names of signers: `Vid protokollet`, `Justeras`, `Underskrifter`.
  private func isLabel(_ line: LayoutLine) -> Bool {
    guard !line.isFurniture, line.headingLevel == nil, line.text.count < 80,
      line.marker?.values.isEmpty ?? true,
      let first = line.cells.first
    else { return false }
    let words = Tokens(first.text).folded
    guard let match = cues.signatures.match(in: words, at: 0) else { return false }
    return match.count == words.count || line.text.contains(":") || words.count <= match.count + 3
  }

  /// Whether a line has offices and nothing else.
  private func isOffice(_ line: LayoutLine) -> Bool {
    line.cells.allSatisfy { cues.roles.whole(Tokens($0.text).folded) != nil }
  }

  /// Whether a line begins the names: what somebody does stands there, as in `Justeras`, or there are lines to sign on.
  ///
  /// An office alone, `Ordförande: Bo Ek`, may be an election's.
  private func opens(_ index: Int, _ lines: [LayoutLine]) -> Bool {
    guard isSigned(index, lines) else { return false }
    let words = Tokens(lines[index].cells.first?.text ?? "").folded
    let isAct =
      cues.signatures.match(in: words, at: 0)?.value != "other" && cues.roles.match(in: words, at: 0) == nil
    return isAct || hasRule(index, lines)
  }

  private func hasRule(_ index: Int, _ lines: [LayoutLine]) -> Bool {
    (index..<min(lines.count, index + AnnexFinder.reach)).contains {
      lines[$0].text.has("____") || lines[$0].text.has(".....")
    }
  }

  /// Whether a line is such a label with names on it or under it, or with lines to sign on that no other page has.
  private func isSigned(_ index: Int, _ lines: [LayoutLine]) -> Bool {
    guard isLabel(lines[index]) else { return false }
    let block = (index..<min(lines.count, index + AnnexFinder.reach)).prefix {
      lines[$0].page == lines[index].page
    }
    if block.contains(where: { hasName(lines[$0]) }) { return true }
    return hasRule(index, lines)
      && !lines.indices.contains { lines[$0].page != lines[index].page && isLabel(lines[$0]) }
  }

  /// Whether a short line has a full name.
  private func hasName(_ line: LayoutLine) -> Bool {
    guard !line.text.hasSuffix(".") || line.text.count < 40 else { return false }
    return line.cells.contains { cell in
      cell.text.split { ",:/\\|".contains($0) }.contains { part in
        let name = String(part).trimmed(of: "_.()")
        return name.contains(" ") && judge.likeness(name) > 0.8
      }
    }
  }
}
