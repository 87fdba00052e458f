/// A rectangle on a page image, in pixels, origin top left, as hOCR has it.
public struct Box: Codable, Hashable, Sendable {
  /// The left edge.
  public var left: Int
  /// The top edge.
  public var top: Int
  /// The right edge, outside the rectangle.
  public var right: Int
  /// The bottom edge, outside the rectangle.
  public var bottom: Int

  /// Makes a rectangle from its edges.
  public init(left: Int, top: Int, right: Int, bottom: Int) {
    self.left = left
    self.top = top
    self.right = right
    self.bottom = bottom
  }

  /// The width in pixels.
  public var width: Int { right - left }
  /// The height in pixels.
  public var height: Int { bottom - top }

  /// The smallest rectangle that holds both.
  public func union(_ other: Box) -> Box {
    Box(
      left: min(left, other.left), top: min(top, other.top),
      right: max(right, other.right), bottom: max(bottom, other.bottom))
  }
}

/// Another reading of one printed symbol, with the reader's own confidence in it.
public struct SymbolChoice: Hashable, Sendable {
  /// The symbol's place in its word, in Unicode scalars.
  public var offset: Int
  /// What else it may be.
  public var text: String
  /// The reader's confidence, 0 to 1.
  public var confidence: Double

  /// Makes a choice.
  public init(offset: Int, text: String, confidence: Double) {
    self.offset = offset
    self.text = text
    self.confidence = confidence
  }
}

/// One word as read: a run of characters without white space.
public struct Word: Hashable, Sendable {
  /// The word's characters.
  public var text: String
  /// Where the word begins in its line's text, in Unicode scalars.
  public var start: Int
  /// Where the word stands on the page; nil for plain text.
  public var box: Box?
  /// The reader's confidence, 0 to 1; nil where the reader has none.
  public var confidence: Double?
  /// Other readings of its symbols, where the reader gives them.
  public var choices: [SymbolChoice]

  /// Makes a word.
  public init(
    text: String, start: Int, box: Box? = nil, confidence: Double? = nil, choices: [SymbolChoice] = []
  ) {
    self.text = text
    self.start = start
    self.box = box
    self.confidence = confidence
    self.choices = choices
  }
}

/// One line of text with its words.
public struct Line: Hashable, Sendable {
  /// The characters of the line, without its terminator.
  public var text: String
  /// What ends the line in the text as read: `"\n"`, `"\r\n"`, `"\r"`, or nothing for the last line.
  public var terminator: String
  /// The words, in order.
  ///
  /// Their `start` offsets point into `text`.
  public var words: [Word]
  /// Where the line stands on the page; nil for plain text.
  public var box: Box?
  /// The block (paragraph or column) the reader put the line in, counted from 0 on the page.
  public var block: Int?
  /// The font size in points, where the reader knows it.
  public var fontSize: Double?
  /// Whether the line is set in bold, where the reader knows it.
  public var isBold: Bool

  /// Makes a line from words the reader found.
  public init(
    text: String, terminator: String = "\n", words: [Word], box: Box? = nil, block: Int? = nil,
    fontSize: Double? = nil, isBold: Bool = false
  ) {
    self.text = text
    self.terminator = terminator
    self.words = words
    self.box = box
    self.block = block
    self.fontSize = fontSize
    self.isBold = isBold
  }

  /// Makes a line of plain text; its words are what white space separates.
  public init(text: String, terminator: String = "\n") {
    self.init(text: text, terminator: terminator, words: Line.words(in: text))
  }

  /// Splits a line's text at white space.
  public static func words(in text: String) -> [Word] {
    var words: [Word] = []
    var current = String.UnicodeScalarView()
    var start = 0
    var offset = 0
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace {
        if !current.isEmpty {
          words.append(Word(text: String(current), start: start))
          current = String.UnicodeScalarView()
        }
      } else {
        if current.isEmpty { start = offset }
        current.append(scalar)
      }
      offset += 1
    }
    if !current.isEmpty { words.append(Word(text: String(current), start: start)) }
    return words
  }
}

