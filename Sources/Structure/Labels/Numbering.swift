/// Finds the numbered items of the meeting among all numbers that begin lines.
///
/// The numbers of the items form one rising sequence through the paper. The likeliest such sequence is found by
/// dynamic programming over every reading of every line's beginning, so that a sign lost or a digit misread is
/// repaired by its neighbours, and lists inside an item, with a sequence of their own, stay out of it.
struct Numbering: Sendable {
  /// The line's reading as an item of the meeting.
  var items: [Int: Marker] = [:]
  /// The lines of an earlier list of the same items (the printed agenda).
  private(set) var agenda: Set<Int> = []
  /// How sure it is that the paper is divided by these numbers, 0 to 1.
  private(set) var confidence = 0.0

  /// The line of the first number, where it is not 1 and has no sign: the numbers before it were lost.
  var lostBefore: Int? {
    guard let first = items.keys.min(), let marker = items[first], marker.style != .paragraph,
      marker.values.first ?? 1 > 2
    else { return nil }
    return first
  }

  private struct Candidate {
    var line: Int
    var marker: Marker
    var score: Double
  }

  private enum Family: Hashable {
    case paragraph
    case dotted
    case slash
    case parenthesis
    case bare
    case capital
  }

  /// Finds the items of a paper.
  init(_ lines: [LayoutLine], cues: Cues) {
    let markdown = lines.filter { $0.headingLevel ?? 1 > 1 }.count
    let numberedMarkdown = lines.filter {
      $0.headingLevel != nil && $0.markers.contains { !$0.values.isEmpty }
    }.count
    var best: (chain: [Candidate], score: Double)?
    for family in [Family.paragraph, .dotted, .slash, .parenthesis, .bare, .capital] {
      for onlyMarkdown in [true, false] {
        if onlyMarkdown, numberedMarkdown < 2 { continue }
        let candidates = Numbering.candidates(family, in: lines, cues: cues, onlyMarkdown: onlyMarkdown)
        guard let chain = Numbering.chain(candidates, lines: lines) else { continue }
        let score = Numbering.score(
          chain, family: family, lines: lines, cues: cues, markdown: markdown, onlyMarkdown: onlyMarkdown)
        if score > best?.score ?? 0 { best = (chain, score) }
      }
    }
    guard let best else { return }
    confidence = min(1, best.score)
    for candidate in best.chain { items[candidate.line] = candidate.marker }
    findDoubled(lines)
    findLost(lines, cues: cues)
    findInner(lines)
    findAgenda(lines)
  }

  /// The lines whose beginning can be read as a number of this family.
  private static func candidates(
    _ family: Family, in lines: [LayoutLine], cues: Cues, onlyMarkdown: Bool
  ) -> [Candidate] {
    var candidates: [Candidate] = []
    func markers(_ index: Int) -> [Marker] {
      if family == .capital { return Marker.capital(lines[index].text).map { [$0] } ?? [] }
      return lines[index].markers.filter { Numbering.family($0) == family }
    }
    let numbered = lines.indices.filter { !markers($0).isEmpty }
    let agenda = printedAgenda(lines, cues: cues)
    // Where each number stands again: the printed agenda is near its items, so a few places tell.
    var again: [[Int]: [(line: Int, rest: String)]] = [:]
    for index in numbered {
      for marker in markers(index) { again[marker.values, default: []].append((index, marker.rest)) }
    }
    for (place, index) in numbered.enumerated() {
      let line = lines[index]
      if line.isFurniture && family != .paragraph || line.isCode { continue }
      if onlyMarkdown, line.headingLevel == nil { continue }
      let following = place + 1 < numbered.count ? numbered[place + 1] : lines.count
      let isAgenda = agenda.contains(index)
      for marker in markers(index) {
        var score = 0.6 - marker.cost - (isAgenda ? 1 : 0)
        let words = Tokens(marker.rest).folded
        if let first = marker.rest.first {
          if first.isUppercase { score += 0.2 }
          if first.isLowercase { score -= 0.5 }
        } else {
          score -= family == .paragraph ? 0 : 0.4
        }
        if cues.headings.match(in: words, at: 0) != nil { score += 0.4 }
        if line.blanksBefore > 0 { score += 0.15 }
        if line.headingLevel != nil { score += 0.3 }
        if following - index > 1 { score += 0.25 }
        // The same item comes again: this is the printed agenda.
        if marker.rest.count > 3, isRepeated(marker, after: index, in: again[marker.values] ?? []) {
          score -= 0.5
        }
        candidates.append(Candidate(line: index, marker: marker, score: score))
      }
    }
    return candidates
  }

