import Minutes

/// Reads who answers for what from the column beside the items of a table.
struct AsideReader: Sendable {
  private let cues: Cues
  private let judge: NameJudge
  private let roster: Roster
  private let finder: DateFinder
  /// Words with a capital inside sentences: names, where a word that opens a line may be anything.
  private let names: Set<String>

  /// Takes what a paper's lines and its list of those present tell of names.
  init(_ lines: [LayoutLine], cues: Cues, judge: NameJudge, finder: DateFinder, roster: Roster) {
    self.cues = cues
    self.judge = judge
    self.finder = finder
    self.roster = roster
    var names: Set<String> = []
    if lines.contains(where: { !$0.aside.isEmpty }) {
      for line in lines {
        let tokens = Tokens(line.text)
        for (place, word) in tokens.words.enumerated().dropFirst() where word.isCapitalized {
          let gap = tokens.gap(after: place - 1)
          if gap.allSatisfy({ $0.isWhitespace || $0 == "," }), !tokens.words[place - 1].isNumber {
            names.insert(word.text)
          }
        }
      }
    }
    self.names = names
  }

  /// The assignments that the column gives beside an item, in order.
  func assignments(beside item: Item) -> [Assignment] {
    var assignments: [Assignment] = []
    for run in runs(item.asides) {
      var words = Paragraph(text: "", starts: [], isListed: false)
      for piece in run.pieces { words.append(piece.text, line: piece.line, cues: cues) }
      let text = words.text.trimmed(of: ",;–-")
      let (names, rest) = people(in: text)
      // One word that is nobody's name is a speck of the scan.
      if names.isEmpty, text.split(separator: " ").count < 2 { continue }
      let matter = rest.isEmpty ? item.paragraph(at: run.pieces[0].line) : text
      assignments.append(
        Assignment(
          text: matter, assignee: names.isEmpty ? nil : names.joined(separator: ", "),
          due: finder.dates(in: run.due).first?.date?.iso))
    }
    return assignments
  }

  private struct Run {
    var pieces: [(text: String, line: Int)]
    var due: String
  }

  /// Cuts the pieces of the column into what belongs together: line by line below each other, a name beginning anew.
  private func runs(_ asides: [(aside: LayoutLine.Aside, line: Int)]) -> [Run] {
    var runs: [Run] = []
    var last = Int.min
    for (aside, line) in asides {
      for text in aside.text {
        let isOpen = runs.last?.pieces.last.map { endsOpen($0.text) } ?? false
        if let run = runs.indices.last, line - last <= 1, isOpen || people(in: text).names.isEmpty {
          runs[run].pieces.append((text, line))
        } else {
          runs.append(Run(pieces: [(text, line)], due: ""))
        }
        last = line
      }
      if let run = runs.indices.last, line - last <= 1 {
        runs[run].due += (runs[run].due.isEmpty ? "" : " ") + aside.due.joined(separator: " ")
      }
    }
    return runs
  }

  private func endsOpen(_ text: String) -> Bool {
    guard let sign = text.last else { return false }
    let last = Tokens(text).folded.last ?? ""
    return ",/&+-".contains(sign) || cues.isWord(last, .and) || cues.joints.whole([last]) != nil
  }

  /// The people that a text begins with, in full where the list of those present has them, and what follows.
  private func people(in text: String) -> (names: [String], rest: String) {
    let tokens = Tokens(String(text.map { $0 == "/" ? "," : $0 }))
    var people: [String] = []
    var index = 0
    while index < tokens.words.count {
      if !people.isEmpty, cues.isWord(tokens.words[index].text, .and) {
        index += 1
        continue
      }
      guard tokens.words[index].isCapitalized else { break }
      var end = index
      while end + 1 < tokens.words.count, tokens.words[end + 1].isCapitalized,
        tokens.gap(after: end).allSatisfy(\.isWhitespace)
      {
        end += 1
      }
      guard let name = person(tokens.text(index...end), isAlone: tokens.words.count == 1) else { break }
      people.append(name)
      index = end + 1
    }
    return (people, index < tokens.words.count ? tokens.text(from: tokens.words[index].start) : "")
  }

  /// Whom a name, initials or an office mean; nil where the words are none of these.
  private func person(_ name: String, isAlone: Bool) -> String? {
    if let listed = roster.listed(name) ?? roster.withInitials(name) { return listed }
    let folded = Tokens(name).folded
    if cues.roles.whole(folded) != nil || cues.bodies.whole(folded) != nil { return name }
    if name.contains(" ") ? judge.likeness(name) > 0.8 : judge.isGiven(name) || names.contains(name) {
      return name
    }
    return isAlone && name.count > 2 && judge.likeness(name) > 0.3 ? name : nil
  }
}
