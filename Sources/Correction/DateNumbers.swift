import Minutes

/// Repairs dates and times in which a figure was read as a letter: `l5 maj 196t`, `kl l9:0O`, `2014-0l-15`, `2l/4`.
///
/// What stands there must be a date or a time in one reading and in no other. Letters that may be more than one figure
/// are taken for one only in a year that the document has elsewhere; else the change is offered.
struct DateNumbers {
  /// What white space separates on a line, without the marks about it.
  private struct Run {
    var start: Int
    var scalars: ArraySlice<Unicode.Scalar>
    /// The same in small letters.
    var word: String
  }

  /// How often such a change is right where only one date or time can be meant.
  private static let confidence = 0.97
  /// The same for a year of which the document has a like one, and for one of several that it may be.
  private static let attested = 0.8
  private static let guessed = 0.5
  /// The years that papers speak of.
  private static let years = 1800...2099

  private let lines: [[[Unicode.Scalar]]]
  /// The years that the document has, printed plainly.
  private var known: Set<Int> = []

  /// Looks at the lines as read, by page.
  init(_ lines: [[[Unicode.Scalar]]]) {
    self.lines = lines
    for line in lines.joined() {
      for run in line.split(whereSeparator: { !Figures.isFigure($0) }) where run.count == 4 {
        if let year = Self.value(run), Self.years.contains(year) { known.insert(year) }
      }
    }
  }

  /// The changes, in reading order.
  func edits(_ settings: CorrectionSettings) -> [Edit] {
    var edits: [Edit] = []
    for page in lines.indices {
      for line in lines[page].indices where Self.mayHold(lines[page][line]) {
        for (range, figures, confidence) in changes(in: lines[page][line])
        where confidence >= settings.suggestThreshold {
          edits.append(
            Edit(
              page: page, line: line, range: range, replacement: figures, reason: .number,
              confidence: confidence,
              state: confidence >= settings.applyThreshold ? .applied : .suggested))
        }
      }
    }
    return edits
  }

  /// Whether a line has anything to look at: a sign that may be a figure beside one, or beside what stands in dates.
  private static func mayHold(_ line: [Unicode.Scalar]) -> Bool {
    zip(line, line.dropFirst()).contains { left, right in
      (Figures.isFigure(left) || ["/", "-", ".", ":", " "].contains(left))
        && !Figures.isFigure(right) && !Figures.likely(right).isEmpty
        || Figures.isFigure(right) && !Figures.isFigure(left) && !Figures.likely(left).isEmpty
    }
  }

  private func changes(in line: [Unicode.Scalar]) -> [(Range<Int>, String, Double)] {
    let runs = Self.runs(in: line)
    var changes: [(Range<Int>, String, Double)] = []
    for index in runs.indices {
      let run = runs[index]
      if run.scalars.allSatisfy({ Figures.isFigure($0) }) { continue }
      let before = index > 0 ? runs[index - 1].word : ""
      let after = index + 1 < runs.count ? runs[index + 1].word : ""
      guard let (figures, confidence) = reading(of: Array(run.scalars), after: before, before: after),
        !figures.elementsEqual(run.scalars)
      else { continue }
      var text = String.UnicodeScalarView()
      text.append(contentsOf: figures)
      changes.append((run.start..<run.start + run.scalars.count, String(text), confidence))
    }
    return changes
  }

  /// What a run must be; nil where it need not be a date or a time.
  private func reading(
    of run: [Unicode.Scalar], after before: String, before after: String
  ) -> ([Unicode.Scalar], Double)? {
    if Self.months.contains(after), let day = Self.day(run, isAnnounced: before == "den") {
      // `Den i maj` may go on with what was done in May.
      return (
        day,
        run.contains { $0 == "i" } && !run.contains(where: Figures.isFigure) ? Self.guessed : Self.confidence
      )
    }
    if let whole = Self.numericDate(run) ?? Self.clock(run, isAnnounced: Self.clockWords.contains(before)) {
      return (whole, Self.confidence)
    }
    return year(run, isAnnounced: Self.months.contains(before) || Self.yearWords.contains(before))
  }

  // MARK: Days, times, years

