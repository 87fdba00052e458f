import Minutes

/// One word with its place on the page image, as a text layer or Tesseract gives it.
struct PlacedWord {
  var text: String
  /// The edges in pixels, origin top left.
  var left: Double
  var top: Double
  var right: Double
  var bottom: Double
  /// The reader's confidence, 0 to 1.
  var confidence: Double?
  /// The font size in points.
  var fontSize: Double?
  var isBold = false
  var choices: [SymbolChoice] = []

  var box: Box {
    Box(
      left: Int(left.rounded(.down)), top: Int(top.rounded(.down)), right: Int(right.rounded(.up)),
      bottom: Int(bottom.rounded(.up)))
  }
}

/// A run of words on one baseline, as the reader put them together.
struct WordRun {
  var words: [PlacedWord]
  /// The height of the font's letters with their ascenders and descenders, in pixels.
  var height: Double
  /// The baseline where the run begins, in pixels from the top.
  var baseline: Double
}
