import Minutes

/// Reads the names under the minutes.
struct SignatureReader: Sendable {
  let cues: Cues
  let judge: NameJudge

  private struct Name {
    var signature: Signature
    var column: Int
  }

  private struct Pending {
    var role: String
    var column: Int
    var isUsed = false
  }

  /// The signatures, in order.
  ///
  /// - Parameter roster: those who were there; a name that is neither on it nor known is a scrawl misread.
  func signatures(_ lines: [LayoutLine], labels: [Label?], roster: Roster) -> [Signature] {
    var names: [Name] = []
    var pending: [Pending] = []
    var pendingLine = -1
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
        let match = isSignature.match(in: tokens.folded, at: 0) ?? role
        if let match {
          let rest = tokens.text(from: tokens.words[match.end - 1].end).trimmed(of: ":,.–-/ ")
          if rest.isEmpty {
            labelsHere.append(Pending(role: match.value, column: cell.column))
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
        for (name, role) in people(text) {
          var signature = named(name, role: role, line, cell.column)
          if role == nil, let label = nearest(pending, to: cell.column) {
            pending[label].isUsed = true
            signature.signature.role = pending[label].role == "other" ? nil : pending[label].role
          }
          names.append(signature)
        }
      }
      if !labelsHere.isEmpty {
        // Labels under the names they belong to.
        let above = names.indices.filter {
          line.page == names[$0].signature.page && line.number - (names[$0].signature.line ?? 0) <= 2
            && names[$0].signature.line != line.number
        }
        let isRow = above.count == labelsHere.count && above.count > 1
        for (place, label) in labelsHere.enumerated() where !label.isUsed && label.role != "other" {
          if isRow {
            names[above[place]].signature.role = label.role
          } else if let name = above.last(where: {
            names[$0].signature.role == nil && abs(names[$0].column - label.column) < 8
          }) {
            names[name].signature.role = label.role
          }
        }
        if isRow { labelsHere = labelsHere.map { Pending(role: $0.role, column: $0.column, isUsed: true) } }
        if pendingLine >= 0, index - pendingLine > 1 || pending.allSatisfy(\.isUsed) { pending = [] }
        pending = labelsHere
        pendingLine = index
      }
    }
    return names.flatMap { name -> [Signature] in
      var signature = name.signature
      if let several = roster.several(signature.name) {
        // Which of them the role by their line belongs to is not to be seen.
        return several.map { Signature(name: $0, page: signature.page, line: signature.line) }
      }
      if let listed = roster.listed(signature.name) {
        signature.name = listed
      } else if roster.isList, !isKnown(signature.name) {
        return []
      }
      return [signature]
    }
  }

  /// Whether a name of two words or more has one that people bear.
  private func isKnown(_ name: String) -> Bool {
    let words = name.split(separator: " ").map(String.init)
    guard words.count > 1, let first = words.first, let last = words.last else { return false }
    return judge.isGiven(first) || judge.isFamily(last)
  }

  private func named(_ name: String, role: String?, _ line: LayoutLine, _ column: Int) -> Name {
    let role = role == "other" ? nil : role
    return Name(
      signature: Signature(role: role, name: name, page: line.page, line: line.number), column: column)
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
      people.append((person.name, person.role ?? carried))
    }
    return people
  }
}
