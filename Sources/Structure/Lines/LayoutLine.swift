/// A line of a page with markup removed and what the page shows of it.
struct LayoutLine: Sendable {
  /// A piece of a line with white space before it, as a table or columns have.
  struct Cell: Hashable, Sendable {
    /// The words.
    var text: String
    /// Where it begins, in characters from the left edge.
    var column: Int
    /// Where each of its words begins, where the page tells it.
    var starts: [Int] = []
    /// Where it ends, exclusive.
    var end: Int { column + text.count }
  }

  /// What stands beside a line in a column that tells who answers for it.
  struct Aside: Hashable, Sendable {
    /// The words on who does it, a piece for each line of the column.
    var text: [String] = []
    /// The words on by when, likewise.
    var due: [String] = []

    /// Whether nothing stands there.
    var isEmpty: Bool { text.isEmpty && due.isEmpty }
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
  /// Whether its characters came with the file and were not recognized from a picture.
  var isPrinted = false
  /// What stands beside it in a table's column of those who answer for the items.
  var aside = Aside()

  /// What follows a list's number, where it begins like a name: `1. Anna Berg`, `2) Bo Ek`.
  var listedName: String? {
    guard let marker, marker.values.count == 1, marker.cost < 0.4, text.first?.isNumber == true,
      marker.rest.first?.isUppercase == true
    else { return nil }
    let isStopped = marker.style == .dotted || marker.style == .parenthesis
    guard isStopped || marker.style == .bare, marker.rest.contains(" ") else { return nil }
    return marker.rest
  }
  /// The words of the first piece for comparison.
  var firstWords: [String] { cells.count > 1 ? Tokens(cells[0].text).folded : words }
  /// The likeliest marker.
  var marker: Marker? { markers.first }
  /// Whether the line begins with a bullet.
  var isBullet: Bool { marker?.style == .bullet }
  /// The text after a bullet or the whole text.
  var content: String { isBullet ? marker?.rest ?? text : text }
  /// Puts more beside the line.
  mutating func addAside(_ more: Aside) {
    aside.text += more.text
    aside.due += more.due
  }

  /// Whether the line ends as sentences do.
  var endsSentence: Bool {
    text.last == "." || text.last == "!" || text.hasSuffix(".\"") || text.hasSuffix(".)")
  }
}
