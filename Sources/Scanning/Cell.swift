import Minutes

/// A run of words without a wide gap: a line of prose, or one cell of a table's row.
struct Cell {
  var words: [PlacedWord]
  /// The height of the letters with ascenders and descenders, in pixels.
  var height: Double
  /// The baseline, in pixels from the top, the page's slope taken out.
  var baseline: Double
  /// Whether the next cell of the row was cut off by the edges of the rows around, however small the gap.
  var isCut = false

  var left: Double { words.first?.left ?? 0 }
  var right: Double { words.last?.right ?? 0 }
  /// How many characters the cell has.
  var length: Int { words.reduce(0) { $0 + $1.text.unicodeScalars.count } }

  /// The gap between words, in multiples of the letters' height, from which they are in two cells.
  static let gap = 1.2

  /// Cuts a run at its wide gaps.
  ///
  /// What is no word cuts it too and goes.
  static func cells(of run: WordRun, slope: Double) -> [Cell] {
    var cells: [Cell] = []
    var words: [PlacedWord] = []
    func finish() {
      guard !words.isEmpty, let start = run.words.first else { return }
      cells.append(Cell(words: words, height: run.height, baseline: run.baseline - slope * start.left))
      words = []
    }
    let isOrdered = zip(run.words, run.words.dropFirst()).allSatisfy { $0.left <= $1.left }
    for word in isOrdered ? run.words : run.words.sorted(by: { $0.left < $1.left }) {
      if word.isNoise(height: run.height) {
        finish()
        continue
      }
      if let last = words.last, word.left - last.right > gap * run.height { finish() }
      words.append(word)
    }
    finish()
    return cells
  }
}

extension PlacedWord {
  /// Whether recognition took a table's rule or a speck for a word.
  ///
  /// Such a word has no letter or digit, and is an upright bar, a dash as high as a letter, or has little
  /// confidence. A short thin dash marks an item and is kept, and so are a text layer's words, which have no
  /// confidence.
  fileprivate func isNoise(height: Double) -> Bool {
    guard let confidence, !text.unicodeScalars.contains(where: \.isLetterOrDigit) else { return false }
    let isDash = text.unicodeScalars.allSatisfy { "-–—".unicodeScalars.contains($0) }
    if isDash, right - left < 0.8 * height, bottom - top < 0.4 * height { return false }
    if confidence < 0.5 { return true }
    let isUpright = bottom - top > 0.6 * height
    return text.unicodeScalars.allSatisfy { scalar in
      "|¦".unicodeScalars.contains(scalar) || (isUpright && "-–—=_".unicodeScalars.contains(scalar))
    }
  }
}
