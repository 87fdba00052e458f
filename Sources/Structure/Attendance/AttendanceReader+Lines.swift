import Minutes

/// Lists with one entry a line.
extension AttendanceReader {
  /// The people of a list whose lines are entries, with the line each stands on.
  func byLine(
    _ block: AttendanceBlock, lines: [LayoutLine], unnamed: inout [UnnamedAttendees]
  ) -> [(Person, Int)] {
    var people: [(Person, Int)] = []
    var index = 0
    // The office that a line of its own tells of the next: "Sekreterare" over "Bo Ek".
    var office: (role: Phrases.Match, text: String)?
    let isOfficeFirst = block.entries.first.map { cues.roles.whole(Tokens($0.text).folded) != nil } ?? false
    // A party's name on a line of its own is that of those below.
    var party: String?
    while index < block.entries.count {
      var entry = block.entries[index]
      index += 1
      if let name = partyLabel(entry) {
        party = name
        continue
      }
      if let role = cues.roles.whole(Tokens(entry.text).folded), index < block.entries.count,
        entry.cells.count < 2,
        isOfficeFirst || lines[block.entries[index].line].indent > lines[entry.line].indent
      {
        office = (role, entry.text.trimmed(of: ":. ").lowercased())
        continue
      }
      // An entry that goes on: "… kommerserådet A och" / "handlanden B."
      if grouped(entry.text) != nil {
        while index < block.entries.count, grouped(block.entries[index].text) == nil,
          block.entries[index].text.first?.isLowercase == true
            || cues.withoutLastJoint(entry.text) != entry.text
            || judge.likeness(block.entries[index].text.trimmed(of: ".,")) > 0.3 && entry.text.last != "."
        {
          entry.text += " " + block.entries[index].text
          index += 1
        }
      }
      // "Bo Ek   ledamot" over "(ers för Anna Berg)": what stands in brackets tells of the one above.
      while index < block.entries.count, let next = bracketed(block.entries[index].text) {
        entry.text += " " + next
        if !entry.cells.isEmpty { entry.cells.append(.init(text: next, column: entry.cells[0].end)) }
        index += 1
      }
      // "… ersättare för Anna" / "Berg (s)": the name stood in for goes on below.
      if index < block.entries.count, endsInSubstitute(entry.text),
        block.entries[index].text.split(separator: " ").count <= 2
      {
        entry.text += " " + block.entries[index].text
        entry.cells = []
        index += 1
      }
      if let count = bareCount(entry.text) {
        let label = lines[entry.line].text
        unnamed.append(UnnamedAttendees(description: label, count: count))
        continue
      }
      if let group = list.isUnnamed(entry.text.trimmed(of: "-•*.–●")) {
        unnamed.append(UnnamedAttendees(description: group.description, count: group.count))
        continue
      }
      var found = persons(in: entry, isCode: lines[entry.line].isCode, isSentence: block.isSentence)
      if let office, found.count == 1, found[0].role == nil {
        found[0].role = office.role.value.isEmpty ? office.text : office.role.value
        found[0].roleText = office.text
      }
      office = nil
      for index in found.indices where party != nil && found[index].organisation == nil {
        found[index].organisation = party
      }
      people += found.map { ($0, entry.line) }
    }
    return withoutLoneWords(people)
  }

  /// The people of a list without single words that nobody is known by, where the others have two names: such a word
  /// is what a group is called.
  private func withoutLoneWords(_ people: [(Person, Int)]) -> [(Person, Int)] {
    let full = people.count { $0.0.name.contains(" ") }
    guard full > 1, full * 3 >= people.count * 2 else { return people }
    return people.filter { person, _ in
      person.name.contains(" ") || person.confidence >= 0.5 || person.role != nil
        || person.organisation != nil
        || person.name.count < 8
    }
  }

  /// An entry that is nothing but a substitute's note in brackets; nil for others.
  private func bracketed(_ text: String) -> String? {
    guard text.first == "(", text.last == ")", text.count > 4 else { return nil }
    return cues.substitutes.match(in: Tokens(text).folded, at: 0) != nil ? text : nil
  }

  /// A party's name that is all of an entry; its letters alone may be anything.
  private func partyLabel(_ entry: AttendanceBlock.Entry) -> String? {
    let name = entry.text.trimmed(of: ":. ")
    guard entry.cells.count < 2, name.count > 5, cues.parties.whole(Tokens(name).folded) != nil else {
      return nil
    }
    return name
  }

  /// Whether an entry ends with the first name of a member stood in for.
  private func endsInSubstitute(_ text: String) -> Bool {
    let words = Tokens(text).folded
    guard let match = cues.substitutes.first(in: words), match.count > 1 || match.end > 2 else {
      return false
    }
    return match.end == words.count - 1
  }

  /// `34`, `35 st`: only how many.
  private func bareCount(_ text: String) -> Int? {
    let words = text.split(separator: " ")
    guard words.count <= 2, let first = words.first else { return nil }
    return Int(first)
  }