  /// The lines between the word for the agenda and the one for the notes, where numbers begin anew below it.
  private static func printedAgenda(_ lines: [LayoutLine], cues: Cues) -> Range<Int> {
    func isOne(_ index: Int) -> Bool { lines[index].markers.contains { $0.values == [1] && $0.cost < 0.5 } }
    guard let agenda = lines.indices.first(where: { cues.agenda.whole(lines[$0].words) != nil }),
      let notes = lines.indices.dropFirst(agenda + 2).first(where: {
        cues.notes.whole(lines[$0].words) != nil && lines[$0].text.count < 40
      }),
      (agenda + 1..<notes).contains(where: isOne),
      (notes + 1..<max(notes + 1, lines.count)).contains(where: isOne)
    else { return 0..<0 }
    return agenda..<notes
  }

  /// Whether a number comes again with the same words, among the next few places where it stands.
  private static func isRepeated(_ marker: Marker, after line: Int, in places: [(line: Int, rest: String)])
    -> Bool
  {
    var low = 0
    var high = places.count
    while low < high {
      let middle = (low + high) / 2
      if places[middle].line <= line { low = middle + 1 } else { high = middle }
    }
    return places[low...].prefix(8).contains { $0.rest.likeness(to: marker.rest) > 0.6 }
  }

  private static func family(_ marker: Marker) -> Family? {
    switch marker.style {
    case .paragraph: .paragraph
    case .dotted: .dotted
    case .slash: .slash
    case .parenthesis: .parenthesis
    case .bare: .bare
    case .capital: .capital
    case .letter, .bullet: nil
    }
  }

  /// The best rising sequence of candidates.
  private static func chain(_ candidates: [Candidate], lines: [LayoutLine]) -> [Candidate]? {
    var totals: [Double] = []
    var previous: [Int?] = []
    for (index, candidate) in candidates.enumerated() {
      let values = candidate.marker.values
      let isFirstPart = values.count == 2 && values[1] == 1 && !candidate.marker.isLettered
      let first = isFirstPart ? 1 : values.first ?? 1
      let isSigned = candidate.marker.style == .paragraph
      // A sequence begins with 1; with a paragraph sign it may go on from the last meeting's.
      var best = first == 1 ? 0.3 : isSigned ? 0 : -0.25 * Double(min(first, 8) - 1)
      var source: Int?
      for earlier in max(0, index - 60)..<index where candidates[earlier].line < candidate.line {
        guard
          let step = step(
            candidates[earlier].marker.values, candidate.marker.values,
            isSigned: isSigned && candidate.marker.cost < 0.2)
        else { continue }
        let shift = abs(lines[candidates[earlier].line].indent - lines[candidate.line].indent)
        let total = totals[earlier] + step - (shift > 12 ? 0.4 : shift > 5 ? 0.15 : 0)
        if total >= best {
          best = total
          source = earlier
        }
      }
      totals.append(best + candidate.score)
      previous.append(source)
    }
    guard let end = totals.indices.max(by: { totals[$0] < totals[$1] }) else { return nil }
    var chain: [Candidate] = []
    var index: Int? = end
    while let at = index {
      chain.append(candidates[at])
      index = previous[at]
    }
    return chain.reversed()
  }

  /// How good it is for one number to follow another; nil where it cannot.
  private static func step(_ earlier: [Int], _ later: [Int], isSigned: Bool) -> Double? {
    let common = zip(earlier, later).prefix { $0 == $1 }.count
    if common == earlier.count {
      guard later.count > common else { return nil }
      return later.count == common + 1 && later[common] == 1 ? 0.5 : later.count == common + 1 ? 0.1 : -1
    }
    guard common < later.count else { return nil }
    let gap = later[common] - earlier[common]
    if gap < 1 || later.count > common + 2 { return nil }
    let deeper = later.count > common + 1 ? 0.3 : 0
    switch gap {
    case 1: return 0.5 - deeper
    case 2: return 0.15 - deeper
    case 3...5: return -0.2 - deeper
    // An extract may leave many out, but a sign says that it is a number of the meeting.
    default: return isSigned ? max(-0.5, -0.05 * Double(gap)) : -0.2 * Double(gap)
    }
  }

