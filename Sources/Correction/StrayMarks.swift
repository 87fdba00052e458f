import Foundation
import Minutes

/// Finds marks that were read where nothing is printed, specks taken for points, colons and quotation marks, and commas
/// that were read as points.
///
/// A single such mark proves nothing. How strewn a document is with marks that fit nowhere decides how much the
/// doubtful ones are believed.
struct StrayMarks {
  /// A word, number or mark of the document as it was understood.
  struct Item {
    /// The block of the document and the place in it where it stands.
    var block: UInt32
    var place: UInt32
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
    /// The same for a comma read as a point; nil where there can be none.
    var commaOdds: Double?
    /// What stands there if it is stray: nothing, or the blank between two words.
    var replacement = ""
    /// The word before it, where it stands after one, and whether it is a colon.
    var word: UInt32?
    var isColon = false
  }

  private let sequences: WordSequences
  private let lexicon: Lexicon
  private let document: Document
  private var suspects: [Suspect] = []
  private var words = 0.0
  private var commas = 0.0
  private var noise = 0.0

  /// How much more a sequence of words says than it seems to: words near each other say the same thing twice.
  private static let trust = 0.6
  /// The logarithm of how seldom a sentence begins with a small letter.
  private static let smallStart = -5.0
  /// The logarithm of how seldom a sentence begins with a number, beside what follows a sentence's end in lists.
  private static let numberStart = -1.5
  /// The logarithm of how seldom a common word has a capital within a sentence.
  private static let capitalWithin = -7.0
  /// What a quotation mark without its fellow says, as a logarithm.
  private static let loneQuote = 6.0
  /// The same for a single one, which hardly any typist sets.
  private static let loneSingleQuote = 7.5
  /// How much of the rest of the way to certainty a mark must be surer than a word.
  private static let caution = 0.1
  /// The same for a colon, which lists set where sentences have none.
  private static let colonCaution = 0.5
  /// The share of words with stray marks that is thought possible before the document is seen.
  private static let usual = 0.002
  /// How many words that share is worth.
  private static let usualWeight = 100.0
  /// The share of commas that are read as points, thought possible before the document is seen, and its worth in commas.
  private static let usualComma = 0.01
  private static let usualCommaWeight = 30.0
  /// The least share of a comma that is offered: how often ones less sure are right was not seen.
  private static let leastComma = 0.15

  /// Looks at a document.
  ///
  /// - Parameters:
  ///   - document: The document as read.
  ///   - items: Its words and marks in reading order.
  init(_ document: Document, items: [Item], view: ModelView) {
    sequences = view.sequences
    lexicon = view.lexicon
    self.document = document
    words = Double(items.count { token(of: $0).wordClass == nil })
    commas = Double(items.count { token(of: $0).wordClass == Lexicon.Class.comma })
    for index in items.indices where token(of: items[index]).wordClass == nil {
      weighMark(after: index, items)
    }
    leaveLabels()
    for page in lines.indices {
      for line in lines[page].indices {
        noise += Self.noise(in: lines[page][line])
        suspects += loneQuotes(page, line)
      }
    }
  }

  private var lines: [[[Unicode.Scalar]]] { document.lines }

  /// The token that a word or mark was read from.
  private func token(of item: Item) -> Token { document.blocks[Int(item.block)][Int(item.place)] }

  /// A word with the same mark after it time and again is a label, or an abbreviation: printed so.
  private mutating func leaveLabels() {
    var counts: [UInt32: Int] = [:]
    for suspect in suspects { if let word = suspect.word { counts[word, default: 0] += 1 } }
    suspects.removeAll { suspect in suspect.word.map { counts[$0, default: 0] >= Self.label } ?? false }
  }

  /// How often a word with a mark after it stands in a document in which that is no chance.
  private static let label = 3

