import Minutes

/// Finds whose meeting a paper is of.
struct BodyReader: Sendable {
  let cues: Cues
  let finder: DateFinder

  /// The name of the body; nil where nothing tells it.
  func body(title: String?, openings: [String], lines: [LayoutLine], head: [Int], titleLine: Int?) -> (
    name: String, reason: FieldSupport.Reason
  )? {
    var candidates: [(name: String, score: Double, reason: FieldSupport.Reason)] = []
    func consider(_ name: String?, _ score: Double, _ reason: FieldSupport.Reason) {
      guard let name = name.map(withoutRegister).map(withoutBoard)?.trimmed(of: ".,;:-–*\"'#| "),
        name.count > 1,
        name.count < 80
      else { return }
      let words = Tokens(name).folded
      guard !words.isEmpty else { return }
      var score = score
      let bodies = words.indices.compactMap { cues.bodies.match(in: words, at: $0) }
      if bodies.contains(where: { $0.value.isEmpty }) { score += 2 } else if !bodies.isEmpty { score += 0.5 }
      if name.first?.isLowercase == true { score -= 1.2 }
      if name.first?.isNumber == true { score -= 2 }
      candidates.append((name, score, reason))
    }
    for opening in openings { consider(named(in: opening, isTitle: false), 1.5, .opening) }
    if let title { consider(named(in: title, isTitle: true), 1.2, .title) }
    for (place, index) in head.enumerated() where place < 8 {
      // Beside a title in a piece of its own the body may stand: "Kommunstyrelsen      PROTOKOLL".
      if index == titleLine, lines[index].cells.count < 2 || lines[index].cells[0].text == title { continue }
      let text = withoutPaperWord(lines[index].cells.first?.text ?? lines[index].text)
      if let owner = owner(text) { consider(owner, 1, .opening) }
      if isNameLine(text) {
        // "Barnavårdsnämnden" / "i Ekby landskommun"
        let next = place + 1 < head.count && head[place + 1] == index + 1 ? lines[index + 1] : nil
        let isJoined =
          next.map { isRestOfName($0, after: text) } ?? false
          || next.map { next in
            // "Kommunfullmäktige i" over "Ekby".
            cues.places.whole([Tokens(text).folded.last ?? ""]) != nil
              && next.text.first?.isUppercase == true
              // "BYGGNADSNÄMNDEN" over "I EKBY KÖPING".
              || next.blanksBefore == 0 && cues.places.whole([next.words.first ?? ""]) != nil
                && next.words.count < 5 && !(text + next.text).contains(where: \.isLowercase)
              || next.blanksBefore == 0 && cues.places.whole([next.words.first ?? ""]) != nil
                && next.words.count < 5
                && next.text.first?.isLowercase == true
          } ?? false
        let more = lines[index].cells.count > 1 ? next?.cells.first?.text : next?.text
        consider(isJoined ? text + " " + (more ?? "") : text, 0.8 - 0.1 * Double(place), .letterhead)
      }
    }
    for line in lines.prefix(12) where line.isFurniture {
      // The first piece of a letterhead or running header.
      guard var text = (line.cells.first?.text).map(withoutPaperWord), isNameLine(text) else { continue }
      let next = lines.prefix(12).first { $0.page == line.page && $0.number > line.number }
      if let next, isRestOfName(next, after: text) { text += " " + next.text }
      consider(text, 0.9, .letterhead)
    }
    let best = candidates.enumerated().max { ($0.element.score, -$0.offset) < ($1.element.score, -$1.offset) }
    guard let best, best.element.score > 0.3 else { return nil }
    return (best.element.name, best.element.reason)
  }

  /// `Vikens Fiber ekonomisk förening, org.nr 769612-0000` without its number in a register.
  private func withoutRegister(_ name: String) -> String {
    let parts = name.split(separator: ",", omittingEmptySubsequences: false)
    let kept = parts.prefix { $0.filter(\.isNumber).count < 6 }
    return kept.isEmpty ? name : kept.joined(separator: ",")
  }