  /// Whether a sequence divides the whole paper or is a list somewhere in it; above 0 for the former.
  private static func score(
    _ chain: [Candidate], family: Family, lines: [LayoutLine], cues: Cues, markdown: Int, onlyMarkdown: Bool
  ) -> Double {
    guard let first = chain.first?.line, let last = chain.last?.line else { return 0 }
    // One misread sign may be anything; three in order, each alone on its line, are signs.
    let isAlone = chain.count > 2 && chain.allSatisfy { $0.marker.rest.isEmpty && $0.marker.cost < 0.5 }
    let isOrdinal = chain.count > 2 && chain.allSatisfy { $0.marker.printed.hasSuffix(":o") }
    let isSigned = isOrdinal || family == .paragraph && (isAlone || chain.contains { $0.marker.cost < 0.2 })
    let isPair = chain.count == 2 && isHeadingPair(chain, lines: lines)
    if chain.count < (isSigned || onlyMarkdown ? 1 : isPair ? 2 : 3) { return 0 }
    let typical = chain.filter {
      cues.headings.match(in: Tokens($0.marker.rest).folded, at: 0) != nil
        || cues.opening.isFound(in: Tokens($0.marker.rest).folded)
        || cues.closing.isFound(in: Tokens($0.marker.rest).folded)
    }.count
    // Items that are short lines with text under them head that text.
    let heads = chain.filter { item in
      let next = item.line + 1
      return item.marker.rest.count < 60 && item.marker.rest.last != "." && next < lines.count
        && lines[next].markers.allSatisfy { $0.values.isEmpty }
    }.count
    let rest = max(1, lines.count - first)
    let coverage = Double(last - first + max(1, (last - first) / max(1, chain.count - 1))) / Double(rest)
    let cost = chain.map(\.marker.cost).reduce(0, +) / Double(chain.count)
    // "4.1", "4.2" divide the fourth meeting of a series.
    let meetings = Set(chain.map { $0.marker.values.count > 1 ? $0.marker.values[0] : 0 })
    let isOfOneMeeting = meetings.count == 1 && meetings.first != 0
    let firstValue = chain.first.map { $0.marker.values[isOfOneMeeting ? 1 : 0] } ?? 1
    var score = 0.12 * Double(min(chain.count, 8)) + 0.8 * min(1, coverage) + 0.2 * Double(min(typical, 4))
    let headed = Double(heads) / Double(chain.count)
    let step = (last - first) / max(1, chain.count - 1)
    if headed > 0.6, (last - first + step) * 2 > lines.count { score += 0.6 * headed }
    // Figures alone are items where hardly anything else stands below the first.
    if family == .bare, headed > 0.8, chain.count > 3, coverage > 0.7 { score += 0.5 }
    score += isSigned ? 0.9 : family == .bare ? -0.5 : family == .parenthesis || family == .capital ? -0.3 : 0
    score += onlyMarkdown || chain.count == 2 && !isSigned ? 0.6 : 0
    if !onlyMarkdown, markdown > 2, !isSigned { score -= 1.2 }
    if firstValue > 3, !isSigned { score -= 0.5 }
    return score - cost - 1.1
  }

  /// Whether 1 and 2 head paragraphs of their own, set apart by blank lines: the two matters of a short paper.
  private static func isHeadingPair(_ chain: [Candidate], lines: [LayoutLine]) -> Bool {
    guard chain.map(\.marker.values) == [[1], [2]] else { return false }
    return chain.allSatisfy { item in
      let next = item.line + 1
      guard next < lines.count, let last = item.marker.rest.last else { return false }
      return item.marker.style == .dotted && item.marker.cost < 0.2 && item.marker.rest.count < 50
        && last.isLetter && lines[item.line].blanksBefore > 0 && lines[next].blanksBefore == 0
        && !lines[next].isBullet && lines[next].text.count > 20
        && lines[item.line].indent <= lines[next].indent
    }
  }