  /// The changes: each takes one mark away, or makes it a comma.
  func edits(_ settings: CorrectionSettings) -> [Edit] {
    let rates = rates()
    return suspects.compactMap { suspect in
      let shares = Self.shares(suspect, rates)
      let isComma = shares.comma > shares.stray
      let caution = suspect.isColon ? Self.colonCaution : Self.caution
      let threshold = settings.applyThreshold + (1 - settings.applyThreshold) * caution
      let confidence =
        isComma ? Calibration.confidence(shares.comma, .comma) : Calibration.confidence(shares.stray, .stray)
      guard confidence >= settings.suggestThreshold, !isComma || shares.comma >= Self.leastComma else {
        return nil
      }
      let comma = suspect.replacement.isEmpty ? "," : ", "
      let other = isComma ? shares.stray : shares.comma
      return Edit(
        page: suspect.page, line: suspect.line, range: suspect.range,
        replacement: isComma ? comma : suspect.replacement, reason: .misread,
        confidence: confidence, state: confidence >= threshold ? .applied : .suggested,
        alternatives: other < 0.01
          ? [] : [.init(text: isComma ? suspect.replacement : comma, confidence: min(other, 1 - confidence))])
    }
  }

  /// How many words of the document have a stray mark, and how many of its commas are read as points, estimated by turns
  /// with what the suspects are.
  private func rates() -> (stray: Double, comma: Double) {
    var rates = (stray: 0.01, comma: 0.05)
    for _ in 0..<6 {
      var found = (stray: 0.0, comma: 0.0)
      for suspect in suspects {
        let shares = Self.shares(suspect, rates)
        found.stray += shares.stray
        found.comma += shares.comma
      }
      // The first of each kind may be the printer's own.
      let believed = max(0, found.stray + noise - 1.5)
      rates.stray = (believed + Self.usual * Self.usualWeight) / (words + Self.usualWeight)
      rates.comma =
        (max(0, found.comma - 0.5) + Self.usualComma * Self.usualCommaWeight)
        / (commas + found.comma + Self.usualCommaWeight)
    }
    return rates
  }

