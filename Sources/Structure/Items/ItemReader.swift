/// Cuts a labelled paper into the items of the meeting.
struct ItemReader: Sendable {
  let cues: Cues
  let numbering: Numbering
  let features: PageFeatures

  /// The items, in order.
  func items(_ lines: [LayoutLine], labels: [Label?]) -> [Item] {
    var items: [Item] = []
    let levels = Set(lines.indices.filter { labels[$0] == .heading }.compactMap { lines[$0].headingLevel })
    let topLevel = levels.min() ?? 1
    var skip: Set<Int> = []
    var isOpen = false
    for (index, line) in lines.enumerated() {
      guard let label = labels[index], !skip.contains(index) else { continue }
      switch label {
      case .heading:
        var item = open(index, lines: lines, labels: labels, topLevel: topLevel, skip: &skip)
        for place in item.lines { item.addAside(of: lines[place], at: place) }
        items.append(item)
        isOpen = true
      case .body, .attendanceHead, .attendance:
        if !isOpen || items.isEmpty { continue }
        if label != .body, !belongs(index, lines: lines, labels: labels) { continue }
        add(line, index: index, to: &items[items.count - 1], lines: lines)
        items[items.count - 1].addAside(of: line, at: index)
      case .signature: isOpen = false
      case .head, .agendaHead, .agenda: continue
      }
    }
    return items
  }

  /// Whether a list of names stands in an item and not at the head of the paper.
  private func belongs(_ index: Int, lines: [LayoutLine], labels: [Label?]) -> Bool {
    var start = index
    while start > 0, labels[start] == .attendance || labels[start] == .attendanceHead || labels[start] == nil
    {
      start -= 1
    }
    return labels[start] == .body || labels[start] == .heading
  }

  private func add(_ line: LayoutLine, index: Int, to item: inout Item, lines: [LayoutLine]) {
    let previous = index > 0 ? lines[index - 1] : nil
    let next = index + 1 < lines.count ? lines[index + 1] : nil
    item.lines = item.lines.lowerBound...index
    let isPart = isLetteredNumber(line, of: item)
    let isListed =
      line.isBullet && !isDashWithin(line, previous: previous, next: next) || line.marker?.style == .letter
      || isPart
    let isNumbered = line.markers.contains { !$0.values.isEmpty && $0.cost < 0.5 && $0.style != .bare }
    // A short line before a capital was broken on purpose; so was one that is a label.
    let isBroken =
      previous.map { previous in
        isWholeLabel(previous)
          || previous.text.count < features.lineLength / 2 && line.text.first?.isUppercase == true
            && previous.text.last != ","
      } ?? false
    let opensBlock = isBlockLabel(line) || isBroken
    let goesOn =
      line.blanksBefore == 0 && !isListed && !opensBlock && !isNumbered && previous?.breaksAfter != true
      && previous?.headingLevel == nil && !line.isCode
    let content = isListed && !isPart ? line.marker?.rest ?? line.text : line.text
    if goesOn, item.paragraphs.isEmpty, item.isRunIn {
      item.opening.append(content, line: index, cues: cues)
      return
    }
    if goesOn, let last = item.paragraphs.indices.last {
      item.paragraphs[last].append(content, line: index, cues: cues)
      return
    }
    // A paragraph goes on over the end of a page.
    if !isListed, let last = item.paragraphs.indices.last, line.text.first?.isLowercase == true,
      let end = item.paragraphs[last].text.last, !".:!?".contains(end),
      previous?.page != line.page || previous?.isFurniture == true
    {
      item.paragraphs[last].append(content, line: index, cues: cues)
      return
    }
    var paragraph = Paragraph(text: "", starts: [], isListed: isListed || isNumbered)
    paragraph.append(content, line: index, cues: cues)
    item.paragraphs.append(paragraph)
  }

  /// Whether a dash at the beginning of a line is the sentence's own, at a place where the line was full.
  private func isDashWithin(_ line: LayoutLine, previous: LayoutLine?, next: LayoutLine?) -> Bool {
    guard let previous, let sign = line.text.first, "-–—".contains(sign), line.blanksBefore == 0,
      line.marker?.rest.first?.isLowercase == true, !previous.isBullet, next?.isBullet != true,
      let last = previous.text.last
    else { return false }
    return previous.text.count * 10 > features.lineLength * 7 && !".:;!?".contains(last)
  }

