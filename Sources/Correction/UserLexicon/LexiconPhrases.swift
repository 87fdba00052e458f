import Foundation

/// Finds the words and phrases of a user lexicon in lines: what is replaced, and what nothing may change.
struct LexiconPhrases: Sendable {
  /// An entry to be found.
  private struct Pattern {
    /// The characters; a blank stands for one or more.
    var scalars: [Unicode.Scalar]
    /// Whether the characters hold no capital: then a capital first stands for the same word.
    var isSmall: Bool
    /// What takes their place; nil where they are to be left.
    var right: String?
  }

  /// A place in a line where an entry stands.
  struct Match {
    /// The Unicode scalars of the line's text.
    var range: Range<Int>
    /// What takes their place; nil where they are to be left.
    var right: String?
  }

  /// The patterns by their first run of letters and digits, in small letters; those that begin with a sign by it.
  private var patterns: [[Unicode.Scalar]: [Pattern]] = [:]
  /// Whether some pattern begins with a sign.
  private var hasSigns = false

  /// Whether there is nothing to find.
  var isEmpty: Bool { patterns.isEmpty }

  /// Takes a lexicon's entries.
  init(_ lexicon: UserLexicon) {
    for entry in lexicon.entries {
      switch entry {
      case .replacement(let wrong, let right):
        add(wrong, right)
        // Marks that stand apart from their letters are the same characters to a reader.
        let apart = wrong.decomposedStringWithCanonicalMapping
        if !apart.unicodeScalars.elementsEqual(wrong.unicodeScalars) { add(apart, right) }
      case .kept(let word): add(word, nil)
      case .word(let word):
        add(word, nil)
        if entry.isName, let genitive = Self.genitive(of: word) { add(genitive, nil) }
      }
    }
  }

  /// The genitive of a name; nil where it is the name itself.
  static func genitive(of name: String) -> String? {
    guard let last = name.unicodeScalars.last, last.properties.isAlphabetic else { return nil }
    return "sxzSXZ".unicodeScalars.contains(last) ? nil : name + "s"
  }

  private mutating func add(_ text: String, _ right: String?) {
    let scalars = Array(text.unicodeScalars)
    guard let first = scalars.first else { return }
    let pattern = Pattern(
      scalars: scalars, isSmall: !scalars.contains { $0.properties.isUppercase }, right: right)
    if !Self.isOfWord(first) { hasSigns = true }
    patterns[Self.run(in: scalars, at: 0), default: []].append(pattern)
  }

  /// The entries in a line, from its beginning; of those that begin at one place the longest counts.
  func matches(in text: String) -> [Match] {
    let scalars = Array(text.unicodeScalars)
    var matches: [Match] = []
    var joints: [Bool]?
    var place = 0
    while place < scalars.count {
      let isWord = Self.isOfWord(scalars[place])
      if !isWord, !hasSigns {
        place += 1
        continue
      }
      let run = Self.run(in: scalars, at: place)
      let isInside = place > 0 && Self.isOfWord(scalars[place - 1])
      if !isInside, let found = longest(in: scalars, at: place, patterns[run] ?? []) {
        let ends = joints ?? Self.joints(of: scalars)
        joints = ends
        // "f&ar" is one word with a sign misread, not the word "ar" behind another.
        if ends[found.range.lowerBound], ends[found.range.upperBound] {
          matches.append(found)
          place = found.range.upperBound
          continue
        }
      }
      place += isWord ? run.count : 1
    }
    return matches
  }

  private func longest(in scalars: [Unicode.Scalar], at place: Int, _ patterns: [Pattern]) -> Match? {
    var best: (match: Match, isExact: Bool)?
    for pattern in patterns {
      guard let end = Self.end(of: pattern, in: scalars, at: place) else { continue }
      if end < scalars.count, Self.isOfWord(scalars[end]) { continue }
      let read = scalars[place..<end].filter { !Self.isBlank($0) }
      let meant = pattern.scalars.filter { !Self.isBlank($0) }
      guard let form = Form(read: read, meant: meant, isSmall: pattern.isSmall) else { continue }
      if let best, best.match.range.upperBound > end || (best.match.range.upperBound == end && best.isExact) {
        continue
      }
      let match = Match(range: place..<end, right: pattern.right.map(form.apply))
      best = (match, form == .same)
    }
    return best?.match
  }

  /// Where a pattern ends that begins at a place, its letters' capitals not looked at; nil where it does not stand
  /// there.
  private static func end(of pattern: Pattern, in scalars: [Unicode.Scalar], at place: Int) -> Int? {
    var place = place
    for scalar in pattern.scalars {
      guard place < scalars.count else { return nil }
      if isBlank(scalar) {
        guard isBlank(scalars[place]) else { return nil }
        while place < scalars.count, isBlank(scalars[place]) { place += 1 }
      } else {
        guard lower(scalars[place]) == lower(scalar) else { return nil }
        place += 1
      }
    }
    return place
  }

  /// How the capitals as read differ from those of an entry.
  private enum Form {
    case same
    case capital
    case capitals

    /// Compares characters that are the same but for their capitals; nil where the difference means another word.
    init?(read: [Unicode.Scalar], meant: [Unicode.Scalar], isSmall: Bool) {
      if read == meant {
        self = .same
        return
      }
      let letters = read.filter(\.properties.isCased)
      if letters.count >= 2, letters.allSatisfy(\.properties.isUppercase),
        meant.contains(where: \.properties.isLowercase)
      {
        self = .capitals
      } else if isSmall, let first = read.first, first.properties.isUppercase,
        read.dropFirst() == meant.dropFirst()
      {
        self = .capital
      } else {
        return nil
      }
    }

    /// Gives a replacement these capitals.
    func apply(_ text: String) -> String {
      switch self {
      case .same: text
      case .capital: text.prefix(1).uppercased() + text.dropFirst()
      case .capitals: text.uppercased()
      }
    }
  }

  /// Whether a character belongs to words: before and after an entry none may stand.
  static func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return Letters.isLetter(UInt8(scalar.value)) || Letters.isDigit(UInt8(scalar.value)) }
    return scalar.properties.isAlphabetic || scalar.properties.numericType != nil || isCombining(scalar)
      || scalar == "\u{FFFD}"
  }

  private static func isCombining(_ scalar: Unicode.Scalar) -> Bool {
    (0x0300...0x036F).contains(scalar.value)
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }

  /// The small letter of a character, where it is one character.
  private static func lower(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if !scalar.properties.isUppercase { return scalar }
    let small = scalar.properties.lowercaseMapping.unicodeScalars
    return small.count == 1 ? small.first ?? scalar : scalar
  }

  /// The letters and digits from a place on, in small letters; where a sign stands, the sign.
  private static func run(in scalars: [Unicode.Scalar], at place: Int) -> [Unicode.Scalar] {
    var run: [Unicode.Scalar] = []
    var place = place
    while place < scalars.count, isOfWord(scalars[place]) {
      run.append(lower(scalars[place]))
      place += 1
    }
    return run.isEmpty ? [scalars[place]] : run
  }

  /// For each place in a line and its end, whether a word of the corrector may begin or end there: no other goes on.
  private static func joints(of scalars: [Unicode.Scalar]) -> [Bool] {
    var joints = [Bool](repeating: true, count: scalars.count + 1)
    let bytes = scalars.map { isCombining($0) ? Letters.foreign : Letters.byte($0) }
    for span in Span.all(in: bytes) where span.kind == .word {
      for place in (span.start + 1)..<max(span.start + 1, span.end) { joints[place] = false }
    }
    return joints
  }
}
