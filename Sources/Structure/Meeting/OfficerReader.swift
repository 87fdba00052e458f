import Minutes

/// Finds who held the chair and the pen and who checks the minutes, from everything that tells it.
struct OfficerReader: Sendable {
  let cues: Cues
  let judge: NameJudge

  private enum Office: String {
    case chair
    case secretary
    case adjuster
  }

  private struct Claim {
    var office: Office
    var names: [String]
    var weight: Double
    var reason = FieldSupport.Reason.election
  }

  /// The officers.
  ///
  /// - Parameters:
  ///   - items: the items of the meeting.
  ///   - loose: the lines of text that stand in no item.
  ///   - fields: names given at the head of the paper: office and names.
  ///   - attendees: the people on the lists.
  ///   - signatures: the names under the minutes.
  ///   - index: the full names of the paper.
  ///   - roster: the full names of those who were there.
  func officers(
    items: [Item], loose: [String], fields: [(office: String, names: [String])], attendees: [Attendee],
    signatures: [SignatureReader.Signed],
    index: NameIndex, roster: Roster
  ) -> (officers: Officers, reasons: [FieldSupport.Field: FieldSupport.Reason]) {
    var claims: [Claim] = []
    for (office, names) in fields {
      if let office = Office(rawValue: office), !names.isEmpty {
        claims.append(Claim(office: office, names: names, weight: 2.5, reason: .label))
      } else if office == "writer" {
        claims.append(Claim(office: .secretary, names: names, weight: 0.4, reason: .letterhead))
      }
    }
    for attendee in attendees where attendee.status != .absent && attendee.status != .excused {
      guard let office = attendee.role.flatMap(Office.init(rawValue:)) else { continue }
      claims.append(
        Claim(office: office, names: [attendee.name], weight: office == .secretary ? 2 : 1.5, reason: .list))
    }
    let early = max(6, items.count / 3)
    for (place, item) in items.enumerated() {
      claims += elections(in: item, isEarly: place < early, aliases: index.aliases, roster: roster)
    }
    for line in loose {
      claims += election(
        line, heading: [], isHeading: false, isEarly: false, aliases: index.aliases, roster: roster)
    }
    for office in [Office.chair, .secretary, .adjuster] {
      let names = signatures.filter { $0.signature.role == office.rawValue || $0.title == office.rawValue }
        .map(\.signature.name)
      if !names.isEmpty {
        claims.append(
          Claim(office: office, names: names, weight: office == .secretary ? 1.8 : 1.2, reason: .signature))
      }
    }
    let signers = signatures.map(\.signature.name)
    var reasons: [FieldSupport.Field: FieldSupport.Reason] = [:]
    func best(_ office: Office) -> [String] {
      let own = claims.filter { $0.office == office }
      guard
        let top = own.enumerated().max(by: {
          ($0.element.weight, -$0.offset) < ($1.element.weight, -$1.offset)
        })
      else { return [] }
      reasons[office == .chair ? .chair : office == .secretary ? .secretary : .adjuster] = top.element.reason
      let others = own.flatMap(\.names)
      return top.element.names.map {
        completed(
          $0, roster: roster, among: others + signers, index: index,
          signers: signatures.map(\.signature), office: office)
      }
    }
    let chair = best(.chair).first
    let secretary = best(.secretary).first
    var adjusters: [String] = []
    for name in best(.adjuster) where !adjusters.contains(name) { adjusters.append(name) }
    // The chair signs too; those who check are the others, where there are others and nobody was elected.
    let isElected = claims.contains { $0.office == .adjuster && $0.weight > 1.5 }
    let others = adjusters.filter { $0 != chair && $0 != secretary }
    if !isElected, !others.isEmpty { adjusters = others }
    return (Officers(chair: chair, secretary: secretary, adjusters: adjusters), reasons)
  }

  /// The full form of a name: from a signature, from another claim, from the text.
  private func completed(
    _ name: String, roster: Roster, among others: [String], index: NameIndex, signers: [Signature],
    office: Office
  ) -> String {
    // A signature is read worse than the list of those present, and a sentence names people in short.
    if let listed = roster.listed(name) { return listed }
    if name.contains(" ") { return name }
    let signed = signers.filter { $0.role == office.rawValue && $0.name.contains(" ") }.map(\.name)
    let parts = signed.filter { full in
      full.split(separator: " ").contains { String($0).folded.hasPrefix(name.folded.prefix(3)) }
    }
    if let exact = parts.first(where: {
      $0.split(separator: " ").contains { String($0).folded == name.folded }
    }) {
      return exact
    }
    if parts.count == 1 { return parts[0] }
    if let full = others.first(where: {
      $0.contains(" ") && ($0.folded.hasPrefix(name.folded + " ") || $0.folded.hasSuffix(" " + name.folded))
    }) {
      return full
    }
    return index.full(name)
  }

  // MARK: - Elections

