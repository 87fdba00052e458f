/// How well each label fits a line by itself, from the line's features and its neighbours'.
struct LineScores: Sendable {
  let cues: Cues
  let judge: NameJudge
  let lines: [LayoutLine]
  let numbering: Numbering
  let features: PageFeatures
  /// Where the names of those who sign begin; nil where no label tells it.
  let names: Int?
  private let dates: DateSigns
  private let hasNumbering: Bool
  private let hasMarkdown: Bool
  /// How many Markdown headings are of the first level.
  private let firstLevelHeadings: Int
  /// The line of the first numbered item; nil where there is none.
  private let firstItem: Int?
  /// How many of the agenda's texts come again as lines of their own.
  private let repeatedAgendaTexts: Int

  /// Prepares the scores of a paper.
  init(
    cues: Cues, judge: NameJudge, lines: [LayoutLine], numbering: Numbering, features: PageFeatures,
    names: Int?
  ) {
    self.cues = cues
    self.judge = judge
    self.lines = lines
    self.numbering = numbering
    self.features = features
    self.names = names
    dates = DateSigns(cues: cues)
    hasNumbering = numbering.items.count > 0
    firstItem = numbering.items.keys.min()
    firstLevelHeadings = lines.count { $0.headingLevel == 1 }
    repeatedAgendaTexts = LineScores.repeatedAgendaTexts(lines, numbering: numbering, features: features)
    hasMarkdown = features.markdownHeadings >= 2
  }

  /// The scores of a line in the order of the labels' raw values.
  func scores(at index: Int, place: Int, of count: Int, previous: Int?, next: Int?) -> [Double] {
    let line = lines[index]
    let before = previous.map { lines[$0] }
    let after = next.map { lines[$0] }
    var scores = [Double](repeating: 0, count: Label.allCases.count)
    scores[Label.head.rawValue] =
      head(line, place: place)
      + (goesOn(from: before, place: place) || isValue(line, below: previous, place: place) ? 2.5 : 0)
    // Below the sign of the first paragraph the head has ended.
    if let first = firstItem, index >= first, numbering.items[first]?.style == .paragraph,
      numbering.items[first]?.cost ?? 1 < 0.2
    {
      scores[Label.head.rawValue] -= index == first ? 6 : 2
    }
    scores[Label.attendanceHead.rawValue] = attendanceHead(line, index: index)
    scores[Label.attendance.rawValue] = attendance(line, index: index)
    scores[Label.agendaHead.rawValue] = agendaHead(line, after: after, place: place, of: count)
    scores[Label.agenda.rawValue] = agenda(line, index: index)
    scores[Label.heading.rawValue] = heading(line, index: index, before: before, after: after)
    scores[Label.body.rawValue] = body(line, before: before)
    scores[Label.signature.rawValue] = signature(line, index: index, before: before, place: place, of: count)
    return scores
  }

  private func head(_ line: LayoutLine, place: Int) -> Double {
    var score = place < 14 ? 1.2 - 0.12 * Double(place) : -0.3 * Double(place - 10)
    if place == 0 { score += 1.5 }
    let first = line.firstWords
    if line.text.contains(":") || line.cells.count > 1, cues.fields.label(in: first, at: 0) != nil {
      score += 1.2
    } else if isFieldRow(line) {
      score += 1.2
    }
    if cues.meetings.isFound(in: line.words), line.text.count < 100 { score += 0.8 }
    if cues.openingSentence.match(in: line.words, at: 0) != nil { score += 2 }
    if line.headingLevel == 1 { score += 2 }
    if dates.isDated(line.words) { score += 0.8 }
    if line.headingLevel ?? 1 > 1, place > 4 { score -= 1.5 }
    if line.isBullet { score -= 1.5 }
    if line.text.count > 130 { score -= 1 }
    return score
  }

