import Foundation
import Minutes

/// Finds marks that were read where nothing is printed: specks taken for points, colons and quotation marks.
///
/// A single such mark proves nothing. How strewn a document is with marks that fit nowhere decides how much the
/// doubtful ones are believed.
struct StrayMarks {
  /// A word, number or mark of the document as it was understood.
  struct Item {
    /// The token that it was read from.
    var token: Token
    /// The word, or the class.
    var word: UInt32
  }

  /// A mark that may be stray.
  private struct Suspect {
    var page: Int
    var line: Int
    var range: Range<Int>
    /// The logarithm of how much likelier what stands there is if the mark is stray than if it is printed.
    var odds: Double
  }

  private let sequences: WordSequences
  private let lines: [[[Unicode.Scalar]]]
  private var suspects: [Suspect] = []
  private var words = 0.0
  private var noise = 0.0

  /// How much more a sequence of words says than it seems to: words near each other say the same thing twice.
  private static let trust = 0.6
  /// The logarithm of how seldom a sentence begins with a small letter.
  private static let smallStart = -5.0
  /// What a quotation mark without its fellow says, as a logarithm.
  private static let loneQuote = 6.0
  /// How much of the rest of the way to certainty a mark must be surer than a word.
  private static let caution = 0.4
  /// The share of words with stray marks that is thought possible before the document is seen.
  private static let usual = 0.002
  /// How many words that share is worth.
  private static let usualWeight = 100.0

  /// Looks at a document.
  ///
  /// - Parameters:
  ///   - pages: The pages as read.
  ///   - items: Its words and marks in reading order.
  init(_ pages: [Page], items: [Item], sequences: WordSequences) {
    self.sequences = sequences
    lines = pages.map { $0.lines.map { Array($0.text.unicodeScalars) } }
    words = Double(items.count { $0.token.wordClass == nil })
    for index in items.indices where items[index].token.wordClass == nil { weighMark(after: index, items) }
    for page in lines.indices {
      for line in lines[page].indices {
        noise += Self.noise(in: lines[page][line])
        suspects += loneQuotes(page, line)
      }
    }
  }

  /// The changes: each takes one mark away.
  func edits(_ settings: CorrectionSettings) -> [Edit] {
    let rate = rate()
    // Where the mark is not stray it is right as read: there is no third.
    let threshold = settings.applyThreshold + (1 - settings.applyThreshold) * Self.caution
    return suspects.compactMap { suspect in
      let confidence = Calibration.confidence(Self.share(suspect.odds + log(rate)), .stray)
      guard confidence >= settings.suggestThreshold else { return nil }
      return Edit(
        page: suspect.page, line: suspect.line, range: suspect.range, replacement: "", reason: .misread,
        confidence: confidence, state: confidence >= threshold ? .applied : .suggested)
    }
  }

  /// How many words of the document have a stray mark, estimated by turns with what the suspects are.
  private func rate() -> Double {
    var rate = 0.01
    for _ in 0..<6 {
      let stray = suspects.reduce(0) { $0 + Self.share($1.odds + log(rate)) }
      // The first of each kind may be the printer's own.
      let believed = max(0, stray + noise - 1.5)
      rate = (believed + Self.usual * Self.usualWeight) / (words + Self.usualWeight)
    }
    return rate
  }

  private static func share(_ odds: Double) -> Double { 1 / (1 + exp(-odds)) }

  /// Signs by themselves in running text that no typist strikes.
  private static func noise(in line: [Unicode.Scalar]) -> Double {
    let alone = line.split(whereSeparator: { $0.properties.isWhitespace })
    // A rule of such signs, or a table's border, is no speck.
    if alone.count < 3 { return 0 }
    let signs = alone.count { $0.count == 1 && ["|", "~", "\u{A2}", "_", "\\", "\u{A5}"].contains($0.first) }
    return signs == 1 ? 0.5 : 0
  }

  // MARK: Points and colons within sentences

  /// Words that a point follows anywhere: abbreviations.
  private static let abbreviations: Set<String> = [
    "adj", "anm", "ang", "avd", "bil", "bl", "ca", "dir", "div", "dr", "dvs", "ect", "ekon", "em", "enl",
    "etc", "ev", "ex", "exkl", "fd", "fm", "fr", "forts", "föreg", "förf", "förs", "gm", "inkl", "ing", "iom",
    "jfr", "just", "kand", "kap", "kassa", "kl", "kr", "led", "mag", "max", "mfl", "milj", "min", "mkr",
    "mm", "mom", "nr", "närv", "obs", "omr", "ord", "ordf", "org", "osv", "prel", "prof", "prot", "red",
    "ref", "resp", "sekr", "sid", "sign", "sk", "st", "stf", "suppl", "särsk", "tel", "tex", "tf", "tim",
    "tkr", "tom", "tr", "utg", "utsk", "vg", "vice", "årg", "öre", "övr",
  ]

