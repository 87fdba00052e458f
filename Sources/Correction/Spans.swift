/// A run of bytes of one kind in a line.
struct Span {
  /// The kinds of runs.
  enum Kind {
    /// Letters, perhaps with misread signs among them.
    case word
    /// Digits only.
    case number
    /// A comma.
    case comma
    /// A colon or semicolon.
    case colon
    /// A hyphen at a word.
    case hyphen
    /// A bracket or dash of running text.
    case mark
    /// The end of a sentence.
    case stop
    /// Anything that running text has no place for.
    case noise
  }

  /// What it is.
  var kind: Kind
  /// Where it begins in its line, in bytes of `Letters`, which are Unicode scalars.
  var start: Int
  /// Where it ends, exclusive.
  var end: Int

  /// The token class of a run that is not a word; nil for one that sequences leave out.
  var wordClass: UInt32? {
    switch kind {
    case .word, .noise: nil
    case .number: Lexicon.Class.number
    case .comma: Lexicon.Class.comma
    case .colon: Lexicon.Class.colon
    case .hyphen: Lexicon.Class.hyphen
    case .mark: Lexicon.Class.mark
    case .stop: Lexicon.Class.boundary
    }
  }

  /// Splits a line into runs; blanks are left out.
  static func all(in line: [UInt8]) -> [Span] {
    var spans: [Span] = []
    var index = 0
    while index < line.count {
      let byte = line[index]
      if byte == 0x20 || byte == 0x09 {
        index += 1
        continue
      }
      let start = index
      if isWordByte(line, index) {
        var hasLetter = false
        while index < line.count, isWordByte(line, index) {
          if !Letters.isDigit(line[index]) { hasLetter = true }
          index += 1
        }
        spans.append(Span(kind: hasLetter ? .word : .number, start: start, end: index))
      } else {
        index += 1
        spans.append(Span(kind: kind(of: line, start), start: start, end: index))
      }
    }
    return spans
  }

  @inline(__always) private static func isWordByte(_ line: [UInt8], _ index: Int) -> Bool {
    let byte = line[index]
    if Letters.isLetter(byte) || Letters.isDigit(byte) || byte == Letters.foreign || byte == Letters.lost {
      return true
    }
    let next = index + 1 < line.count ? line[index + 1] : 0x20
    switch byte {
    case UInt8(ascii: "&"):
      return Letters.isLower(next) || (index > 0 && Letters.isLower(line[index - 1]))
    case UInt8(ascii: "!"), UInt8(ascii: "|"):
      return index > 0 && Letters.isLetter(line[index - 1]) && Letters.isLower(next)
    default: return false
    }
  }

  private static func kind(of line: [UInt8], _ index: Int) -> Kind {
    let next = index + 1 < line.count ? line[index + 1] : 0x20
    switch line[index] {
    case UInt8(ascii: ","): return .comma
    case UInt8(ascii: ":"), UInt8(ascii: ";"): return .colon
    case UInt8(ascii: "("), UInt8(ascii: ")"), 0xA7: return .mark
    case UInt8(ascii: "-"):
      let before = index > 0 ? line[index - 1] : 0x20
      return Letters.isLetter(before) || Letters.isLetter(next) ? .hyphen : .mark
    case UInt8(ascii: "."), UInt8(ascii: "?"), UInt8(ascii: "!"):
      if Letters.isLetter(next) || Letters.isDigit(next) { return .noise }
      var after = index + 1
      while after < line.count, line[after] == 0x20 { after += 1 }
      if after < line.count, Letters.isLower(line[after]) || Letters.isDigit(line[after]) { return .noise }
      return .stop
    default: return .noise
    }
  }
}
