public import Minutes

/// Turns the pages of one set of minutes into meeting, attendance, officers, sections and decisions.
public struct Structurer: Sendable {
  private let cues: Cues
  private let judge: NameJudge
  private let dates = DateResolver()
  private var finder: DateFinder { DateFinder(words: dates.words) }

  /// Makes a structurer.
  ///
  /// - Parameter names: what is known of personal names; `.none` works too, less surely.
  public init(names: NameLexicon) {
    let cues = Cues()
    self.cues = cues
    self.judge = NameJudge(names: names, cues: cues)
  }

  /// Reads the pages of one document, corrected, in order.
  public func structure(_ pages: [Page]) -> Extraction {
    let lines = LineReader(cues: cues).lines(of: pages)
    guard let other = LanguageBlocks(cues: cues).repetition(in: lines), let first = lines[other].first,
      let last = lines[other].last
    else { return structure(pages, lines: lines) }
    // Lines keep their numbers: those of the other language are emptied, not taken away.
    var extraction = structure(pages.map { LanguageBlocks.without((first, last), in: $0) }, lines: nil)
    extraction.diagnostics.append(
      Diagnostic(
        id: "structure.repeated-in-language", severity: .note, page: first.page, line: first.number,
        summary: "what stands in another language from here to line \(last.number) of page \(last.page) "
          + "repeats the Swedish text, so that it is in the record's text only"))
    return extraction
  }

  private func structure(_ pages: [Page], lines known: [LayoutLine]?) -> Extraction {
    let lines = known ?? LineReader(cues: cues).lines(of: pages)
    let numbering = Numbering(lines, cues: cues)
    let features = PageFeatures(lines, cues: cues)
    let annex = AnnexFinder(cues: cues, judge: judge).find(lines, numbering: numbering)
    let labels = Labeler(cues: cues, judge: judge).labels(
      of: lines, numbering: numbering, features: features, names: annex.names, end: annex.start)
    var extraction = Extraction()

    let title = TitleReader(cues: cues).title(lines, labels: labels)
    let reading = dates.resolve(dateLines(pages, lines: lines, labels: labels, title: title?.line))
    let heads = HeadReader(cues: cues, judge: judge, finder: finder)
    let head = heads.read(
      lines, labels: labels, title: title, otherDays: otherDays(lines, mentions: reading.mentions))
    extraction.meeting.title = head.title
    extraction.meeting.body = head.body.map { Body(name: $0) }
    extraction.meeting.kind = head.kind
    extraction.meeting.place = head.place

    let mender = NameMender(
      lines, isRecognized: pages.contains { $0.reading.reader == .ocr }, judge: judge,
      finder: NameFinder(cues: cues, judge: judge))
    let attendance = AttendanceReader(cues: cues, judge: judge, mender: mender).read(lines, labels: labels)
    extraction.attendance = attendance.attendees
    extraction.unnamed = attendance.unnamed

    let items = ItemReader(cues: cues, numbering: numbering, features: features).items(lines, labels: labels)
    let roster = Roster(attendance.attendees, judge: judge)
    let asides = AsideReader(lines, cues: cues, judge: judge, finder: finder, roster: roster)
    let ownNames = [extraction.meeting.body?.name, head.title].compactMap { $0 }
    let sections = SectionReader(
      cues: cues, judge: judge, asides: asides, ownBody: Set(ownNames.flatMap { Tokens($0).folded }))
    extraction.sections = items.map { sections.section($0, lines: lines) }
    if items.isEmpty, let prose = prose(lines, labels: labels, sections: sections) {
      extraction.sections = [prose]
    }
    let finder = NameFinder(cues: cues, judge: judge)
    let index = NameIndex(lines: lines, attendees: attendance.attendees.map(\.name), finder: finder)
    let signed = SignatureReader(cues: cues, judge: judge).signatures(
      lines, labels: labels, roster: roster.isList ? roster : named(lines, labels: labels, finder: finder),
      isList: roster.isList)
    extraction.signatures = signed.map(\.signature)
    let found = OfficerReader(cues: cues, judge: judge).officers(
      items: items, loose: looseText(lines, labels: labels, items: items), fields: head.officers,
      attendees: attendance.attendees, signatures: signed,
      index: index, roster: roster)
    extraction.officers = found.officers
    addWriter(at: attendance.writerLine, lines: lines, to: &extraction)
    giveRoles(&extraction)

    extraction.meeting.date = reading.meeting
    extraction.meeting.start = reading.start
    extraction.meeting.end = reading.end
    extraction.support = SupportReader(cues: cues, lines: lines).supports(
      claims(extraction, head: head, officers: found.reasons, reading: reading))
    extraction.dates = reading.mentions
    giveDays(&extraction)
    extraction.nextMeeting = reading.nextMeeting
    if let day = reading.nextMeeting?.date,
      let mention = reading.mentions.first(where: { $0.value == day && $0.role == .nextMeeting })
    {
      extraction.nextMeeting?.place = heads.nextPlace(mention, lines: lines)
    }
    extraction.diagnostics =
      Checks(cues: cues).diagnostics(extraction, items: items, hasList: attendance.hasList, lines: lines)
      + reading.diagnostics + mendings(attendance, lines: lines)
      + PersonalNumbers().diagnostics(lines)
    if let kind = PaperKind(cues: cues).other(extraction, lines: lines, labels: labels) {
      let numbers = extraction.diagnostics.filter { $0.id == PersonalNumbers.diagnosticID }
      extraction = extraction.reduced(to: kind)
      extraction.diagnostics += numbers
    }
    return extraction
  }

