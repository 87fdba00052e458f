/// A paragraph of an item's text: its lines joined, words broken at line ends made whole.
struct Paragraph: Sendable {
  /// The text on one line.
  var text: String { didSet { length = nil } }
  /// Where each of the lines begins in the text, in characters, with its place among the lines.
  var starts: [(offset: Int, line: Int)]
  /// Whether it is an item of a list.
  var isListed: Bool
  /// How many characters the text has, where that is known: it grows line by line, and counting is slow.
  private var length: Int?

  /// Makes a paragraph.
  init(text: String, starts: [(offset: Int, line: Int)], isListed: Bool) {
    self.text = text
    self.starts = starts
    self.isListed = isListed
  }

  /// The line that a place in the text stands on.
  func line(at offset: Int) -> Int { starts.last { $0.offset <= offset }?.line ?? starts.first?.line ?? 0 }

  /// Adds a line; a word broken at the end of the line before is made whole.
  mutating func append(_ more: String, line: Int, cues: Cues) {
    let more = more.trimmed
    var offset = length ?? text.count
    if text.utf8.count > 1, text.last == "-", let first = more.first, first.isLetter || first.isNumber,
      let join = join(more, cues: cues)
    {
      if join == .broken {
        text.removeLast()
        offset -= 1
      }
    } else if !text.isEmpty {
      text += " "
      offset += 1
    }
    starts.append((offset, line))
    text += more
    length = offset + more.count
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
    let signs = Signs(text)
    var sentences: [(String, Int)] = []
    var start = 0
    func close(_ end: Int) {
      // The blank before a sentence belongs to the line above.
      let first = (start..<end).first { !signs[$0].isWhitespace }
      if let first { sentences.append((signs.string(first, end).trimmed, first)) }
      start = end
    }
    for index in 0..<signs.count {
      guard signs[index] == "." || signs[index] == "!" || signs[index] == "?" else { continue }
      var next = index + 1
      while next < signs.count, Paragraph.isClosing(signs[next]) { next += 1 }
      guard next < signs.count, signs[next].isWhitespace else { continue }
      let following = (next..<signs.count).first { !signs[$0].isWhitespace }.map { signs[$0] }
      guard let following, following.isUppercase || following == "-" || following == "•" else { continue }
      if signs[index] == ".", endsWithAbbreviation(signs, at: index, cues: cues) { continue }
      close(next)
    }
    close(signs.count)
    return sentences
  }

  private static func isClosing(_ sign: Unicode.Scalar) -> Bool {
    sign == "\"" || sign == "”" || sign == "’" || sign == ")"
  }

  private func endsWithAbbreviation(_ signs: Signs, at index: Int, cues: Cues) -> Bool {
    var start = index
    while start > 0, signs[start - 1].isLetter || signs[start - 1].isNumber { start -= 1 }
    guard start < index else { return false }
    let isCapital = signs[start].isUppercase
    if index - start == 1, isCapital { return true }
    let word = signs.string(start, index)
    if isCapital { return cues.nameAbbreviations.whole([word.folded]) != nil }
    return word.first?.isLowercase == true && cues.abbreviations.whole([word.folded]) != nil
  }
}
