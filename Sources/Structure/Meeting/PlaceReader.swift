import Minutes

/// Finds where a meeting was held: by a label, beside the day, or in the sentence about the paper itself.
struct PlaceReader: Sendable {
  let cues: Cues
  let judge: NameJudge
  let finder: DateFinder

  /// The place and how it was found; nil where nothing tells it.
  ///
  /// - Parameters:
  ///   - fields: the labels of the head with their values.
  ///   - lines: the lines of the paper.
  ///   - head: the places of the lines of the head that name no other day than the meeting's.
  ///   - opening: the sentence about the paper itself.
  ///   - title: the title.
  func place(
    fields: [HeadReader.Field], lines: [LayoutLine], head: [Int], opening: String?, title: String?
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
      if let place = placeAfterDate(text) ?? home(text) ?? placeBeforeDate(text)
        ?? (text == opening ? placeInSentence(text) : text == title ? nil : placeFirst(text))
      {
        return (place, text == title ? .title : text == opening ? .opening : .day)
      }
    }
    // "Digitalt möte via Teams kl. 9": a room, or none, on a line of its own.
    for index in head where lines[index].words.count < 9 && !lines[index].endsSentence {
      guard let first = lines[index].words.first, cues.places.whole([first])?.value == "room",
        lines[index].text.first?.isUppercase == true, let place = place(inStart: lines[index].text)
      else { continue }
      return (place, .day)
    }
    // "Klubbstugan, Ekhaga anläggning", "Ekby bygdegård" by itself under the day.
    for (index, next) in zip(head, head.dropFirst()) where next == index + 1 && lines[next].blanksBefore == 0
    {
      let tokens = Tokens(lines[next].text)
      guard !finder.dates(in: lines[index].text).isEmpty, let word = tokens.words.first, word.isCapitalized,
        tokens.words.count < 7, opensPlace(tokens.words[...], isOld: false), !lines[next].text.contains(":"),
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
    return town(lines).map { ($0, .sentence) }
  }

  /// `… att en allmän lantdag skulle öppnas i Ekstads stad den 15 september`: the town that the first sentences of an
  /// assembly's minutes say it meets in.
  private func town(_ lines: [LayoutLine]) -> String? {
    let opening = lines.prefix(30).drop { !$0.isFurniture && $0.text.count < 40 }.prefix(12)
    let tokens = Tokens(opening.filter { !$0.isFurniture }.map(\.text).joined(separator: " "))
    let words = tokens.folded
    var meeting: Int?
    for index in words.indices {
      if index > 0, tokens.gap(after: index - 1).contains(".") { meeting = nil }
      if cues.meetings.match(in: words, at: index) != nil { meeting = index }
      guard let meeting, index - meeting <= 12, cues.sittings.whole([words[index]]) != nil,
        index + 3 < words.count,
        cues.places.whole([words[index + 1]])?.value.isEmpty ?? false
          || cues.places.whole([words[index + 1]])?.value == "in"
      else { continue }
      let name = tokens.words[(index + 2)...].prefix { $0.isCapitalized }.count
      let end = index + 2 + name
      guard (1...3).contains(name), end < words.count, cues.towns.whole([words[end]]) != nil else { continue }
      return tokens.text((index + 2)...end)
    }
    return nil
  }

  /// `… förening i Ordenshuset söndagen den 12 februari`: a house or room right before the day.
  private func placeBeforeDate(_ text: String) -> String? {
    guard let tokens = wordsBeforeDate(text) else { return nil }
    let words = tokens.words
    // The first preposition after which all words are the place's, with a house before the next one.
    for index in words.indices.dropFirst().dropLast() {
      guard let preposition = cues.places.whole([words[index].folded]), words.count - index <= 6,
        opensPlace(words[(index + 1)...], isOld: preposition.value == "in"),
        ((index + 1)..<words.count - 1).allSatisfy({ tokens.gap(after: $0).trimmed.count <= 1 })
      else { continue }
      return clean(tokens.text(from: words[index + 1].start))
    }
    return nil
  }

