import Minutes

/// What stands after a name.
extension PersonReader {
  /// Files what stands after a name: role, status, substitute, affiliation.
  func add(_ remark: String, to person: inout Person) {
    let remark = remark.trimmed(of: ".,;:–-*\"")
    if remark.isEmpty { return }
    let tokens = Tokens(remark)
    let folded = tokens.folded
    if let match = cues.substitutes.match(in: folded, at: 0) {
      let rest = tokens.text(from: tokens.words[match.end - 1].end)
      if let other = self.person(rest, minimum: 0.5) {
        person.substituteFor = other.name
        if other.status == .excused || other.status == .absent { person.memberStatus = other.status }
        // That the one stood in for was away says nothing of the substitute.
        if let status = other.status, status == .partial {
          person.status = status
          person.from = other.from
          person.until = other.until
        }
        if person.role == nil || person.role == "substitute" {
          person.role = "serving-substitute"
          person.roleText = person.roleText ?? tokens.text(0...(match.end - 1)).lowercased()
        }
        return
      }
      // "tjänstgör för (V)": for a seat and not for a person.
      if match.count > 1, !rest.contains(" ") {
        person.role = "serving-substitute"
        person.roleText = person.roleText ?? tokens.text(0...(match.end - 1)).lowercased()
        return
      }
    }
    if cues.proxies.match(in: folded, at: 0) != nil { return }
    if let match = cues.roles.label(in: folded, at: 0) {
      let isWhole = match.end == folded.count
      if isWhole || tokens.words[0].text.first?.isLowercase == true || match.count > 1 {
        addRole(tokens.text(0...(match.end - 1)), value: match.value, to: &person)
        if isWhole { return }
        var rest = tokens.text(from: tokens.words[match.end - 1].end).trimmed(of: ".,;:/&-– ")
        if let space = rest.firstIndex(of: " "), cues.isWord(String(rest[..<space]), .and) {
          rest = String(rest[space...]).trimmed
        }
        add(rest, to: &person)
        return
      }
    }
    // "supleant": a role spelled nearly so, alone in its cell; of longer words two letters may make another of it:
    // "valberedningen".
    if folded.count == 1, remark.first?.isLowercase == true, folded[0].count < 9,
      let match = cues.roles.near(folded[0])
    {
      addRole(remark, value: match.value, to: &person)
      return
    }
    // "leclanrot" on a damaged paper
    if mender?.isSpoiled == true, let match = cues.roles.shaped(folded),
      let role = cues.roles.letters(shapedAs: folded)
    {
      addRole(role, value: match.value, to: &person)
      return
    }
    // "Åke Holm, som anmält förhinder"
    let note = folded.count > 1 && cues.isWord(folded[0], .relative) ? 1 : 0
    if let match = cues.notesAfterNames.match(in: folded, at: note),
      let status = match.value.split(separator: " ").first.flatMap({ Attendee.Status(rawValue: String($0)) })
    {
      addStatus(status, remark, to: &person)
      return
    }
    if isHouseNumber(remark) || remark.contains("@") { return }
    // "Sven Holm (kl. 12.30)": when somebody came or went.
    if let first = folded.first, cues.timeWords.whole([first]) != nil, remark.contains(where: \.isNumber) {
      return
    }
    // "nr 125. gård 4": the number of the house and what tells more.
    if let stop = remark.firstIndex(where: { ".,".contains($0) }), isHouseNumber(String(remark[..<stop])) {
      add(String(remark[remark.index(after: stop)...]), to: &person)
      return
    }
    // "nr 79 gård 2", whatever sign stands between.
    if cues.isWord(folded.first, .number), tokens.words.count > 2, isHouseNumber(tokens.text(0...1)),
      tokens.words[2].text.first?.isLetter == true
    {
      add(tokens.text(from: tokens.words[2].start), to: &person)
      return
    }
    // A letter by itself is a party's or nothing.
    if remark.count == 1, cues.parties.whole([remark.folded]) == nil { return }
    if remark.allSatisfy({ !$0.isLetter }) {
      // A telephone or a signature line tells nothing; a property number does.
      if remark.contains(":") { person.organisation = person.organisation ?? remark }
      return
    }
    if let organisation = person.organisation {
      // A house number before the yard or an office before the town: the longer one tells more.
      if !organisation.contains(remark) { person.organisation = organisation + ", " + remark }
    } else {
      person.organisation = withoutPreposition(remark.collapsed)
    }
  }

  /// `i Hult`, `från Ekby kommun`: the place without the word before it.
  private func withoutPreposition(_ text: String) -> String {
    guard let space = text.firstIndex(of: " ") else { return text }
    let first = String(text[..<space])
    let rest = String(text[text.index(after: space)...])
    guard first.first?.isLowercase == true, rest.first?.isUppercase == true,
      cues.places.whole([first.folded]) != nil || cues.isWord(first, .owner)
    else { return text }
    return rest
  }

  private func addRole(_ text: String, value: String, to person: inout Person) {
    let isSecretary = value == "secretary" || value == "chair"
    if person.role == nil || isSecretary && person.role != "chair" {
      person.roleText = text.lowercased()
      person.role = value.isEmpty ? text.lowercased() : value
    }
  }

  /// Reads `t.o.m. § 12`, `lämnade 19.30`, `deltar ej i § 130 p.g.a. jäv`.
  private func addStatus(_ status: Attendee.Status, _ remark: String, to person: inout Person) {
    if status == .present { return }
    person.status = status
    guard status == .partial else { return }
    let sign = remark.firstIndex { $0 == "§" || $0.isNumber }
    guard let sign else { return }
    var range = String(remark[sign...]).trimmed(of: ".,;")
    if range.hasPrefix("§§") { range.removeFirst() }
    let notes = cues.notesAfterNames.all(in: Tokens(remark).folded).map(\.value)
    let isEnd = notes.contains { $0.hasSuffix("until") }
    let isBeginning = notes.contains { $0.hasSuffix("from") }
    let ends = range.split(whereSeparator: { "-–".contains($0) }).map { String($0).trimmed }
    if ends.count == 2, !isEnd, !isBeginning {
      person.from = ends[0]
      person.until = (ends[0].hasPrefix("§") && !ends[1].hasPrefix("§") ? "§ " : "") + ends[1]
    } else if isBeginning {
      person.from = range
    } else if isEnd {
      person.until = range
    } else if remark.hasPrefix("§"), ends.count == 1, !range.contains(" ") || range.count < 7 {
      // "Bo Ek § 33": for that item only.
      (person.from, person.until) = (range, range)
    }
  }
}
