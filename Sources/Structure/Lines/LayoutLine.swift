/// A line of a page with markup removed and what the page shows of it.
struct LayoutLine: Sendable {
  /// A piece of a line with white space before it, as a table or columns have.
  struct Cell: Hashable, Sendable {
    /// The words.
    var text: String
    /// Where it begins, in characters from the left edge.
    var column: Int
    /// Where it ends, exclusive.
    var end: Int { column + text.count }
  }

  /// The page's number in the file, from 1.
  var page: Int
  /// The line's number on the page, from 1.
  var number: Int
  /// The words, markup and white space at the ends removed.
  var text: String
  /// The words for comparison.
  var words: [String]
  /// How far the line is indented, in characters.
  var indent: Int
  /// The pieces, left to right.
  var cells: [Cell]
  /// How many blank lines stand before; 9 at the top of the document.
  var blanksBefore: Int
  /// How many blank lines follow; 9 at the end of the document.
  var blanksAfter: Int
  /// The possible readings of a number or bullet at the beginning, likeliest first.
  var markers: [Marker]
  /// The level of a Markdown heading, 1 to 6.
  var headingLevel: Int?
  /// Whether the line is set in bold or italics as a whole.
  var isEmphasized: Bool
  /// The font size relative to the document's most common; 1 where unknown.
  var relativeSize: Double
  /// Whether it stands in a code block.
  var isCode: Bool
  /// Whether the Markdown asks for a line break after it.
  var breaksAfter: Bool
  /// Whether it repeats on several pages or is a page number.
  var isFurniture: Bool
  /// The lines before it in its paragraph, where it ends with a colon.
  var leadIn = ""
  /// Whether a rule stands before it.
  var ruleBefore: Bool

  /// The likeliest marker.
  var marker: Marker? { markers.first }
  /// Whether the line begins with a bullet.
  var isBullet: Bool { marker?.style == .bullet }
  /// The text after a bullet or the whole text.
  var content: String { isBullet ? marker?.rest ?? text : text }
  /// Whether the line ends as sentences do.
  var endsSentence: Bool {
    text.last == "." || text.last == "!" || text.hasSuffix(".\"") || text.hasSuffix(".)")
  }
}