  /// What an item says of the offices of the meeting.
  private func elections(in item: Item, isEarly: Bool, aliases: Set<String>, roster: Roster) -> [Claim] {
    let headTokens = Tokens(item.heading)
    let headOffices = offices(in: headTokens.folded)
    let headIsElection =
      !headOffices.isEmpty
      && !isOfBoard(headTokens)
      // "Ordf. fick i uppdrag att …" tells of an officer and elects none.
      && !(item.heading.hasSuffix(".") && headTokens.words.count > 5
        && !cues.election.isFound(in: headTokens.folded))
    var claims: [Claim] = []
    for paragraph in [item.opening] + item.paragraphs {
      for (sentence, offset) in paragraph.sentences(cues) {
        let isHeading = offset == 0 && paragraph.starts.first?.line == item.opening.starts.first?.line
        claims += election(
          sentence, heading: headIsElection ? headOffices : [], isHeading: isHeading && !item.isRunIn,
          isEarly: isEarly, aliases: aliases, roster: roster)
      }
    }
    return claims
  }

  /// Whether words tell that an office is of the organisation and not of the meeting.
  private func isOfBoard(_ tokens: Tokens) -> Bool {
    // Without their marks "år" and the verb "är" are the same.
    cues.boardOffices.isFound(in: tokens.words.filter { $0.text.lowercased() != "är" }.map(\.folded))
  }

  private typealias Mention = (office: Office?, isCertain: Bool, start: Int, end: Int)

  private func offices(in words: [String]) -> [Mention] {
    var mentions: [Mention] = []
    for match in cues.offices.all(in: words) {
      let isCertain = match.value.hasSuffix("!")
      if match.value == "skip" { continue }
      let office = Office(rawValue: match.value.trimmed(of: "!"))
      if match.start > 0, cues.isWord(words[match.start - 1], .former) {
        mentions.append((nil, false, match.start, match.end))
      } else {
        mentions.append((office, isCertain, match.start, match.end))
      }
    }
    return mentions
  }

  private func election(
    _ sentence: String, heading: [Mention], isHeading: Bool, isEarly: Bool, aliases: Set<String>,
    roster: Roster
  ) -> [Claim] {
    let tokens = Tokens(sentence)
    let words = tokens.folded
    if words.isEmpty || words.count > 80 { return [] }
    let own = offices(in: words)
    let hasVerb = cues.election.isFound(in: words)
    let finder = NameFinder(cues: cues, judge: judge)
    var names = finder.names(in: tokens, aliases: aliases).map { ($0.name, $0.start, $0.end) }
    names = withoutBrackets(names, tokens).filter { !isHome($0, tokens) }
    if names.isEmpty { names = initials(tokens, roster: roster) }
    if own.compactMap(\.office).isEmpty {
      // The heading names the office, the sentence the person.
      let headed = heading.compactMap(\.office)
      if let claim = opening(tokens, names: names, isChair: false) { return [claim] }
      if headed.isEmpty || isHeading { return [] }
      // "Alva öppnar." under "Val av justerare" tells of no election.
      let isOther = !hasVerb && cues.sentences.isFound(in: words)
      let short = words.count <= names.count * 4 + 3 && !isOther
      if names.isEmpty, hasVerb || words.count <= 3 { names = nicknames(tokens) }
      guard !names.isEmpty, hasVerb || short else { return [] }
      if isOfBoard(tokens) { return [] }
      return assign(headed, names.map(\.0), weight: heading.contains(where: \.isCertain) || isEarly ? 2.6 : 1)
    }
    let isBoard = isOfBoard(tokens)
    var claims: [Claim] = []
    let weighted: (Mention) -> Double = { mention in
      let isHeaded = heading.contains { $0.office == mention.office }
      if mention.isCertain { return 3 }
      if isBoard || !isEarly { return isHeaded && !isBoard ? 2 : 0 }
      return isHeaded ? 2.9 : 2.2
    }
    let lastOffice = own.last?.end ?? 0
    let labelEnd = (lastOffice..<max(lastOffice + 1, words.count)).first {
      tokens.gap(after: $0 - 1).contains(":")
    }
    let isLabel = labelEnd.map { end in end < words.count && names.allSatisfy { $0.1 >= end } } ?? false
    if names.isEmpty {
      if hasVerb || isLabel { names = nicknames(tokens) }
      if names.isEmpty { return [] }
    }
    let isChair = own.contains { $0.office == .chair }
    if !hasVerb, let claim = opening(tokens, names: names, isChair: isChair) { return [claim] }
    // "Anna för anteckningar": a name and at once what only this meeting has.
    let isBeside = names.contains { name in own.contains { $0.isCertain && $0.start == name.2 } }
    guard hasVerb || isLabel || isBeside || words.count <= max(6, names.count * 5) && !isHeading else {
      return []
    }
    let first = own.first { $0.office != nil }
    guard let first else { return [] }
    if names[0].1 < first.start {
      // Names before their offices: "Anna valdes till ordförande och Bo till sekreterare."
      var used = 0
      for mention in own {
        let before = names[used...].filter { $0.1 < mention.start }
        used += before.count
        guard let office = mention.office, !before.isEmpty else { continue }
        claims.append(Claim(office: office, names: before.map(\.0), weight: weighted(mention)))
      }
      // "Anna valdes till ordförande och sekreterare".
    } else {
      let real = own.filter { $0.office != nil }
      let leading = real.prefix { $0.start < names[0].1 }
      if leading.count > 1, leading.count == real.count {
        // "Till ordförande och sekreterare valdes Anna och Bo": in that order.
        claims += assign(
          leading.compactMap(\.office), names.map(\.0), weight: leading.map(weighted).max() ?? 0)
      } else {
        for (place, mention) in own.enumerated() {
          let next = place + 1 < own.count ? own[place + 1].start : words.count
          let after = names.filter { $0.1 >= mention.end && $0.1 < next }
          guard let office = mention.office, !after.isEmpty else { continue }
          claims.append(Claim(office: office, names: after.map(\.0), weight: weighted(mention)))
        }
      }
    }
    return claims.filter { $0.weight > 0 }.map { claim in
      var claim = claim
      if claim.office != .adjuster { claim.names = Array(claim.names.prefix(1)) }
      return claim
    }
  }

