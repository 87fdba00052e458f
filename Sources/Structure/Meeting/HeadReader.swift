import Minutes

/// Reads the head of a paper: title, body, kind, place and the officers that fields name.
struct HeadReader: Sendable {
  /// What the head gives.
  struct Result: Sendable {
    /// The title as printed, on one line.
    var title: String?
    /// The title's first line's place among the lines.
    var titleLine: Int?
    /// Whose meeting it was.
    var body: String?
    /// The kind of paper.
    var kind = MeetingKind.minutes
    /// Where it was held.
    var place: String?
    /// How body and place were found.
    var reasons: [FieldSupport.Field: FieldSupport.Reason] = [:]
    /// Offices and the names that fields give them.
    var officers: [(office: String, names: [String])] = []
  }

  let cues: Cues
  let judge: NameJudge
  let finder: DateFinder

  /// Reads the head.
  ///
  /// - Parameters:
  ///   - lines: the lines of the paper.
  ///   - labels: what they are.
  ///   - title: the title with its first line's place.
  ///   - otherDays: the places of lines that name other days than the meeting's.
  func read(
    _ lines: [LayoutLine], labels: [Label?], title: (text: String, line: Int)?, otherDays: Set<Int>
  ) -> Result {
    var result = Result()
    let head = lines.indices.filter { labels[$0] == .head }
    // What stands before the first item is the head, whatever its lines look like by themselves.
    let first = lines.indices.first { labels[$0] == .heading } ?? 0
    let front = lines.indices.filter { labels[$0] == .head || $0 < first && labels[$0] == .body }
    let fields = fields(front, lines: lines)
    result.title = title?.text
    result.titleLine = title?.line
    let openings = openingSentences(head, lines: lines)
    let opening = openings.first
    let fieldBody = fields.first { $0.kind == "body" }?.value
    let bodies = BodyReader(cues: cues, finder: finder)
    if let fieldBody, fieldBody.count < 80 {
      result.body = fieldBody
      result.reasons[.body] = .label
    } else if let found = bodies.body(
      title: title?.text, openings: openings, lines: lines, head: head, titleLine: title?.line)
    {
      result.body = found.name
      result.reasons[.body] = found.reason
    }
    result.kind = kind(title: title?.text, opening: opening, body: result.body, lines: lines, head: head)
    let place = place(
      fields: fields, lines: lines, head: head.filter { !otherDays.contains($0) }, opening: opening,
      title: title?.text)
    result.place = place?.text
    result.reasons[.place] = place?.reason
    // A letterhead's lone name is the one who wrote.
    for index in head where index < 6 && index != result.titleLine {
      // The gap between given and family name may be wide.
      let cells = lines[index].cells.prefix(2).map(\.text)
      let names = [cells.first, cells.allSatisfy { !$0.contains(" ") } ? cells.joined(separator: " ") : nil]
      let name = names.compactMap(\.self).first { $0.contains(" ") && judge.likeness($0) > 0.9 }
      if let name { result.officers.append(("writer", [name])) }
    }
    for field in fields where ["chair", "secretary", "adjuster"].contains(field.kind) {
      let names = names(field.value)
      if !names.isEmpty { result.officers.append((field.kind, names)) }
    }
    return result
  }

  // MARK: - Fields

  private typealias Field = (kind: String, value: String, line: Int)

  /// `Plats: Sal 3`, `Plats      Sal 3`, and a label with its value on the next line.
  private func fields(_ head: [Int], lines: [LayoutLine]) -> [Field] {
    var fields: [Field] = []
    for (place, index) in head.enumerated() {
      let line = lines[index]
      let cells = line.cells.isEmpty ? [LayoutLine.Cell(text: line.text, column: 0)] : line.cells
      var cell = 0
      while cell < cells.count {
        let tokens = Tokens(cells[cell].text)
        guard let match = cues.fields.match(in: tokens.folded, at: 0) else {
          cell += 1
          continue
        }
        let gap = tokens.gap(after: match.end - 1)
        let rest = tokens.text(from: tokens.words[match.end - 1].end).trimmed(of: ":-– ")
        if !rest.isEmpty, gap.contains(":") || isRow(cells) {
          fields.append((match.value, rest, index))
        } else if rest.isEmpty, cell + 1 < cells.count {
          var value = cells[cell + 1].text
          // The value goes on in the line below, in the same column.
          if place + 1 < head.count, let next = lines[head[place + 1]].cells.first,
            lines[head[place + 1]].cells.count == 1, abs(next.column - cells[cell + 1].column) <= 1,
            next.column > 8
          {
            value += " " + next.text
          }
          fields.append((match.value, value.trimmed(of: ": "), index))
          cell += 1
        } else if rest.isEmpty, place + 1 < head.count, head[place + 1] == index + 1,
          lines[index + 1].blanksBefore == 0, cells.count == 1, gap.contains(":") || line.text.count < 24
        {
          fields.append((match.value, lines[index + 1].text, index))
        }
        cell += 1
      }
    }
    return fields
  }

