import Foundation
import Minutes

extension CorrectionSession {
  /// How sure a word must be to speak for others.
  private static let sure = 0.95
  /// How sure a word must be not to be looked at again.
  private static let settled = 0.98
  /// The least gain that is worth another look, as a logarithm.
  private static let leastGain: Float = 0.3

  /// What a common word with a capital gains where the document has it with a capital always: it is a name there.
  private static let ownName: Float = 3

  /// The lines that are not Swedish.
  func foreignPassages() -> ForeignPassages {
    ForeignPassages(
      document,
      isStrange: { form in
        !candidates[form][0].isListed
          && !candidates[form].contains { !$0.isAsRead && !$0.isGuess && !$0.reading.has(.misread) }
      },
      isCommon: { form in
        let asRead = candidates[form][0]
        return asRead.isListed && !asRead.isName && finder.log(asRead) > -8
      })
  }

  /// Counts the words of a block in which nothing is questioned.
  mutating func note(_ block: [Token]) {
    for token in block where token.form >= 0 { note(token, as: candidates[token.form][0]) }
  }

  /// Counts the words of a block that are sure.
  mutating func note(_ block: [Token], _ places: [[Lattice.Choice]], _ shares: [[Double]]) {
    for (index, token) in block.enumerated() where token.form >= 0 {
      guard let best = shares[index].indices.max(by: { shares[index][$0] < shares[index][$1] }),
        shares[index][best] >= Self.sure
      else { continue }
      note(token, as: candidates[token.form][places[index][best].candidate])
    }
  }

  private mutating func note(_ token: Token, as candidate: Candidate) {
    if candidate.second == nil, !candidate.isGuess, token.bytes.count >= 4 {
      evidence.add(candidate.output, read: token.bytes)
    }
  }

  /// Adds to the choices of unsure words what the document's other words say; false where that is nothing.
  func weigh(_ block: [Token], _ places: inout [[Lattice.Choice]], _ shares: [[Double]]) -> Bool {
    var isChanged = false
    for index in places.indices where places[index].count > 1 {
      if (shares[index].max() ?? 1) > Self.settled { continue }
      let token = block[index]
      for place in places[index].indices {
        let candidate = candidates[token.form][places[index][place].candidate]
        let gain = evidence.gain(candidate.output, read: token.bytes, log: finder.log(candidate))
        if gain < Self.leastGain { continue }
        let isName = candidate.hasCapital && evidence.isName(candidate.output)
        places[index][place].reading += gain + (isName ? Self.ownName : 0)
        isChanged = true
      }
    }
    return isChanged
  }

  /// Two lists of edits in reading order; where they meet, the first list's stand.
  func merged(_ strong: [Edit], with others: [Edit]) -> [Edit] {
    if strong.isEmpty { return others }
    if others.isEmpty { return strong }
    func isBefore(_ left: Edit, _ right: Edit) -> Bool {
      (left.page, left.line, left.range.upperBound) <= (right.page, right.line, right.range.lowerBound)
    }
    let kept = others.filter { other in
      let next = strong.partition { !isBefore($0, other) }
      return next == strong.count || isBefore(other, strong[next])
        || !strong[next].range.overlaps(other.range)
    }
    return (strong + kept).sorted {
      ($0.page, $0.line, $0.range.lowerBound) < ($1.page, $1.line, $1.range.lowerBound)
    }
  }

  /// The edits, those on lines that the reader was unsure of only offered.
  func cautious(_ edits: [Edit]) -> [Edit] {
    edits.map { edit in
      guard edit.state == .applied, doubtful.contain(edit) else { return edit }
      var offered = edit
      offered.state = .suggested
      return offered
    }
  }
}
