import Minutes

/// Reads who was there and who was not from labelled lines.
struct AttendanceReader: Sendable {
  let cues: Cues
  let judge: NameJudge
  /// What mends the names of a damaged paper.
  var mender: NameMender?

  /// What the lists give.
  struct Result: Sendable {
    /// The people, in the paper's order.
    var attendees: [Attendee] = []
    /// The groups that are counted only.
    var unnamed: [UnnamedAttendees] = []
    /// Whether the paper has a list at all.
    var hasList = false
    /// The line where the list names its writer by no name: "A, B samt undertecknad".
    var writerLine: Int?
    /// The names that were mended, as printed and as read, with their lines.
    var mended: [(printed: String, name: String, line: Int)] = []
    /// What stands where names should, with its lines.
    var pastReading: [(printed: String, line: Int)] = []
  }

  var reader: PersonReader { PersonReader(cues: cues, judge: judge, mender: mender) }
  var list: NameList { NameList(cues: cues, judge: judge) }

  /// Reads all lists of a paper.
  func read(_ lines: [LayoutLine], labels: [Label?]) -> Result {
    var result = Result()
    var summoned: [Attendee] = []
    // The places of those of the same name: lists of hundreds are not looked through for each.
    var places: [String: [Int]] = [:]
    for block in AttendanceBlock.blocks(lines, labels: labels, cues: cues) {
      result.hasList = true
      result.writerLine = result.writerLine ?? writerLine(block)
      for (person, line) in people(in: block, lines: lines, unnamed: &result.unnamed) {
        var status = person.status ?? .present
        if person.isPastReading, let printed = person.printed {
          result.pastReading.append((printed, line))
          if block.standing == .status(.present) {
            result.unnamed.append(UnnamedAttendees(description: printed, count: 1))
          }
          continue
        }
        if let printed = person.printed { result.mended.append((printed, person.name, line)) }
        var isSummoned = false
        switch block.standing {
        case .status(let given):
          // Who was away may have said so: "Frånvarande: Bo Ek (anmält förhinder)".
          let isExcused = given == .absent && person.status == .excused
          if person.status == nil || given != .present && !isExcused { status = given }
        case .summoned: isSummoned = person.status == nil
        }
        let parts = judge.parts(of: person.name)
        let attendee = Attendee(
          name: person.name, given: parts.given, family: parts.family,
          organisation: person.organisation.map(spaced), role: person.role ?? block.role,
          roleText: person.roleText,
          status: status, substituteFor: person.substituteFor, from: person.from ?? block.from,
          until: person.until, page: lines[line].page, line: lines[line].number, confidence: person.confidence
        )
        if isSummoned {
          summoned.append(attendee)
        } else {
          merge(attendee, into: &result.attendees, places: &places[attendee.name.folded, default: []])
        }
        // "Bo Ek i stället för Åke Holm, som anmält förhinder"
        if let status = person.memberStatus, let name = person.substituteFor {
          let parts = judge.parts(of: name)
          let member = Attendee(
            name: name, given: parts.given, family: parts.family, status: status, page: lines[line].page,
            line: lines[line].number, confidence: person.confidence)
          merge(member, into: &result.attendees, places: &places[name.folded, default: []])
        }
      }
    }
    add(summoned, to: &result.attendees)
    alignNumbered(&result.attendees)
    addProse(lines, labels: labels, to: &result)
    return result
  }

  /// Adds a person unless the lists had them; a later note of partial attendance wins over presence.
  private func merge(_ attendee: Attendee, into attendees: inout [Attendee], places: inout [Int]) {
    let same = places.first { place in
      let other = attendees[place].organisation
      return other == attendee.organisation || attendee.organisation == nil || other == nil
    }
    guard let same else {
      places.append(attendees.count)
      attendees.append(attendee)
      return
    }
    if attendees[same].status == .present, attendee.status == .partial {
      attendees[same].status = .partial
      attendees[same].from = attendee.from
      attendees[same].until = attendee.until
    } else if attendees[same].status != attendee.status {
      places.append(attendees.count)
      attendees.append(attendee)
    } else if attendees[same].role == nil {
      attendees[same].role = attendee.role
      attendees[same].roleText = attendee.roleText
    }
  }

  /// Those called and not among the present were absent; with no list of the present, those not absent were there.
  private func add(_ summoned: [Attendee], to attendees: inout [Attendee]) {
    let hasPresent = attendees.contains { $0.status == .present }
    if attendees.isEmpty { return }
    for var attendee in summoned where !attendees.contains(where: { isSame($0.name, attendee.name) }) {
      attendee.status = hasPresent ? .absent : .present
      attendees.append(attendee)
    }
  }

  func isSame(_ left: String, _ right: String) -> Bool {
    left.folded == right.folded || left.count > 8 && left.folded.distance(to: right.folded, limit: 1) <= 1
  }

  /// `gård4` as `gård 4`.
  func spaced(_ organisation: String) -> String {
    guard let digit = organisation.firstIndex(where: \.isNumber), digit > organisation.startIndex,
      organisation[digit...].allSatisfy(\.isNumber),
      organisation[organisation.index(before: digit)].isLowercase,
      cues.organisations.whole([String(organisation[..<digit]).folded]) != nil
    else { return organisation }
    return organisation[..<digit] + " " + organisation[digit...]
  }

