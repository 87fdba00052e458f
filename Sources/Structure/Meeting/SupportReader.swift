import Minutes

/// Tells where the values of the head and the officers stand and how sure they are.
struct SupportReader: Sendable {
  /// A value with how it was found.
  struct Claim: Hashable, Sendable {
    /// The field.
    var field: FieldSupport.Field
    /// The value.
    var value: String
    /// How it was found.
    var reason: FieldSupport.Reason
    /// The line's place among the lines, where it is known.
    var line: Int?
    /// The words of the line that have the value, where they differ from it: `kl. 19` for `19:00`.
    var words: String?
  }

  let cues: Cues
  let lines: [LayoutLine]

  /// The supports of the claims, in order.
  func supports(_ claims: [Claim]) -> [FieldSupport] {
    claims.map { claim in
      let line = claim.line ?? place(of: claim)
      return FieldSupport(
        field: claim.field, value: claim.value, reason: claim.reason,
        confidence: confidence(claim.field, claim.reason), text: line.map { lines[$0].text },
        page: line.map { lines[$0].page }, line: line.map { lines[$0].number })
    }
  }

  /// How often values of a field found so were right, from the data file; a half where none was measured.
  private func confidence(_ field: FieldSupport.Field, _ reason: FieldSupport.Reason) -> Double {
    cues.confidence(of: field.rawValue.lowercased(), found: reason.rawValue) ?? 0.5
  }

  /// The line that has a value: the best of those that have all its words, or else most of them.
  private func place(of claim: Claim) -> Int? {
    let wanted = Tokens(claim.words ?? claim.value).folded
    guard !wanted.isEmpty else { return nil }
    let isSigner = claim.reason == .signature
    var best: (line: Int, share: Double)?
    for index in isSigner ? Array(lines.indices.reversed()) : Array(lines.indices) {
      let words = lines[index].words
      let found = wanted.filter { word in
        words.contains { $0 == word || $0.hasPrefix(word) && word.count > 3 }
      }.count
      let share = Double(found) / Double(wanted.count)
      // A person's line tells the office besides, if there is such a line.
      if share > best?.share ?? 0.49 { best = (index, share) }
      if share == 1 { break }
    }
    return best?.line
  }
}
