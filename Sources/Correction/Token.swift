/// A run of a document that a sequence of words counts, with where it stands.
struct Token {
  /// A place in the document.
  struct Place {
    /// The page, from 0.
    var page: Int
    /// The line on the page, from 0.
    var line: Int
    /// The Unicode scalars of the line's text.
    var range: Range<Int>
  }

  /// Its class; nil for a word.
  var wordClass: UInt32?
  /// The bytes of a word, both parts of one broken at a line's end.
  var bytes: [UInt8] = []
  /// Where it stands: two places for a word broken at a line's end.
  var places: [Place]
  /// The characters as read, one string a place.
  var texts: [String] = []
  /// Whether a sentence may begin here although none has ended: a new line, a number before.
  var mayBegin = false
  /// Whether it is the first of a line and the line before it was full, so that a sentence seldom begins here.
  var goesOn = false
  /// Whether marks stand apart from their letters in the text as read.
  var isDecomposed = false
  /// Whether blanks tear the word as read apart.
  var isTorn = false
  /// Whether reading split it in two.
  var isSplit = false
  /// Whether it is a few capitals among words in small letters: an abbreviation, most likely.
  var isLoneSign = false
  /// The index of the word's candidates.
  var form = -1
}