  /// One office takes all names where several may hold it; several offices take them in order.
  private func assign(_ offices: [Office], _ names: [String], weight: Double) -> [Claim] {
    var seen: [Office] = []
    for office in offices where !seen.contains(office) { seen.append(office) }
    if seen.count == 1, let office = seen.first {
      return [
        Claim(office: office, names: office == .adjuster ? names : Array(names.prefix(1)), weight: weight)
      ]
    }
    var claims: [Claim] = []
    for (place, office) in seen.enumerated() where place < names.count {
      let isLast = place == seen.count - 1
      let own = office == .adjuster && isLast ? Array(names[place...]) : [names[place]]
      claims.append(Claim(office: office, names: own, weight: weight))
    }
    return claims
  }

  /// Who opened the meeting presided at least then: "av Bo Ek", "Bo Ek hälsade", "ordföranden Bo Ek".
  private func opening(_ tokens: Tokens, names: [(String, Int, Int)], isChair: Bool) -> Claim? {
    let words = tokens.folded
    guard let (name, start, end) = names.first, names.count == 1, words.count < 30,
      cues.opening.isFound(in: words)
    else { return nil }
    func isAct(_ index: Int) -> Bool {
      words.indices.contains(index) && cues.openingActs.whole([words[index]])?.value == "act"
    }
    let before = max(0, start - 4)..<start
    let isBy = before.contains { cues.openingActs.whole([words[$0]])?.value == "by" }
    guard isChair || isBy || isAct(start - 1) || (end..<end + 3).contains(where: isAct) else { return nil }
    return Claim(office: .chair, names: [name], weight: 0.6, reason: .opening)
  }

  /// Whether one word after a preposition tells where the one named before lives: "Per Ek i Backa".
  private func isHome(_ name: (String, Int, Int), _ tokens: Tokens) -> Bool {
    guard name.2 - name.1 == 1, name.1 > 1, tokens.words[name.1 - 2].isCapitalized else { return false }
    let before = tokens.words[name.1 - 1]
    return !before.isCapitalized && cues.places.whole([before.folded]).map { $0.value != "person" } ?? false
  }

  /// Leaves out names in brackets after another name.
  private func withoutBrackets(_ names: [(String, Int, Int)], _ tokens: Tokens) -> [(String, Int, Int)] {
    var kept: [(String, Int, Int)] = []
    for name in names {
      let isBracketed = name.1 > 0 && tokens.gap(after: name.1 - 1).trimmed.hasSuffix("(")
      if isBracketed, let last = kept.last, name.1 - last.2 <= 0 {
        // "anna (Anna Berg)": the full name is the better one.
        if name.0.contains(" "), !last.0.contains(" ") { kept[kept.count - 1] = name }
        continue
      }
      kept.append(name)
    }
    return kept
  }

  /// Those on the list whose initials stand in a sentence: "att välja AB till mötesordförande".
  private func initials(_ tokens: Tokens, roster: Roster) -> [(String, Int, Int)] {
    tokens.words.indices.compactMap { index in
      roster.withInitials(tokens.words[index].text).map { ($0, index, index + 1) }
    }
  }

  /// Names nobody knows, where the sentence can hold nothing else: "Pösse väljs till justerare".
  private func nicknames(_ tokens: Tokens) -> [(String, Int, Int)] {
    tokens.words.indices.compactMap { index in
      let word = tokens.words[index]
      guard word.isCapitalized, word.text.count > 2, word.text.allSatisfy(\.isLetter) else { return nil }
      let folded = [word.folded]
      if cues.offices.whole(folded) != nil || cues.meetings.whole(folded) != nil
        || cues.roles.whole(folded) != nil
      {
        return nil
      }
      if cues.sentences.whole(folded) != nil || cues.election.whole(folded) != nil
        || cues.places.whole(folded) != nil
      {
        return nil
      }
      if cues.documents.whole(folded) != nil || cues.headings.match(in: tokens.folded, at: index) != nil {
        return nil
      }
      if cues.bodies.whole(folded) != nil || cues.nonNames.whole(folded) != nil { return nil }
      return (word.text, index, index + 1)
    }
  }
}