  /// Whether the line before ends in the middle of a title: "Protokoll fört hos".
  private func goesOn(from before: LayoutLine?, place: Int) -> Bool {
    guard let before, place < 8, before.text.count < 60, let last = before.words.last else { return false }
    return cues.joints.whole([last]) != nil
  }

  /// Whether a line goes on with the value beside a label on the line before, in its column or to the right of it.
  private func isValue(_ line: LayoutLine, below previous: Int?, place: Int) -> Bool {
    guard let previous, place < 16, isFieldRow(lines[previous]), line.blanksBefore == 0,
      line.indent >= lines[previous].cells[1].column - 3
    else { return false }
    if case .none = features.attendanceCues[previous] { return true }
    return false
  }

  /// Whether a line is a label that ends in a colon and its value in a column beside it, whatever the label says.
  private func isFieldRow(_ line: LayoutLine) -> Bool {
    line.cells.count > 1 && line.cells[0].text.last == ":" && line.cells[0].text.count < 20
      && line.cells[1].column >= 8
  }

  private func attendanceHead(_ line: LayoutLine, index: Int) -> Double {
    if numbering.items[index] != nil, !isWholeCue(line) || features.tableRows.contains(index) { return -40 }
    if features.tableRows.contains(index) { return -40 }
    switch features.attendanceCues[index] {
    case .none: return -40
    case .head(let match, _):
      if match.value.hasSuffix("weak") {
        // Such a word opens a list beside other lists only, not inside an item.
        let isInItem = firstItem.map { $0 < index } ?? false
        let isColumn = line.cells.count > 1 && cues.attendance.whole(Tokens(line.cells[0].text).folded) != nil
        return isInItem ? -40 : isColumn ? 5 : 3
      }
      return match.count > 1 || line.headingLevel != nil ? 5.5 : 5
    case .table: return 5
    case .sentence: return 3.2
    }
  }

  private func isWholeCue(_ line: LayoutLine) -> Bool {
    guard let rest = line.markers.first?.rest else { return false }
    return cues.attendance.whole(Tokens(rest).folded) != nil
  }

  private func attendance(_ line: LayoutLine, index: Int) -> Double {
    if numbering.items[index] != nil { return -5 }
    if line.headingLevel != nil { return -4 }
    let content = CheckBox(line.text)?.rest ?? line.listedName ?? line.content
    var likeness = 0.0
    var people = 0
    for cell in line.cells {
      let parts = cell.text.unicodeScalars.split { $0 == "," || $0 == ";" || $0 == "&" || $0 == "(" }
      for part in parts {
        let name = judge.likeness(String(part).trimmed(of: "-•*.–●"))
        if name >= 0.5 { people += 1 }
        likeness = max(likeness, name)
      }
    }
    var score = -1.2
    let head = leadingName(content)
    if index > 0, lines[index - 1].text.last == ",", content.has(", ") || words(of: content) < 4,
      line.blanksBefore == 0
    {
      score += 2
    }
    // "S:t Mikaels stad: handlanden Bo Ek" has a colon inside a word.
    if content.utf8.contains(UInt8(ascii: ":")),
      let colon = content.firstRange(of: ": ")?.lowerBound ?? content.firstIndex(of: ":"),
      isNameAfter(content[content.index(after: colon)...])
    {
      score += 2.5
    }
    if head > 0.8 { score += 3.2 } else if head > 0.5 { score += 2.2 } else if head > 0.3 { score += 1 }
    if people > 2 { score += 1.5 }
    if head <= 0.3, likeness > 0.8 { score += 1.4 }
    if cues.roles.match(in: line.words, at: 0) != nil { score += 1 }
    let pieces = content.split(separator: " ")
    let small = pieces.count { $0.first?.isLowercase == true }
    let words = max(1, pieces.count)
    if words > 5, Double(small) / Double(words) > 0.55 { score -= 2.5 }
    if line.endsSentence, words > 6, people < 3 { score -= 1.5 }
    if content.count > 110, people < 3 { score -= 2 }
    if features.tableRows.contains(index) || features.groupLines.contains(index) { score += 4 }
    if features.continuations.contains(index) { score += 3.5 }
    if let rest = Property(content)?.rest, list.pieces(rest).contains(where: { list.nameLikeness($0) > 0.5 })
    {
      score += 3.5
    }
    if let isUnder = features.isUnderLabel[index] {
      score += isUnder ? features.rowLines.contains(index) ? 3.5 : 1.5 : -2
    }
    if head > 0.5, cues.roles.first(in: line.words, from: 1) != nil { score += 1 }
    if line.isCode { score += words <= 3 ? 2.5 : 0.5 }
    if cues.headings.match(in: line.words, at: 0) != nil { score -= 2.5 }
    if cues.agenda.whole(line.words) != nil { score -= 4 }
    if line.blanksBefore > 1 { score -= line.cells.count > 2 && head < 0.5 ? 2.5 : 0.7 }
    if cues.unnamed.isFound(in: line.words), line.text.first?.isNumber == true { score += 2 }
    if features.fieldLines.contains(index) { score -= 4 }
    if line.text.contains(":") || line.cells.count > 1, let cue = cues.fields.label(in: line.words, at: 0),
      line.text.contains(":") || isFieldColumn(line),
      ["date", "time", "place", "other", "adjuster"].contains(cue.value)
    {
      score -= 3
    } else if let cue = cues.fields.whole(line.words), cue.value == "other" {
      // "Delges utöver närvarande" over other names.
      score -= 5
    }
    return score
  }

