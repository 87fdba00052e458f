/// Reads PAGE XML of 2013 and 2019 and their like: the format of eScriptorium, Transkribus and OCR-D.
struct PageXMLParser: ElementParser {
  private(set) var pages: [GivenPage] = []
  /// What made the file, as it says itself.
  private(set) var software: String?

  /// The elements that hold text and places: regions, lines and words.
  private enum Kind {
    case region
    case line
    case word
  }

  /// An element that is open, with what its own texts say.
  private struct Part {
    var kind: Kind
    var box: GivenBox?
    var baseline: (start: Double, slope: Double)?
    /// The best of its own texts: the lowest index wins.
    var text: String?
    var index = Int.max
    var confidence: Double?
    /// The words of a line, the lines of a region.
    var words: [GivenWord] = []
    var hasLines = false
  }

  private var open: [Part] = []
  /// The text equivalent that is open: its index, its confidence, and its characters.
  private var equivalent: (index: Int, confidence: Double?, text: String)?
  private var wanted: String?

  mutating func add(_ text: String) {
    if wanted == "unicode", let before = equivalent?.text { equivalent?.text = before + text }
    if wanted == "creator" { software = Self.software(text) ?? software }
  }

  mutating func start(_ name: String, _ attributes: [String: String]) {
    switch name {
    case "page":
      var page = GivenPage()
      page.width = attributes["imagewidth"].flatMap(Double.init) ?? 0
      page.height = attributes["imageheight"].flatMap(Double.init) ?? 0
      pages.append(page)
    case "textregion", "tablecell": push(.region)
    case "textline": push(.line)
    case "word": push(.word)
    case "coords":
      if !open.isEmpty, let points = attributes["points"] {
        open[open.count - 1].box = GivenBox(points: points)
      }
    case "baseline":
      if !open.isEmpty, let points = attributes["points"] {
        open[open.count - 1].baseline = GivenLine.baseline(GivenBox.numbers(points))
      }
    case "textequiv":
      equivalent = (attributes["index"].flatMap(Int.init) ?? 0, attributes["conf"].flatMap(Double.init), "")
    case "unicode", "creator": wanted = name
    default: break
    }
  }

  private mutating func push(_ kind: Kind) {
    // No paper nests that deep; what does is not worth the memory.
    if open.count < 64 { open.append(Part(kind: kind)) }
  }

  mutating func end(_ name: String) {
    if name == wanted { wanted = nil }
    switch name {
    case "textequiv":
      if let equivalent, !open.isEmpty, equivalent.index < open[open.count - 1].index {
        open[open.count - 1].text = equivalent.text
        open[open.count - 1].index = equivalent.index
        open[open.count - 1].confidence = equivalent.confidence.map { min(max($0, 0), 1) }
      }
      equivalent = nil
    case "word": close(.word)
    case "textline": close(.line)
    case "textregion", "tablecell": close(.region)
    case "page": while let part = open.popLast() { finish(part) }
    default: break
    }
  }

  private mutating func close(_ kind: Kind) {
    guard open.contains(where: { $0.kind == kind }) else { return }
    while let part = open.popLast() {
      finish(part)
      if part.kind == kind { return }
    }
  }

  private mutating func finish(_ part: Part) {
    switch part.kind {
    case .word:
      guard let text = part.text, let line = open.indices.last, open[line].kind == .line else { return }
      open[line].words += GivenLine.words(of: text, in: part.box, confidence: part.confidence)
    case .line:
      for index in open.indices { open[index].hasLines = true }
      add(part)
    case .region:
      guard !part.hasLines, let text = part.text else { return }
      let rows = text.split(whereSeparator: \.isNewline)
      for (index, row) in rows.enumerated() {
        var line = part
        line.text = String(row)
        if let box = part.box {
          let height = (box.bottom - box.top) / Double(rows.count)
          line.box = GivenBox(
            left: box.left, top: box.top + height * Double(index), right: box.right,
            bottom: box.top + height * Double(index + 1))
        }
        add(line)
      }
    }
  }

  private mutating func add(_ part: Part) {
    var line = GivenLine(words: part.words, box: part.box, baseline: part.baseline)
    // A line's own text is the later one: people correct lines and leave the words as the program read them.
    let spelled = part.words.map(\.text).joined()
    if let text = part.text, text.filter({ !$0.isWhitespace }) != spelled {
      line.fill(text, confidence: part.confidence)
    }
    guard !line.words.isEmpty else { return }
    if pages.isEmpty { pages.append(GivenPage()) }
    pages[pages.count - 1].lines.append(line)
  }
}
