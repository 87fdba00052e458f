import Minutes

/// Turns pages into lines with the features that labels are decided by.
struct LineReader {
  let cues: Cues

  /// The lines that are not blank, in reading order.
  func lines(of pages: [Page]) -> [LayoutLine] {
    var lines: [LayoutLine] = []
    var isCode = false
    var blanks = 9
    var ruleBefore = false
    let bodySize = commonFontSize(pages)
    for page in pages {
      var above: Box?
      let unit = LineReader.characterWidth(page)
      if !lines.isEmpty { blanks = max(blanks, 1) }
      for (index, line) in page.lines.enumerated() {
        if let above, let box = line.box, box.height > 0, box.top - above.bottom > box.height * 3 / 4 {
          blanks = max(blanks, box.top - above.bottom > box.height * 5 / 2 ? 2 : 1)
        }
        above = line.box ?? above
        let raw = line.text
        let bare = raw.trimmed(of: "\u{200B}\u{FEFF}")
        if bare.hasPrefix("```") {
          isCode.toggle()
          continue
        }
        if bare.isEmpty || bare == "\\" || bare == "<br>" || bare == "<br/>" {
          blanks += 1
          continue
        }
        if !isCode, let level = LineReader.underline(bare) {
          // A row of = or - under a line makes that line a heading; else it is a rule.
          if blanks == 0, let last = lines.indices.last, lines[last].text.count < 120, !lines[last].isBullet,
            bare.count >= 4, bare.count <= lines[last].text.count * 2 + 4
          {
            lines[last].headingLevel = level
            lines[last].blanksAfter = 0
          } else {
            ruleBefore = true
          }
          continue
        }
        if let last = lines.indices.last { lines[last].blanksAfter = blanks }
        var read = LineReader.line(raw, line: line, unit: unit, isCode: isCode)
        read.page = page.number
        read.number = index + 1
        read.blanksBefore = blanks
        read.ruleBefore = ruleBefore
        read.isPrinted = page.reading.reader == .textLayer
        if read.markers.isEmpty, let marker = itemMarker(read) { read.markers = [marker] }
        if let size = line.fontSize, bodySize > 0 { read.relativeSize = size / bodySize }
        if read.text.isEmpty { continue }
        lines.append(read)
        blanks = 0
        ruleBefore = false
      }
    }
    if let last = lines.indices.last { lines[last].blanksAfter = 9 }
    markFurniture(&lines, pages: pages.count)
    TableRules.take(from: &lines)
    ResponsibleColumn.take(from: &lines, cues: cues)
    MarginHeadings(cues: cues).divide(&lines)
    addLeadIns(&lines)
    return lines
  }

  /// The number of `Punkt 4. Ekonomi` and `Paragraf 4: Ekonomi`; nil where no word for an item begins the line.
  private func itemMarker(_ line: LayoutLine) -> Marker? {
    guard let first = line.words.first, cues.itemWords.whole([first]) != nil, line.words.count > 1,
      let value = Int(line.words[1]), (1..<1000).contains(value)
    else { return nil }
    let tokens = Tokens(line.text)
    let gap = tokens.gap(after: 1)
    let isStopped = gap.hasPrefix(".") || gap.hasPrefix(":") || gap.trimmed == "-" || gap.trimmed == "–"
    guard isStopped || tokens.words.count == 2, tokens.words[0].isCapitalized else { return nil }
    let rest = tokens.words.count > 2 ? tokens.text(from: tokens.words[2].start) : ""
    return Marker(
      style: .dotted, values: [value], printed: tokens.text(0...1) + (gap.hasPrefix(".") ? "." : ""),
      rest: rest,
      cost: 0.1)
  }

  /// Gives a line that ends with a colon the lines before it in its sentence.
  private func addLeadIns(_ lines: inout [LayoutLine]) {
    for index in lines.indices where lines[index].text.last == ":" {
      var start = index
      while start > 0, index - start < 4, lines[start].blanksBefore == 0, !lines[start - 1].endsSentence,
        !lines[start - 1].isBullet, lines[start - 1].headingLevel == nil
      {
        start -= 1
      }
      lines[index].leadIn = lines[start..<index].map(\.text).joined(separator: " ")
    }
  }

  private func commonFontSize(_ pages: [Page]) -> Double {
    var characters: [Double: Int] = [:]
    for line in pages.flatMap(\.lines) {
      if let size = line.fontSize { characters[size, default: 0] += line.text.count }
    }
    return characters.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? 0
  }

  /// The heading level that a row of `=` or `-` gives the line above; nil for other lines.
  private static func underline(_ text: String) -> Int? {
    guard text.count >= 3, let first = text.first, "=-_*".contains(first),
      text.allSatisfy({ $0 == first || $0 == " " })
    else { return nil }
    return first == "=" ? 1 : first == "-" ? 2 : nil
  }

  private static func line(_ raw: String, line: Line, unit: Int?, isCode: Bool) -> LayoutLine {
    var text = raw
    if text.unicodeScalars.contains(where: { $0 == "\u{200B}" || $0 == "\u{FEFF}" }) {
      text = text.filter { $0 != "\u{200B}" && $0 != "\u{FEFF}" }
    }
    var level: Int?
    var isEmphasized = line.isBold
    let breaksAfter = text.hasSuffix("  ") || text.hasSuffix("\\")
    if !isCode {
      let whole = text.trimmed
      let hashes = whole.prefix { $0 == "#" }.count
      if (1...6).contains(hashes), whole.dropFirst(hashes).first == " " {
        level = hashes
        text = String(whole.dropFirst(hashes)).trimmed(of: "#")
      }
      let plain = Markup.plain(text)
      isEmphasized = isEmphasized || plain.isEmphasized
      text = plain.text
    }
    text = unspaced(text)
    var cells = cells(text)
    if let unit { place(&cells, words: line.words, unit: unit) }
    let trimmed = text.trimmed
    let collapsed = trimmed.collapsed
    return LayoutLine(
      page: 0, number: 0, text: collapsed, words: Tokens(trimmed).folded,
      indent: cells.first?.column ?? 0, cells: cells, blanksBefore: 0, blanksAfter: 0,
      markers: isCode ? [] : Marker.readings(of: collapsed), headingLevel: level,
      isEmphasized: isEmphasized, relativeSize: 1, isCode: isCode, breaksAfter: breaksAfter,
      isFurniture: false, ruleBefore: false)
  }