  /// A day of the month, `l5`, `3l:a`, or two, `l-2`; of letters alone only where one is announced.
  private static func day(_ run: [Unicode.Scalar], isAnnounced: Bool) -> [Unicode.Scalar]? {
    let body = Array(run.prefix { $0 != ":" })
    let ending = run[body.endIndex...]
    guard isAnnounced || body.contains(where: Figures.isFigure),
      ending.isEmpty || [":e", ":a", ":te", ":de"].contains(text(ending)),
      let marks = separators(of: body), marks.count <= 1, marks.allSatisfy(isDash),
      let days = parts(body, 1...2, marks), days.allSatisfy({ (1...31).contains(value($0) ?? 0) })
    else { return nil }
    return joined(days, marks) + ending
  }

  private static func isDash(_ scalar: Unicode.Scalar) -> Bool { scalar == "-" || scalar == "\u{2013}" }

  /// A date in figures: `2014-0l-15`, `l2.3.1987`, `2l/4`, `2l/4-87`.
  private static func numericDate(_ run: [Unicode.Scalar]) -> [Unicode.Scalar]? {
    let figures = run.count(where: Figures.isFigure)
    guard figures > 0, let marks = separators(of: run), let numbers = numbers(run, 1...4, marks) else {
      return nil
    }
    let values = numbers.map { value($0) ?? 0 }
    let isRight =
      switch String(String.UnicodeScalarView(marks)) {
      case "--":
        numbers.map(\.count) == [4, 2, 2] && figures >= 4 && isDate(values[2], values[1], values[0])
      case "..":
        figures >= 2 && numbers[0].count <= 2 && numbers[1].count <= 2 && isDate(values[0], values[1], nil)
          && (numbers[2].count == 2 || years.contains(values[2]))
      case "/":
        // A lone l after a stroke is a litre.
        isDate(values[0], values[1], nil) && (run.last != "l" || numbers[1].count == 2)
      case "/-", "//":
        numbers[1].count <= 2 && isDate(values[0], values[1], nil)
          && (numbers[2].count == 2 || years.contains(values[2]))
      default: false
      }
    return isRight ? joined(numbers, marks) : nil
  }

  /// A time of day, `l9:0O`, `l8.3o-2l.15`; of one number, `l9`, only where a word announces it.
  private static func clock(_ run: [Unicode.Scalar], isAnnounced: Bool) -> [Unicode.Scalar]? {
    let figures = run.count(where: Figures.isFigure)
    guard let marks = separators(of: run), let numbers = numbers(run, 1...2, marks),
      figures >= (isAnnounced ? 1 : 2)
    else { return nil }
    let values = numbers.map { value($0) ?? 99 }
    func isTime(_ place: Int) -> Bool {
      values[place] <= 24 && numbers[place + 1].count == 2 && values[place + 1] < 60
    }
    let isRight =
      switch String(String.UnicodeScalarView(marks)) {
      case "": isAnnounced && values[0] <= 24
      case ":": isTime(0)
      // A point stands in amounts and numbers of items too, where a letter is a figure no less; but not in `2.i`.
      case ".": isTime(0) && (isAnnounced || values[0] >= 6 && numbers[0].count == 2)
      case ":-:", ".-.", ":\u{2013}:", ".\u{2013}.": isTime(0) && isTime(2)
      case "-", "\u{2013}": isAnnounced && values.allSatisfy { $0 <= 24 }
      default: false
      }
    return isRight ? joined(numbers, marks) : nil
  }

  /// A year, `l987`, `20l4`, `196t`, and one with the next, `l986/87`.
  private func year(_ run: [Unicode.Scalar], isAnnounced: Bool) -> ([Unicode.Scalar], Double)? {
    let first = run.prefix { $0 != "/" && !Self.isDash($0) }
    guard first.count == 4, first.count(where: Figures.isFigure) >= 2 else { return nil }
    let rest = run.dropFirst(4)
    guard rest.isEmpty || [3, 5].contains(rest.count), let next = Figures.number(rest.dropFirst()) else {
      return nil
    }
    let ending = rest.prefix(1) + next
    if let figures = Figures.number(first), let year = Self.value(figures[...]) {
      guard Self.years.contains(year), isAnnounced || (1850...2050).contains(year) else { return nil }
      return (figures + ending, Self.confidence)
    }
    guard isAnnounced else { return nil }
    let possible = first.reduce([[]] as [[Unicode.Scalar]]) { made, scalar in
      made.flatMap { start in Figures.likely(scalar).map { start + [$0] } }
    }.filter { Self.years.contains(Self.value($0[...]) ?? 0) }
    let attested = possible.filter { known.contains(Self.value($0[...]) ?? 0) }
    if attested.count == 1 || possible.count == 1 {
      return ((attested.first ?? possible[0]) + ending, Self.attested)
    }
    return possible.first.map { ($0 + ending, Self.guessed) }
  }

