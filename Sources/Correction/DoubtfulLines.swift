import Minutes

/// The lines that the reader itself was unsure of: what is found there is offered, not applied.
struct DoubtfulLines {
  private let pages: [Set<Int>]

  /// The mean confidence of words below which a line or a page is doubtful, 0 to 1.
  private static let least = 0.6

  /// Looks at the confidences of words; lines without are not doubtful.
  init(_ pages: [Page]) {
    self.pages = pages.map { page in
      let means = page.lines.map { Self.mean($0.words) }
      if let mean = Self.mean(page.lines.flatMap(\.words)), mean < Self.least { return Set(means.indices) }
      return Set(means.indices.filter { means[$0].map { $0 < Self.least } ?? false })
    }
  }

  private static func mean(_ words: [Word]) -> Double? {
    let confidences = words.compactMap(\.confidence)
    return confidences.isEmpty ? nil : confidences.reduce(0, +) / Double(confidences.count)
  }

  /// Whether an edit stands on a doubtful line.
  func contain(_ edit: Edit) -> Bool { pages[edit.page].contains(edit.line) }
}
