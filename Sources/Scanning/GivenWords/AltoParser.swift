/// Reads ALTO, versions 1 to 4: the format of the Library of Congress for recognized pages.
struct AltoParser: ElementParser {
  private(set) var pages: [GivenPage] = []
  /// What made the file, as it says itself.
  private(set) var software: String?

  private var line: GivenLine?
  private var styles: [String: (size: Double?, isBold: Bool)] = [:]
  /// The style of the block that encloses a line, and of the line.
  private var blockStyle: [String] = []
  private var lineStyle: [String] = []
  /// How many pixels a unit of the file has.
  private var scale = 1.0
  private var dpi: Double?
  /// The element whose text is wanted.
  private var wanted: String?

  mutating func add(_ text: String) {
    switch wanted {
    case "measurementunit": setUnit(text)
    case "softwarename": software = Self.software(text) ?? software
    default: break
    }
  }

  mutating func start(_ name: String, _ attributes: [String: String]) {
    switch name {
    case "measurementunit", "softwarename": wanted = name
    case "textstyle":
      guard let id = attributes["id"] else { return }
      styles[id] = (
        attributes["fontsize"].flatMap(Double.init), attributes["fontstyle"]?.contains("bold") ?? false
      )
    case "page":
      var page = GivenPage()
      page.width = (attributes["width"].flatMap(Double.init) ?? 0) * scale
      page.height = (attributes["height"].flatMap(Double.init) ?? 0) * scale
      page.dpi = dpi
      pages.append(page)
    case "textblock": blockStyle = references(attributes)
    case "textline":
      finishLine()
      lineStyle = references(attributes)
      line = GivenLine(box: box(attributes), baseline: baseline(attributes))
    case "string": addString(attributes)
    case "hyp":
      guard var open = line, let last = open.words.indices.last else { return }
      // The hyphen that is printed at the line's end, not the soft one some programs write for it.
      let hyphen = attributes["content"] ?? "-"
      let printed = hyphen == "\u{AD}" ? "-" : hyphen
      if !open.words[last].text.hasSuffix(printed) { open.words[last].text += printed }
      line = open
    case "polygon":
      if line != nil, line?.box == nil, let points = attributes["points"] {
        let box = scaled(GivenBox(points: points))
        line?.box = box
      }
    default: break
    }
  }

  mutating func end(_ name: String) {
    if name == wanted { wanted = nil }
    if name == "textline" || name == "page" { finishLine() }
    if name == "textblock" { blockStyle = [] }
  }

  private mutating func addString(_ attributes: [String: String]) {
    guard let content = attributes["content"], line != nil else { return }
    let confidence = attributes["wc"].flatMap(Double.init).map { min(max($0, 0), 1) }
    var words = GivenLine.words(of: content, in: box(attributes), confidence: confidence)
    let ids = references(attributes) + lineStyle + blockStyle
    let style = ids.compactMap { styles[$0] }
    for index in words.indices {
      words[index].fontSize = style.compactMap(\.size).first
      words[index].isBold =
        style.contains { $0.isBold } || attributes["style"]?.contains("bold") ?? false
    }
    line?.words += words
  }

  private mutating func finishLine() {
    if let line, !line.words.isEmpty {
      if pages.isEmpty { pages.append(GivenPage()) }
      pages[pages.count - 1].lines.append(line)
    }
    line = nil
  }

  /// The units: pixels, tenths of a millimetre, or 1200ths of an inch, which are drawn at 300 dots per inch.
  private mutating func setUnit(_ text: String) {
    switch text.trimmingPrefix(while: \.isWhitespace).prefix(5).lowercased() {
    case "mm10": (scale, dpi) = (300 / 254, 300)
    case "inch1": (scale, dpi) = (0.25, 300)
    default: break
    }
  }

  private func references(_ attributes: [String: String]) -> [String] {
    (attributes["stylerefs"] ?? "").split(separator: " ").map(String.init)
  }

  private func box(_ attributes: [String: String]) -> GivenBox? {
    guard let left = attributes["hpos"].flatMap(Double.init),
      let top = attributes["vpos"].flatMap(Double.init),
      let width = attributes["width"].flatMap(Double.init),
      let height = attributes["height"].flatMap(Double.init)
    else { return nil }
    return scaled(GivenBox(left: left, top: top, right: left + width, bottom: top + height))
  }

  private func scaled(_ box: GivenBox?) -> GivenBox? {
    box.flatMap {
      GivenBox(
        left: $0.left * scale, top: $0.top * scale, right: $0.right * scale, bottom: $0.bottom * scale)
    }
  }

  /// The baseline: since version 4.1 points, before that its height alone.
  private func baseline(_ attributes: [String: String]) -> (start: Double, slope: Double)? {
    let numbers = GivenBox.numbers(attributes["baseline"] ?? "").map { $0 * scale }
    if numbers.count == 1 { return (numbers[0], 0) }
    return GivenLine.baseline(numbers)
  }
}

extension GivenLine {
  /// A baseline through the first and last of points, given as x, y, x, y; nil where they say none.
  static func baseline(_ numbers: [Double]) -> (start: Double, slope: Double)? {
    guard numbers.count >= 4 else { return nil }
    let last = numbers.count - numbers.count % 2
    let width = numbers[last - 2] - numbers[0]
    guard width > 0 else { return nil }
    let slope = (numbers[last - 1] - numbers[1]) / width
    return abs(slope) < 0.3 ? (numbers[1], slope) : nil
  }
}
