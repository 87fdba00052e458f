/// A run of digits, a run of letters, or one mark of a text: what dates are read from.
struct DateToken: Hashable, Sendable {
  /// What the token is.
  enum Kind: Sendable {
    case number
    case word
    case mark
  }

  /// What lies between a token and the one before it.
  enum Gap: Int, Comparable, Sendable {
    case none
    case blank
    case newline
    /// An empty line.
    case paragraph

    static func < (left: Gap, right: Gap) -> Bool { left.rawValue < right.rawValue }
  }

  /// What the token is.
  var kind: Kind
  /// Its place in the text, in Unicode scalars.
  var range: Range<Int>
  /// Digits with misreads undone; letters in lower case without marks; a mark, every dash as `-`.
  var folded: String
  /// What lies before it.
  var gap: Gap
  /// Whether letters that look like digits were read as digits.
  var isRepaired = false
  /// Whether its first letter is a capital.
  var isCapitalized = false

  /// The number; nil for anything else.
  var value: Int? { kind == .number ? Int(folded) : nil }

  /// Whether the token is this mark.
  func isMark(_ mark: String) -> Bool { kind == .mark && folded == mark }

  /// Splits a text into tokens.
  static func tokens(of scalars: [Unicode.Scalar]) -> [DateToken] {
    var tokens: [DateToken] = []
    var index = 0
    var newlines = 0
    var blank = false
    func gap() -> Gap { newlines > 1 ? .paragraph : newlines == 1 ? .newline : blank ? .blank : .none }
    while index < scalars.count {
      let scalar = scalars[index]
      if scalar == "\n" || scalar == "\r" || scalar == "\u{0c}" {
        let isPair = scalar == "\r" && index + 1 < scalars.count && scalars[index + 1] == "\n"
        newlines += isPair ? 0 : 1
        index += 1
      } else if scalar.isWhitespace {
        blank = true
        index += 1
      } else if isIgnored(scalar), !isDash(scalars, index) {
        index += 1
      } else {
        var end = index + 1
        if isAlphanumeric(scalar) {
          while end < scalars.count, isAlphanumeric(scalars[end]) || isInner(scalars, end) { end += 1 }
          append(scalars, index..<end, gap(), to: &tokens)
        } else {
          tokens.append(DateToken(kind: .mark, range: index..<end, folded: mark(scalar), gap: gap()))
        }
        index = end
        newlines = 0
        blank = false
      }
    }
    return tokens
  }

  /// Whether two tokens follow each other without anything between.
  func adjoins(_ next: DateToken) -> Bool { next.gap == .none }

  private static func append(
    _ scalars: [Unicode.Scalar], _ range: Range<Int>, _ gap: Gap, to tokens: inout [DateToken]
  ) {
    let digits = range.filter { isDigit(scalars[$0]) }.count
    let isAllDigits = range.allSatisfy { isDigit(scalars[$0]) || isIgnored(scalars[$0]) }
    if digits > 0, !isAllDigits, range.count <= 8, digits * 2 >= range.count,
      let repaired = repaired(scalars[range])
    {
      tokens.append(
        DateToken(kind: .number, range: range, folded: repaired, gap: gap, isRepaired: true))
      return
    }
    var start = range.lowerBound
    var gap = gap
    while start < range.upperBound {
      var end = start + 1
      let isNumber = isDigit(scalars[start])
      while end < range.upperBound, isDigit(scalars[end]) == isNumber || isIgnored(scalars[end]) { end += 1 }
      let text = scalars[start..<end]
      tokens.append(
        DateToken(
          kind: isNumber ? .number : .word, range: start..<end,
          folded: isNumber ? String(String.UnicodeScalarView(text.filter(isDigit))) : fold(text), gap: gap,
          isCapitalized: scalars[start].isUppercaseLatin ?? scalars[start].properties.isUppercase))
      gap = .none
      start = end
    }
  }

  /// Letters that a reader takes for digits, read as digits; nil where one of them looks like none.
  private static func repaired(_ run: ArraySlice<Unicode.Scalar>) -> String? {
    var digits = ""
    for scalar in run where !isIgnored(scalar) {
      switch scalar {
      case "l", "I", "|", "i", "t", "!": digits.append("1")
      case "O", "o": digits.append("0")
      case _ where isDigit(scalar): digits.unicodeScalars.append(scalar)
      default: return nil
      }
    }
    return digits
  }

  /// Lower case without the marks over letters; combining marks and soft hyphens dropped.
  static func fold(_ run: some Sequence<Unicode.Scalar>) -> String {
    var folded = ""
    for scalar in run where !isIgnored(scalar) {
      switch scalar.value {
      case 0x41...0x5a: folded.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value + 32)))
      case ..<0x80: folded.unicodeScalars.append(scalar)
      default:
        let lower = scalar.properties.lowercaseMapping
        folded += plain[lower] ?? lower
      }
    }
    return folded
  }

  private static let plain: [String: String] = {
    let pairs = [
      "a": "åäàáâãæ", "o": "öøóòôõ", "e": "éèêë", "u": "üúùû", "i": "íìîï", "c": "ç", "n": "ñ",
    ]
    var plain: [String: String] = [:]
    for (letter, marked) in pairs { for character in marked { plain[String(character)] = letter } }
    return plain
  }()

  private static func mark(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\u{ad}", "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2014}", "\u{2212}": "-"
    case "\u{2019}", "\u{b4}", "`": "'"
    default: String(scalar)
    }
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  private static func isAlphanumeric(_ scalar: Unicode.Scalar) -> Bool {
    isDigit(scalar) || scalar == "|" || scalar.isLetter
  }

  /// Soft hyphens within a word and marks that combine belong to the run; a soft hyphen after a digit is a dash.
  private static func isInner(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
    guard isIgnored(scalars[index]) else { return false }
    return !isDash(scalars, index)
  }

  /// Whether this is a soft hyphen that stands for a dash: one between figures, `2013\u{ad}10\u{ad}09`.
  private static func isDash(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
    scalars[index] == "\u{ad}" && index > 0 && isDigit(scalars[index - 1])
  }

  private static func isIgnored(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xad, 0x200b, 0x200c, 0x200d, 0xfeff, 0x300...0x36f: true
    default: false
    }
  }
}
