/// Finds the title of a paper: at its head, in a running header, or last.
struct TitleReader: Sendable {
  let cues: Cues

  private struct Candidate {
    var text: String
    var line: Int
    var score: Double
    var isWhole: Bool
  }

  /// The title on one line and its first line's place; nil where no line can be it.
  func title(_ lines: [LayoutLine], labels: [Label?]) -> (text: String, line: Int)? {
    var candidates: [Candidate] = []
    let dates = DateSigns(cues: cues)
    let head = lines.indices.filter {
      (labels[$0] == .head || lines[$0].isFurniture && lines[$0].page == lines[0].page)
        && lines[$0].text.count > 1
    }
    for (place, index) in head.enumerated() where place < 20 {
      for text in texts(lines[index]) {
        let isWhole = lines[index].cells.count <= 1
        var score = score(text, line: lines[index], dates: dates) - 0.2 * Double(place)
        if lines[index].isFurniture { score -= 0.4 }
        if !isWhole { score -= 0.4 }
        if goesOn(fromLineBefore: index, lines: lines) { score -= 3 }
        candidates.append(Candidate(text: text, line: index, score: score, isWhole: isWhole))
      }
    }
    if let first = lines.indices.first, lines[first].text.count < 100, labels[first] == .heading {
      candidates.append(
        Candidate(
          text: lines[first].content, line: first,
          score: score(lines[first].content, line: lines[first], dates: dates),
          isWhole: true))
    }
    // A running header may come last in extracted text.
    for index in lines.indices.suffix(3) where labels[index] != .head && lines[index].text.count < 90 {
      let text = lines[index].text
      guard dates.isDated(lines[index].words), cues.meetings.isFound(in: lines[index].words),
        !lines[index].endsSentence,
        // A sentence begins and goes on below.
        lines[index].blanksAfter > 0 || lines[index].isFurniture
      else { continue }
      candidates.append(
        Candidate(
          text: text, line: index, score: score(text, line: lines[index], dates: dates) - 0.6, isWhole: true))
    }
    guard
      let best = candidates.enumerated().max(by: {
        ($0.element.score, -$0.offset) < ($1.element.score, -$1.offset)
      })?.element, best.score > -2.5
    else { return nil }
    return (joined(best, lines: lines, labels: labels, dates: dates), best.line)
  }

  /// Whether a line goes on with the sentence about the paper that the line before it begins.
  private func goesOn(fromLineBefore index: Int, lines: [LayoutLine]) -> Bool {
    guard index > 0, lines[index].blanksBefore == 0, lines[index].text.first?.isLowercase == true else {
      return false
    }
    let before = lines[index - 1]
    return before.words.count > 2 && !before.endsSentence
      && cues.openingSentence.match(in: before.words, at: 0) != nil
  }

  /// The texts of a line that may be titles: the whole line, or each piece but dates alone.
  private func texts(_ line: LayoutLine) -> [String] {
    var cells = line.cells.count > 1 ? line.cells.map(\.text) : [line.content]
    // A letterhead's word for the paper at the end: "Ekens förening PROTOKOLL".
    if let last = cells.first.map({ Tokens($0) }), let word = last.words.last, last.words.count > 1,
      word.text.allSatisfy(\.isUppercase), cues.documents.whole([word.folded]) != nil,
      !last.words[0].text.allSatisfy(\.isUppercase)
    {
      cells[0] = last.text(0...(last.words.count - 2))
      cells.append(word.text)
    }
    return cells.filter { text in
      let words = Tokens(text).words
      return words.contains { !$0.isNumber } && text.filter(\.isLetter).count > 1
    }
  }

  private func score(_ text: String, line: LayoutLine, dates: DateSigns) -> Double {
    let tokens = Tokens(text)
    let words = tokens.folded
    guard let first = tokens.words.first else { return -9 }
    var score = 0.0
    let isPaperWord = words.allSatisfy { cues.documents.whole([$0]) != nil }
    let meetings = cues.meetings.all(in: words)
    if isPaperWord {
      score += 1
      // "Protokoll fördt hos" goes on below.
      if words.count > 1, let last = words.last, cues.joints.whole([last]) != nil { score += 1 }
    } else {
      // A board's name by itself names no meeting.
      let isBody =
        words.count < 7 && !dates.isDated(words)
        && !words.contains { $0.count > 3 && cues.documents.whole([$0]) != nil }
        && !meetings.isEmpty && meetings.allSatisfy { cues.bodies.match(in: words, at: $0.start) != nil }
      if !meetings.isEmpty { score += isBody ? 0.3 : 2 }
      if cues.documents.match(in: words, at: 0) != nil { score += 1.5 }
    }
    if cues.paperKinds.whole(words) != nil { score += 1.2 }
    if dates.isDated(words) { score += 0.8 }
    if line.headingLevel == 1 { score += 3 } else if line.headingLevel == 2 { score += 0.8 }
    if line.relativeSize > 1.15 { score += 1.5 }
    if line.isEmphasized { score += 0.4 }
    if text.count > 90 { score -= 1.5 }
    if text.count > 140 { score -= 3 }
    if text.last == "." { score -= 1.5 }
    // A sentence ends in it and another begins.
    if text.count > 40, text.has(". "),
      Paragraph(text: text, starts: [(0, 0)], isListed: false).sentences(cues).count > 1
    {
      score -= 2.5
    }
    if cues.openingSentence.match(in: words, at: 0) != nil, words.count > 1,
      cues.isWord(words[1], .written)
    {
      // Set in capitals it is no sentence.
      score -= text.contains(where: \.isLowercase) ? 3.2 : 1.5
    }
    if first.text.first?.isLowercase == true || cues.isWord(words[0], .owner) { score -= 2 }
    // "Möte:   Byggmöte nr 6" is a label with its value.
    if text.last == ":", line.cells.count > 1 { score -= 3 }
    if text.contains(":"), cues.fields.match(in: words, at: 0) != nil { score -= 3 }
    if dates.isDate(words, at: 0) || dates.isWeekday(first.text) || cues.timeWords.whole([words[0]]) != nil {
      score -= 1.2
    }
    if cues.attachments.isFound(in: words), meetings.isEmpty { score -= 2 }
    return score
  }

