/// Decides what every line of a paper is, all lines together.
///
/// Each line has a score for each label; going from one label to the next has a score too; the best path through
/// the paper is found by Viterbi's algorithm, so that a list of names cannot also be a row of headings.
struct Labeler: Sendable {
  let cues: Cues
  let judge: NameJudge

  /// Labels the lines; furniture gets nil.
  ///
  /// - Parameters:
  ///   - names: where the names of those who sign begin, as far as a label tells it.
  ///   - end: the first line of what is attached to the minutes. Of that only a list of those present keeps its
  ///     labels, where the minutes themselves have none.
  func labels(of lines: [LayoutLine], numbering: Numbering, features: PageFeatures, names: Int?, end: Int)
    -> [Label?]
  {
    var labels = bestLabels(of: lines, numbering: numbering, features: features, names: names, end: end)
    let hasList = labels.prefix(end).contains(.attendanceHead)
    for index in lines.indices.dropFirst(end) {
      if hasList || labels[index] != .attendance && labels[index] != .attendanceHead { labels[index] = nil }
    }
    return labels
  }

  /// The best path through the paper.
  private func bestLabels(
    of lines: [LayoutLine], numbering: Numbering, features: PageFeatures, names: Int?, end: Int
  ) -> [Label?] {
    let places = lines.indices.filter { !lines[$0].isFurniture || numbering.items[$0] != nil }
    guard !places.isEmpty else { return lines.map { _ in nil } }
    let count = Label.allCases.count
    let length = max(1, places.count { $0 < end })
    let emission = LineScores(
      cues: cues, judge: judge, lines: lines, numbering: numbering, features: features, names: names)
    var totals = [[Double]](repeating: [Double](repeating: 0, count: count), count: places.count)
    var sources = [[Int]](repeating: [Int](repeating: 0, count: count), count: places.count)
    for (place, index) in places.enumerated() {
      let previous = place > 0 ? places[place - 1] : nil
      let next = place + 1 < places.count ? places[place + 1] : nil
      let scores = emission.scores(at: index, place: place, of: length, previous: previous, next: next)
      for label in Label.allCases {
        var best = -Double.infinity
        var source = 0
        if place == 0 {
          best = start(label)
        } else {
          for earlier in Label.allCases {
            let step = totals[place - 1][earlier.rawValue] + transition(from: earlier, to: label)
            if step > best {
              best = step
              source = earlier.rawValue
            }
          }
        }
        totals[place][label.rawValue] = best + scores[label.rawValue]
        sources[place][label.rawValue] = source
      }
    }
    var labels = [Label?](repeating: nil, count: lines.count)
    guard let last = totals.last, var label = last.indices.max(by: { last[$0] < last[$1] }) else {
      return labels
    }
    for place in places.indices.reversed() {
      labels[places[place]] = Label(rawValue: label)
      label = sources[place][label]
    }
    return labels
  }

  private func start(_ label: Label) -> Double {
    switch label {
    case .head: 0.5
    case .attendanceHead, .agendaHead: 0
    case .heading: -1
    case .body: -2
    case .attendance, .agenda, .signature: -6
    }
  }

  private func transition(from: Label, to: Label) -> Double {
    switch (from, to) {
    case (.head, .head): 0.2
    case (.head, .attendanceHead), (.head, .agendaHead): 0.4
    case (.head, .heading): 0
    case (.head, .body): -1.2
    case (.head, .signature), (.attendanceHead, .signature): -1.5
    case (.head, .attendance): -25
    case (.head, _): -6
    case (.attendanceHead, .attendance): 0.6
    case (.attendanceHead, .attendanceHead), (.attendanceHead, .heading), (.attendanceHead, .agendaHead): 0
    case (.attendanceHead, .head): -0.8
    case (.attendanceHead, .body): -0.3
    case (.attendanceHead, _): -5
    case (.attendance, .attendance): 0.4
    case (.attendance, .attendanceHead), (.attendance, .heading), (.attendance, .agendaHead): 0
    case (.attendance, .head): -1.2
    case (.attendance, .body): -0.8
    case (.attendance, .signature): -2
    case (.attendance, _): -5
    case (.agendaHead, .agenda): 0.5
    case (.agendaHead, .attendance): -25
    case (.agendaHead, _): -3
    case (.agenda, .agenda): 0.4
    case (.agenda, .heading), (.agenda, .attendanceHead): 0
    case (.agenda, .head): -2
    case (.agenda, .attendance): -25
    case (.agenda, _): -2.5
    case (.heading, .body): 0.3
    case (.heading, .heading): -0.3
    case (.heading, .attendanceHead): -0.2
    case (.heading, .signature): -0.8
    case (.heading, .agendaHead): -1.5
    case (.heading, .attendance): -25
    case (.heading, _): -6
    case (.body, .body): 0.3
    case (.body, .heading), (.body, .signature): 0
    case (.body, .attendanceHead): -0.4
    case (.body, .agendaHead): -1.5
    case (.body, .head): -5
    case (.body, _): -25
    case (.signature, .signature): 0.4
    case (.signature, .body), (.signature, .heading): -1.2
    case (.signature, .attendanceHead): -2
    case (.signature, .attendance): -25
    case (.signature, _): -5
    }
  }
}