/// How one page was turned into words.
public struct PageReading: Codable, Hashable, Sendable {
  /// The kinds of reader.
  public enum Reader: String, Codable, Sendable, CaseIterable {
    /// The characters came with the file: plain text or Markdown.
    case text
    /// The text layer of a PDF.
    case textLayer = "text-layer"
    /// Recognition of the page image.
    case ocr
    /// Words that another program recognized, in an hOCR file.
    case hocr
    /// Words that another program recognized, in an ALTO file.
    case alto
    /// Words that another program recognized or a person transcribed, in a PAGE XML file.
    case page
    /// Nothing was read: the page is blank, or it failed.
    case none
  }

  /// What read the page.
  public var reader: Reader
  /// Why this reader was chosen, in a few words.
  public var reason: String
  /// The mean confidence of the page's words, 0 to 1; nil where the reader has none.
  public var confidence: Double?
  /// Whether reading was broken off, as it took too long, and the rest of the page is missing.
  public var isCutShort: Bool

  /// Makes a reading.
  public init(reader: Reader, reason: String, confidence: Double? = nil, isCutShort: Bool = false) {
    self.reader = reader
    self.reason = reason
    self.confidence = confidence
    self.isCutShort = isCutShort
  }
}

/// One page: its lines in reading order, and how they were read.
public struct Page: Hashable, Sendable {
  /// The page's number in its file, from 1.
  public var number: Int
  /// The lines in reading order.
  ///
  /// Their texts and terminators, one after the other, are the page's text.
  public var lines: [Line]
  /// The width of the page image in pixels; 0 for plain text.
  public var width: Int
  /// The height of the page image in pixels; 0 for plain text.
  public var height: Int
  /// The resolution that the boxes are in, in dots per inch; nil for plain text.
  public var dpi: Double?
  /// How the page was read.
  public var reading: PageReading

  /// Makes a page.
  public init(
    number: Int, lines: [Line], width: Int = 0, height: Int = 0, dpi: Double? = nil, reading: PageReading
  ) {
    self.number = number
    self.lines = lines
    self.width = width
    self.height = height
    self.dpi = dpi
    self.reading = reading
  }

  /// The page's text, exactly as read.
  public var text: String {
    var text = ""
    for line in lines {
      text += line.text
      text += line.terminator
    }
    return text
  }

  /// Splits plain text into lines at `\n`, `\r\n` and `\r`, losing nothing.
  public static func lines(of text: String) -> [Line] {
    var lines: [Line] = []
    var current = String.UnicodeScalarView()
    var pendingReturn = false
    func line(_ terminator: String) -> Line {
      defer { current = String.UnicodeScalarView() }
      return Line(text: String(current), terminator: terminator)
    }
    for scalar in text.unicodeScalars {
      if pendingReturn {
        pendingReturn = false
        if scalar == "\n" {
          lines.append(line("\r\n"))
          continue
        }
        lines.append(line("\r"))
      }
      switch scalar {
      case "\n": lines.append(line("\n"))
      case "\r": pendingReturn = true
      default: current.append(scalar)
      }
    }
    if pendingReturn { lines.append(line("\r")) }
    if !current.isEmpty { lines.append(line("")) }
    return lines
  }

  /// Makes the pages of a plain text: form feeds separate them.
  ///
  /// The pages' texts joined by form feeds (`text(of:)`) are the given text again.
  public static func pages(ofText text: String, reading: PageReading) -> [Page] {
    let parts = text.unicodeScalars.split(separator: "\u{0C}", omittingEmptySubsequences: false)
    return parts.enumerated().map { index, part in
      Page(number: index + 1, lines: lines(of: String(part)), reading: reading)
    }
  }

  /// The running text of several pages, separated by form feeds.
  public static func text(of pages: [Page]) -> String {
    pages.map(\.text).joined(separator: "\u{0C}")
  }
}