  /// `Ekby golfklubb, styrelsen` and `Styrelsen för Ekby golfklubb` without the board, which every body has.
  private func withoutBoard(_ name: String) -> String {
    let tokens = Tokens(name)
    guard let last = tokens.words.indices.last, last > 0 else { return name }
    if cues.isWord(tokens.words[last].text, .board), tokens.gap(after: last - 1).contains(",") {
      return tokens.text(0...(last - 1))
    }
    guard last > 1, cues.isWord(tokens.words[0].text, .board), cues.isWord(tokens.words[1].text, .owner),
      tokens.words[2].isCapitalized, tokens.words[2...].contains(where: { isBodyWord($0.folded) })
    else { return name }
    return tokens.text(2...last)
  }

  /// A letterhead's piece without the word for the paper or the page number at its end.
  private func withoutPaperWord(_ text: String) -> String {
    let tokens = Tokens(text)
    var end = tokens.words.count
    while end > 1 {
      let word = tokens.words[end - 1]
      // "Rönnen nr 3" has its number in its name.
      let isNumbered = end > 2 && cues.isWord(tokens.words[end - 2].text, .number)
      let isPage = cues.isWord(word.text, .page) || word.isNumber && !isNumbered
      guard isPage || cues.documents.whole([word.folded]) != nil && word.text.allSatisfy(\.isUppercase) else {
        break
      }
      end -= 1
    }
    return end > 0 && end < tokens.words.count ? tokens.text(0...(end - 1)) : text
  }

  /// "Miljö- och byggnadsnämndens" over "arbetsutskott".
  private func isRestOfName(_ next: LayoutLine, after text: String) -> Bool {
    text.last == "s" && next.blanksBefore == 0 && next.words.count < 3 && next.text.first?.isLowercase == true
      && next.words.last.map(isBodyWord) ?? false
  }

  /// A line of a letterhead that may be a name: short, no date, no meeting, no label.
  private func isNameLine(_ text: String) -> Bool {
    let tokens = Tokens(text)
    let words = tokens.folded
    guard let first = tokens.words.first, first.isCapitalized, words.count <= 7, !text.contains(":") else {
      return false
    }
    if words.allSatisfy({ cues.documents.whole([$0]) != nil })
      || text.contains(where: { "!?[]{}|<>^~=\\".contains($0) })
    {
      return false
    }
    if cues.decisionHead(words)?.count == words.count { return false }
    if cues.fields.match(in: words, at: 0) != nil || cues.attendance.match(in: words, at: 0) != nil {
      return false
    }
    // "ek. för." ends with a full stop and no sentence.
    let isAbbreviated = text.hasSuffix(" för.") || text.hasSuffix("p.a.") || text.hasSuffix("fören.")
    if DateSigns(cues: cues).isDated(words) || text.hasSuffix(".") && !isAbbreviated { return false }
    let isBody = words.indices.contains { cues.bodies.match(in: words, at: $0) != nil }
    if !isBody, cues.meetings.isFound(in: words) { return false }
    return !tokens.words.contains(where: \.isNumber) || isBody
  }

  /// `För Föreningen Ekebacken, verksamhetsåret 2019`.
  private func owner(_ text: String) -> String? {
    guard let space = text.firstIndex(of: " "), cues.isWord(String(text[..<space]), .owner) else {
      return nil
    }
    let rest = text[space...].dropFirst().prefix { $0 != "," && $0 != ":" && $0 != "." }
    return rest.first?.isUppercase == true ? String(rest) : nil
  }