  /// `4b, Rubrik`: a part of item 4 with a letter of its own.
  private func isLetteredNumber(_ line: LayoutLine, of item: Item) -> Bool {
    guard let value = item.values.first, line.blanksBefore < 3 else { return false }
    let rest = line.text.dropFirst(String(value).count)
    guard line.text.hasPrefix(String(value)), let letter = rest.first, ("a"..."h").contains(letter),
      let sign = rest.dropFirst().first
    else { return false }
    let words = rest.dropFirst(2).drop { $0.isWhitespace }
    return ".,):".contains(sign) && words.first?.isUppercase == true
  }

  private func isWholeLabel(_ line: LayoutLine) -> Bool {
    let words = line.words
    return cues.decisionHead(words)?.count == words.count || cues.decisionHeadEnds.whole(words) != nil
  }

  /// `Beslut: …`, `Förslag: …`, `att …`: a line that begins a part of its own.
  private func isBlockLabel(_ line: LayoutLine) -> Bool {
    guard let first = line.words.first else { return false }
    if cues.isWord(first, .that) { return true }
    if cues.ballots.match(in: line.words, at: 0) != nil, line.text.contains(":") { return true }
    let match =
      cues.decisionHead(line.words) ?? cues.decisionHeadEnds.match(in: line.words, at: 0)
    guard let match else { return false }
    return match.count == line.words.count || Tokens(line.text).gap(after: match.end - 1).contains(":")
  }

  // MARK: - The heading

  private func open(
    _ index: Int, lines: [LayoutLine], labels: [Label?], topLevel: Int, skip: inout Set<Int>
  ) -> Item {
    let line = lines[index]
    guard let marker = numbering.items[index] else {
      let text = line.content.trimmed(of: ":")
      var item = Item(
        number: nil, heading: text, level: line.headingLevel.map { max(1, $0 - topLevel + 1) } ?? 1,
        opening: Paragraph(text: text, starts: [(0, index)], isListed: false), lines: index...index)
      if let time = trailingTime(text) { item.heading = time }
      return item
    }
    var rest = withoutReference(marker.rest)
    var last = index
    while rest.isEmpty, last - index < 2, let next = nextLine(after: last, lines: lines, labels: labels) {
      let text = withoutReference(lines[next].text)
      guard text.count < 100, !lines[next].isBullet else { break }
      // A line of the register number alone stands above the heading.
      rest = text
      last = next
      skip.insert(next)
    }
    // A heading that fills its line goes on below.
    while rest.count + line.indent > features.lineLength * 7 / 10 || rest.hasSuffix("-"), last - index < 3,
      let next = nextLine(after: last, lines: lines, labels: labels), lines[next].blanksBefore == 0,
      goesOn(rest, with: lines[next])
    {
      var paragraph = Paragraph(text: rest, starts: [(0, index)], isListed: false)
      paragraph.append(lines[next].text, line: next, cues: cues)
      rest = paragraph.text
      last = next
      skip.insert(next)
    }
    var (heading, isRunIn) = heading(of: rest)
    var opening = Paragraph(text: rest, starts: [(0, index)], isListed: false)
    var paragraphs: [Paragraph] = []
    // "Julbord - Beslut: vi bokar Tingshuset": the label begins a paragraph of its own.
    let after = rest.hasPrefix(heading) ? rest.dropFirst(heading.count).drop { " -–—:.".contains($0) } : ""
    let label = cues.decisionHeads.match(in: Tokens(String(after)).folded, at: 0)
    if isRunIn, let label, Tokens(String(after)).gap(after: label.end - 1).contains(":") {
      opening = Paragraph(text: heading, starts: [(0, index)], isListed: false)
      paragraphs = [Paragraph(text: String(after), starts: [(0, index)], isListed: false)]
      isRunIn = false
    }
    let depth = max(marker.values.count - (marker.isLettered ? 1 : 0), 1)
    let level = line.headingLevel.map { max(1, $0 - topLevel + 1) } ?? depth
    return Item(
      number: marker.printed, values: marker.values, heading: heading, level: max(level, depth),
      opening: opening, paragraphs: paragraphs, isRunIn: isRunIn,
      lines: index...last)
  }

