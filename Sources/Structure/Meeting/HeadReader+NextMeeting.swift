import Minutes

extension HeadReader {
  /// Where the next meeting is, as the line that names its day tells: `16 aug kl 19 hos Anna, nr 5`.
  ///
  /// - Parameters:
  ///   - mention: the day of the next meeting in the text.
  ///   - lines: the lines of the paper.
  func nextPlace(_ mention: DateMention, lines: [LayoutLine]) -> String? {
    guard let index = lines.firstIndex(where: { $0.page == mention.page && $0.number == mention.line }),
      let found = lines[index].text.collapsed.firstRange(of: mention.text)
    else { return nil }
    var text = String(lines[index].text.collapsed[found.lowerBound...])
    if text.last != ".", index + 1 < lines.count, lines[index + 1].blanksBefore == 0,
      lines[index + 1].marker == nil, lines[index + 1].text.first?.isLowercase == true
    {
      text += " " + lines[index + 1].text.collapsed
    }
    guard var place = PlaceReader(cues: cues, judge: judge, finder: finder).introducedPlace(text) else {
      return nil
    }
    if let close = place.firstIndex(of: ")"), !place[..<close].contains("(") {
      place = String(place[..<close]).trimmed(of: ".,;: ")
    }
    let words = Tokens(place).words
    let isHome = words.first.map { cues.places.whole([$0.folded])?.value == "person" } ?? false
    guard let first = words.first, isHome ? words.count <= 6 : first.isCapitalized || words.count <= 2,
      !cues.meetings.isFound(in: Tokens(place).folded)
    else { return nil }
    return place
  }
}
