import Minutes

/// Lets a user lexicon have the last word over the edits of the model.
struct LexiconEdits {
  private let phrases: LexiconPhrases
  private let pages: [Page]

  /// Looks for the lexicon's phrases in these pages.
  init(_ phrases: LexiconPhrases, _ pages: [Page]) {
    self.phrases = phrases
    self.pages = pages
  }

  /// The edits without those that touch what the lexicon speaks of, and with its replacements, in reading order.
  func applied(to edits: [Edit]) -> [Edit] {
    if phrases.isEmpty { return edits }
    var replacements: [Edit] = []
    var spoken: [Place: [Range<Int>]] = [:]
    for (page, lines) in pages.lazy.map(\.lines).enumerated() {
      for (line, text) in lines.lazy.map(\.text).enumerated() {
        for match in phrases.matches(in: text) {
          spoken[Place(page: page, line: line), default: []].append(match.range)
          guard let right = match.right else { continue }
          replacements.append(
            Edit(
              page: page, line: line, range: match.range, replacement: right, reason: .lexicon, confidence: 1,
              state: .applied))
        }
      }
    }
    let kept = edits.filter { edit in
      !Self.touches(edit.range, spoken[Place(page: edit.page, line: edit.line)] ?? [])
    }
    return (replacements + kept).sorted {
      ($0.page, $0.line, $0.range.lowerBound) < ($1.page, $1.line, $1.range.lowerBound)
    }
  }

  /// Whether a range overlaps one of others that are in order and apart.
  private static func touches(_ range: Range<Int>, _ others: [Range<Int>]) -> Bool {
    var (low, high) = (0, others.count)
    while low < high {
      let middle = (low + high) / 2
      if others[middle].upperBound <= range.lowerBound { low = middle + 1 } else { high = middle }
    }
    return low < others.count && others[low].lowerBound < range.upperBound
  }

  private struct Place: Hashable {
    var page: Int
    var line: Int
  }
}