  /// The people of one line: one with role and affiliation, several names, or several columns of them.
  private func persons(in entry: AttendanceBlock.Entry, isCode: Bool, isSentence: Bool) -> [Person] {
    if let property = Property(entry.text) {
      return list.entries(property.rest, aliases: false).compactMap { piece in
        guard var person = reader.person(piece, minimum: 0.5) else { return nil }
        person.organisation = property.name
        return person
      }
    }
    if let (group, names) = grouped(entry.text) {
      return list.entries(names, aliases: false).compactMap { piece in
        guard var person = reader.person(piece, minimum: 0.5) else { return nil }
        person.organisation = person.organisation ?? group
        return person
      }
    }
    let cells = entry.cells.filter { $0.text.contains { $0.isLetter || $0.isNumber } }
    if cells.count > 1 {
      let columns = cells.filter { list.nameLikeness($0.text) >= 0.8 && $0.text.contains(" ") }
      if columns.count > 1, columns.count == cells.count || columns.count > 2 {
        return columns.compactMap { reader.person($0.text) }
      }
      if let person = row(cells) { return [person] }
    }
    let pieces = list.pieces(entry.text)
    let names = pieces.filter { list.nameLikeness($0) >= 0.9 }
    if names.count > 1, names.count == pieces.count {
      return list.entries(entry.text, aliases: false).compactMap { reader.person($0) }
    }
    if entry.isBesideLabel, let two = two(pieces) { return two }
    // "Deltagare: Siri, Wei, Katarina P" beside its label, whatever stands in the lines below.
    if entry.isBesideLabel, cells.count < 2, pieces.count > 2,
      pieces.count(where: { list.nameLikeness($0) >= 0.8 }) > 1
    {
      return list.entries(entry.text, aliases: false).compactMap { reader.person($0) }
    }
    if let joined = judge.joined(entry.text.trimmed(of: "-•*.–● ")) {
      return joined.compactMap { reader.person($0) }
    }
    if let person = reader.person(entry.text) { return [person] }
    let word = entry.text.trimmed(of: "-•*.–●,")
    return isCode && list.isAlias(word) ? [Person(name: word, confidence: 0.6)] : []
  }

  /// Two people beside a label of whom one or both are not known as names: "Förhinder: Tindra V, Per Holm".
  private func two(_ pieces: [String]) -> [Person]? {
    guard pieces.count == 2, pieces.allSatisfy({ $0.contains(" ") && list.nameLikeness($0) >= 0.5 }) else {
      return nil
    }
    let isKnown = pieces.map { list.nameLikeness($0) >= 0.8 }
    // After a known name two unknown words may be where the person is from, unless an initial ends them.
    if isKnown[0], !isKnown[1] {
      guard let last = pieces[1].split(separator: " ").last, last.filter(\.isLetter).count == 1 else {
        return nil
      }
    }
    let people = pieces.compactMap { reader.person($0) }
    return people.count == 2 ? people : nil
  }

  /// A row of a table without column heads: name, role, house, `Ja`.
  private func row(_ cells: [LayoutLine.Cell]) -> Person? {
    var texts = cells.map(\.text)
    var status: Attendee.Status?
    for (index, text) in texts.enumerated().reversed() {
      let words = Tokens(text).folded
      if let match = cues.presenceCells.whole(words), texts.count > 1 {
        if match.value == "vacant" { return nil }
        status = Attendee.Status(rawValue: match.value)
        texts.remove(at: index)
      }
    }
    // "LA   Linda Ax": initials before the name.
    if texts.count > 1, reader.isInitials(texts[0], of: texts[1]), judge.likeness(texts[1]) > 0.3 {
      texts.removeFirst()
    }
    // The name may stand after the role.
    let likeness = texts.map { judge.likeness($0) }
    if let best = likeness.indices.max(by: { likeness[$0] < likeness[$1] }), best > 0, likeness[best] > 0.5,
      likeness[0] < 0.5, list.nameLikeness(texts[0]) < 0.5
    {
      texts.insert(texts.remove(at: best), at: 0)
    }
    guard var person = reader.person(texts.joined(separator: ", ")) else { return nil }
    person.status = person.status ?? status
    return person
  }

  /// `För Ekstad: A och B`, `Byalaget: A, B`: an affiliation before the names it holds for.
  func grouped(_ text: String) -> (String, String)? {
    guard let colon = text.firstRange(of: ": ")?.lowerBound, colon > text.startIndex else { return nil }
    var group = String(text[..<colon]).trimmed(of: "»”\"'-•*–● ")
    let names = String(text[text.index(after: colon)...]).trimmed
    if let space = group.firstIndex(of: " "), cues.isWord(String(group[..<space]), .owner) {
      group = String(group[space...]).trimmed
    }
    let words = Tokens(group).folded
    guard !words.isEmpty, words.count <= 6, group.first?.isUppercase == true else { return nil }
    if words.indices.contains(where: { cues.roles.match(in: words, at: $0) != nil }) { return nil }
    if cues.fields.match(in: words, at: 0) != nil || cues.attendance.match(in: words, at: 0) != nil {
      return nil
    }
    if judge.likeness(group) > 0.8 { return nil }
    let first = list.pieces(names).first ?? ""
    return list.nameLikeness(first) >= 0.5 ? (group, names) : nil
  }
}