  private func nextLine(after index: Int, lines: [LayoutLine], labels: [Label?]) -> Int? {
    guard index + 1 < lines.count, labels[index + 1] == .body, lines[index + 1].blanksBefore < 2 else {
      return nil
    }
    return index + 1
  }

  private func goesOn(_ text: String, with next: LayoutLine) -> Bool {
    // A bracket that is open closes below; one whose end was misread never does.
    if let open = text.lastIndex(of: "("), !text[open...].contains(")"),
      let close = next.text.firstIndex(of: ")"),
      !next.text[..<close].contains("("), next.text.distance(from: next.text.startIndex, to: close) < 40
    {
      return true
    }
    if next.marker.map({ $0.style != .bare }) ?? false { return false }
    // "Styrelsen beslutade" over its clauses.
    if isBlockLabel(next), isSentence(text) { return false }
    if let last = text.last, ".:?!".contains(last) { return false }
    // "Val av kassör (bilaga 7)" over "Stämman valde …".
    if text.last == ")", next.text.first?.isUppercase == true { return false }
    if next.text.first?.isLowercase == true || text.hasSuffix(" och") || text.hasSuffix(",")
      || cues.places.whole([Tokens(text).folded.last ?? ""]) != nil
    {
      return true
    }
    // A sentence goes on where the next word had no room on its line.
    let word = next.text.prefix { !$0.isWhitespace }
    return isSentence(text) && cues.nonNames.whole([next.words.first ?? ""]) == nil
      && text.count + word.count + 6 > features.lineLength
  }

  /// Takes a register number off: "Dnr KS 2019/123", "(SN 2023/14)".
  private func withoutReference(_ text: String) -> String {
    if text.hasSuffix(")"), let open = text.lastIndex(of: "("), open > text.startIndex {
      let inner = text[text.index(after: open)...].dropLast()
      let isNumber =
        inner.count < 20 && inner.contains("/") && inner.filter(\.isNumber).count > 4
        && inner.split(separator: " ").count < 4 && inner.filter(\.isLetter).allSatisfy(\.isUppercase)
      if isNumber { return String(text[..<open]).trimmed }
    }
    let tokens = Tokens(text)
    let reference = tokens.words.firstIndex { cues.isWord($0.text, .reference) }
    if let reference, reference > 0, !tokens.gap(after: reference - 1).contains("("),
      reference + 1 < tokens.words.count,
      tokens.words[tokens.words.count - 1].text.contains(where: \.isNumber)
    {
      return tokens.text(from: 0, to: tokens.words[reference].start).trimmed(of: ",;:(")
    }
    guard reference == 0 else {
      let isReference =
        tokens.words.count <= 3 && text.contains("/") && text.filter(\.isNumber).count >= 4
        && tokens.words.allSatisfy {
          $0.isNumber || $0.text.contains(where: \.isNumber) || $0.text.count <= 4
        }
      return isReference ? "" : text
    }
    let end = tokens.words.lastIndex { $0.text.contains(where: \.isNumber) }
    guard let end, end < 5 else { return text }
    return tokens.text(from: tokens.words[end].end)
  }

  private func isSentence(_ text: String) -> Bool {
    // Without their marks "år" and the verb "är" are the same.
    let words = Tokens(text).words.filter { $0.text.lowercased() != "år" }.map(\.folded)
    return cues.sentences.isFound(in: words) || cues.decisions.all(in: words).contains { $0.value == "verb" }
  }