  /// The words before a text's first day.
  private func wordsBeforeDate(_ text: String) -> Tokens? {
    guard let date = finder.dates(in: text).first(where: { $0.day != nil })?.range.lowerBound, date > 0 else {
      return nil
    }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: Array(text.unicodeScalars)[..<date])
    return Tokens(String(view))
  }

  /// Whether words begin with a house or room and name neither a meeting nor a body.
  ///
  /// - Parameter isOld: whether the word before them, `å` or `uti`, never tells whose a body is: `å Ekby skola`.
  private func opensPlace(_ words: ArraySlice<Tokens.Token>, isOld: Bool) -> Bool {
    let own = words.prefix { cues.places.whole([$0.folded]) == nil }
    return own.contains { cues.venues.whole([$0.folded]) != nil }
      && !words.contains { cues.meetings.match(in: [$0.folded], at: 0) != nil }
      && (isOld || !words.contains { cues.bodies.match(in: [$0.folded], at: 0)?.value.isEmpty == true })
  }

  /// `Klubbhuset, onsdagen den 5 mars`: a house or room before the day, without a preposition.
  private func placeFirst(_ text: String) -> String? {
    guard text.count < 90, let tokens = wordsBeforeDate(text), let last = tokens.words.indices.last,
      tokens.words[0].isCapitalized, tokens.words.count < 7, tokens.gap(after: last).contains(","),
      opensPlace(tokens.words[...], isOld: false),
      !tokens.words.contains(where: { cues.documents.whole([$0.folded]) != nil })
    else { return nil }
    return clean(tokens.text(0...last))
  }

  /// `År 1904 den 12 mars hölls sammanträde i föreningens lokal, varvid …`: a house or room anywhere after the day.
  private func placeInSentence(_ text: String) -> String? {
    guard let (_, after) = partsAfterDate(text) else { return nil }
    let tokens = Tokens(after)
    let words = tokens.words
    for index in words.indices.dropLast() {
      guard let preposition = cues.places.whole([words[index].folded]) else { continue }
      var end = index
      while end + 1 < words.count, end - index < 6, tokens.gap(after: end).allSatisfy(\.isWhitespace),
        end == index || cues.places.whole([words[end + 1].folded]) == nil
      {
        end += 1
      }
      let venue = (index + 1..<end + 1).last { cues.venues.whole([words[$0].folded]) != nil }
      guard let venue, opensPlace(words[(index + 1)...venue], isOld: preposition.value == "in") else {
        continue
      }
      return clean(tokens.text((index + 1)...venue))
    }
    return nil
  }

  private func clean(_ text: String) -> String {
    var value = text.trimmed(of: ".,;:-–|*")
    // "matsalen efter arbetets slut" tells the time besides.
    let tokens = Tokens(value)
    if let end = cues.placeEnds.first(in: tokens.folded, from: 1) {
      value = tokens.text(from: 0, to: tokens.words[end.start].start).trimmed(of: ".,;:-–|*")
    }
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
    let rest = tokens.text(from: isRoom ? first.start : first.end)
    let sentence =
      Paragraph(text: rest, starts: [(0, 0)], isListed: false).sentences(cues).first?.text ?? rest
    guard sentence.count < 90, sentence.count > 1 else { return nil }
    let place = firstWithoutDate(sentence) ?? sentence
    if isRoom, Tokens(place).words.count > 5 { return nil }
    // "hos Anna" without "hos" would be a person.
    let isTitled = tokens.words.count > 2 && cues.titles.whole([tokens.words[1].folded]) != nil
    let isHome =
      cues.places.whole([first.folded])?.value == "person"
      && tokens.words[isTitled ? 2 : 1].isCapitalized
    let isVenue = cues.venues.whole([tokens.words[1].folded]) != nil
    return isHome || !isVenue && judge.likeness(place) > 0.5 ? clean(first.text + " " + place) : clean(place)
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
        cues.meetings.match(in: tokens.folded, at: index - 1) != nil
      else { continue }
      // "hos ing. Bo Ek"
      let isTitled =
        !tokens.words[index + 1].isCapitalized && index + 2 < tokens.words.count
        && (cues.titles.whole([tokens.words[index + 1].folded]) != nil
          || cues.nameAbbreviations.whole([tokens.words[index + 1].folded]) != nil)
      let first = index + (isTitled ? 2 : 1)
      guard tokens.words[first].isCapitalized else { continue }
      var end = first
      while end + 1 < tokens.words.count, tokens.words[end + 1].isCapitalized, end - first < 2,
        tokens.gap(after: end).allSatisfy(\.isWhitespace)
      {
        end += 1
      }
      let name = tokens.text(first...end)
      if judge.likeness(name) > 0.5 { return word.text + " " + tokens.text((index + 1)...end) }
    }
    return nil
  }
}