  /// Gives `gärd 2` and `gård I` the spelling of the others on the list: `gård 2`, `gård 1`.
  private func alignNumbered(_ attendees: inout [Attendee]) {
    var spellings: [String: [String: Int]] = [:]
    let parts = attendees.map { $0.organisation.flatMap(AttendanceReader.numbered) }
    for part in parts {
      guard let part, part.number.allSatisfy(\.isNumber) else { continue }
      spellings[part.noun.folded, default: [:]][part.noun, default: 0] += 1
    }
    for (index, part) in parts.enumerated() {
      guard let part, let nouns = spellings[part.noun.folded], nouns.values.reduce(0, +) > 1,
        let noun = nouns.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })
      else { continue }
      let isMajority = noun.value > nouns[part.noun, default: 0]
      attendees[index].organisation =
        (isMajority ? noun.key : part.noun) + " " + (part.number.allSatisfy(\.isNumber) ? part.number : "1")
    }
  }

  /// A noun and a number, or the letter that a one was read as.
  private static func numbered(_ organisation: String) -> (noun: String, number: String)? {
    let parts = organisation.split(separator: " ").map(String.init)
    guard parts.count == 2, parts[0].allSatisfy(\.isLowercase),
      parts[1].allSatisfy(\.isNumber) || ["I", "l", "i", "!"].contains(parts[1])
    else { return nil }
    return (parts[0], parts[1])
  }

  // MARK: - The entries of one list

  private func people(
    in block: AttendanceBlock, lines: [LayoutLine], unnamed: inout [UnnamedAttendees]
  ) -> [(Person, Int)] {
    // Boxes tell who was there where one of them is ticked; else they are bullets.
    if block.entries.contains(where: { $0.isTicked == true }) {
      return ticked(block)
    }
    if let table = block.table {
      // "Kvarnen AB," over "genom Bo Ek": the owner that the next row's person speaks for.
      var owner: String?
      return block.entries.flatMap { entry -> [(Person, Int)] in
        let line = lines[entry.line]
        if line.cells.count == 1, line.text.last == "," {
          owner = line.text.trimmed(of: ", ")
          return []
        }
        defer { owner = nil }
        let isProxy = cues.proxies.match(in: line.words, at: 0) != nil
        return table.people(in: line, reader: reader).map { person in
          var person = person
          if isProxy { person.organisation = person.organisation ?? owner }
          return (person, entry.line)
        }
      }
    }
    if let groups = inlineGroups(block) { return groups }
    if isRunning(block) { return running(block, unnamed: &unnamed) }
    let people = byLine(block, lines: lines, unnamed: &unnamed)
    let isOfGroups = block.isOfGroups && !people.contains { $0.0.confidence > 0.8 }
    return isOfGroups ? groups(block) : people
  }

  /// The line of a list of the present that names its writer as such and by no name.
  private func writerLine(_ block: AttendanceBlock) -> Int? {
    guard block.standing == .status(.present) else { return nil }
    return block.entries.last { entry in
      list.pieces(entry.text).contains { cues.writers.whole(Tokens($0).folded) != nil }
    }?.line
  }

  /// A list with a box before each name.
  private func ticked(_ block: AttendanceBlock) -> [(Person, Int)] {
    block.entries.compactMap { entry in
      guard var person = reader.person(entry.text) else { return nil }
      if entry.isTicked == false { person.status = person.status ?? .absent }
      return (person, entry.line)
    }
  }

  /// `4A: Lovis, Melker, 4B: Ines`: short groups before their names in one line; nil where there are none.
  private func inlineGroups(_ block: AttendanceBlock) -> [(Person, Int)]? {
    guard block.entries.contains(where: { mayHoldGroup($0.text) }) else { return nil }
    var people: [(Person, Int)] = []
    var groups = 0
    for entry in block.entries {
      var group: String?
      for piece in list.pieces(entry.text) {
        var rest = piece
        if let colon = piece.firstIndex(of: ":") {
          let name = String(piece[..<colon]).trimmed
          let isShort = name.count <= 4 && name.contains(where: \.isNumber) && !name.contains(" ")
          if isShort { groups += 1 }
          if isShort || groups > 0 && !name.contains(" ") && judge.likeness(name) < 0.8 {
            group = name
            rest = String(piece[piece.index(after: colon)...]).trimmed
          }
        }
        guard var person = reader.person(rest, minimum: 0.3) else { continue }
        person.organisation = person.organisation ?? group
        people.append((person, entry.line))
      }
    }
    return groups > 1 ? people : nil
  }

  /// Whether a short word with a figure and a colon stands somewhere in a text, as groups do; to read the names of all
  /// lists for that takes long.
  private func mayHoldGroup(_ text: String) -> Bool {
    text.utf8.contains(UInt8(ascii: ":"))
      && text.unicodeScalars.split(whereSeparator: { $0.isWhitespace || $0 == "," || $0 == ";" }).contains {
        word in
        guard let colon = word.firstIndex(of: ":") else { return false }
        let name = word[..<colon]
        return name.count <= 4 && name.contains(where: \.isNumber)
          && (name.contains(where: \.isLetter) || word.index(after: colon) == word.endIndex)
      }
  }

  /// A list of organisations without names: each is an attendee under its own name.
  private func groups(_ block: AttendanceBlock) -> [(Person, Int)] {
    block.entries.compactMap { entry in
      let name = entry.text.trimmed(of: "-•*–●.,;: ")
      guard name.count > 1, name.first?.isUppercase == true, name.count < 70, entry.text.last != "." else {
        return nil
      }
      return (Person(name: name, organisation: name, confidence: 0.5), entry.line)
    }
  }

  /// Whether the list runs on from line to line with separators, or has one entry a line.
  private func isRunning(_ block: AttendanceBlock) -> Bool {
    if block.entries.isEmpty { return false }
    if block.isSentence, block.entries.count == 1 || block.entries[0].text.contains(",") { return true }
    if block.entries.contains(where: { grouped($0.text) != nil }) { return false }
    for (index, entry) in block.entries.enumerated() {
      let names = list.pieces(entry.text).filter { list.nameLikeness($0) >= 0.8 }.count
      if names > 2 { return true }
      if names == 2,
        block.entries.count == 1 || index == 0 && block.entries.count < 4 && entry.cells.count < 2
      {
        let pieces = list.pieces(entry.text)
        if pieces.count <= 3, pieces.count == names { return true }
      }
      if entry.text.last == ",", index + 1 < block.entries.count, names > 0 { return true }
      if index == 0, names > 1, entry.isBesideLabel, entry.cells.count < 2 { return true }
    }
    return block.entries.count == 1 && list.pieces(block.entries[0].text).count > 2
  }

  private func running(_ block: AttendanceBlock, unnamed: inout [UnnamedAttendees]) -> [(Person, Int)] {
    var text = ""
    var starts: [(offset: Int, line: Int)] = []
    for entry in block.entries {
      if text.hasSuffix("-"), entry.text.first?.isLowercase == true {
        text.removeLast()
      } else if let last = text.last, !",;".contains(last), cues.withoutLastJoint(text) == text,
        entry.text.first?.isUppercase == true,
        cues.titles.match(in: Tokens(entry.text).folded, at: 0) != nil
      {
        // A title with a capital begins another entry: "Herrar A, B".
        text += ", "
      } else if !text.isEmpty {
        text += " "
      }
      starts.append((text.count, entry.line))
      text += entry.text
    }
    if block.isSentence, let stop = sentenceEnd(text) { text = String(text.prefix(stop)) }
    if let stop = otherStatement(text) { text = String(text.prefix(stop)) }
    let pieces = list.pieces(text)
    let single = pieces.filter { !$0.contains(" ") }.count
    let aliases = block.isSentence && single * 2 > pieces.count
    var people: [(Person, Int)] = []
    var offset = 0
    for entry in list.entries(text, aliases: aliases) {
      let word = entry.split(separator: ",").first.map(String.init) ?? entry
      if let found = text.dropFirst(offset).firstRange(of: word) {
        offset = text.distance(from: text.startIndex, to: found.lowerBound)
      }
      let line = starts.last { $0.offset <= offset }?.line ?? starts[0].line
      if let group = list.isUnnamed(entry) {
        unnamed.append(UnnamedAttendees(description: group.description, count: group.count))
      } else if let joined = judge.joined(entry) {
        people += joined.compactMap { reader.person($0) }.map { ($0, line) }
      } else if let person = reader.person(entry) {
        people.append((person, line))
      } else if aliases, list.isAlias(entry) {
        people.append((Person(name: entry, confidence: 0.6), line))
      }
    }
    return people
  }

  /// Where a sentence begins that tells of those who were not there: "A och B. Förfall hade anmälts av C."
  private func otherStatement(_ text: String) -> Int? {
    let tokens = Tokens(text)
    let words = tokens.folded
    return words.indices.dropFirst(2).lazy.compactMap { index -> Int? in
      guard tokens.words[index].isCapitalized, tokens.gap(after: index - 1).hasPrefix("."),
        let match = cues.attendance.match(in: words, at: index), !match.value.hasPrefix("present"),
        match.end < words.count
      else { return nil }
      return tokens.words[index].start
    }.first
  }

  /// Where the sentence that lists people ends, in characters; nil where the text has one sentence.
  func sentenceEnd(_ text: String) -> Int? {
    let characters = Array(text)
    for index in characters.indices.dropLast(2)
    where characters[index] == "." && characters[index + 1].isWhitespace && characters[index + 2].isUppercase
    {
      let word = String(characters[..<index]).split(separator: " ").last ?? ""
      if word.count > 2, cues.nameAbbreviations.whole([String(word).folded]) == nil { return index }
    }
    let tokens = Tokens(text)
    return cues.presenceStops.first(in: tokens.folded).map { tokens.words[$0.start].start }
  }
}
