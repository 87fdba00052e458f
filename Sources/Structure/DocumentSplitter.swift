public import Minutes

/// Finds where one document ends and the next begins in a file of several: a notice before the minutes, a year of
/// meetings scanned together.
///
/// A document begins at the top of a page, or where ``divided(_:)`` has cut one. It must name itself there, and more must speak for it than against:
/// one document cut in two is worse than two left together.
public struct DocumentSplitter: Sendable {
  /// What speaks for a new document, or against it, and how much; set by hand, see docs/structure.md.
  private enum Mark {
    static let threshold = 4.0
    static let firstPage = 2.0
    static let laterPage = -6.0
    static let list = 2.0
    static let restart = 1.5
    static let signed = 1.5
    static let otherDay = 2.0
    static let sameDay = -2.0
    static let otherPaper = 1.5
    static let annex = -4.0
    static let afterNotice = 2.5
  }

  let cues: Cues
  private let finder = DateFinder()

  /// Makes a splitter.
  public init() { cues = Cues() }

  /// The places of the pages of each document, in order; one range where the file is one document.
  ///
  /// A page of the same number as the one before begins a document: ``divided(_:)`` cut it there.
  public func documents(in pages: [Page]) -> [Range<Int>] {
    guard pages.count > 1 else { return [0..<pages.count] }
    let reader = LineReader(cues: cues)
    let byPage = pages.map { reader.lines(of: [$0]) }
    var starts = [0]
    // Whether the items since the last start reached 3 or more.
    var isCounted = false
    for place in pages.indices.dropFirst() {
      guard let start = starts.last else { continue }
      if pages[place].number == pages[place - 1].number {
        starts.append(place)
        isCounted = false
        continue
      }
      isCounted = isCounted || numbers(byPage[place - 1]).contains { $0 > 2 }
      if score(byPage, at: place, start: start, isCounted: isCounted) >= Mark.threshold {
        starts.append(place)
        isCounted = false
      }
    }
    return starts.enumerated().map { index, start in
      start..<(index + 1 < starts.count ? starts[index + 1] : pages.count)
    }
  }

  private func score(_ pages: [[LayoutLine]], at place: Int, start: Int, isCounted: Bool) -> Double {
    let lines = pages[place]
    let head = Array(lines.prefix(8))
    guard let title = head.first(where: isTitle) else { return 0 }
    var score = 0.0
    switch pageCount(head) {
    case 1?: score += Mark.firstPage
    case .some: score += Mark.laterPage
    case nil: break
    }
    if lines.prefix(30).contains(where: isList) { score += Mark.list }
    if isCounted, numbers(lines).first == 1 { score += Mark.restart }
    if isSigned(pages[place - 1]) { score += Mark.signed }
    if cues.paperKinds.match(in: title.words, at: 0) != nil || isOtherPaper(pages[start]) {
      score += Mark.otherPaper
    }
    // Minutes that open after a notice: "Protokoll fört vid …" on the first line.
    if isOtherPaper(pages[start]), !isOtherPaper(lines), let first = head.first, isTitle(first),
      cues.openingSentence.match(in: first.words, at: 0) != nil
    {
      score += Mark.afterNotice
    }
    if head.prefix(4).contains(where: { cues.attachments.match(in: $0.words, at: 0) != nil }) {
      score += Mark.annex
    }
    // A notice and the minutes of the same meeting name the same day.
    let isOther = isOtherPaper(pages[start]) && !isOtherPaper(lines)
    if let day = day(head), let before = self.day(Array(pages[start].prefix(8))) {
      let isSame =
        day.month == before.month && day.day == before.day
        && (day.year == nil || before.year == nil || day.year == before.year)
      score += isSame ? (isOther ? 0 : Mark.sameDay) : Mark.otherDay
    }
    return score
  }

  /// A short line, or a piece of a letterhead, that names a paper or a meeting and is no sentence.
  func isTitle(_ line: LayoutLine) -> Bool {
    guard line.text.count < 120, line.marker?.values.isEmpty ?? true, !line.isBullet else { return false }
    let texts = line.cells.count > 1 ? line.cells.map(\.text) : [line.text]
    return texts.contains { text in
      let words = Tokens(text).folded
      guard let first = words.first, text.first?.isUppercase == true, words.count < 16 else { return false }
      if cues.paperKinds.match(in: words, at: 0) != nil { return true }
      if first.count > 4, cues.documents.whole([first]) != nil { return true }
      let isNamed = cues.meetings.all(in: words).contains {
        cues.bodies.match(in: words, at: $0.start) == nil && $0.start < 4
      }
      return isNamed && (!finder.dates(in: text).isEmpty || words.count < 6) && !line.endsSentence
    }
  }

  func isList(_ line: LayoutLine) -> Bool {
    switch AttendanceCue(line, cues: cues) {
    case .head(let match, _): !match.value.hasSuffix("weak")
    case .table: true
    case .sentence, .none: false
    }
  }

  /// Whether a paper's first page calls itself something else than minutes.
  private func isOtherPaper(_ lines: [LayoutLine]) -> Bool {
    lines.prefix(4).contains { cues.paperKinds.match(in: $0.words, at: 0) != nil }
  }

  /// Which page of its document a running head says this is: `2 (4)`, `Sida 1`.
  private func pageCount(_ head: [LayoutLine]) -> Int? {
    for line in head.prefix(4) {
      let tokens = Tokens(line.text)
      for (index, word) in tokens.words.enumerated() where word.text.count < 3 {
        guard let number = Int(word.text) else { continue }
        let after = tokens.gap(after: index).trimmed
        let isOfTotal =
          index + 1 < tokens.words.count && Int(tokens.words[index + 1].text) != nil && after == "("
          && tokens.gap(after: index + 1).hasPrefix(")")
        if isOfTotal || index > 0 && cues.isWord(tokens.words[index - 1].text, .page) { return number }
      }
    }
    return nil
  }

  /// The numbers that the lines of a page begin with.
  func numbers(_ lines: [LayoutLine]) -> [Int] {
    lines.compactMap { line in line.markers.first { $0.values.count == 1 && $0.cost < 0.2 }?.values.first }
  }

  /// Whether a page closes a meeting or has the names under its minutes.
  func isSigned(_ lines: [LayoutLine]) -> Bool {
    lines.suffix(max(6, lines.count / 2)).contains { line in
      cues.heldActs.isFound(in: line.words) && line.text.count < 80
        || cues.signatures.match(in: line.words, at: 0).map { $0.count == line.words.count } ?? false
    }
  }

  func day(_ head: [LayoutLine]) -> FoundDate? {
    head.lazy.flatMap { finder.dates(in: $0.text) }.first { $0.day != nil && $0.month != nil }
  }
}
