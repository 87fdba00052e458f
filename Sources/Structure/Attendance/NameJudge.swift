import Minutes

/// Judges whether words are a person's name.
struct NameJudge: Sendable {
  private let names: NameLexicon
  private let cues: Cues

  /// Makes a judge that knows these names and cues.
  init(names: NameLexicon, cues: Cues) {
    self.names = names
    self.cues = cues
  }

  /// Whether a word is a known given name; a double name counts when its first part is known.
  func isGiven(_ word: String) -> Bool {
    let core = word.trimmed(of: ".,")
    let bearers = names.givenBearers(core)
    // A word that begins sentences is a given name only where many bear it, as Inga.
    if bearers > 0 { return bearers > 200 || cues.nonNames.whole([core.folded]) == nil }
    let parts = core.split(separator: "-")
    return parts.count == 2 && parts.allSatisfy { names.givenBearers(String($0)) > 0 }
  }

  /// Whether a word is a known family name; a double name counts when a part is known.
  func isFamily(_ word: String) -> Bool {
    let core = word.trimmed(of: ".,")
    let bearers = names.familyBearers(core)
    if bearers > 0 { return bearers > 200 || cues.nonNames.whole([core.folded]) == nil }
    return core.split(separator: "-").count == 2
      && core.split(separator: "-").contains { names.familyBearers(String($0)) > 0 }
  }

  /// How many people have a given name.
  func givenBearers(_ word: String) -> Int { names.givenBearers(word) }

  /// How many people have a family name.
  func familyBearers(_ word: String) -> Int { names.familyBearers(word) }

  /// How sure it is that the whole text is one person's name, 0 to 1.
  func likeness(_ text: String) -> Double {
    if !NameJudge.mayBeginName(text) { return 0 }
    let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
    guard (1...6).contains(words.count), let first = words.first, let last = words.last else { return 0 }
    // A letter by itself is a rule of the table or a mark, and names nobody.
    if words.count == 1, first.filter(\.isLetter).count < 2 { return 0 }
    for (index, word) in words.enumerated() where !isNameWord(word, isFirst: index == 0, of: words) {
      return 0
    }
    let folded = Tokens(text).folded
    // "I Danielsson" has an initial; "I Ekby" tells a place.
    let isInitialed = first.count == 1 && words.count == 2 && isFamily(last)
    if cues.nonNames.match(in: folded, at: 0) != nil, words.count == 1 || !isGiven(first), !isInitialed {
      return 0
    }
    if words.count < 4, cues.parties.whole(folded) != nil { return 0 }
    if cues.roles.whole(folded) != nil || cues.attendance.whole(folded) != nil { return 0 }
    if cues.headings.whole(folded) != nil || cues.meetings.whole(folded) != nil { return 0 }
    let isKnownGiven = isGiven(first)
    let isKnownFamily = isFamily(last)
    if words.count > 1, words.dropLast().allSatisfy(NameJudge.isInitial), last.count > 2 {
      return isKnownFamily ? 0.9 : 0.7
    }
    if !(isKnownGiven && (isKnownFamily || words.count == 1)) {
      let isOrganisation = folded.indices.contains {
        cues.organisations.match(in: folded, at: $0) != nil || cues.meetings.match(in: folded, at: $0) != nil
      }
      if isOrganisation { return 0.1 }
    }
    if words.count == 1 { return isKnownGiven ? 0.8 : isKnownFamily ? 0.45 : 0.35 }
    if isKnownGiven { return isKnownFamily ? 0.98 : 0.93 }
    return isKnownFamily ? 0.85 : 0.55
  }

  /// Whether the first sign of a text, but for stops, is neither a figure nor a small letter.
  private static func mayBeginName(_ text: String) -> Bool {
    for scalar in text.unicodeScalars where scalar != "." && !scalar.isWhitespace {
      return !scalar.isNumber && scalar.isLowercaseLatin != true
    }
    return false
  }

  /// Whether a word is a given name cut short: `K.`, `Aug.`.
  static func isInitial(_ word: String) -> Bool {
    word.hasSuffix(".") && word.count <= 4 && word.first?.isUppercase == true
      && word.dropLast().allSatisfy(\.isLetter)
  }