  /// Whether a label of the head stands in a column of its own: `Justerare      Bo Ek`.
  private func isFieldColumn(_ line: LayoutLine) -> Bool {
    line.cells.count > 1 && cues.fields.label(in: line.firstWords, at: 0)?.count == line.firstWords.count
  }

  private var list: NameList { NameList(cues: cues, judge: judge) }

  private func words(of text: String) -> Int { text.split(separator: " ").count }

  /// Whether what follows a colon begins with a name, with a title before it or not.
  private func isNameAfter(_ rest: Substring) -> Bool {
    guard let first = list.pieces(String(rest)).first else { return false }
    return list.nameLikeness(first) > 0.5 && first.contains(" ")
  }

  /// How many words a title in small letters and a name have at most, with what is told of both.
  private static let mostTitledWords = 9

  /// How sure it is that a line begins with a person's name.
  private func leadingName(_ text: String) -> Double {
    let cut = text.unicodeScalars.prefix { sign in
      sign != "," && sign != ";" && sign != "(" && sign != ":" && sign != "|"
    }
    let first = judge.spaced(String(cut).trimmed(of: "-•*.–● "))
    let whole = judge.likeness(first)
    if whole > 0.3 { return whole }
    let words = first.split(separator: " ").map(String.init)
    // So many words from a small letter on are neither a title and a name nor a name and more.
    if words.count > LineScores.mostTitledWords, first.first?.isLowercase == true { return 0 }
    let titled = list.nameLikeness(first)
    if titled > 0.5 { return titled >= 0.8 ? 0.85 : 0.7 }
    if words.count > 2 {
      for length in [3, 2] where words.count > length {
        let name = judge.likeness(words.prefix(length).joined(separator: " "))
        if name > 0.8 { return words.count > 5 ? 0.4 : 0.7 }
      }
    }
    return 0
  }

  private func agendaHead(_ line: LayoutLine, after: LayoutLine?, place: Int, of count: Int) -> Double {
    let words = line.words
    guard cues.agenda.whole(words) != nil else { return -40 }
    if line.marker.map({ !$0.values.isEmpty }) ?? false { return -40 }
    let repeats = repeatedAgendaTexts
    if line.headingLevel != nil, repeats == 0 { return -4 }
    return (place < count * 2 / 3 ? 4.5 : 0) + (repeats > 0 ? 1.5 : 0)
  }

