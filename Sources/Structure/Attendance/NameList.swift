/// Cuts a running list of people into entries: "A, B & C samt tre invånare".
struct NameList: Sendable {
  let cues: Cues
  let judge: NameJudge

  /// The pieces between commas, semicolons, ampersands and the words for "and", brackets kept whole.
  func pieces(_ text: String) -> [String] {
    var pieces: [String] = []
    var current = ""
    var depth = 0
    let characters = Array(text)
    var index = 0
    func close() {
      var piece = current.trimmed(of: ".;:–")
      piece = cues.withoutLastJoint(piece).trimmed(of: "&")
      if !piece.isEmpty { pieces.append(piece) }
      current = ""
    }
    while index < characters.count {
      let character = characters[index]
      if character == "(" { depth += 1 }
      if character == ")" { depth = max(0, depth - 1) }
      if depth == 0 {
        if character == "," || character == ";" || character == "&" || character == "|" || character == "•" {
          close()
          index += 1
          continue
        }
        if character == "+", index > 0, characters[index - 1].isWhitespace, index + 1 < characters.count,
          characters[index + 1].isWhitespace
        {
          close()
          index += 1
          continue
        }
        if character.isWhitespace, let length = conjunction(characters, at: index + 1) {
          close()
          index += 1 + length
          continue
        }
        if character == ".", index + 1 < characters.count, characters[index + 1].isWhitespace,
          current.count > 4,
          !endsWithInitial(current)
        {
          close()
          index += 1
          continue
        }
      }
      current.append(character)
      index += 1
    }
    close()
    return pieces
  }

  /// Joins pieces that tell of the person before them to that person's entry.
  ///
  /// - Parameter aliases: whether single words in small letters are people too.
  func entries(_ text: String, aliases: Bool) -> [String] {
    let pieces = pieces(text)
    let known = pieces.filter { nameLikeness($0) >= 0.8 }.count
    let twoWords = pieces.filter { nameLikeness($0) >= 0.5 && $0.contains(" ") }.count
    var entries: [String] = []
    for piece in pieces {
      // "samt sekreteraren": somebody already named, or not named at all.
      if !entries.isEmpty, piece.first?.isLowercase == true, cues.titles.whole(Tokens(piece).folded) != nil,
        cues.roles.whole(Tokens(piece).folded) == nil
      {
        continue
      }
      if cues.writers.whole(Tokens(piece).folded) != nil { continue }
      // "jag (Stina, antecknade)"
      if cues.writers.whole(Tokens(withoutBrackets(piece)).folded) != nil {
        entries.append(piece)
        continue
      }
      let likeness = nameLikeness(piece)
      let isSingle = !withoutBrackets(piece).contains(" ")
      var isPerson = likeness >= 0.5
      if !isPerson, likeness >= 0.3 {
        // A single unknown word among full names is an affiliation; among single words it is a name.
        isPerson = !isSingle || twoWords * 2 < pieces.count || known == 0
      }
      if aliases, isSingle, isAlias(piece) { isPerson = true }
      if isUnnamed(piece) != nil { isPerson = true }
      if isPerson, let last = entries.last, cues.roles.whole(Tokens(last).folded) != nil {
        // "Ordföranden, direktör Bo Ek": an office before the name, which opens the list.
        entries[entries.count - 1] = last + " " + piece
      } else if isPerson || entries.isEmpty {
        entries.append(piece)
      } else if let last = entries.indices.last {
        entries[last] += ", " + piece
      }
    }
    return entries
  }

