/// A paragraph of an item's text: its lines joined, words broken at line ends made whole.
struct Paragraph: Sendable {
  /// The text on one line.
  var text: String
  /// Where each of the lines begins in the text, in characters, with its place among the lines.
  var starts: [(offset: Int, line: Int)]
  /// Whether it is an item of a list.
  var isListed: Bool

  /// The line that a place in the text stands on.
  func line(at offset: Int) -> Int { starts.last { $0.offset <= offset }?.line ?? starts.first?.line ?? 0 }

  /// Adds a line; a word broken at the end of the line before is made whole.
  mutating func append(_ more: String, line: Int, cues: Cues) {
    let more = more.trimmed
    if text.count > 1, text.last == "-", let first = more.first, first.isLetter || first.isNumber,
      let join = join(more, cues: cues)
    {
      if join == .broken { text.removeLast() }
      starts.append((text.count, line))
      text += more
    } else {
      if !text.isEmpty { text += " " }
      starts.append((text.count, line))
      text += more
    }
  }

  private enum Join {
    /// One word broken: the hyphen goes.
    case broken
    /// A word that has a hyphen: it stays, without a blank.
    case hyphenated
  }

  /// What the hyphen that the text ends with is; nil where it stands for a word's end left out: `lek- och`.
  private func join(_ more: String, cues: Cues) -> Join? {
    let before = text.dropLast().reversed().prefix { $0.isLetter || $0.isNumber || $0 == "-" }
    let last = String(before.reversed())
    guard let end = last.last else { return nil }
    let next = String(more.prefix { $0.isLetter || $0.isNumber })
    if cues.suspensions.whole([next.folded]) != nil { return nil }
    // "två-tre", "5-6", "e-post", "IT-ansvarig", "A-hallen": no syllable ends there.
    let isNumeral = [last, next].allSatisfy {
      $0.allSatisfy(\.isNumber) || cues.numbers.whole([$0.folded]) != nil
    }
    let isShort = last.count == 1 || last.count <= 4 && last.allSatisfy { $0.isUppercase }
    let isFigure = end.isNumber && next.first?.isLowercase == true
    if isNumeral || isShort || isFigure { return .hyphenated }
    return end.isLetter && next.first?.isLowercase == true ? .broken : nil
  }

  /// The sentences, each with its first character's place.
  func sentences(_ cues: Cues) -> [(text: String, offset: Int)] {
    let characters = Array(text)
    var sentences: [(String, Int)] = []
    var start = 0
    func close(_ end: Int) {
      let sentence = String(characters[start..<end]).trimmed
      // The blank before a sentence belongs to the line above.
      let first = characters[start..<end].firstIndex { !$0.isWhitespace } ?? start
      if !sentence.isEmpty { sentences.append((sentence, first)) }
      start = end
    }
    for index in characters.indices {
      guard ".!?".contains(characters[index]) else { continue }
      var next = index + 1
      while next < characters.count, "\"”’)".contains(characters[next]) { next += 1 }
      guard next < characters.count else { continue }
      guard characters[next].isWhitespace else { continue }
      let following = characters[next...].first { !$0.isWhitespace }
      guard let following, following.isUppercase || following == "-" || following == "•" else { continue }
      if characters[index] == ".", endsWithAbbreviation(characters, at: index, cues: cues) { continue }
      close(next)
    }
    close(characters.count)
    return sentences
  }

  private func endsWithAbbreviation(_ characters: [Character], at index: Int, cues: Cues) -> Bool {
    var start = index
    while start > 0, characters[start - 1].isLetter || characters[start - 1].isNumber { start -= 1 }
    let word = String(characters[start..<index])
    if word.count == 1, word.first?.isUppercase == true { return true }
    return word.first?.isLowercase == true && cues.abbreviations.whole([word.folded]) != nil
  }
}
