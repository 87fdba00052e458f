import Minutes

/// Reads the entries of attendance lists: a name with role, affiliation and notes in any order.
struct PersonReader: Sendable {
  let cues: Cues
  let judge: NameJudge
  /// What mends the names of a damaged paper.
  var mender: NameMender?

  /// How sure a mended name is at most.
  private static let mendedConfidence = 0.7

  /// Reads one entry; nil where there is no name in it.
  ///
  /// - Parameter minimum: how sure a name must be, 0 to 1.
  func person(_ text: String, minimum: Double = 0.3) -> Person? {
    var entry = text.trimmed(of: "»\"”*•●,;.|_\u{AD}")
    if entry.isEmpty || entry.count > 160 { return nil }
    var remarks: [String] = []
    entry = judge.spaced(entry)
    let substitute = splitSubstitute(&entry)
    entry = PersonReader.withoutParentheses(entry, into: &remarks)
    // "jag (Stina, antecknade)": the one who writes tells the name in brackets.
    if remarks.count == 1, cues.writers.whole(Tokens(entry).folded) != nil {
      entry = remarks.removeFirst()
    }
    entry = withoutFigures(entry)
    entry = withoutLeadingProxy(entry)
    var parts = split(entry)
    guard !parts.isEmpty else { return nil }
    var person = Person(name: "", confidence: 0)
    while let first = parts.first {
      let stripped = withoutLeadingRole(first, into: &person)
      if !stripped.isEmpty {
        parts[0] = stripped
        break
      }
      parts.removeFirst()
    }
    if let mender, let printed = parts.first, let mended = mender.mended(printed) {
      parts[0] = mended
      person.printed = printed
    }
    guard let first = parts.first, let (name, tail, confidence) = name(in: first, minimum: minimum) else {
      return nil
    }
    person.name = name
    if person.printed == nil, let mended = mender?.mended(name) {
      person.name = mended
      person.printed = name
    }
    person.confidence = person.printed == nil ? confidence : min(confidence, PersonReader.mendedConfidence)
    if let mender, person.printed == nil,
      mender.isPastReading(name, tail: isTold(tail) || parts.count == 1 ? "" : tail)
    {
      person.printed = first
      person.isPastReading = true
    }
    if !tail.isEmpty { add(tail, to: &person) }
    // A short name in small letters is told in brackets.
    for remark in remarks where !isAlias(remark) && !isInitials(remark, of: name) {
      // "Bo Ek (IT, antecknar)": each part by itself.
      for part in remark.split(separator: ",") { add(String(part), to: &person) }
    }
    for remark in parts.dropFirst() where !isInitials(remark, of: name) { add(remark, to: &person) }
    if let substitute { add(substitute, to: &person) }
    return person
  }

  /// Whether words after a name tell something that minutes tell of people.
  private func isTold(_ tail: String) -> Bool {
    let words = Tokens(tail).folded
    return cues.roles.match(in: words, at: 0) != nil || cues.notesAfterNames.match(in: words, at: 0) != nil
      || cues.organisations.match(in: words, at: 0) != nil || cues.places.whole(Array(words.prefix(1))) != nil
      || cues.isWord(words.first, .number)
  }

  /// A name whose first letters were read as noughts, with the letter that makes a known name: `0hman`, `Sven-0lof`.
  private func withoutFigures(_ entry: String) -> String {
    guard entry.utf8.contains(UInt8(ascii: "0")) else { return entry }
    return entry.split(separator: " ", omittingEmptySubsequences: false).map { word -> String in
      let characters = Array(word)
      let noughts = characters.indices.filter { index in
        characters[index] == "0" && index + 1 < characters.count && characters[index + 1].isLowercase
          && (index == 0 || characters[index - 1] == "-")
      }
      guard noughts.count == 1, characters.filter(\.isNumber).count == 1, characters.count > 3,
        let nought = noughts.first
      else { return String(word) }
      let readings = ["Ö", "O"].map { letter -> String in
        String(characters[..<nought]) + letter + String(characters[(nought + 1)...])
      }
      return readings.first { judge.isGiven($0) || judge.isFamily($0) } ?? String(word)
    }.joined(separator: " ")
  }

  /// Cuts `ersätter Bo Ek (S)` off an entry, so that what tells of the one stood in for stays with that name.
  private func splitSubstitute(_ entry: inout String) -> String? {
    let tokens = Tokens(entry)
    let words = tokens.folded
    for index in words.indices.dropFirst(2) {
      guard let match = cues.substitutes.match(in: words, at: index),
        match.count > 1 || words[index].count > 3,
        match.end < words.count, tokens.words[match.end].isCapitalized || isTitle(tokens, at: match.end)
      else { continue }
      var before = tokens.text(from: 0, to: tokens.words[index].start)
      // "Bo Ek, den senare i stället för …"
      if let back = words.indices.prefix(index).dropFirst().lazy.compactMap({
        cues.backReferences.match(in: words, at: $0)
      }).first(where: { $0.end == index }) {
        before = tokens.text(from: 0, to: tokens.words[back.start].start)
      }
      guard before.filter({ $0 == "(" }).count == before.filter({ $0 == ")" }).count else { return nil }
      entry = before.trimmed(of: ",;:–- ")
      return tokens.text(from: tokens.words[index].start)
    }
    return nil
  }

