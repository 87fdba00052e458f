/// An item of the meeting with its lines, before its fields are read.
struct Item: Sendable {
  /// The number as printed.
  var number: String?
  /// The number's parts.
  var values: [Int] = []
  /// The heading.
  var heading: String
  /// The depth, 1 outermost.
  var level: Int
  /// The words of the heading's line, whole, as a paragraph of its own.
  var opening: Paragraph
  /// The paragraphs under the heading.
  var paragraphs: [Paragraph] = []
  /// What stands beside its lines in a column of those who answer for the items, with the lines' places.
  var asides: [(aside: LayoutLine.Aside, line: Int)] = []
  /// Whether the heading's line goes on with running text.
  var isRunIn = false
  /// The first and last line's place among the lines.
  var lines: ClosedRange<Int>

  /// Keeps what stands beside a line.
  mutating func addAside(of line: LayoutLine, at place: Int) {
    if !line.aside.isEmpty { asides.append((line.aside, place)) }
  }

  /// The words of the paragraph that has a line; the heading for the heading's own.
  func paragraph(at line: Int) -> String {
    paragraphs.last { $0.starts.first.map { $0.line <= line } ?? false }?.text ?? heading
  }

  /// The opening, where it is running text, and the paragraphs.
  var allParagraphs: [Paragraph] { (isRunIn ? [opening] : []) + paragraphs }
}
