import Minutes

/// Reads the names under the minutes.
struct SignatureReader: Sendable {
  let cues: Cues
  let judge: NameJudge

  /// A signature with the office that stands under it besides.
  struct Signed: Hashable, Sendable {
    /// The name and the role it signs in: `Justeras` above it.
    var signature: Signature
    /// The signer's office, where another label under the name tells it: `Ordförande` below.
    var title: String?
  }

  private struct Name {
    var signed: Signed
    var column: Int
    /// Whether the label above it is the only one there.
    var isShared = false
  }

  private struct Pending {
    var role: String
    var column: Int
    /// Whether it names an office, which may stand under the name; "Justeras" stands above it.
    var isOffice = false
    var isUsed = false
    /// Whether it stands in brackets, as what tells of the name above does.
    var isBracketed = false
    /// Whether it told the office of a name above it, so that it tells nothing of those below.
    var isSpent = false
    /// The name above it that it tells of, unless another name follows it.
    var above: Int?
  }

  /// The signatures, in order.
  ///
  /// - Parameters:
  ///   - roster: those who were there, or where the paper lists nobody, those it names; a name that is neither on
  ///     it nor known is a scrawl misread.
  ///   - isList: whether the roster is a list of those present.
  func signatures(_ lines: [LayoutLine], labels: [Label?], roster: Roster, isList: Bool) -> [Signed] {
    var names: [Name] = []
    var pending: [Pending] = []
    for (index, line) in lines.enumerated() where labels[index] == .signature {
      var labelsHere: [Pending] = []
      let isSignature = cues.signatures
      for cell in line.cells.isEmpty ? [LayoutLine.Cell(text: line.text, column: line.indent)] : line.cells {
        let text = cell.text.trimmed(of: "_.,/\\ ")
        if text.isEmpty { continue }
        let tokens = Tokens(text)
        let role = cues.roles.whole(tokens.folded).flatMap {
          ["chair", "secretary", "adjuster"].contains($0.value) ? $0 : nil
        }
        let match = isSignature.match(in: tokens.folded, at: 0) ?? role ?? nearLabel(tokens)
        if let match {
          let isOffice =
            role != nil || match.value == "chair" || cues.roles.match(in: tokens.folded, at: 0) != nil
            || tokens.words.first.flatMap { cues.roles.near($0.folded) } != nil
          let rest = tokens.text(from: tokens.words[match.end - 1].end).trimmed(of: ":,.–-/ ")
          // A letter or two after the label are the beginning of a scrawl.
          // So is the day: "Justerat den 20 november 1926".
          let isDay = DateSigns(cues: cues).isDated(Tokens(rest).folded)
          if isDay || rest.filter(\.isLetter).count <= 3, people(rest).isEmpty {
            var label = Pending(role: match.value, column: cell.column, isOffice: isOffice)
            label.isBracketed = cell.text.hasPrefix("(")
            labelsHere.append(label)
            continue
          }
          // Labels side by side whose gap was lost: "Vid protokollet: Justeras:".
          if let second = isSignature.whole(Tokens(rest).folded) {
            labelsHere.append(Pending(role: match.value, column: cell.column))
            labelsHere.append(Pending(role: second.value, column: cell.column + rest.count))
            continue
          }
          let people = people(rest)
          if !people.isEmpty {
            for (name, role) in people {
              names.append(named(name, role: role ?? match.value, line, cell.column))
            }
            labelsHere.append(Pending(role: match.value, column: cell.column, isUsed: true))
            continue
          }
        }
        if line.cells.count <= 1, let several = roster.several(text), several.count == pending.count {
          for (place, name) in several.enumerated() {
            names.append(named(name, role: pending[place].role, line, cell.column))
            pending[place].isUsed = true
          }
          continue
        }
        let people = people(text)
        let spoiled = people.isEmpty && !pending.isEmpty ? roster.withFamily(of: text) : nil
        for (name, role) in spoiled.map({ [($0, nil)] }) ?? people {
          var signature = named(name, role: role, line, cell.column)
          if role == nil, let label = nearest(pending, to: cell.column) {
            pending[label].isUsed = true
            signature.isShared = pending.count == 1
            signature.signed.signature.role = pending[label].role == "other" ? nil : pending[label].role
          }
          names.append(signature)
        }
      }
      if !labelsHere.isEmpty {
        // Labels under the names they belong to.
        let above = names.indices.filter {
          line.page == names[$0].signed.signature.page
            && line.number - (names[$0].signed.signature.line ?? 0) <= 2
            && names[$0].signed.signature.line != line.number
        }
        let isRow =
          above.count == labelsHere.count && above.count > 1 && labelsHere.allSatisfy(\.isOffice)
        for (place, label) in labelsHere.enumerated() where !label.isUsed && label.role != "other" {
          let name =
            isRow
            ? above[place]
            : above.last { name in
              (label.isOffice || names[name].signed.signature.role == nil)
                && abs(names[name].column - label.column) < 8
            }
          guard let name else { continue }
          // What the label above a name says it signs as stands, and the one below tells its office; but the
          // secretary checks nothing, and a label that stands over two names may be one of them's only.
          let role = names[name].signed.signature.role
          labelsHere[place].isSpent = role == nil && label.isOffice
          let isWrong =
            role == "adjuster" && label.role == "secretary"
            || names[name].isShared && role == "secretary" && label.role == "chair"
          if role == nil || labelsHere.count > 1 && isWrong {
            names[name].signed.signature.role = label.role
          } else if label.isBracketed {
            names[name].signed.title = label.role
            labelsHere[place].isSpent = true
          } else if !isRow {
            // Apart, or alone under two names, it belongs to a name below that may have been lost.
            if line.blanksBefore == 0, above.count == labelsHere.count { labelsHere[place].above = name }
            continue
          } else {
            names[name].signed.title = label.role
          }
          labelsHere[place].isUsed = true
        }
        giveTitles(pending, to: &names)
        pending = labelsHere.filter { !$0.isSpent }
      }
    }
    giveTitles(pending, to: &names)
    let signed = names.flatMap { name -> [Signed] in
      var signed = name.signed
      let signature = signed.signature
      if let several = roster.several(signature.name) {
        // Whose of them the label by their line is, is not to be seen, unless it is the only one and for several.
        let role = name.isShared && signature.role == "adjuster" ? signature.role : nil
        return several.map {
          Signed(signature: Signature(role: role, name: $0, page: signature.page, line: signature.line))
        }
      }
      let given = signature.name.split(separator: " ").first.map(String.init) ?? ""
      if let listed = roster.listed(signature.name)
        ?? (judge.isGiven(given) ? nil : roster.withFamily(of: signature.name))
      {
        signed.signature.name = listed
      } else if !isKnown(signature.name, surely: !isList && signature.role == nil) {
        return []
      }
      return [signed]
    }
    return isList ? withoutScrawls(signed, roster: roster) : signed
  }