  /// `P R O T O K O L L` as one word, where all that stands on the line is set so.
  private static func unspaced(_ text: String) -> String {
    // Its second letter stands after a blank.
    guard text.trimmed.dropFirst().first == " " else { return text }
    let pieces = text.split(separator: " ")
    guard pieces.count > 4, pieces.allSatisfy({ $0.count == 1 && $0.first?.isLetter == true }) else {
      return text
    }
    return String(text.prefix { $0 == " " }) + pieces.joined()
  }

  /// The mean width of a character on a page, in pixels; nil where the page has no boxes.
  private static func characterWidth(_ page: Page) -> Int? {
    var characters = 0
    var pixels = 0
    for word in page.lines.flatMap(\.words) {
      guard let box = word.box else { continue }
      characters += word.text.count
      pixels += box.width
    }
    return characters > 0 && pixels > 0 ? max(1, pixels / characters) : nil
  }

  /// The pieces of a line that two or more blanks, a tab or a bar separate.
  private static func cells(_ text: String) -> [LayoutLine.Cell] {
    if let cell = onlyCell(text) { return [cell] }
    var cells: [LayoutLine.Cell] = []
    var current = ""
    var start = 0
    var column = 0
    var blanks = 0
    func close() {
      let cell = current.trimmed
      if !cell.isEmpty { cells.append(LayoutLine.Cell(text: cell, column: start)) }
      current = ""
    }
    for character in text {
      let isTab = character == "\t"
      if character == "|" || isTab {
        close()
        blanks = 2
      } else if character.isWhitespace {
        blanks += 1
      } else {
        if blanks >= 2 { close() }
        if current.isEmpty { start = column } else if blanks > 0 { current += " " }
        current.append(character)
        blanks = 0
      }
      column += isTab ? 8 - column % 8 : 1
    }
    close()
    return cells
  }

  /// The one piece of a line that has no wide gap, tab, bar or odd blank; nil for lines that must be looked at.
  private static func onlyCell(_ text: String) -> LayoutLine.Cell? {
    var indent = 0
    var hasBegun = false
    var wasBlank = false
    for scalar in text.unicodeScalars {
      guard scalar.isAlone, scalar != "|", scalar == " " || !scalar.isWhitespace else { return nil }
      let isBlank = scalar == " "
      if hasBegun {
        if isBlank, wasBlank { return nil }
      } else if isBlank {
        indent += 1
      } else {
        hasBegun = true
      }
      wasBlank = isBlank
    }
    return hasBegun ? LayoutLine.Cell(text: text.trimmed, column: indent) : nil
  }

  /// Gives the pieces the columns that their words have on the page.
  private static func place(_ cells: inout [LayoutLine.Cell], words: [Word], unit: Int) {
    var word = 0
    for index in cells.indices {
      let count = cells[index].text.split(separator: " ").count
      guard word < words.count else { return }
      if let box = words[word].box { cells[index].column = box.left / unit }
      let own = words[word..<min(words.count, word + count)].compactMap { $0.box.map { $0.left / unit } }
      if own.count == count { cells[index].starts = own }
      word += count
    }
  }

  /// Marks page numbers and lines that come again at the edges of other pages.
  private func markFurniture(_ lines: inout [LayoutLine], pages: Int) {
    for index in lines.indices where isPageNumber(lines[index]) { lines[index].isFurniture = true }
    guard pages > 1 else { return }
    var edges: [String: Set<Int>] = [:]
    var keys: [Int: String] = [:]
    let byPage = Dictionary(grouping: lines.indices) { lines[$0].page }
    for (_, indices) in byPage {
      let edge = indices.prefix(4) + indices.suffix(4)
      for index in Set(edge) {
        let key = lines[index].text.filter { $0.isLetter }.folded
        // Numbers differ between pages; what is only numbers is judged alone.
        if key.count < 3 { continue }
        keys[index] = key
        edges[key, default: []].insert(lines[index].page)
      }
    }
    for (index, key) in keys where edges[key, default: []].count > 1 {
      guard lines[index].markers.first.map({ $0.values.isEmpty }) ?? true, lines[index].text.count < 120
      else {
        continue
      }
      lines[index].isFurniture = true
    }
  }

  /// `2`, `2 (4)`, `- 3 -`, `Sida 1 av 3`, `Sidan 2/2`, rows of signs, and a letter alone.
  private func isPageNumber(_ line: LayoutLine) -> Bool {
    let digits = line.text.filter(\.isNumber).count
    if !line.text.contains(where: \.isLetter) {
      if digits == 0 { return !line.text.contains("§") }
      return line.text.count <= 9 && digits <= 4 && (line.blanksBefore > 0 || line.indent > 20)
        && line.marker?.style != .paragraph && !line.text.hasSuffix(".") && !line.text.contains(":")
    }
    // A letter by itself is a rule or a speck taken for one.
    if line.text.count == 1, !line.isCode { return true }
    let words = line.words.filter { $0.contains(where: \.isLetter) }
    return digits > 0 && words.count < 3 && words.allSatisfy { cues.isWord($0, .page) }
  }
}