  /// Gives numbers back to items whose number was lost: a gap with one line in it that looks like its neighbours.
  private mutating func findLost(_ lines: [LayoutLine], cues: Cues) {
    let order = items.keys.sorted()
    guard let first = order.first, let start = items[first] else { return }
    func restored(_ value: Int, like marker: Marker, rest: String) -> Marker {
      var marker = marker
      let digits = marker.values.map(String.init).joined(separator: ".")
      if let range = marker.printed.firstRange(of: digits) {
        marker.printed.replaceSubrange(range, with: String(value))
      }
      marker.values = [value]
      marker.rest = rest
      marker.cost = 1
      return marker
    }
    // ". Mötet öppnades": the figure was lost and the stop is left; they count down from the next number.
    for (place, line) in order.enumerated() {
      guard let marker = items[line], marker.values.count == 1, marker.style == .dotted else { continue }
      let limit = place > 0 ? items[order[place - 1]]?.values.first ?? 0 : 0
      let lower = place > 0 ? order[place - 1] + 1 : 0
      var value = marker.values[0] - 1
      for index in (lower..<line).reversed() where value > limit && isStopAlone(lines[index]) {
        items[index] = restored(value, like: marker, rest: lines[index].text.trimmed(of: "."))
        value -= 1
      }
    }
    if start.values == [2], first > 0 {
      let opening = (max(0, first - 3)..<first).last { line in
        cues.opening.isFound(in: lines[line].words) && lines[line].marker == nil
          && lines[line].text.count < 50
      }
      if let opening, !items.values.contains(where: { $0.values == [1] }) {
        items[opening] = restored(1, like: start, rest: lines[opening].text)
      }
    }
    // A paper that counts by twos has lost none; nor has one that was never read from a picture.
    if countsBySteps || lines[first].isPrinted { return }
    for (earlier, later) in zip(order, order.dropFirst()) {
      guard let low = items[earlier], let high = items[later], low.values.count == 1, high.values.count == 1,
        high.values[0] - low.values[0] == 2, later - earlier > 1
      else { continue }
      let column = contentColumn(lines[later], high)
      let lost = ((earlier + 1)..<later).filter { index in
        let line = lines[index]
        return line.blanksBefore > 0 && line.text.count < 60 && !line.endsSentence && !line.isFurniture
          && line.marker == nil && (line.text.first?.isUppercase == true)
          && abs(line.indent - column) <= 1 && line.indent > 0 && line.text.last != ","
      }
      if lost.count == 1, let index = lost.first {
        items[index] = restored(low.values[0] + 1, like: low, rest: lines[index].text)
      }
    }
  }

  /// Whether the numbers mostly leave the same number out: 2, 4, 6.
  private var countsBySteps: Bool {
    Numbering.commonStep(items.sorted { $0.key < $1.key }.map(\.value.values)) > 1
  }

  /// By how much most outermost numbers rise; 1 where hardly any rule is to be seen.
  static func commonStep(_ numbers: [[Int]]) -> Int {
    let outer = numbers.compactMap { $0.count == 1 ? $0[0] : nil }
    let steps = zip(outer, outer.dropFirst()).map { $1 - $0 }.filter { $0 > 0 }
    let common = Dictionary(grouping: steps) { $0 }.max {
      ($0.value.count, $1.key) < ($1.value.count, $0.key)
    }
    guard let common, common.value.count > 2, common.value.count * 2 > steps.count else { return 1 }
    return common.key
  }

  /// Whether a line begins with the full stop of a lost number.
  private func isStopAlone(_ line: LayoutLine) -> Bool {
    guard line.text.hasPrefix(". ") || line.text.hasPrefix("."), !line.isFurniture, line.text.count > 4 else {
      return false
    }
    return line.text.dropFirst().first { !$0.isWhitespace }?.isUppercase == true
  }

  /// Finds the parts of items that are numbered in another style: "6.1 Tak" under "§ 6".
  private mutating func findInner(_ lines: [LayoutLine]) {
    let order = items.keys.sorted()
    for (place, start) in order.enumerated() {
      guard let outer = items[start], outer.values.count == 1 else { continue }
      let end = place + 1 < order.count ? order[place + 1] : lines.count
      var next = 1
      for index in (start + 1)..<max(start + 1, end) where items[index] == nil && !lines[index].isFurniture {
        let inner = lines[index].markers.first { marker in
          marker.values.count == 2 && marker.values[0] == outer.values[0] && marker.values[1] == next
            && marker.cost < 0.5 && marker.rest.first?.isUppercase == true
        }
        guard let inner else { continue }
        items[index] = inner
        next += 1
      }
    }
  }

  /// The column where an item's words begin after its number.
  private func contentColumn(_ line: LayoutLine, _ marker: Marker) -> Int {
    if line.cells.count > 1, let second = line.cells.dropFirst().first { return second.column }
    return line.indent + line.text.count - marker.rest.count
  }

  /// Finds lines before the first item whose texts come again as items.
  private mutating func findAgenda(_ lines: [LayoutLine]) {
    guard let first = items.keys.min() else { return }
    let headings = items.values.map { $0.rest.folded }
    var seen: [Int] = []
    for index in 0..<first {
      guard let marker = lines[index].markers.first(where: { !$0.values.isEmpty }) else { continue }
      let text = marker.rest.folded
      if text.count > 3, headings.contains(where: { $0.hasPrefix(text) || $0.likeness(to: text) > 0.75 }) {
        seen.append(index)
      }
    }
    if seen.count >= 2 { agenda = Set(seen) }
  }
}