  /// Without names that nobody bears, where one on the list signs in the same role: `La Mieluie` over `Anna Berg`.
  private func withoutScrawls(_ signed: [Signed], roster: Roster) -> [Signed] {
    let listed = signed.map { roster.listed($0.signature.name) == $0.signature.name }
    let roles = Set(zip(signed, listed).filter(\.1).compactMap(\.0.signature.role))
    return zip(signed, listed).filter { signed, isListed in
      guard !isListed, let role = signed.signature.role, roles.contains(role) else { return true }
      return isKnown(signed.signature.name, surely: true)
    }.map(\.0)
  }

  private func isOffice(_ role: String) -> Bool {
    ["chair", "secretary", "adjuster"].contains(role) || cues.roles.whole(Tokens(role).folded) != nil
  }

  /// A label whose first long word was misread in a letter: "Mötesordförand f".
  private func nearLabel(_ tokens: Tokens) -> Phrases.Match? {
    guard let first = tokens.words.first, first.text.count > 8, tokens.words.count <= 2 else { return nil }
    return cues.signatures.near(first.folded)
  }

  /// Gives the names above labels that no name followed the offices they tell.
  private func giveTitles(_ labels: [Pending], to names: inout [Name]) {
    for label in labels where !label.isUsed {
      if let name = label.above, names[name].signed.title == nil { names[name].signed.title = label.role }
    }
  }

  /// Whether a name of two words or more has one that people bear; surely, where both are.
  private func isKnown(_ name: String, surely: Bool) -> Bool {
    let words = name.split(separator: " ").map(String.init)
    guard words.count > 1, let first = words.first, let last = words.last else { return false }
    if NameJudge.isInitial(first) { return !surely || judge.isFamily(last) }
    return surely
      ? judge.isGiven(first) && judge.isFamily(last) : judge.isGiven(first) || judge.isFamily(last)
  }

  private func named(_ name: String, role: String?, _ line: LayoutLine, _ column: Int) -> Name {
    let role = role == "other" ? nil : role
    let signature = Signature(role: role, name: name, page: line.page, line: line.number)
    return Name(signed: Signed(signature: signature), column: column)
  }

  private func nearest(_ pending: [Pending], to column: Int) -> Int? {
    pending.indices.filter { pending[$0].role != "other" }
      .min { abs(pending[$0].column - column) < abs(pending[$1].column - column) }
  }

  /// The people of a cell with their roles: "Anna Berg, ordförande", "Anna Berg, Bo Ek".
  private func people(_ text: String) -> [(String, String?)] {
    let list = NameList(cues: cues, judge: judge)
    var people: [(String, String?)] = []
    var carried: String?
    for piece in list.pieces(text) {
      let tokens = Tokens(piece)
      if tokens.words.isEmpty { continue }
      if let role = cues.roles.whole(tokens.folded) {
        if let last = people.indices.last, people[last].1 == nil { people[last].1 = role.value }
        continue
      }
      // "Anna Berg, Ordförande Bo Ek, Sekreterare": the role before a name may belong to the name before it.
      if let role = cues.roles.match(in: tokens.folded, at: 0), role.end < tokens.words.count {
        let name = tokens.text(from: tokens.words[role.end - 1].end).trimmed(of: ":. ")
        if judge.likeness(name) > 0.5 {
          if let last = people.indices.last, people[last].1 == nil {
            people[last].1 = role.value
            people.append((name, nil))
          } else {
            people.append((name, role.value))
          }
          carried = nil
          continue
        }
      }
      guard let person = PersonReader(cues: cues, judge: judge).person(piece, minimum: 0.5) else { continue }
      if piece.split(separator: " ").count > 6 { continue }
      // A small word before a name is an office only where it is known as one.
      let role = person.role.flatMap { isOffice($0) ? $0 : nil }
      people.append((person.name, role ?? carried))
    }
    return people
  }
}
