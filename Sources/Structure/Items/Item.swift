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
  /// Whether the heading's line goes on with running text.
  var isRunIn = false
  /// The first and last line's place among the lines.
  var lines: ClosedRange<Int>

  /// The opening, where it is running text, and the paragraphs.
  var allParagraphs: [Paragraph] { (isRunIn ? [opening] : []) + paragraphs }
}