  /// The body that a title or opening sentence names.
  private func named(in text: String, isTitle: Bool) -> String? {
    let bare = withoutDates(text)
    let tokens = Tokens(bare)
    let words = tokens.folded
    guard !words.isEmpty else { return nil }
    if let group = subjectGroup(bare) { return group }
    // The last word that names the meeting, and what stands before and after.
    let meeting = words.indices.first { index in
      guard let match = cues.meetings.match(in: words, at: index) else { return false }
      return !isBodyWord(words[index]) && cues.documents.whole([words[index]]) == nil && match.count > 0
    }
    var start = 0
    while start < words.count,
      cues.documents.whole([words[start]]) != nil || cues.isWord(words[start], .number)
        || words[start].first?.isNumber == true
    {
      start += 1
    }
    guard let meeting else {
      // No meeting word: what is left of a title is the body.
      return isTitle && start < words.count
        ? tokens.text(start...(words.count - 1)) : bodyPhrase(tokens, from: start)
    }
    // "År 1904 den 12 mars hölls sammanträde med …": what stands before tells the day.
    if cues.held.isFound(in: Array(words[..<meeting])) { start = meeting }
    if meeting <= start, let body = compound(tokens.words[meeting].text) { return body }
    // "Här kommer anteckningar från vårt möte": what stands before the paper's word names nobody.
    if let paper = (start..<max(start, meeting)).last(where: { cues.documents.whole([words[$0]]) != nil }),
      paper + 1 < meeting, cues.joints.whole([words[paper + 1]]) != nil
    {
      start = paper + 1
      while start < meeting, !tokens.words[start].isCapitalized { start += 1 }
    }
    if meeting > start {
      var end = meeting - 1
      while end > start, cues.documents.whole([words[end]]) != nil { end -= 1 }
      if cues.documents.whole([words[end]]) == nil {
        var name = tokens.text(start...end)
        if name.hasSuffix("s"), !name.hasSuffix("ss") { name.removeLast() }
        if tokens.words[start].isCapitalized || end > start { return name }
      }
    }
    var after = meeting + 1
    // "styrelsemöte hos Lena": where it was held.
    if after < words.count, cues.places.whole([words[after]])?.value == "person" { return nil }
    while after < words.count, cues.joints.whole([words[after]]) != nil {
      after += 1
    }
    guard after < words.count else { return nil }
    // "Retro sprint 12 – Laget": what stands after a dash, where only the meeting is told before it.
    var last = meeting
    while last + 1 < words.count,
      cues.meetings.match(in: words, at: last + 1) != nil || tokens.words[last + 1].isNumber
    {
      last += 1
    }
    if isTitle, last > meeting, last + 1 < words.count, tokens.words[last + 1].isCapitalized,
      ["–", "-", "—"].contains(tokens.gap(after: last).trimmed)
    {
      return tokens.text((last + 1)...(words.count - 1))
    }
    if after == meeting + 1 {
      let gap = tokens.gap(after: meeting).trimmed
      if gap == "–" || gap == "-" || gap == "—" { return tokens.text(after...(words.count - 1)) }
      if tokens.words[after].isCapitalized { return capitalRun(tokens, from: after) }
      return bodyPhrase(tokens, from: after).flatMap { $0.split(separator: " ").count <= 3 ? $0 : nil }
    }
    if !tokens.words[after].isCapitalized, !isBodyWord(words[after]) {
      return bodyPhrase(tokens, from: after).flatMap { $0.split(separator: " ").count <= 3 ? $0 : nil }
    }
    return bodyPhrase(tokens, from: after) ?? capitalRun(tokens, from: after)
  }

  private func isBodyWord(_ word: String) -> Bool { cues.bodies.match(in: [word], at: 0) != nil }

  /// The words up to the one that bodies' names end with.
  private func bodyPhrase(_ tokens: Tokens, from start: Int) -> String? {
    guard start < tokens.words.count else { return nil }
    for index in start..<min(tokens.words.count, start + 7) {
      if isBodyWord(tokens.words[index].folded) {
        var end = index
        while end + 1 < tokens.words.count, tokens.words[end + 1].isCapitalized,
          tokens.gap(after: end).allSatisfy(\.isWhitespace)
        {
          end += 1
        }
        if let owner = ownerOfBoard(tokens, from: start, through: end) { return owner }
        return tokens.text(start...(territory(tokens, after: end) ?? end))
      }
      if index > start, !tokens.gap(after: index - 1).allSatisfy({ $0.isWhitespace || $0 == "-" }) {
        return nil
      }
      // "Norrby byalag å Norrby skola": what follows is the place.
      if index > start, cues.places.whole([tokens.words[index].folded])?.value == "in" {
        return tokens.words[start].isCapitalized ? tokens.text(start...(index - 1)) : nil
      }
    }
    return nil
  }

