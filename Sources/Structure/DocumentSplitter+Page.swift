public import Minutes

/// Documents that begin in the middle of a page: meetings that run on in one text.
extension DocumentSplitter {
  /// What speaks for a new document below others on its page, and how much; set by hand, see docs/structure.md.
  private enum PageMark {
    static let threshold = 4.5
    static let otherDay = 2.0
    static let sameTitle = 1.5
    static let sameLevel = 1.0
    static let list = 2.0
    static let restart = 1.5
    static let closed = 1.5
    /// How many lines below a title its day, its list and its first number are looked for, and above it the end of
    /// the meeting before.
    static let dayReach = 3
    static let reach = 14
    /// How far back the items of the meeting before are looked for.
    static let itemReach = 300
    /// How many lines the first document has at least: less is the head of them all.
    static let leastLines = 4
  }

  /// The pages, those on which a document ends and another begins cut in two with the same number.
  public func divided(_ pages: [Page]) -> [Page] {
    pages.flatMap { page -> [Page] in
      let starts = starts(in: page)
      if starts.isEmpty { return [page] }
      let ends = starts + [page.lines.count]
      return zip([0] + starts, ends).map { start, end in
        var part = page
        part.lines = Array(page.lines[start..<end])
        return part
      }
    }
  }

  /// The places of the lines of a page that begin a document, but for the page's first.
  private func starts(in page: Page) -> [Int] {
    guard page.lines.count > 2 * PageMark.leastLines, mayHoldSeveral(page) else { return [] }
    let lines = LineReader(cues: cues).lines(of: [page])
    let titles = lines.indices.filter { isDatedTitle(lines, at: $0) }
    guard titles.count > 1, let first = titles.first else { return [] }
    var starts: [Int] = []
    var start = first
    for index in titles.dropFirst() where score(lines, at: index, after: start) >= PageMark.threshold {
      starts.append(lines[index].number - 1)
      start = index
    }
    return starts
  }

  /// Whether two lines at least may name a meeting and its day, as far as a glance tells.
  private func mayHoldSeveral(_ page: Page) -> Bool {
    var count = 0
    var isApart = true
    for line in page.lines {
      let text = line.text.utf8
      let mayBegin = isApart || text.first == UInt8(ascii: "#")
      isApart = text.allSatisfy { $0 == UInt8(ascii: " ") }
      guard mayBegin, !isApart, text.count < 140 else { continue }
      guard line.text.utf8.contains(where: { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
        let first = line.text.unicodeScalars.first(where: { !$0.isWhitespace && $0 != "#" && $0 != "*" }),
        first.isLetter, cues.meetings.isFound(in: Tokens(line.text).folded)
      else { continue }
      count += 1
      if count > 1 { return true }
    }
    return false
  }

  /// Whether a line is set apart, names a paper or meeting, and has its day beside or below it.
  private func isDatedTitle(_ lines: [LayoutLine], at index: Int) -> Bool {
    let line = lines[index]
    guard line.blanksBefore > 0 || line.headingLevel != nil || index == 0, !line.isFurniture, isTitle(line)
    else {
      return false
    }
    return titleDay(lines, at: index) != nil
  }

  /// The day of a title: beside it, or on one of the next lines that are no title themselves.
  private func titleDay(_ lines: [LayoutLine], at index: Int) -> FoundDate? {
    if let day = day([lines[index]]) { return day }
    return day(Array(lines[(index + 1)...].prefix(PageMark.dayReach).prefix { !isTitle($0) }))
  }

  private func score(_ lines: [LayoutLine], at index: Int, after start: Int) -> Double {
    guard index - start >= PageMark.leastLines || lines[index].headingLevel != nil && index - start > 1,
      let day = titleDay(lines, at: index), let before = titleDay(lines, at: start),
      !(day.month == before.month && day.day == before.day && day.year == before.year)
    else { return 0 }
    var score = PageMark.otherDay
    let above = lines[max(start, index - PageMark.itemReach)..<index]
    if name(of: lines[index]) == name(of: lines[start]) {
      score += PageMark.sameTitle
      // Headings of the same kind part the text evenly; below another they are parts of its document.
      if let level = lines[index].headingLevel, level == lines[start].headingLevel,
        !above.contains(where: { $0.headingLevel ?? level < level })
      {
        score += PageMark.sameLevel
      }
    }
    let below = lines[(index + 1)..<min(lines.count, index + PageMark.reach)]
    if below.contains(where: isList) { score += PageMark.list }
    if numbers(Array(above)).contains(where: { $0 > 2 }), numbers(Array(below)).first == 1 {
      score += PageMark.restart
    }
    if isSigned(Array(lines[max(start, index - PageMark.reach)..<index])) { score += PageMark.closed }
    return score
  }

  /// The words of a title without its day and number.
  private func name(of line: LayoutLine) -> [String] {
    line.words.filter { word in
      !word.contains(where: \.isNumber) && cues.months.whole([word]) == nil
    }
  }
}