  private static func repeatedAgendaTexts(
    _ lines: [LayoutLine], numbering: Numbering, features: PageFeatures
  ) -> Int {
    let texts = features.agendaTexts
    if texts.isEmpty { return numbering.agenda.count }
    let seen = lines.filter { texts.contains(($0.marker?.rest ?? $0.text).folded) }.count
    return max(numbering.agenda.count, seen - texts.count)
  }

  private func agenda(_ line: LayoutLine, index: Int) -> Double {
    if numbering.items[index] != nil { return -6 }
    var score = -0.5
    let isListed = features.agendaLines.contains(index) || numbering.agenda.contains(index)
    score += isListed ? 2.5 : -2.5
    if line.marker != nil { score += 0.6 }
    if line.indent > features.bodyIndent + 1 { score += 0.3 }
    if line.text.count < 70 { score += 0.5 } else { score -= 1 }
    if line.endsSentence, line.text.count > 40 { score -= 1 }
    if cues.notes.whole(line.words) != nil { score -= 2 }
    return score
  }

  private func heading(_ line: LayoutLine, index: Int, before: LayoutLine?, after: LayoutLine?) -> Double {
    if numbering.items[index] != nil { return 6 }
    if numbering.agenda.contains(index) { return -6 }
    if line.isCode { return -7 }
    let content = line.content
    if let level = line.headingLevel {
      // Of many headings of the first level only the first is the title.
      if level == 1, index < 6, index == 0 || firstLevelHeadings < 3 { return 0.5 }
      // The rows of a title: a heading with nothing under it but the next, or the date.
      let isTitleRow = index < 5 && (after?.headingLevel != nil || dates.isDated(line.words))
      return isTitleRow && cues.headings.match(in: line.words, at: 0) == nil ? 0.5 : 4.5
    }
    if isOpening(line, index: index) { return 3 }
    if cues.notes.whole(line.words) != nil, hasNumbering || !features.agendaTexts.isEmpty { return -3 }
    var score = -1.4
    let isBeforeNumbers = numbering.lostBefore.map { index < $0 } ?? false
    if line.isBullet {
      score += bulletHeading(line, before: before, after: after)
    } else {
      score += plainHeading(line, before: before, after: after)
    }
    if cues.headings.match(in: Tokens(content).folded, at: 0) != nil { score += 1.2 }
    if features.agendaTexts.contains(content.folded) { score += 3.5 }
    if line.relativeSize > 1.1 { score += 1.8 }
    if hasNumbering, !isBeforeNumbers { score -= line.relativeSize > 1.1 || line.isEmphasized ? 3.5 : 7 }
    if hasMarkdown { score -= line.isBullet ? 0 : 4 }
    if content.has("://") || content.contains("@") { score -= 4 }
    // "Sekreterare" over "Bo Ek valdes till sekreterare." heads it; over a name it is the name's.
    let isOverSentence = after.map { $0.endsSentence && $0.words.count > 4 && $0.blanksBefore == 0 } ?? false
    if cues.signatures.match(in: line.words, at: 0) != nil, line.words.count < 5, !isOverSentence {
      score -= 2
    }
    if cues.attendance.whole(line.words) != nil { score -= 3 }
    // "Delges" over names of those who were not there.
    if cues.fields.whole(line.words)?.value == "other", !isOverSentence { score -= 2 }
    // "Styrelsemöte" at the head of a paper is its title.
    if index < 10, let meeting = cues.meetings.whole(line.words), meeting.value != "report" || index < 2 {
      score -= 4
    }
    return score
  }

  /// Whether the line is a usual heading without a number right above the first number: `Mötet öppnades`.
  private func isOpening(_ line: LayoutLine, index: Int) -> Bool {
    guard let first = firstItem, index < first, first - index < 3, line.marker == nil,
      lines[index..<first].dropFirst().allSatisfy(\.isFurniture)
    else { return false }
    return cues.headings.whole(line.words) != nil && cues.opening.isFound(in: line.words)
  }