  /// `styrelsen för Ekens egnahemsförening`: a board by its kind alone is named by whose it is.
  private func ownerOfBoard(_ tokens: Tokens, from start: Int, through end: Int) -> String? {
    let words = tokens.words
    guard start == end, words[end].text.first?.isLowercase == true, end + 2 < words.count,
      cues.isWord(words[end + 1].text, .owner) || cues.places.whole([words[end + 1].folded]) != nil,
      words[end + 2].isCapitalized, tokens.gap(after: end).allSatisfy(\.isWhitespace)
    else { return nil }
    return bodyPhrase(tokens, from: end + 2) ?? capitalRun(tokens, from: end + 2)
  }

  /// "… i Ekby församling" after a body's name belongs to it.
  private func territory(_ tokens: Tokens, after end: Int) -> Int? {
    let words = tokens.words
    // "byalag å Ekby skola" tells where it met.
    guard end + 2 < words.count, let preposition = cues.places.whole([words[end + 1].folded]),
      preposition.value != "in", words[end + 2].isCapitalized,
      tokens.gap(after: end).allSatisfy(\.isWhitespace)
    else { return nil }
    return (end + 2..<min(words.count, end + 5)).first { isBodyWord(words[$0].folded) }
  }

  private func capitalRun(_ tokens: Tokens, from start: Int) -> String? {
    var end = start
    while end + 1 < tokens.words.count,
      tokens.words[end + 1].isCapitalized || isBodyWord(tokens.words[end + 1].folded),
      tokens.gap(after: end).allSatisfy(\.isWhitespace)
    {
      end += 1
    }
    return tokens.text(start...end)
  }

  /// `Öppna data - Referensgrupp 6`: the group's kind follows its subject.
  private func subjectGroup(_ text: String) -> String? {
    for dash in [" - ", " – "] {
      guard let range = text.firstRange(of: dash) else { continue }
      let subject = String(text[..<range.lowerBound]).trimmed
      let rest = Tokens(String(text[range.upperBound...]))
      guard let group = rest.words.first, cues.groups.whole([group.folded]) != nil, rest.words.count <= 4
      else { continue }
      // "Minnesanteckningar – arbetsgrupp tillgänglighet": the paper's word is no subject.
      let subjectWords = Tokens(subject).folded
      if subjectWords.contains(where: { cues.documents.whole([$0]) != nil || cues.notes.whole([$0]) != nil })
      {
        return rest.text(0...(rest.words.count - 1))
      }
      if rest.words.count > 2 { continue }
      return group.text + " " + subject
    }
    return nil
  }

  /// `Trädgruppsmöte` is a meeting of Trädgruppen.
  private func compound(_ word: String) -> String? {
    guard let match = cues.compoundMeetings.whole([word.folded]) else { return nil }
    let parts = match.value.split(separator: ">").map { String($0).trimmed }
    guard parts.count == 2, word.count > parts[0].count + 1 else { return nil }
    return word.dropLast(parts[0].count) + parts[1]
  }

  private func withoutDates(_ text: String) -> String {
    let dates = finder.dates(in: text)
    var scalars = Array(text.unicodeScalars)
    for date in dates {
      for index in date.range where scalars.indices.contains(index) { scalars[index] = " " }
      // "Årsmöte i Ekby IF 2015-02-22 i Ekby skola": what a preposition opens after the day belongs not to the name.
      let next = scalars[min(date.range.upperBound, scalars.count)...].drop { $0.isWhitespace }.prefix {
        !$0.isWhitespace
      }
      let before = scalars[..<date.range.lowerBound].last { !$0.isWhitespace }
      if before?.isLetter == true, date.range.lowerBound < scalars.count,
        cues.places.whole([String(String.UnicodeScalarView(next)).folded]) != nil
      {
        scalars[date.range.lowerBound] = ","
      }
    }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    let words = String(view).split(whereSeparator: \.isWhitespace).map(String.init)
    let kept = words.enumerated().filter { index, word in
      // A year, "den" and a weekday belong to the date.
      let core = word.trimmed(of: ".,")
      let isYear = core.count == 4 && Int(core).map { (1700..<2200).contains($0) } ?? false
      return !isYear
        && !(index == words.count - 1 && cues.timeWords.whole([core.folded]) != nil)
    }.map(\.element)
    return kept.joined(separator: " ").trimmed(of: ",.-–")
  }
}
