/// Reads hOCR: recognized pages as HTML, as Tesseract and OCRopus write them.
struct HocrParser: GivenParser {
  private(set) var pages: [GivenPage] = []
  /// What made the file, as it says itself.
  private(set) var software: String?

  private var line: GivenLine?
  /// The line's text outside words, for files that have no words.
  private var looseText = ""
  /// The word that is open: its element's name, and how many elements of that name are open within it.
  private var word: (given: GivenWord, element: String, depth: Int)?
  /// The same for a reading that was not chosen, which is passed over.
  private var dropped: (element: String, depth: Int)?

  private static let lineClasses: Set<String> = [
    "ocr_line", "ocrx_line", "ocr_header", "ocr_footer", "ocr_caption", "ocr_textfloat", "ocr_pageno",
  ]
  private static let blockClasses: Set<String> = ["ocr_carea", "ocrx_block", "ocr_par", "ocr_column"]

  mutating func take(_ token: MarkupScanner.Token) {
    switch token {
    case .start(let name, let attributes, let isClosed):
      if !isClosed { deepen(name) }
      start(name, attributes, isClosed: isClosed)
    case .end(let name): end(name)
    case .text(let text):
      if dropped != nil { return }
      if word != nil { word?.given.text += text } else if line != nil { looseText += text }
    }
  }

  mutating func finish() {
    finishLine()
  }

  private mutating func deepen(_ name: String) {
    if word?.element == name { word?.depth += 1 }
    if dropped?.element == name { dropped?.depth += 1 }
  }

  private mutating func start(_ name: String, _ attributes: [String: String], isClosed: Bool) {
    if name == "meta", attributes["name"]?.lowercased() == "ocr-system" { software = attributes["content"] }
    if name == "strong" || name == "b" { word?.given.isBold = true }
    if name == "br", line != nil { looseText += " " }
    if name == "del", dropped == nil, !isClosed { dropped = (name, 1) }
    let properties = HocrParser.properties(attributes["title"] ?? "")
    for kind in (attributes["class"] ?? "").split(separator: " ").map(String.init) {
      if kind == "ocr_page" {
        finishLine()
        addPage(properties)
      } else if Self.blockClasses.contains(kind) {
        finishLine()
      } else if Self.lineClasses.contains(kind) {
        finishLine()
        let box = HocrParser.box(properties)
        line = GivenLine(box: box, baseline: HocrParser.baseline(properties, in: box))
      } else if kind == "ocrx_word" || kind == "ocr_word" {
        finishWord()
        if line == nil { line = GivenLine() }
        guard !isClosed else { continue }
        var given = GivenWord(text: "", box: HocrParser.box(properties))
        given.confidence = properties["x_wconf"]?.first.map { min(max($0 / 100, 0), 1) }
        given.fontSize = properties["x_fsize"]?.first
        word = (given, name, 1)
      }
    }
  }

  private mutating func end(_ name: String) {
    if dropped?.element == name {
      dropped?.depth -= 1
      if dropped?.depth == 0 { dropped = nil }
    }
    if word?.element == name {
      word?.depth -= 1
      if word?.depth == 0 { finishWord() }
    }
    if name == "p" || name == "div" || name == "body" || name == "html" { finishLine() }
  }

  private mutating func addPage(_ properties: [String: [Double]]) {
    var page = GivenPage()
    if let box = HocrParser.box(properties) { (page.width, page.height) = (box.right, box.bottom) }
    page.dpi = properties["scan_res"]?.first.flatMap { $0 >= 20 ? $0 : nil }
    pages.append(page)
  }

  private mutating func finishWord() {
    guard let given = word?.given else { return }
    word = nil
    var words = GivenLine.words(of: given.text, in: given.box, confidence: given.confidence)
    for index in words.indices {
      words[index].fontSize = given.fontSize
      words[index].isBold = given.isBold
    }
    line?.words += words
  }

  private mutating func finishLine() {
    finishWord()
    defer {
      line = nil
      looseText = ""
    }
    guard var done = line else { return }
    if done.words.isEmpty { done.fill(looseText, confidence: nil) }
    guard !done.words.isEmpty else { return }
    if pages.isEmpty { pages.append(GivenPage()) }
    pages[pages.count - 1].lines.append(done)
  }

  /// The properties of a title: `bbox 0 0 10 10; x_wconf 93`.
  static func properties(_ title: String) -> [String: [Double]] {
    var properties: [String: [Double]] = [:]
    for part in title.split(separator: ";") {
      let words = part.split(whereSeparator: \.isWhitespace)
      guard let key = words.first else { continue }
      properties[String(key)] = words.dropFirst().compactMap { Double($0) }
    }
    return properties
  }

  private static func box(_ properties: [String: [Double]]) -> GivenBox? {
    guard let edges = properties["bbox"], edges.count == 4 else { return nil }
    return GivenBox(left: edges[0], top: edges[1], right: edges[2], bottom: edges[3])
  }

  /// The baseline is a line relative to the box's lower left corner: slope, then offset.
  private static func baseline(
    _ properties: [String: [Double]], in box: GivenBox?
  ) -> (start: Double, slope: Double)? {
    guard let values = properties["baseline"], values.count == 2, let box, abs(values[0]) < 0.3,
      abs(values[1]) < 100_000
    else { return nil }
    return (box.bottom + values[1], values[0])
  }
}