  /// Whether each piece of a line is a label with its value: `Datum 4 maj    Tid 19-21    Plats Sal 2`.
  private func isRow(_ cells: [LayoutLine.Cell]) -> Bool {
    cells.count > 1
      && cells.allSatisfy { cell in
        let words = Tokens(cell.text).folded
        guard let match = cues.fields.match(in: words, at: 0) else { return false }
        return match.count < words.count
      }
  }

  private func names(_ text: String) -> [String] {
    let list = NameList(cues: cues, judge: judge)
    return list.entries(text, aliases: false).compactMap {
      PersonReader(cues: cues, judge: judge).person($0)?.name
    }
  }

  /// The sentences that tell of the paper itself, joined from their lines, the longest first.
  private func openingSentences(_ head: [Int], lines: [LayoutLine]) -> [String] {
    let starts = head.filter { cues.openingSentence.match(in: lines[$0].words, at: 0) != nil }
    let sentences = starts.map { openingSentence(from: $0, head: head, lines: lines) }
    return sentences.enumerated().sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }
      .map(\.element)
  }

  private func openingSentence(from start: Int, head: [Int], lines: [LayoutLine]) -> String {
    var text = lines[start].text
    var index = start + 1
    while index < lines.count, index - start < 4, head.contains(index), lines[index].blanksBefore == 0,
      !text.hasSuffix("."), cues.fields.match(in: lines[index].words, at: 0) == nil
    {
      text += " " + lines[index].text
      index += 1
    }
    return text
  }

  // MARK: - Kind

  private func kind(
    title: String?, opening: String?, body: String?, lines: [LayoutLine], head: [Int]
  ) -> MeetingKind {
    let order: [MeetingKind] = [
      .extraMeeting, .constituent, .annualMeeting, .generalMeeting, .assembly, .board, .workingGroup,
    ]
    let headText = head.map { lines[$0].text }.joined(separator: " ")
    var isNotes = false
    for text in [title, opening, headText, body] {
      guard let text else { continue }
      let kinds = cues.meetings.all(in: Tokens(text).folded).compactMap { MeetingKind(rawValue: $0.value) }
      if let first = kinds.first, text == title, [.notice, .agenda, .report].contains(first) { return first }
      if let kind = order.first(where: kinds.contains) { return kind }
      if kinds.contains(.notes) { isNotes = true }
    }
    return isNotes ? .notes : .minutes
  }

  // MARK: - Place

  private func place(
    fields: [Field], lines: [LayoutLine], head: [Int], opening: String?, title: String?
  ) -> (text: String, reason: FieldSupport.Reason)? {
    for field in fields where field.kind == "place" || field.kind == "date" || field.kind == "time" {
      guard field.kind == "place", let value = firstWithoutDate(field.value) else { continue }
      return (clean(value), .label)
    }
    var texts: [String] = []
    var joined: [String] = []
    for (place, index) in head.enumerated() {
      let next = place + 1 < head.count ? head[place + 1] : index
      // The place may stand on the line after the date.
      if next == index + 1, lines[next].blanksBefore == 0,
        lines[next].text.first?.isLowercase == true || finder.dates(in: lines[next].text).isEmpty
      {
        let both = lines[index].text + " " + lines[next].text
        if lines[index].text.last == "," { texts.append(both) } else { joined.append(both) }
      }
      texts.append(lines[index].text)
    }
    texts += joined
    if let opening { texts.insert(opening, at: 0) }
    if let title { texts.append(title) }
    for text in texts where text.count < 260 {
      if let place = placeAfterDate(text) ?? home(text) ?? placeBeforeDate(text) {
        return (place, text == title ? .title : text == opening ? .opening : .day)
      }
    }
    // "Klubbstugan, Ekhaga anläggning" by itself under the day.
    for (index, next) in zip(head, head.dropFirst()) where next == index + 1 && lines[next].blanksBefore == 0
    {
      let tokens = Tokens(lines[next].text)
      guard !finder.dates(in: lines[index].text).isEmpty, let word = tokens.words.first, word.isCapitalized,
        tokens.words.count < 7, cues.venues.whole([word.folded]) != nil, !lines[next].text.contains(":"),
        !lines[next].endsSentence
      else { continue }
      return (clean(lines[next].text), .day)
    }
    // "Sammanträdet ägde rum hos Bo Ek, Ekeby."
    let first = lines.prefix(12).filter { !$0.isFurniture && !$0.isBullet }
    for line in first {
      guard let held = cues.held.first(in: line.words), held.start < 4 else { continue }
      let tokens = Tokens(line.text)
      if let place = place(inStart: tokens.text(from: tokens.words[held.end - 1].end)) {
        return (place, .sentence)
      }
    }
    return nil
  }

  /// `… förening i Ordenshuset söndagen den 12 februari`: a house or room right before the day.
  private func placeBeforeDate(_ text: String) -> String? {
    guard let date = finder.dates(in: text).first(where: { $0.day != nil })?.range.lowerBound, date > 0 else {
      return nil
    }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: Array(text.unicodeScalars)[..<date])
    let tokens = Tokens(String(view))
    // The first preposition after which all words are the place's.
    let words = tokens.words
    for index in words.indices.dropFirst().dropLast() where cues.places.whole([words[index].folded]) != nil {
      let rest = words[(index + 1)...]
      guard rest.count <= 5, rest.contains(where: { cues.venues.whole([$0.folded]) != nil }),
        !rest.contains(where: { cues.meetings.match(in: [$0.folded], at: 0) != nil }),
        !rest.contains(where: { cues.bodies.match(in: [$0.folded], at: 0)?.value.isEmpty == true }),
        ((index + 1)..<words.count - 1).allSatisfy({ tokens.gap(after: $0).trimmed.count <= 1 })
      else { continue }
      return clean(tokens.text(from: words[index + 1].start))
    }
    return nil
  }

  private func clean(_ text: String) -> String {
    var value = text.trimmed(of: ".,;:-–|*")
    // "matsalen efter arbetets slut" tells the time besides.
    if let after = value.firstRange(of: " efter ")?.lowerBound { value = String(value[..<after]) }
    while let space = value.lastIndex(of: " "),
      cues.timeWords.whole(Tokens(String(value[space...])).folded) != nil
    {
      value = String(value[..<space]).trimmed(of: ".,;:-–| ")
    }
    return value
  }

  /// The first part of a text that is neither date nor time.
  private func firstWithoutDate(_ text: String) -> String? {
    var scalars = Array(text.unicodeScalars)
    let ranges = finder.dates(in: text).map(\.range) + finder.times(in: text).filter(\.hasCue).map(\.range)
    for range in ranges {
      for index in range where scalars.indices.contains(index) { scalars[index] = "\n" }
    }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    let parts = String(view).split(separator: "\n").map { part in
      part.split(whereSeparator: \.isWhitespace).filter { word in
        let core = String(word).folded.trimmed(of: ".,:–-")
        return !core.isEmpty && cues.timeWords.whole([core]) == nil
      }.joined(separator: " ").trimmed(of: ",-–.")
    }
    return parts.first { $0.filter(\.isLetter).count > 1 }
  }

  /// `… klockan 19:30 i sal Q22 på …`: what a preposition introduces after the date.
  private func placeAfterDate(_ text: String) -> String? {
    guard let (before, after) = partsAfterDate(text) else { return nil }
    if let place = introducedPlace(text) { return place }
    // A word or two by themselves: "2020-03-13 Zoom", "klockan 19, Ekbyskolan".
    let tokens = Tokens(after.trimmed(of: ",. -–"))
    let hasTime = before != nil || finder.dates(in: text).contains { $0.time != nil }
    let isVenue = tokens.words.last.map { cues.venues.whole([$0.folded]) != nil } ?? false
    let isNamed =
      (hasTime || isVenue) && after.hasPrefix(",") && (isVenue || tokens.words.allSatisfy(\.isCapitalized))
    guard let first = tokens.words.first, tokens.words.count <= (isVenue ? 4 : 2), first.isCapitalized,
      !first.isNumber,
      text.count < 40 || isNamed, !cues.meetings.isFound(in: tokens.folded)
    else { return nil }
    let place = tokens.text(0...(tokens.words.count - 1))
    if text.count >= 40, judge.likeness(place) > 0.5 || cues.roles.isFound(in: tokens.folded) { return nil }
    return clean(place)
  }

  /// The place that a preposition introduces after the first date of a text.
  func introducedPlace(_ text: String) -> String? {
    guard let (before, after) = partsAfterDate(text) else { return nil }
    return before.flatMap { place(inStart: $0) } ?? place(inStart: after)
  }

  /// What stands between a text's first date and the time of day, where there is one, and what after both.
  private func partsAfterDate(_ text: String) -> (before: String?, after: String)? {
    let dateEnds = finder.dates(in: text).filter { $0.day != nil }.map(\.range.upperBound)
    let clocks = finder.times(in: text).filter(\.hasCue)
    guard let date = dateEnds.first ?? clocks.first?.range.upperBound else { return nil }
    let scalars = Array(text.unicodeScalars)
    func part(_ range: Range<Int>) -> String {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[range])
      return String(view)
    }
    let clock = clocks.first { $0.range.lowerBound >= date }
    let after = part(max(date, clock?.range.upperBound ?? date)..<scalars.count)
    return (clock.map { part(date..<$0.range.lowerBound) }, after)
  }

  /// The place that a preposition at the beginning of a text introduces.
  private func place(inStart text: String) -> String? {
    let tokens = Tokens(text.trimmed(of: ",. -–"))
    if let address = address(tokens) { return address }
    guard let first = tokens.words.first, tokens.words.count > 1, cues.places.whole([first.folded]) != nil
    else {
      return nil
    }
    // "sal E1" tells the place without a preposition.
    let isRoom = cues.places.whole([first.folded])?.value == "room"
    if isRoom, tokens.words.count > 5 { return nil }
    let rest = tokens.text(from: isRoom ? first.start : first.end)
    let sentence =
      Paragraph(text: rest, starts: [(0, 0)], isListed: false).sentences(cues).first?.text ?? rest
    guard sentence.count < 90, sentence.count > 1 else { return nil }
    let place = firstWithoutDate(sentence) ?? sentence
    // "hos Anna" without "hos" would be a person.
    let isTitled = tokens.words.count > 2 && cues.titles.whole([tokens.words[1].folded]) != nil
    let isHome =
      cues.places.whole([first.folded])?.value == "person"
      && tokens.words[isTitled ? 2 : 1].isCapitalized
    return isHome || judge.likeness(place) > 0.5 ? clean(first.text + " " + place) : clean(place)
  }

  /// The street with its number that a text begins with, which needs no preposition: `Storgatan 7`.
  private func address(_ tokens: Tokens) -> String? {
    let name = tokens.words.prefix { $0.isCapitalized }.count
    guard (1...3).contains(name), cues.streets.whole([tokens.words[name - 1].folded]) != nil,
      name < tokens.words.count, tokens.words[name].text.first?.isNumber == true,
      tokens.words[name].text.count <= 4, tokens.gap(after: name - 1) == " "
    else { return nil }
    return tokens.text(0...name)
  }

  /// `… styrelsesammanträde hos Anna Berg …`: the home where a meeting was held.
  private func home(_ text: String) -> String? {
    let tokens = Tokens(text)
    for (index, word) in tokens.words.enumerated() where index > 0 && index + 1 < tokens.words.count {
      guard cues.places.whole([word.folded])?.value == "person",
        cues.meetings.match(in: tokens.folded, at: index - 1) != nil, tokens.words[index + 1].isCapitalized
      else { continue }
      var end = index + 1
      while end + 1 < tokens.words.count, tokens.words[end + 1].isCapitalized, end - index < 3,
        tokens.gap(after: end).allSatisfy(\.isWhitespace)
      {
        end += 1
      }
      let name = tokens.text((index + 1)...end)
      if judge.likeness(name) > 0.5 { return word.text + " " + name }
    }
    return nil
  }
}
