/// A run of a document that a sequence of words counts, with where it stands.
struct Token {
  /// A place in the document.
  struct Place {
    private let pageNumber: Int32
    private let lineNumber: Int32
    private let start: Int32
    private let end: Int32

    /// Makes a place from the page and the line on it, both from 0, and the Unicode scalars of the line's text.
    init(page: Int, line: Int, range: Range<Int>) {
      pageNumber = Int32(page)
      lineNumber = Int32(line)
      start = Int32(range.lowerBound)
      end = Int32(range.upperBound)
    }

    /// The page, from 0.
    var page: Int { Int(pageNumber) }
    /// The line on the page, from 0.
    var line: Int { Int(lineNumber) }
    /// The Unicode scalars of the line's text.
    var range: Range<Int> { Int(start)..<Int(end) }
  }

  /// The places of one token, at most two, kept without memory of their own: a long document has many tokens.
  struct Places: RandomAccessCollection {
    private var first: Place?
    private var second: Place?

    /// No place, as the end of a block that only white space ends.
    init() {}

    /// One place.
    init(_ place: Place) { first = place }

    /// The two places of a word broken at a line's end.
    init(_ head: Place, _ tail: Place) {
      first = head
      second = tail
    }

    var startIndex: Int { 0 }
    var endIndex: Int { first == nil ? 0 : second == nil ? 1 : 2 }

    subscript(position: Int) -> Place {
      guard let place = position == 0 ? first : second else { preconditionFailure("no place \(position)") }
      return place
    }
  }

  /// Its class; nil for a word.
  var wordClass: UInt32?
  /// The bytes of a word, both parts of one broken at a line's end; memory that all tokens of the form share.
  var bytes: [UInt8] = []
  /// Where it stands: two places for a word broken at a line's end.
  var places: Places
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