  /// Says which names on the lists are read otherwise than the text has them.
  private func mendings(_ attendance: AttendanceReader.Result, lines: [LayoutLine]) -> [Diagnostic] {
    let unread = attendance.pastReading.map { name in
      Diagnostic(
        id: "structure.name-past-reading", severity: .warning, page: lines[name.line].page,
        line: lines[name.line].number,
        summary: "the list has “\(name.printed)” where a name should stand; look at the page")
    }
    return unread
      + attendance.mended.map { mended in
        Diagnostic(
          id: "structure.name-mended", severity: .note, page: lines[mended.line].page,
          line: lines[mended.line].number,
          summary: "the list has “\(mended.printed)”, read as “\(mended.name)”; look at the page")
      }
  }

  /// The running text of minutes without items as one section, where something is decided in it.
  private func prose(_ lines: [LayoutLine], labels: [Label?], sections: SectionReader) -> Section? {
    let places = lines.indices.filter { labels[$0] == .body && !lines[$0].isFurniture }
    guard let first = places.first, let last = places.last else { return nil }
    var item = Item(
      heading: "", level: 1, opening: Paragraph(text: "", starts: [(0, first)], isListed: false),
      lines: first...last)
    for place in places {
      let line = lines[place]
      if line.blanksBefore == 0, !line.isBullet, let open = item.paragraphs.indices.last {
        item.paragraphs[open].append(line.text, line: place, cues: cues)
      } else {
        var paragraph = Paragraph(text: "", starts: [], isListed: line.isBullet)
        paragraph.append(line.content, line: place, cues: cues)
        item.paragraphs.append(paragraph)
      }
    }
    let section = sections.section(item, lines: lines)
    return section.decisions.isEmpty ? nil : section
  }

  /// The places of the lines that name days and not the meeting's.
  private func otherDays(_ lines: [LayoutLine], mentions: [DateMention]) -> Set<Int> {
    var days: [[Int]: Bool] = [:]
    for mention in mentions {
      guard let page = mention.page, let line = mention.line else { continue }
      days[[page, line]] = (days[[page, line]] ?? false) || mention.role == .meeting
    }
    return Set(lines.indices.filter { days[[lines[$0].page, lines[$0].number]] == false })
  }

  /// The people that the running text names, for reading the names under a paper that lists nobody.
  private func named(_ lines: [LayoutLine], labels: [Label?], finder: NameFinder) -> Roster {
    let text = lines.indices.filter { labels[$0] == .body || labels[$0] == .heading }.map { lines[$0] }
    return Roster(names: NameIndex(lines: text, attendees: [], finder: finder).names, judge: judge)
  }

  /// The lines of running text that stand in no item, because its number was lost.
  private func looseText(_ lines: [LayoutLine], labels: [Label?], items: [Item]) -> [String] {
    var isInItem = lines.map { _ in false }
    for item in items {
      for index in item.lines where isInItem.indices.contains(index) { isInItem[index] = true }
    }
    return openingProse(lines, labels: labels)
      + lines.indices.filter { index in
        (labels[index] == .body || labels[index] == .head && items.isEmpty
          || labels[index] != .signature && labels[index] != .agenda && tellsOfficer(lines[index]))
          && !lines[index].isFurniture && !isInItem[index]
      }.map { lines[$0].content }
  }

  /// The sentences before the first item that tell of the opening: "Ordföranden, kyrkoherden Bo Ek, förklarade" over
  /// "stämman öppnad".
  private func openingProse(_ lines: [LayoutLine], labels: [Label?]) -> [String] {
    let first = lines.indices.first { labels[$0] == .heading } ?? 0
    var paragraphs: [Paragraph] = []
    for index in lines.indices.prefix(first) where labels[index] == .head && !lines[index].isFurniture {
      if lines[index].blanksBefore == 0, let last = paragraphs.indices.last {
        paragraphs[last].append(lines[index].text, line: index, cues: cues)
      } else {
        paragraphs.append(Paragraph(text: lines[index].text, starts: [(0, index)], isListed: false))
      }
    }
    return paragraphs.flatMap { $0.sentences(cues) }.map(\.text).filter {
      $0.hasSuffix(".") && cues.opening.isFound(in: Tokens($0).folded)
    }
  }

