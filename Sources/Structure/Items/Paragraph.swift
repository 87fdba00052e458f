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

  /// Adds a line.
  mutating func append(_ more: String, line: Int) {
    let more = more.trimmed
    if text.count > 1, text.last == "-", more.first?.isLowercase == true,
      text.dropLast().last?.isLetter == true,
      !more.hasPrefix("och ")
    {
      text.removeLast()
      starts.append((text.count, line))
      text += more
    } else {
      if !text.isEmpty { text += " " }
      starts.append((text.count, line))
      text += more
    }
  }

  /// The sentences, each with its first character's place.
  func sentences(_ cues: Cues) -> [(text: String, offset: Int)] {
    let characters = Array(text)
    var sentences: [(String, Int)] = []
    var start = 0
    func close(_ end: Int) {
      let sentence = String(characters[start..<end]).trimmed
      if !sentence.isEmpty { sentences.append((sentence, start)) }
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