  /// Whether an office or title in small letters stands at a word, before a name.
  func isTitle(_ tokens: Tokens, at index: Int) -> Bool {
    let words = tokens.folded
    let match = cues.roles.match(in: words, at: index) ?? cues.titles.match(in: words, at: index)
    guard let match, match.end < words.count else { return false }
    return tokens.words[match.end].isCapitalized
  }

  /// `genom ombud Bo Ek`: the one who speaks for a property.
  private func withoutLeadingProxy(_ entry: String) -> String {
    let tokens = Tokens(entry)
    guard let match = cues.proxies.match(in: tokens.folded, at: 0), match.end < tokens.words.count,
      tokens.words[match.end].isCapitalized
    else { return entry }
    return tokens.text(from: tokens.words[match.end].start)
  }

  /// Takes what stands in brackets out of a text.
  static func withoutParentheses(_ text: String, into remarks: inout [String]) -> String {
    var result = ""
    var inner = ""
    var depth = 0
    for character in text {
      switch character {
      case "(", "[": depth += 1
      case ")", "]":
        if depth > 0 { depth -= 1 }
        if depth == 0 {
          let remark = inner.trimmed
          if !remark.isEmpty { remarks.append(remark) }
          inner = ""
          result += " "
        }
      default: if depth > 0 { inner.append(character) } else { result.append(character) }
      }
    }
    let rest = inner.trimmed
    if !rest.isEmpty { remarks.append(rest) }
    return result.trimmed
  }

  /// Splits an entry at commas, dashes, wide gaps and colons.
  private func split(_ text: String) -> [String] {
    var parts: [String] = []
    var current = ""
    let characters = Array(text)
    for (index, character) in characters.enumerated() {
      let before = index > 0 ? characters[index - 1] : " "
      let after = index + 1 < characters.count ? characters[index + 1] : " "
      let isDash = "-–—".contains(character) && (before.isWhitespace && after.isWhitespace)
      let isColon = character == ":" && after.isWhitespace
      if character == "," || character == ";" || isDash || isColon || character == "\t" || character == "|" {
        parts.append(current.trimmed)
        current = ""
      } else {
        current.append(character)
      }
    }
    parts.append(current.trimmed)
    return parts.filter { !$0.isEmpty }
  }

  /// Takes a role or title before the name off and keeps it.
  private func withoutLeadingRole(_ text: String, into person: inout Person) -> String {
    var tokens = Tokens(text)
    var rest = text
    while let first = tokens.words.first {
      let folded = tokens.folded
      if let role = cues.roles.match(in: folded, at: 0) {
        // "Prost" and "Rektor" are names too: a role needs a name or nothing after it.
        if role.end < tokens.words.count, !tokens.words[role.end].isCapitalized,
          !isTitle(tokens, at: role.end)
        {
          break
        }
        if first.isCapitalized, judge.isGiven(first.text), role.count == 1 { break }
        let words = tokens.text(0...(role.end - 1))
        if person.role == nil || role.value == "secretary" {
          person.roleText = words.lowercased()
          person.role = role.value.isEmpty ? words.lowercased() : role.value
        }
        rest = tokens.text(from: tokens.words[role.end - 1].end).trimmed(of: ".:,-–")
      } else if cues.titles.match(in: folded, at: 0) != nil, tokens.words.count > 1,
        tokens.words[1].isCapitalized
      {
        rest = tokens.text(from: first.end).trimmed(of: ".:,")
      } else if !first.isCapitalized, first.text.count > 4, tokens.words.count > 1,
        tokens.words[1].isCapitalized,
        first.text.allSatisfy(\.isLetter)
      {
        // A title in small letters before a name: "handlanden", "domprosten".
        person.roleText = person.roleText ?? first.text
        person.role = person.role ?? first.text
        rest = tokens.text(from: first.end)
      } else if tokens.words.count > 3, !first.isCapitalized, !tokens.words[1].isCapitalized,
        tokens.words[2].isCapitalized, first.text.count > 4, tokens.words[1].text.count > 4,
        judge.likeness(tokens.text(from: tokens.words[2].start)) > 0.9
      {
        // "auktoriserade revisorn Mia Ek"
        person.roleText = person.roleText ?? tokens.text(0...1)
        person.role = person.role ?? tokens.text(0...1)
        rest = tokens.text(from: tokens.words[2].start)
      } else if isUnknownTitle(tokens) {
        person.roleText = person.roleText ?? first.text.lowercased()
        person.role = person.role ?? first.text.lowercased()
        rest = tokens.text(from: first.end)
      } else {
        break
      }
      tokens = Tokens(rest)
    }
    return rest
  }