  // MARK: Words and parts

  private static let months: Set<String> = [
    "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober",
    "november", "december", "jan", "febr", "feb", "apr", "jun", "jul", "aug", "sept", "sep", "okt", "nov",
    "dec",
  ]
  private static let clockWords: Set<String> = ["kl", "klockan", "tid", "k1"]
  private static let yearWords: Set<String> = [
    "år", "ar", "året", "aret", "åren", "aren", "våren", "varen", "hösten", "hosten", "sommaren", "vintern",
    "årsskiftet", "verksamhetsåret", "verksamhetsaret", "räkenskapsåret", "sedan",
  ]

  /// The runs of a line, without brackets, quotes and stops about them.
  private static func runs(in line: [Unicode.Scalar]) -> [Run] {
    let marks: Set<Unicode.Scalar> = [
      ".", ",", ";", ":", "?", "(", ")", "\"", "'", "\u{201D}", "\u{201C}", "\u{2019}",
    ]
    return line.indices.split(whereSeparator: { line[$0].properties.isWhitespace }).map { range in
      var run = line[range.startIndex..<range.endIndex]
      while let last = run.last, marks.contains(last) { run.removeLast() }
      while let first = run.first, marks.contains(first) { run.removeFirst() }
      // No date is longer.
      guard !run.isEmpty, run.count <= 16 else {
        return Run(start: range.startIndex, scalars: [], word: "")
      }
      return Run(start: run.startIndex, scalars: run, word: text(run).lowercased())
    }
  }

  private static func text(_ run: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: run)
    return String(view)
  }

  /// The marks between the numbers of a run; nil where something else is among them.
  private static func separators(of run: [Unicode.Scalar]) -> [Unicode.Scalar]? {
    var marks: [Unicode.Scalar] = []
    for scalar in run where !Figures.isFigure(scalar) && Figures.sure(scalar) == nil {
      guard isDash(scalar) || [".", ":", "/"].contains(scalar), marks.count < 3 else { return nil }
      marks.append(scalar)
    }
    return marks
  }

  /// The numbers of a run that marks separate, each of so many figures; nil where they are no such numbers.
  private static func parts(
    _ run: [Unicode.Scalar], _ length: ClosedRange<Int>, _ marks: [Unicode.Scalar]
  ) -> [ArraySlice<Unicode.Scalar>]? {
    let parts = run.split(omittingEmptySubsequences: false) { marks.contains($0) }
    let numbers = parts.compactMap { part in Figures.number(part).map { $0[...] } }
    return numbers.count == parts.count && numbers.allSatisfy { length.contains($0.count) } ? numbers : nil
  }

  /// The same where none looks like a letter or a Roman number.
  private static func numbers(
    _ run: [Unicode.Scalar], _ length: ClosedRange<Int>, _ marks: [Unicode.Scalar]
  ) -> [ArraySlice<Unicode.Scalar>]? {
    let isNumeric = run.split { marks.contains($0) }.allSatisfy { part in
      part.contains(where: Figures.isFigure) || part.first == "l"
        || part.allSatisfy { $0 == "o" || $0 == "O" }
    }
    return isNumeric ? parts(run, length, marks) : nil
  }

  private static func joined(
    _ numbers: [ArraySlice<Unicode.Scalar>], _ marks: [Unicode.Scalar]
  ) -> [Unicode.Scalar] {
    numbers.indices.flatMap { (($0 > 0 ? [marks[$0 - 1]] : []) + numbers[$0]) }
  }

  private static func value(_ figures: ArraySlice<Unicode.Scalar>) -> Int? { Int(text(figures)) }

  /// Whether a day of a month can be; of any year where none is given.
  private static func isDate(_ day: Int, _ month: Int, _ year: Int?) -> Bool {
    (1...31).contains(day) && (1...12).contains(month) && year.map(years.contains) ?? true
  }
}