  /// Weighs the mark between a word and the next, where that goes on in small letters.
  private mutating func weighMark(after index: Int, _ items: [Item]) {
    var next = index + 1
    var wordClass = Lexicon.Class.boundary
    if next < items.count, let between = items[next].token.wordClass {
      guard between == Lexicon.Class.colon || between == Lexicon.Class.boundary else { return }
      wordClass = between
      next += 1
    }
    guard next < items.count, items[next].token.wordClass == nil,
      let end = items[index].token.places.last, let start = items[next].token.places.first,
      let mark = markBetween(end, start, wordClass == Lexicon.Class.colon ? ":" : "."),
      isPlainWord(items[index].token, end), isSmall(items[next].token)
    else { return }
    let after = next + 1 < items.count ? items[next + 1].word : Lexicon.Class.boundary
    let before = index > 0 ? items[index - 1].word : Lexicon.Class.boundary
    let (word, following) = (items[index].word, items[next].word)
    guard word >= Lexicon.Class.firstWord, following >= Lexicon.Class.firstWord else { return }
    let stray = log(following, before, word) + log(after, word, following)
    var printed = log(wordClass, before, word)
    if wordClass == Lexicon.Class.boundary {
      printed += log(following, wordClass, wordClass) + log(after, wordClass, following) + Self.smallStart
    } else {
      printed += log(following, word, wordClass) + log(after, wordClass, following)
    }
    suspects.append(
      Suspect(page: end.page, line: end.line, range: mark, odds: (stray - printed) * Self.trust))
  }

  private func log(_ word: UInt32, _ first: UInt32, _ second: UInt32) -> Double {
    Double(sequences.log(word, after: first, second, backoff: sequences.backoff(first, second)))
  }

  private func log(_ value: Double) -> Double { Foundation.log(value) }

  /// Where the mark stands, if it and blanks are all there is between two words.
  private func markBetween(
    _ end: Token.Place, _ start: Token.Place, _ mark: Unicode.Scalar
  ) -> Range<Int>? {
    let scalars = lines[end.page][end.line]
    guard end.page == start.page, end.range.upperBound < scalars.count, scalars[end.range.upperBound] == mark
    else { return nil }
    let rest = scalars[(end.range.upperBound + 1)...]
    if end.line == start.line {
      guard start.range.lowerBound > end.range.upperBound + 1,
        rest[..<start.range.lowerBound].allSatisfy({ $0.properties.isWhitespace })
      else { return nil }
    } else {
      guard start.line == end.line + 1, rest.allSatisfy({ $0.properties.isWhitespace }),
        lines[start.page][start.line][..<start.range.lowerBound].allSatisfy({ $0.properties.isWhitespace })
      else { return nil }
    }
    return end.range.upperBound..<end.range.upperBound + 1
  }

  /// Whether a word is no abbreviation, nor part of one.
  private func isPlainWord(_ token: Token, _ place: Token.Place) -> Bool {
    let text = Letters.text(token.bytes.map(Letters.lower))
    let before = place.range.lowerBound - 1
    let isPart = before >= 0 && lines[place.page][place.line][before] == "."
    return !isPart && token.bytes.count > 1 && !Self.abbreviations.contains(text)
  }

  private func isSmall(_ token: Token) -> Bool { token.bytes.first.map(Letters.isLower) ?? false }

  // MARK: Quotation marks without fellows

  private static let quotes: Set<Unicode.Scalar> = [
    "\"", "'", "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}", "\u{201E}", "\u{AB}", "\u{BB}",
  ]
  /// How many lines on a quotation may end.
  private static let reach = 6
  /// How many characters on.
  private static let longest = 1500

  /// The quotation marks that open a word of this line and are closed nowhere.
  private func loneQuotes(_ page: Int, _ line: Int) -> [Suspect] {
    let scalars = lines[page][line]
    return scalars.indices.compactMap { place in
      guard Self.quotes.contains(scalars[place]) || scalars[place] == "_", isOpening(place, scalars),
        !hasFellow(page, line, place)
      else { return nil }
      return Suspect(page: page, line: line, range: place..<place + 1, odds: Self.loneQuote)
    }
  }

  /// Whether a mark stands at a word's beginning.
  private func isOpening(_ place: Int, _ scalars: [Unicode.Scalar]) -> Bool {
    let next = place + 1
    guard next < scalars.count, scalars[next].properties.isAlphabetic else { return false }
    return place == 0 || scalars[place - 1].properties.isWhitespace
  }

  /// Whether another mark like it stands on its line or near it.
  private func hasFellow(_ page: Int, _ line: Int, _ place: Int) -> Bool {
    let isUnderscore = lines[page][line][place] == "_"
    func isFellow(_ scalar: Unicode.Scalar) -> Bool {
      isUnderscore ? scalar == "_" || scalar == "*" : Self.quotes.contains(scalar)
    }
    let last = min(lines[page].count - 1, line + Self.reach)
    var left = Self.longest
    for other in line...last {
      let scalars = lines[page][other]
      let begin = other == line ? place + 1 : 0
      let end = min(scalars.count, begin + left)
      left -= end - begin
      for index in begin..<end where isFellow(scalars[index]) {
        // Another that opens a word is no end to this one; an apostrophe within a word is none either.
        if !isOpening(index, scalars), !isWithinWord(index, scalars) { return true }
      }
    }
    return false
  }

  private func isWithinWord(_ place: Int, _ scalars: [Unicode.Scalar]) -> Bool {
    place > 0 && place + 1 < scalars.count && scalars[place - 1].properties.isAlphabetic
      && scalars[place + 1].properties.isAlphabetic
  }
}