  /// Whether a long word that nobody is called stands before a full name that is known: "Landshövding Bo Ek".
  private func isUnknownTitle(_ tokens: Tokens) -> Bool {
    guard tokens.words.count == 3, let first = tokens.words.first, first.isCapitalized, first.text.count > 5,
      first.text.allSatisfy(\.isLetter), !judge.isGiven(first.text), !judge.isFamily(first.text),
      tokens.words.allSatisfy(\.isCapitalized)
    else { return false }
    return judge.isGiven(tokens.words[1].text) && judge.isFamily(tokens.words[2].text)
  }

  /// Finds the name at the beginning of a part; the rest of it is an affiliation or a note.
  private func name(in text: String, minimum: Double) -> (String, String, Double)? {
    let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
    guard !words.isEmpty else { return nil }
    let whole = judge.likeness(text)
    let cut = nameEnd(words)
    if cut < words.count {
      let name = words[..<cut].joined(separator: " ")
      let confidence = judge.likeness(name)
      // A single unknown word before a run of small words begins a sentence.
      let isSentence =
        cut == 1 && words[1].first?.isLowercase == true && confidence < 0.5
        && (words.count > 2 || isSomebodys(words))
      if confidence >= minimum, !isSentence {
        return (clean(name), words[cut...].joined(separator: " "), confidence)
      }
    }
    if cut < words.count { return nil }
    return whole >= minimum ? (clean(text), "", whole) : nil
  }

  /// How many of the words are the name: it ends where a word cannot be a name's.
  private func nameEnd(_ words: [String]) -> Int {
    for index in 1..<max(words.count, 1) {
      let rest = words[index...].joined(separator: " ")
      let folded = Tokens(rest).folded
      if cues.notesAfterNames.match(in: folded, at: 0) != nil || cues.roles.match(in: folded, at: 0) != nil,
        words[index].first?.isLowercase == true || index > 1
      {
        return index
      }
      if cues.substitutes.match(in: folded, at: 0) != nil || cues.proxies.match(in: folded, at: 0) != nil {
        return index
      }
      let core = words[index].trimmed(of: ".,")
      let isAbbreviation = core.count > 1 && core.allSatisfy { !$0.isLowercase } && core != words[0]
      let isForeign = core.contains { $0.isNumber || "/§&+".contains($0) } || isAbbreviation && index > 1
      let joined = core.split(separator: "-", maxSplits: 1).map(String.init)
      let particle = joined.count == 2 && joined[1].first?.isUppercase == true ? joined[0] : core
      let isSmall = core.first?.isLowercase == true && cues.particles.whole([particle.folded]) == nil
      let isOrganisation =
        index > 1 && cues.organisations.match(in: folded, at: 0) != nil && !judge.isFamily(core)
      if isForeign || isSmall || isOrganisation { return index }
    }
    return words.count
  }

  /// `Albins pappa`: somebody told by a name that is another's.
  private func isSomebodys(_ words: [String]) -> Bool {
    words[0].hasSuffix("s") && words[1].allSatisfy(\.isLetter)
      && cues.roles.match(in: [words[1].folded], at: 0) == nil
      && cues.organisations.match(in: [words[1].folded], at: 0) == nil
  }

  private func clean(_ name: String) -> String {
    let name = name.collapsed.trimmed(of: ",;:*\"”-–")
    // A lone initial keeps no full stop; "Tindra V." is "Tindra V".
    return name.hasSuffix(".") ? String(name.dropLast()) : name
  }

  /// `nr 125`, `nr125`: the number of a house, which names no affiliation.
  func isHouseNumber(_ text: String) -> Bool {
    guard text.contains(where: \.isNumber) else { return false }
    let letters = text.split { !$0.isLetter }.map(String.init).filter { word in
      // Figures read as letters: "nr l5l".
      !word.allSatisfy { "lIO".contains($0) }
    }
    return letters.count < 3 && letters.allSatisfy { cues.isWord($0, .number) }
  }

  /// An affiliation without the initials in the column before it: `AB   Ekby kommun`.
  func withoutInitials(_ text: String, of name: String) -> String {
    guard let space = text.firstIndex(of: " "), isInitials(String(text[..<space]), of: name) else {
      return text
    }
    return String(text[space...]).trimmed
  }

  /// The first letters of a name, as in `Anna Berg (AB)`.
  func isInitials(_ text: String, of name: String) -> Bool {
    guard (2...4).contains(text.count), text.allSatisfy(\.isUppercase) else { return false }
    let initials = name.split { $0 == " " || $0 == "-" }.compactMap(\.first).filter(\.isUppercase)
    return String(initials).folded == text.folded
      || String([initials.first, initials.last].compactMap { $0 }).folded == text.folded
  }

  /// A short name in small letters, as in `Anna Berg (anna)`.
  private func isAlias(_ text: String) -> Bool {
    guard text.count <= 12, text.allSatisfy({ $0.isLetter || $0.isNumber || "_-.".contains($0) }) else {
      return false
    }
    guard text.first?.isLowercase == true, !text.contains(" ") else { return false }
    let folded = Tokens(text).folded
    if cues.parties.whole(folded) != nil { return false }
    if cues.roles.whole(folded) != nil || cues.notesAfterNames.whole(folded) != nil { return false }
    return cues.organisations.match(in: [text.folded], at: 0) == nil
  }
}