  /// A short bullet with running text under it stands for a heading.
  private func bulletHeading(_ line: LayoutLine, before: LayoutLine?, after: LayoutLine?) -> Double {
    guard let after, !after.isBullet, after.headingLevel == nil else { return -4 }
    let content = line.content
    // Text hanging under the bullet's own words goes on with them, unless it begins anew.
    let isAnew = after.text.first?.isUppercase == true && content.count < features.lineLength / 2
    if after.indent > line.indent + (isAnew ? 3 : 0) { return -4 }
    var score = content.count < 70 ? 0.5 : -2.5
    if let last = content.last, ".,;?!".contains(last) { score -= 2.5 }
    if after.text.first?.isLowercase == true { score -= 3 }
    if after.text.count > 60 || after.endsSentence { score += 1.2 } else { score -= 2 }
    if line.isEmphasized { score += 1.5 }
    if line.blanksBefore > 0 { score += 0.8 }
    if line.breaksAfter || line.blanksAfter > 0 { score += 1.2 }
    if let before, before.isBullet { score -= line.isEmphasized && line.blanksBefore > 0 ? 0 : 2.5 }
    return score
  }

  private func plainHeading(_ line: LayoutLine, before: LayoutLine?, after: LayoutLine?) -> Double {
    let text = line.text
    var score = 0.0
    let startsBlock = line.blanksBefore > 0
    let isTypical = cues.headings.whole(line.words) != nil
    if startsBlock {
      score += 1
    } else if line.relativeSize > 1.1 || line.isEmphasized {
      score += 0
    } else if features.isDense {
      // Where nothing is set apart by blank lines, the words alone tell.
      score -= isTypical ? 0 : 1.5
      if isTypical { score += 0.8 }
    } else {
      score -= 2
    }
    if line.blanksBefore > 1, line.blanksBefore < 9 { score += 0.4 }
    if holdsSentenceEnd(text) { score -= 4 }
    if text.count <= 60 {
      score += 0.9
    } else if text.count > 110 {
      score -= 4
    } else if text.count > 80 {
      score -= 1
    }
    switch text.last {
    case ".", ",", ";": score -= 2.6
    case ":": score -= 1.8
    case "?": score -= text.count > 45 ? 1.5 : 0.3
    case "-": score -= 3
    default: break
    }
    if text.first?.isLowercase == true { score -= 3.5 }
    if let first = text.first, !first.isLetter, !first.isNumber { score -= 1.5 }
    if text.has(", "), text.contains(where: \.isNumber) { score -= 1.2 }
    if line.marker.map({ !$0.values.isEmpty || $0.style == .letter }) ?? false { score -= 3 }
    if line.isEmphasized { score += 1.2 }
    if line.cells.count > 1 { score -= 1.2 }
    if line.indent > features.bodyIndent + 6 { score -= 0.5 }
    guard let after, line.blanksAfter < 9 else { return score - 3 }
    let followsParagraph =
      after.text.count > 60 || after.endsSentence && after.text.count > 25
      || after.text.count > 40 && after.text.last == ":"
    if followsParagraph { score += 1.5 } else if after.isBullet { score += 0.7 } else { score -= 0.4 }
    if line.blanksAfter == 0, after.text.first?.isLowercase == true, !isTypical { score -= 3.5 }
    return score
  }

  /// Whether a sentence ends in the middle of a long text.
  private func holdsSentenceEnd(_ text: String) -> Bool {
    text.count > 60
      && Paragraph(text: text, starts: [(0, 0)], isListed: false).sentences(cues).count > 1
  }

  private func body(_ line: LayoutLine, before: LayoutLine?) -> Double {
    var score = 0.2
    if line.text.count > 70 { score += 0.6 }
    if line.endsSentence { score += 0.4 }
    if line.text.first?.isLowercase == true { score += 0.8 }
    if line.isBullet || line.isCode { score += 0.6 }
    if line.blanksBefore == 0 { score += 0.3 }
    if line.headingLevel != nil { score -= 1 }
    return score
  }
}