  /// How likely a mark is stray, and how likely a comma; else it is right as read.
  private static func shares(
    _ suspect: Suspect, _ rates: (stray: Double, comma: Double)
  ) -> (stray: Double, comma: Double) {
    let stray = exp(min(suspect.odds, 300)) * rates.stray
    let comma = suspect.commaOdds.map { exp(min($0, 300)) * rates.comma } ?? 0
    return (stray / (1 + stray + comma), comma / (1 + stray + comma))
  }

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
    if next < items.count, let between = token(of: items[next]).wordClass, between != Lexicon.Class.number {
      guard between == Lexicon.Class.colon || between == Lexicon.Class.boundary else { return }
      wordClass = between
      next += 1
    }
    guard next < items.count else { return }
    let (last, first) = (token(of: items[index]), token(of: items[next]))
    guard first.wordClass == nil || first.wordClass == Lexicon.Class.number,
      let end = last.places.last, let start = first.places.first,
      let mark = markBetween(end, start, wordClass == Lexicon.Class.colon ? ":" : "."),
      isPlainWord(last, end), let opening = opening(first, understood: items[next].word, after: last)
    else { return }
    let after = next + 1 < items.count ? items[next + 1].word : Lexicon.Class.boundary
    let before = index > 0 ? items[index - 1].word : Lexicon.Class.boundary
    let (word, following) = (items[index].word, items[next].word)
    guard word >= Lexicon.Class.firstWord,
      following >= Lexicon.Class.firstWord || opening == .other || opening == .number
    else { return }
    var stray = log(following, before, word) + log(after, word, following)
    var printed = log(wordClass, before, word)
    if wordClass == Lexicon.Class.boundary {
      printed += log(following, wordClass, wordClass) + log(after, wordClass, following)
      switch opening {
      case .small: printed += Self.smallStart
      case .number: printed += Self.numberStart
      case .common: stray += Self.capitalWithin
      case .other: break
      }
    } else if opening != .small {
      return
    } else {
      printed += log(following, word, wordClass) + log(after, wordClass, following)
    }
    var suspect = Suspect(page: end.page, line: end.line, range: mark, odds: (stray - printed) * Self.trust)
    if wordClass == Lexicon.Class.boundary, opening == .small {
      let comma =
        log(Lexicon.Class.comma, before, word) + log(following, word, Lexicon.Class.comma)
        + log(after, Lexicon.Class.comma, following)
      suspect.commaOdds = (comma - printed) * Self.trust
    }
    if end.line == start.line, start.range.lowerBound == mark.upperBound {
      guard opening == .small else { return }
      suspect.replacement = " "
    }
    suspect.word = word
    suspect.isColon = wordClass == Lexicon.Class.colon
    suspects.append(suspect)
  }

  private func log(_ word: UInt32, _ first: UInt32, _ second: UInt32) -> Double {
    Double(sequences.log(word, after: first, second, backoff: sequences.backoff(first, second)))
  }

  /// Where the mark stands, if it and blanks are all there is between two words.
  private func markBetween(
    _ end: Token.Place, _ start: Token.Place, _ mark: Unicode.Scalar
  ) -> Range<Int>? {
    let scalars = lines[end.page][end.line]
    guard end.page == start.page, end.range.upperBound < scalars.count, scalars[end.range.upperBound] == mark
    else { return nil }
    let rest = scalars[(end.range.upperBound + 1)...]
    if end.line == start.line {
      guard rest[..<start.range.lowerBound].allSatisfy({ $0.properties.isWhitespace })
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

  /// What goes on after a mark.
  private enum Opening {
    /// A word in small letters.
    case small
    /// A number.
    case number
    /// A word that is usually written small, with a capital.
    case common
    /// A name or another word with a capital.
    case other
  }

  /// What goes on after a mark; nil where it tells nothing: names and numbers end sentences as they go on in them.
  private func opening(_ token: Token, understood word: UInt32, after last: Token) -> Opening? {
    let endsSmall = last.bytes.first.map(Letters.isLower) ?? false
    if token.wordClass == Lexicon.Class.number {
      return endsSmall && !isItem(token) ? .number : nil
    }
    guard let first = token.bytes.first else { return nil }
    if Letters.isLower(first) { return isSpeck(token) || isLabel(token) ? nil : .small }
    if !endsSmall || !Letters.isUpper(first) { return nil }
    return lexicon.find(token.bytes.map(Letters.lower)[...]) == word ? .common : .other
  }

  /// Whether a word is a letter or two at a line's end: a speck, more likely than a word.
  private func isSpeck(_ token: Token) -> Bool {
    guard token.bytes.count <= 2, let place = token.places.first else { return false }
    return !lines[place.page][place.line][place.range.upperBound...].contains { $0.properties.isAlphabetic }
  }

  /// Whether a letter is that of an item: `b)`.
  private func isLabel(_ token: Token) -> Bool {
    guard token.bytes.count == 1, let place = token.places.first else { return false }
    let rest = lines[place.page][place.line][place.range.upperBound...]
    return rest.first == ")" || rest.first == "." || rest.first == ":"
  }

  /// Whether a number may be that of an item: it begins a line or a mark follows.
  private func isItem(_ token: Token) -> Bool {
    guard let place = token.places.first else { return true }
    let scalars = lines[place.page][place.line]
    if scalars[..<place.range.lowerBound].allSatisfy({ $0.properties.isWhitespace }) { return true }
    return place.range.upperBound == scalars.count || !scalars[place.range.upperBound].properties.isWhitespace
  }

  // MARK: Quotation marks without fellows

  private static let quotes: Set<Unicode.Scalar> = [
    "\"", "'", "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}", "\u{201E}", "\u{AB}", "\u{BB}",
  ]
  private static let singles: Set<Unicode.Scalar> = ["'", "\u{2018}", "\u{2019}"]
  /// How many lines on a quotation may end.
  private static let reach = 6
  /// How many characters on.
  private static let longest = 1500

  /// The quotation marks that open a word of this line and are closed nowhere.
  private func loneQuotes(_ page: Int, _ line: Int) -> [Suspect] {
    let scalars = lines[page][line]
    return scalars.indices.compactMap { place in
      guard Self.quotes.contains(scalars[place]) || scalars[place] == "_" else { return nil }
      let isLone =
        isOpening(place, scalars)
        ? !hasFellow(page, line, place) : isClosing(place, scalars) && !isOpened(page, line, place)
      guard isLone else { return nil }
      return Suspect(
        page: page, line: line, range: place..<place + 1,
        odds: Self.singles.contains(scalars[place]) ? Self.loneSingleQuote : Self.loneQuote)
    }
  }

  /// Whether a mark stands at a word's beginning.
  private func isOpening(_ place: Int, _ scalars: [Unicode.Scalar]) -> Bool {
    let next = place + 1
    guard next < scalars.count, scalars[next].properties.isAlphabetic else { return false }
    return place == 0 || scalars[place - 1].properties.isWhitespace
  }

  /// Whether a mark stands at a word's end; after s it may stand for a letter left out.
  private func isClosing(_ place: Int, _ scalars: [Unicode.Scalar]) -> Bool {
    guard scalars[place] != "_", place > 0, scalars[place - 1].properties.isAlphabetic,
      !["s", "x", "z"].contains(scalars[place - 1])
    else { return false }
    return place + 1 == scalars.count || scalars[place + 1].properties.isWhitespace
  }

  /// Whether a quotation mark before it, on its line or near it, may open what it closes.
  private func isOpened(_ page: Int, _ line: Int, _ place: Int) -> Bool {
    var left = Self.longest
    for other in (max(0, line - Self.reach)...line).reversed() {
      let scalars = lines[page][other]
      let end = other == line ? place : scalars.count
      let begin = max(0, end - left)
      left -= end - begin
      if (begin..<end).contains(where: { Self.quotes.contains(scalars[$0]) && !isWithinWord($0, scalars) }) {
        return true
      }
    }
    return false
  }

  /// The marks that close what a mark opens; those typed the same at both ends close any.
  private static let fellows: [Unicode.Scalar: Set<Unicode.Scalar>] = [
    "\u{2018}": ["\u{2019}", "\u{2018}", "'"], "\u{2019}": ["\u{2019}", "'"],
    "'": ["'", "\u{2019}"], "_": ["_", "*"],
  ]

  /// Whether a mark that closes what it opens stands on its line or near it.
  private func hasFellow(_ page: Int, _ line: Int, _ place: Int) -> Bool {
    let fellows = Self.fellows[lines[page][line][place]] ?? Self.quotes
    let last = min(lines[page].count - 1, line + Self.reach)
    var left = Self.longest
    for other in line...last {
      let scalars = lines[page][other]
      let begin = other == line ? place + 1 : 0
      let end = min(scalars.count, begin + left)
      left -= end - begin
      for index in begin..<end where fellows.contains(scalars[index]) && closes(index, scalars) {
        return true
      }
    }
    return false
  }

  /// Whether a mark stands after what it may close: a word, or the mark that ends one.
  private func closes(_ place: Int, _ scalars: [Unicode.Scalar]) -> Bool {
    guard place > 0, !scalars[place - 1].properties.isWhitespace else { return false }
    return place + 1 == scalars.count || !scalars[place + 1].properties.isAlphabetic
  }

  private func isWithinWord(_ place: Int, _ scalars: [Unicode.Scalar]) -> Bool {
    place > 0 && place + 1 < scalars.count && scalars[place - 1].properties.isAlphabetic
      && scalars[place + 1].properties.isAlphabetic
  }
}