  /// Whether a line tells who held an office, as `Såsom sekreterare tjänstgjorde kamrer Bo Ek.` does.
  private func tellsOfficer(_ line: LayoutLine) -> Bool {
    line.endsSentence && cues.election.isFound(in: line.words) && cues.offices.isFound(in: line.words)
  }

  /// The values that have no place of their own in the record, with how they were found.
  private func claims(
    _ extraction: Extraction, head: HeadReader.Result, officers: [FieldSupport.Field: FieldSupport.Reason],
    reading: DateReading
  ) -> [SupportReader.Claim] {
    let meeting = extraction.meeting
    var claims: [SupportReader.Claim] = []
    func add(
      _ field: FieldSupport.Field, _ value: String?, _ reason: FieldSupport.Reason?, words: String? = nil
    ) {
      guard let value else { return }
      claims.append(.init(field: field, value: value, reason: reason ?? .sentence, words: words))
    }
    add(.title, meeting.title, .title)
    if !claims.isEmpty { claims[0].line = head.titleLine }
    add(.body, meeting.body?.name, head.reasons[.body])
    add(.place, meeting.place, head.reasons[.place])
    add(.start, reading.start, reading.startReason, words: reading.startText)
    add(.end, reading.end, reading.endReason, words: reading.endText)
    add(.chair, extraction.officers.chair, officers[.chair])
    add(.secretary, extraction.officers.secretary, officers[.secretary])
    for name in extraction.officers.adjusters { add(.adjuster, name, officers[.adjuster]) }
    if let day = reading.nextMeeting?.date {
      let mention = reading.mentions.first { $0.role == .nextMeeting && $0.value == day }
      add(.nextMeeting, day, .sentence, words: mention?.text)
    }
    return claims
  }

  /// Gives the assignments of running text the day by which they are due: "Bo skickar listan senast 12 oktober".
  private func giveDays(_ extraction: inout Extraction) {
    let due = extraction.dates.filter { $0.role == .deadline }
    if due.isEmpty { return }
    for section in extraction.sections.indices {
      for index in extraction.sections[section].assignments.indices
      where extraction.sections[section].assignments[index].due == nil {
        let text = extraction.sections[section].assignments[index].text
        let page = extraction.sections[section].page ?? 1
        let last = extraction.sections[section].endPage ?? page
        let day = due.first { (page...max(page, last)).contains($0.page ?? page) && text.contains($0.text) }
        extraction.sections[section].assignments[index].due = day?.value
      }
    }
  }

  /// Adds the secretary where the list of the present says "undertecknad" and not the name.
  private func addWriter(at line: Int?, lines: [LayoutLine], to extraction: inout Extraction) {
    guard let line, let name = extraction.officers.secretary,
      !extraction.attendance.contains(where: { $0.name.folded == name.folded })
    else { return }
    let parts = judge.parts(of: name)
    extraction.attendance.append(
      Attendee(
        name: name, given: parts.given, family: parts.family, role: "secretary", status: .present,
        page: lines[line].page, line: lines[line].number, confidence: 0.7))
  }

  /// Gives the officers their roles on the list, where the list itself gives them none.
  private func giveRoles(_ extraction: inout Extraction) {
    let officers = extraction.officers
    for index in extraction.attendance.indices where extraction.attendance[index].role == nil {
      let name = extraction.attendance[index].name
      if name == officers.chair {
        extraction.attendance[index].role = "chair"
      } else if name == officers.secretary {
        extraction.attendance[index].role = "secretary"
      } else if officers.adjusters.contains(name) {
        extraction.attendance[index].role = "adjuster"
      }
    }
  }

  /// The document's lines with the parts they belong to, for reading dates.
  private func dateLines(_ pages: [Page], lines: [LayoutLine], labels: [Label?], title: Int?) -> [DateLine] {
    var places: [Int: [Int: DateLine.Place]] = [:]
    for (index, line) in lines.enumerated() {
      let place: DateLine.Place =
        switch labels[index] {
        case _ where index == title: .title
        case _ where line.isFurniture: .furniture
        case .head: .head
        // Older minutes open with one sentence: the day, the meeting, and who was there.
        case .attendanceHead where index < 2: .head
        case .agendaHead, .agenda: .agenda
        case .signature: .signature
        default: .body
        }
      places[line.page, default: [:]][line.number] = place
    }
    var result: [DateLine] = []
    for page in pages {
      for (index, line) in page.lines.enumerated() {
        let place = places[page.number]?[index + 1] ?? .body
        result.append(DateLine(text: line.text, page: page.number, line: index + 1, place: place))
      }
    }
    return result
  }
}