  /// How sure it is that a piece begins with a name.
  func nameLikeness(_ piece: String) -> Double {
    let bare = withoutBrackets(piece)
    let whole = judge.likeness(bare)
    if whole > 0 { return whole }
    let words = bare.split(separator: " ").map(String.init)
    // "J. E. Karlsson i Sörgärdet": where the person lives tells nothing of the name.
    let home = words.indices.dropFirst(1).dropLast().first { index in
      words[index].first?.isLowercase == true
        && (cues.places.whole([words[index].folded]) != nil || cues.isWord(words[index], .owner))
        && words[(index + 1)...].contains { $0.first?.isUppercase == true }
        && (index > 1 || judge.isGiven(words[0])) && words[index - 1].first?.isUppercase == true
        && words[..<index].drop { $0.first?.isLowercase == true }.allSatisfy { $0.first?.isUppercase == true }
    }
    // "Monika t o m § 4": so does what is told of the attendance.
    let note = words.firstIndex { $0.first?.isUppercase != true }
    if let note, note > 0, words[note].first?.isLowercase == true,
      cues.notesAfterNames.match(in: Tokens(words[note...].joined(separator: " ")).folded, at: 0) != nil
    {
      return judge.likeness(words[..<note].joined(separator: " "))
    }
    if let home { return nameLikeness(words[..<home].joined(separator: " ")) }
    // "ordf Anna Berg", "Anna Berg ordf", "handlanden Anna Berg".
    guard words.count > 1 else { return 0 }
    // "Gullan i Norrgården": a single name and where it lives.
    if words.count == 3, cues.places.whole([words[1].folded]) != nil, words[1].first?.isLowercase == true,
      words[2].first?.isUppercase == true
    {
      return judge.likeness(words[0])
    }
    let folded = Tokens(bare).folded
    if cues.substitutes.match(in: folded, at: 0) != nil || cues.proxies.match(in: folded, at: 0) != nil
      || cues.notesAfterNames.match(in: folded, at: 0) != nil
    {
      return 0
    }
    if let role = cues.roles.match(in: folded, at: 0), role.end < words.count {
      let rest = words[role.end...].joined(separator: " ")
      let likeness = judge.likeness(rest)
      // "ordföranden kyrkoherde Bo Ek": an office and a title.
      let next = Tokens(rest).folded
      let isTitled = cues.roles.match(in: next, at: 0) != nil || cues.titles.match(in: next, at: 0) != nil
      return likeness == 0 && isTitled ? nameLikeness(rest) : likeness
    }
    if cues.titles.match(in: folded, at: 0) != nil
      || words[0].first?.isLowercase == true && words[0].count > 4
    {
      let likeness = judge.likeness(words[1...].joined(separator: " "))
      if likeness > 0 || words.count < 4 { return likeness }
    }
    // "auktoriserade revisorn Mia Ek": two small words before a full name that is known.
    if words.count > 3, words.prefix(2).allSatisfy({ isTitleLike($0) }) {
      let name = judge.likeness(words[2...].joined(separator: " "))
      if name > 0.9 { return name - 0.1 }
    }
    for length in [3, 2] where words.count > length {
      let name = judge.likeness(words.prefix(length).joined(separator: " "))
      if name > 0.8 { return name - 0.1 }
    }
    return 0
  }

  /// Whether a word can be a title nobody listed: small letters and no verb.
  private func isTitleLike(_ word: String) -> Bool {
    word.count > 4 && word.allSatisfy { $0.isLowercase || $0 == "-" }
      && cues.sentences.whole([word.folded]) == nil
  }

  /// `tre invånare`, `ytterligare ca 60 medlemmar`: the words and the number, nil for a name.
  func isUnnamed(_ piece: String) -> (description: String, count: Int?)? {
    let tokens = Tokens(piece.split(separator: ",").first.map(String.init) ?? piece)
    let words = tokens.folded
    guard words.count <= 8, let noun = cues.unnamed.first(in: words) else { return nil }
    guard tokens.words[noun.start].isCapitalized == false || noun.start == 0 else { return nil }
    for index in words.indices where index < noun.start || noun.start == 0 {
      if let number = Int(words[index]) { return (piece.trimmed, number) }
      if let number = cues.numbers.whole([words[index]]).flatMap({ Int($0.value) }) {
        return (piece.trimmed, number)
      }
    }
    return nil
  }

  /// Whether a word can be a person's short name on a list of such.
  func isAlias(_ word: String) -> Bool {
    let core = withoutBrackets(word)
    guard (2...14).contains(core.count), core.allSatisfy({ $0.isLetter || $0.isNumber || "_-".contains($0) }),
      core.contains(where: \.isLetter)
    else { return false }
    let folded = [core.folded]
    return cues.unnamed.whole(folded) == nil && cues.roles.whole(folded) == nil
      && cues.attendance.whole(folded) == nil && cues.sentences.whole(folded) == nil
  }

  private func withoutBrackets(_ text: String) -> String {
    var remarks: [String] = []
    return PersonReader.withoutParentheses(text, into: &remarks).trimmed(of: "-•*.–●:")
  }

  private func conjunction(_ characters: [Character], at index: Int) -> Int? {
    var end = index
    while end < characters.count, characters[end].isLowercase, end - index < 5 { end += 1 }
    guard end > index, end < characters.count, characters[end].isWhitespace,
      cues.isWord(String(characters[index..<end]), .and)
    else { return nil }
    return end - index + 1
  }

  private func endsWithInitial(_ text: String) -> Bool {
    guard let word = text.split(separator: " ").last else { return false }
    if word.dropFirst().contains(".") || cues.nameAbbreviations.whole([String(word).folded]) != nil {
      return true
    }
    return word.count <= 2 || cues.roles.whole([String(word).folded]) != nil && word.count <= 5
  }
}
