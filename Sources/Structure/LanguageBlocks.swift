import Minutes

/// Tells where a paper says in another language what it says in Swedish.
///
/// Student unions and towns on both sides of a border print the minutes twice. What is told twice must not be counted
/// twice, so only the Swedish lines are read; the record says that there are others.
struct LanguageBlocks: Sendable {
  /// The fewest words that a passage needs for its language to be told.
  private static let leastWords = 25

  let cues: Cues

  /// The lines of a passage in another language that repeats the Swedish one, by their place in reading order; nil
  /// where the paper is in one language.
  func repetition(in lines: [LayoutLine]) -> Range<Int>? {
    let votes = lines.map { line in line.isFurniture ? (swedish: 0, foreign: 0) : counts(of: line.words) }
    let swedish = votes.map(\.swedish).reduce(0, +)
    let foreign = votes.map(\.foreign).reduce(0, +)
    // Hardly any other words: nothing is repeated.
    guard foreign > 8, swedish > 8 else { return nil }
    // The cut that parts the two best: all Swedish on one side, all else on the other.
    var best: (cut: Int, isForeignFirst: Bool, errors: Int)?
    var before = (swedish: 0, foreign: 0)
    for cut in lines.indices {
      if cut > 0, opens(cut, lines) {
        let after = (swedish: swedish - before.swedish, foreign: foreign - before.foreign)
        for (isForeignFirst, errors) in [
          (false, before.foreign + after.swedish), (true, before.swedish + after.foreign),
        ] where errors < best?.errors ?? .max {
          best = (cut, isForeignFirst, errors)
        }
      }
      before.swedish += votes[cut].swedish
      before.foreign += votes[cut].foreign
    }
    guard let best, best.errors * 8 < min(swedish, foreign) else { return nil }
    let range = best.isForeignFirst ? 0..<best.cut : best.cut..<lines.count
    let own = best.isForeignFirst ? best.cut..<lines.count : 0..<best.cut
    guard range.reduce(0, { $0 + lines[$1].words.count }) >= LanguageBlocks.leastWords,
      repeats(lines[range], lines[own])
    else { return nil }
    return range
  }

  /// A page with the lines of a passage emptied.
  static func without(_ passage: (first: LayoutLine, last: LayoutLine), in page: Page) -> Page {
    guard (passage.first.page...passage.last.page).contains(page.number) else { return page }
    var page = page
    for index in page.lines.indices {
      let place = (page.number, index + 1)
      let isInside =
        place >= (passage.first.page, passage.first.number)
        && place <= (passage.last.page, passage.last.number)
      if isInside { page.lines[index] = Line(text: "", terminator: page.lines[index].terminator) }
    }
    return page
  }

  /// Whether a line may begin the second language: after a blank line, or a heading.
  private func opens(_ index: Int, _ lines: [LayoutLine]) -> Bool {
    lines[index].blanksBefore > 0 || lines[index].headingLevel != nil || lines[index].ruleBefore
  }

  private func counts(of words: [String]) -> (swedish: Int, foreign: Int) {
    var votes = (swedish: 0, foreign: 0)
    for word in words {
      switch cues.languageWords.whole([word])?.value {
      case "swedish": votes.swedish += 1
      case nil: continue
      default: votes.foreign += 1
      }
    }
    return votes
  }

  /// Whether a passage names what the other names: the same numbers at the beginning of lines, or the same names and
  /// figures.
  private func repeats(_ passage: ArraySlice<LayoutLine>, _ other: ArraySlice<LayoutLine>) -> Bool {
    func numbers(_ lines: ArraySlice<LayoutLine>) -> Set<[Int]> {
      Set(lines.compactMap { line in line.markers.first { !$0.values.isEmpty && $0.cost < 0.5 }?.values })
    }
    func names(_ lines: ArraySlice<LayoutLine>) -> Set<String> {
      var names: Set<String> = []
      for line in lines {
        for (place, word) in Tokens(line.text).words.enumerated()
        where place > 0 && word.isCapitalized && word.text.count > 2 || word.isNumber && word.text.count > 3 {
          names.insert(word.folded)
        }
      }
      return names
    }
    let own = numbers(passage)
    let shared = own.intersection(numbers(other))
    if own.count > 2, shared.count * 3 >= own.count * 2 { return true }
    let said = names(passage)
    return said.count > 3 && said.intersection(names(other)).count * 2 >= said.count
  }
}
