import Minutes

/// A page as another program recognized it: lines of words with their places, as hOCR, ALTO and PAGE XML have them.
struct GivenPage {
  /// In pixels; 0 where the file does not say.
  var width = 0.0
  var height = 0.0
  /// The resolution of the boxes; nil where the file does not say.
  var dpi: Double?
  var lines: [GivenLine] = []

  /// The page with its lines in reading order.
  ///
  /// Where every line has a place, rows and columns are found anew, so that the cells of a table's row come
  /// together whatever blocks the other program saw. Otherwise the lines stand as in the file.
  func page(number: Int, reader: PageReading.Reader, reason: String) -> Page {
    let filled = lines.compactMap { $0.placed() }
    let written = lines.filter { !$0.words.isEmpty }
    var page = Page(
      number: number, lines: [], width: GivenPage.pixels(width), height: GivenPage.pixels(height), dpi: dpi,
      reading: PageReading(reader: reader, reason: reason))
    if filled.count == written.count {
      let slopes = filled.map(\.slope).sorted()
      page.lines = PageLayout(
        runs: filled.map(\.run), slope: slopes.isEmpty ? 0 : slopes[slopes.count / 2]
      ).lines()
    } else {
      page.lines = written.map(\.plainLine)
    }
    let confidences = page.lines.flatMap { $0.words.compactMap(\.confidence) }
    if !confidences.isEmpty {
      page.reading.confidence = confidences.reduce(0, +) / Double(confidences.count)
    }
    if page.lines.isEmpty {
      page.reading = PageReading(reader: .none, reason: "the file has no words for this page")
    }
    return page
  }

  /// A page's edge; 0 where the file states what no image has.
  private static func pixels(_ edge: Double) -> Int {
    edge > 0 && edge < 1_000_000 ? Int(edge.rounded()) : 0
  }
}

/// A rectangle in pixels, edges not rounded.
struct GivenBox {
  var left: Double
  var top: Double
  var right: Double
  var bottom: Double

  /// The rectangle around points, given as `x,y x,y …`; nil where there are fewer than two.
  init?(points: String) {
    let numbers = GivenBox.numbers(points)
    guard numbers.count >= 4 else { return nil }
    let xs = stride(from: 0, to: numbers.count - 1, by: 2).map { numbers[$0] }
    let ys = stride(from: 1, to: numbers.count, by: 2).map { numbers[$0] }
    self.init(left: xs.min() ?? 0, top: ys.min() ?? 0, right: xs.max() ?? 0, bottom: ys.max() ?? 0)
  }

  /// A rectangle that has an area and lies within what a page image can be; nil for any other.
  init?(left: Double, top: Double, right: Double, bottom: Double) {
    let edges = [left, top, right, bottom]
    guard edges.allSatisfy({ $0.isFinite && abs($0) < 1_000_000 }), right > left, bottom > top else {
      return nil
    }
    (self.left, self.top, self.right, self.bottom) = (left, top, right, bottom)
  }

  /// All numbers of a text, whatever separates them.
  static func numbers(_ text: String) -> [Double] {
    text.split { !($0.isASCII && ($0.isNumber || $0 == "." || $0 == "-")) }.compactMap { Double($0) }
  }
}

/// One word of a given line.
struct GivenWord {
  var text: String
  var box: GivenBox?
  /// 0 to 1.
  var confidence: Double?
  /// In points.
  var fontSize: Double?
  var isBold = false
}

/// One given line.
struct GivenLine {
  var words: [GivenWord] = []
  var box: GivenBox?
  /// The baseline: its height where the line begins, in pixels from the top, and how far it falls a pixel.
  var baseline: (start: Double, slope: Double)?

  /// Makes words of a text that is known for the line as a whole.
  mutating func fill(_ text: String, confidence: Double?) {
    words = GivenLine.words(of: text, in: box, confidence: confidence)
  }

  /// The words of a text within a box, each with its share of the width by its count of characters.
  static func words(of text: String, in box: GivenBox?, confidence: Double?) -> [GivenWord] {
    let count = Double(max(1, text.unicodeScalars.count))
    return Line.words(in: text).map { word in
      var given = GivenWord(text: word.text, confidence: confidence)
      if let box {
        let width = box.right - box.left
        let start = box.left + width * Double(word.start) / count
        let end = start + width * Double(word.text.unicodeScalars.count) / count
        given.box = GivenBox(left: start, top: box.top, right: end, bottom: box.bottom)
      }
      return given
    }
  }

  /// The line without places, its words joined by single blanks.
  var plainLine: Line {
    var line = Line(text: words.map(\.text).joined(separator: " "))
    for index in line.words.indices where line.words.count == words.count {
      line.words[index].confidence = words[index].confidence
    }
    return line
  }

  /// The line as a run of placed words; nil where it has no words or no place.
  func placed() -> (run: WordRun, slope: Double)? {
    guard !words.isEmpty else { return nil }
    var known = words
    // Words without boxes get theirs from the line's.
    if known.contains(where: { $0.box == nil }) {
      guard let box else { return nil }
      let text = words.map(\.text).joined(separator: " ")
      let spread = GivenLine.words(of: text, in: box, confidence: nil)
      guard spread.count == words.count else { return nil }
      for index in known.indices { known[index].box = spread[index].box }
    }
    let slope = baseline?.slope ?? 0
    let placed = known.compactMap { word in
      word.box.map { box in
        PlacedWord(
          text: word.text, left: box.left, top: box.top, right: box.right, bottom: box.bottom,
          confidence: word.confidence, fontSize: word.fontSize, isBold: word.isBold)
      }
    }
    guard let first = placed.first else { return nil }
    let tops = placed.map { $0.top - slope * ($0.left - first.left) }
    let bottoms = placed.map { $0.bottom - slope * ($0.left - first.left) }
    let bottom = bottoms.max() ?? 0
    let height = bottom - (tops.min() ?? 0)
    let start = baseline.map { $0.start } ?? bottom - 0.22 * height
    return (WordRun(words: placed, height: height, baseline: start), slope)
  }
}
