extension LineScores {
  /// How well a line fits under the minutes, where names and offices stand.
  func signature(
    _ line: LayoutLine, index: Int, before: LayoutLine?, place: Int, of count: Int
  ) -> Double {
    let share = Double(place) / Double(max(1, count))
    let isBlank = line.text.has("____") || line.text.has(".......")
    if isBlank, line.cells.count > 1 || share > 0.35 { return 3.5 }
    if share < 0.35 {
      // The names under the dotted lines of a front page.
      let isUnderLine = before.map { $0.text.has("____") || $0.text.has(".......") } ?? false
      return isUnderLine && judge.likeness(line.text.trimmed(of: "/.,")) > 0.5 ? 2 : -6
    }
    if line.isBullet || line.headingLevel != nil { return -3 }
    var score = share > 0.75 ? -0.3 : -1.2
    // Offices and names above the block that closes the paper are elections.
    if let names, index < names { score -= 4 }
    // What stands between items of the meeting is theirs, unless there are lines to sign on.
    if let last = numbering.items.keys.max(), index < last, !isBlank { score -= 3 }
    let first = line.firstWords
    if let cue = cues.signatures.match(in: first, at: 0) {
      let isShort = line.text.count < 60 && !(line.endsSentence && line.words.count > 6)
      if isShort { score += cue.count > 1 || first.count == cue.count || line.text.contains(":") ? 3.6 : 1.5 }
      if line.words.count > 8, line.cells.count < 2 { score -= 2.5 }
    }
    if line.text.hasPrefix("/"), line.text.count < 50 { score += 2.5 }
    // Roles under names: "ordf.      sekr."
    if line.cells.count > 1, line.cells.allSatisfy({ cues.roles.whole(Tokens($0.text).folded) != nil }) {
      score += 3
    }
    let names = line.cells.filter { judge.likeness($0.text.trimmed(of: "/.,")) > 0.5 }.count
    if names > 0, names == line.cells.count {
      score += names > 1 ? 2.2 : 1.6
    } else if names > 0 {
      score += 0.8
    }
    if share > 0.7, isNameWithOffice(line.text) { score += 2.6 }
    if line.text.count > 80, line.cells.count < 2 { score -= 2.5 }
    return score
  }

  /// `Bo Ek, mötesordförande`: a name and the office that the one who signs has at this meeting.
  private func isNameWithOffice(_ text: String) -> Bool {
    let parts = text.split(separator: ",").map { String($0).trimmed(of: "._/") }
    guard parts.count == 2, judge.likeness(parts[0]) > 0.5, parts[0].contains(" ") else { return false }
    let words = Tokens(parts[1]).folded
    return cues.signatures.whole(words) != nil
      || ["chair", "secretary", "adjuster"].contains(cues.roles.whole(words)?.value ?? "")
  }
}