  /// Splits a name into given and family names.
  func parts(of name: String) -> (given: String?, family: String?) {
    let words = name.split(separator: " ").map(String.init)
    guard words.count > 1, let last = words.last else {
      return name.first?.isUppercase == true && (isGiven(name) || !isFamily(name)) ? (name, nil) : (nil, name)
    }
    // Particles and family names before the last one belong to the family name.
    var split = words.count - 1
    if last.trimmed(of: ".").count == 1, words.count == 2 { return (words[0], last) }
    while split > 1, cues.particles.whole([words[split - 1].folded]) != nil { split -= 1 }
    while split > 1, !isGiven(words[split - 1]), isFamily(words[split - 1]) { split -= 1 }
    return (words[..<split].joined(separator: " "), words[split...].joined(separator: " "))
  }

  /// Two full names with nothing between them, as columns that stand close are read: `Anna Berg Bo Ek`; nil where the
  /// words can be one person's.
  func joined(_ text: String) -> [String]? {
    let words = text.split(separator: " ").map(String.init)
    guard words.count == 4, words.allSatisfy({ $0.allSatisfy { $0.isLetter || $0 == "-" } }),
      isGiven(words[0]), isFamily(words[1]), isGiven(words[2]), isFamily(words[3]),
      names.familyBearers(words[1]) > 20 * names.givenBearers(words[1]),
      names.givenBearers(words[2]) > 20 * names.familyBearers(words[2])
    else { return nil }
    return [words[0] + " " + words[1], words[2] + " " + words[3]]
  }

  /// The text with the blanks that were lost between a given and a family name: `AnnaBerg`.
  func spaced(_ text: String) -> String {
    if !NameJudge.hasInnerCapital(text) { return text }
    return text.split(separator: " ", omittingEmptySubsequences: false).map { word -> String in
      let characters = Array(word)
      for index in characters.indices.dropFirst(2)
      where characters[index].isUppercase && characters[index - 1].isLowercase {
        let left =
          String(characters[..<index]).split { !$0.isLetter && $0 != "-" }.last.map(String.init) ?? ""
        if isGiven(left), isFamily(String(characters[index...]).trimmed(of: ".,;)")) {
          let cut = index - left.count
          return String(characters[..<cut]) + (cut > 0 ? " " : "") + left + " " + String(characters[index...])
        }
      }
      return String(word)
    }.joined(separator: " ")
  }

  /// Whether a capital follows a small letter somewhere.
  private static func hasInnerCapital(_ text: String) -> Bool {
    var wasSmall = false
    for character in text {
      if wasSmall, character.isUppercase { return true }
      wasSmall = character.isLowercase
    }
    return false
  }

  /// Whether a word can stand in a name.
  private func isNameWord(_ word: String, isFirst: Bool, of words: [String]) -> Bool {
    var core = word.trimmed(of: ".")
    // A nickname in the middle: Roger "Rogge" Lans.
    if !isFirst, words.count > 2, word != words.last, core.count > 3, let quote = core.first,
      "\"”“'".contains(quote), core.last.map({ "\"”“'".contains($0) }) ?? false
    {
      core = String(core.dropFirst().dropLast())
    }
    guard let initial = core.first, !core.contains(where: \.isNumber) else { return false }
    if !core.allSatisfy({ $0.isLetter || "-'’.:\u{AD}".contains($0) }) { return false }
    if initial.isLowercase {
      if isFirst { return false }
      // "al-Jabiri"
      let parts = core.split(separator: "-", maxSplits: 1)
      let isJoined = parts.count == 2 && parts[1].first?.isUppercase == true
      return cues.particles.whole([(isJoined ? String(parts[0]) : core).folded]) != nil
    }
    if !initial.isLetter { return false }
    if word.hasSuffix("."), core.count > 3 { return false }
    let isAllCapitals = core.count > 2 && core.allSatisfy { !$0.isLowercase }
    if isAllCapitals {
      // A name set in capitals, but not an abbreviation among ordinary words.
      return words.count > 1 && words.allSatisfy { word in word.allSatisfy { !$0.isLowercase } }
    }
    if core.count == 2, core.allSatisfy(\.isUppercase), !isFirst { return words.count > 2 }
    return true
  }
}