  /// Divides an item's first words into a heading and running text.
  private func heading(of text: String) -> (heading: String, isRunIn: Bool) {
    let tokens = Tokens(text)
    if tokens.words.isEmpty { return ("", false) }
    // "Rubrik – Texten är en mening", "Rubrik - den 7 december"
    for (index, word) in tokens.words.enumerated().dropLast() {
      let gap = tokens.gap(after: index)
      if gap.contains(":") { break }
      guard gap == " – " || gap == " - " || gap == " — ", index < 8 else { continue }
      let rest = tokens.text(from: word.end)
      let label = cues.decisionHeads.match(in: tokens.folded, at: index + 1)
      if isSentence(rest) || label.map({ tokens.gap(after: $0.end - 1).contains(":") }) ?? false
        || rest.last == "." && isOffice(Array(tokens.folded.prefix(index + 1)))
        || tokens.words[index + 1].isNumber && DateSigns(cues: cues).isDated(Tokens(rest).folded)
      {
        return (tokens.text(0...index), true)
      }
    }
    // "Rubrik: text"
    if let colon = tokens.words.indices.first(where: { index in
      // "5:- kr" is a sum.
      tokens.gap(after: index).contains(":")
        && !(tokens.words[index].isNumber && tokens.gap(after: index).hasPrefix(":-"))
    }), colon < 14 {
      let rest = tokens.text(from: tokens.words[colon].end).trimmed(of: ":")
      let head = tokens.text(0...colon)
      if rest.isEmpty { return (head, isSentence(head)) }
      // "Motion: Gratis kaffe" is a heading as a whole.
      let isTitle =
        rest.first?.isUppercase == true && rest.last != "." && rest.split(separator: " ").count < 6
      if isTitle, !isSentence(rest), !rest.contains(",") { return (text, false) }
      if !isSentence(head) || colon < 8 { return (head, true) }
    }
    // "Val av kassör (bilaga 7) Stämman valde …": what follows a closed bracket is the text.
    if let close = tokens.words.indices.dropLast().first(where: { index in
      index > 0 && tokens.gap(after: index) == ") " && tokens.words[index + 1].isCapitalized
    }) {
      let head = tokens.text(0...close) + ")"
      let rest = tokens.text(from: tokens.words[close + 1].start)
      if head.contains("("), !isSentence(head), isSentence(rest) || rest.last == "." {
        return (head, true)
      }
    }
    let paragraph = Paragraph(text: text, starts: [(0, 0)], isListed: false)
    let sentences = paragraph.sentences(cues)
    var first = sentences.first?.text ?? text
    var isRunIn = sentences.count > 1 || isSentence(first)
    // "… för mötet. 14 år …": a figure may begin what follows.
    if let stop = tokens.words.indices.dropFirst(2).first(where: { index in
      tokens.gap(after: index).hasPrefix(". ") && tokens.words[index].text.count > 3
        && cues.nameAbbreviations.whole([tokens.words[index].folded]) == nil
    }), tokens.words[stop].end < first.count {
      first = tokens.text(0...stop)
      isRunIn = true
    }
    if isSentence(first), let time = trailingTime(first) { return (time, isRunIn) }
    if isSentence(first) {
      // The clause before the first comma tells the matter.
      let words = Tokens(first)
      if let comma = words.words.indices.dropLast().first(where: { words.gap(after: $0).hasPrefix(",") }),
        comma >= 2,
        isSentence(words.text(0...comma)), words.words[comma + 1].isCapitalized == false
      {
        return (words.text(0...comma), true)
      }
      // "Föregående protokoll lästes upp och lades till handlingarna": so does the clause before the second verb.
      let second = words.words.indices.dropFirst(3).dropLast().first { index in
        cues.isWord(words.words[index].text, .and)
          && cues.sentences.whole([words.words[index + 1].folded]) != nil
          && isSentence(words.text(0...(index - 1)))
      }
      if let second { return (words.text(0...(second - 1)), true) }
    }
    return (trailingTime(first) ?? first, isRunIn)
  }

  /// Whether words name an office of the meeting alone, as in `Sekreterare - Bo`.
  private func isOffice(_ words: [String]) -> Bool {
    cues.offices.whole(words) != nil || cues.roles.whole(words) != nil
  }

  /// A heading without the time of day that ends it: "Mötets öppnande 17:54".
  private func trailingTime(_ text: String) -> String? {
    var words = text.split(separator: " ").map(String.init)
    guard words.count > 1, let last = words.last?.trimmed(of: "."), last.count >= 4, last.count <= 5,
      last.allSatisfy({ $0.isNumber || $0 == ":" || $0 == "." }),
      last.contains(where: { $0 == ":" || $0 == "." })
    else { return nil }
    words.removeLast()
    if let before = words.last?.trimmed(of: "."), words.count > 1,
      cues.timeWords.whole([before.folded]) != nil
    {
      words.removeLast()
    } else if last.count < 5 {
      // "Ekby 3:12" is a property.
      return nil
    }
    return words.joined(separator: " ")
  }
}
