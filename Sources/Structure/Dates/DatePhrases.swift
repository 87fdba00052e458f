/// Phrases of a data file's section, found in a run of tokens.
///
/// A word that begins or ends with `*` stands for every word that ends or begins so; a full stop in the
/// phrase or in the text is passed over.
struct DatePhrases: Sendable {
  private enum Part: Hashable, Sendable {
    case word(String)
    case prefix(String)
    case suffix(String)

    func matches(_ word: String) -> Bool {
      switch self {
      case .word(let whole): word == whole
      case .prefix(let start): word.hasPrefix(start)
      case .suffix(let end): word.hasSuffix(end)
      }
    }
  }

  /// A phrase found.
  struct Match: Hashable, Sendable {
    /// The value the data file gives the phrase; empty where it gives none.
    var value: String
    /// How many tokens it covers.
    var count: Int
  }

  private struct Phrase: Sendable {
    var parts: [Part]
    var value: String
    var years: ClosedRange<Int>?
  }

  private var byFirstWord: [String: [Phrase]] = [:]
  private var open: [Phrase] = []
  /// What phrases of whole words mean by their shapes, without blanks.
  private var byShape: [String: (letters: String, value: String)] = [:]

  /// Reads the phrases of a section.
  init(_ entries: [CueFile.Entry]) {
    for entry in entries {
      let parts = entry.phrase.split(separator: " ").flatMap(DatePhrases.parts)
      let phrase = Phrase(parts: parts, value: entry.value ?? "", years: entry.years)
      if case .word(let first)? = parts.first {
        byFirstWord[first, default: []].append(phrase)
      } else {
        open.append(phrase)
      }
      let words = parts.compactMap { if case .word(let word) = $0 { word } else { nil } }
      let letters = words.joined()
      if words.count == parts.count, letters.utf8.count >= StrokeShape.leastLetters {
        byShape[StrokeShape.of(letters)] = (letters, phrase.value)
      }
    }
  }

  /// The longest phrase that begins at a token; phrases used in other years are passed over.
  func match(_ tokens: ArraySlice<DateToken>, year: Int? = nil) -> Match? {
    guard let first = tokens.first else { return nil }
    var best: Match?
    func consider(_ phrase: Phrase) {
      if let year, let years = phrase.years, !years.contains(year) { return }
      guard let count = DatePhrases.length(of: phrase.parts, in: tokens) else { return }
      if count > best?.count ?? 0 { best = Match(value: phrase.value, count: count) }
    }
    for phrase in byFirstWord[first.folded] ?? [] { consider(phrase) }
    for phrase in open { consider(phrase) }
    return best
  }

  /// The longest phrase that begins at a token, or one whose letters were misread but for their shape.
  ///
  /// For places where a label stands and nothing else: any word may look like another.
  func label(_ tokens: ArraySlice<DateToken>) -> Match? {
    if let match = match(tokens) { return match }
    var shape = ""
    var letters = ""
    var best: Match?
    for (count, token) in tokens.prefix(4).enumerated() {
      guard token.kind != .mark, token.gap < .newline || count == 0 else { break }
      shape += StrokeShape.of(token.folded)
      letters += token.folded
      if let found = byShape[shape], StrokeShape.isMisread(letters, of: found.letters) {
        best = Match(value: found.value, count: count + 1)
      }
    }
    return best
  }

  private static func length(of parts: [Part], in tokens: ArraySlice<DateToken>) -> Int? {
    var index = tokens.startIndex
    for (place, part) in parts.enumerated() {
      while place > 0, index < tokens.endIndex, tokens[index].isMark("."), tokens[index].gap == .none {
        index += 1
      }
      guard index < tokens.endIndex, place == 0 || tokens[index].gap < .paragraph,
        part.matches(tokens[index].folded)
      else { return nil }
      index += 1
    }
    return index - tokens.startIndex
  }

  private static func parts(_ word: Substring) -> [Part] {
    let hasOpenEnd = word.hasSuffix("*")
    let hasOpenStart = word.hasPrefix("*")
    let tokens = DateToken.tokens(of: Array(word.unicodeScalars)).filter {
      !$0.isMark("*") && !$0.isMark(".")
    }
    if hasOpenEnd, let token = tokens.first { return [.prefix(token.folded)] }
    if hasOpenStart, let token = tokens.first { return [.suffix(token.folded)] }
    return tokens.map { .word($0.folded) }
  }
}