  /// Whether the word for the paper alone goes on below: "PROTOKOLL" over "fördt hos".
  private func isGoneOnWith(_ next: LayoutLine, text: String) -> Bool {
    guard next.text.first?.isLowercase == true, next.blanksBefore < 2, next.text.count < 60,
      let first = next.words.first
    else { return false }
    let words = Tokens(text).folded
    return words.count < 3 && words.allSatisfy { cues.documents.whole([$0]) != nil }
      && cues.isWord(first, .written)
  }

  /// Joins the lines of a title that stands on several.
  private func joined(_ best: Candidate, lines: [LayoutLine], labels: [Label?], dates: DateSigns) -> String {
    var text = best.text.trimmed(of: ",;:")
    guard best.isWhole else { return text }
    var index = best.line
    // The word for the paper alone on the line above.
    if index > 0, !lines[index].isFurniture || labels[index - 1] == .head, lines[index].blanksBefore <= 1,
      labels[index - 1] == .head, lines[index - 1].cells.count <= 1, lines[index].headingLevel == nil
    {
      let above = Tokens(lines[index - 1].text).folded
      if !above.isEmpty, above.count <= 2, above.allSatisfy({ cues.documents.whole([$0]) != nil }),
        !cues.documents.isFound(in: Array(Tokens(text).folded.prefix(1)))
          || cues.isWord(Tokens(text).folded.first, .written)
      {
        text = lines[index - 1].text + " " + text
      }
    }
    while index + 1 < lines.count,
      labels[index + 1] == .head || lines[index + 1].isFurniture && lines[index].isFurniture,
      text.count < 140
    {
      let next = lines[index + 1]
      if next.cells.count > 1 || next.headingLevel != nil || next.isBullet { break }
      let last = Tokens(text).folded.last ?? ""
      let isNear = next.blanksBefore == 0
      // "… årsmöte med Ekby" over "Hembygdsförening"; "Ekbys" over "byalag".
      let isName =
        last.hasSuffix("s") && isNear && cues.bodies.match(in: next.words, at: 0) != nil
        && !dates.isDated(Tokens(text).folded)
      let isOpen = cues.joints.whole([last]) != nil || isGoneOnWith(next, text: text) || isName
      let startsSmall = next.text.first?.isLowercase == true
      let isUpper = text.allSatisfy { !$0.isLowercase } && next.text.allSatisfy { !$0.isLowercase }
      guard
        isOpen
          || startsSmall
            && (isNear || cues.places.whole([next.words.first ?? ""]) != nil && next.blanksBefore < 2)
          || isUpper && isNear && next.text.count < 60 && !dates.isDated(next.words)
            && next.text.contains(where: \.isLetter)
      else { break }
      if cues.fields.match(in: next.words, at: 0) != nil, next.text.contains(":") { break }
      // A line of date, time and place is a line of its own.
      let isDateLine =
        cues.timeWords.whole([next.words.first ?? ""]) != nil || dates.isWeekday(next.words.first ?? "")
      if dates.isWeekday(next.words.first ?? "") { break }
      let isPlaceLine = cues.places.whole([next.words.first ?? ""]) != nil
      if isPlaceLine, dates.isDated(Tokens(text).folded) { break }
      if isDateLine, next.words.count > 5 || dates.isDated(Tokens(text).folded) { break }
      text += " " + next.text
      index += 1
    }
    return withoutOpenDay(text.collapsed.trimmed(of: ",;:"), dates: dates)
  }

  /// A title without the beginning of a day that goes on below: "föreningsstämma lördagen" over "den 28 maj".
  private func withoutOpenDay(_ text: String, dates: DateSigns) -> String {
    var text = text
    while let space = text.lastIndex(of: " ") {
      let last = String(text[text.index(after: space)...])
      guard last.first?.isLowercase == true,
        dates.isWeekday(last) || cues.timeWords.whole([last.folded]) != nil
      else { break }
      text = String(text[..<space]).trimmed(of: ",;: ")
    }
    return text
  }
}
