/// Tells from the letters of a paper alone whether its reader spoiled it.
enum DamageSigns {
  /// How many words show it at least, and how many of a hundred.
  private static let leastWords = 3
  private static let leastShare = 1

  /// Whether words have signs that nobody writes: `NäIvarande`, `l9:00`, `garc'l`, `kass6r`.
  static func isDamaged(_ lines: [LayoutLine]) -> Bool {
    var words = 0
    var spoiled = 0
    for line in lines where !line.isCode {
      let bytes = Array(line.text.utf8)
      for word in bytes.split(separator: UInt8(ascii: " ")) where word.count > 2 {
        words += 1
        if isSpoiled(word) { spoiled += 1 }
      }
    }
    return spoiled >= leastWords && spoiled * 100 >= leastShare * words
  }

  private static func isSpoiled(_ word: ArraySlice<UInt8>) -> Bool {
    var index = word.startIndex
    while index < word.endIndex, !isLetter(word[index]), !isFigure(word[index]) { index += 1 }
    let first = index
    var isOdd = false
    while index < word.endIndex {
      defer { index += 1 }
      let sign = word[index]
      // Addresses, paths and names of files have signs of their own.
      if sign == UInt8(ascii: "@") || sign == UInt8(ascii: "/") || sign == UInt8(ascii: "_") { return false }
      if sign == UInt8(ascii: "."), index + 1 < word.endIndex, isLetter(word[index + 1]) { return false }
      guard !isOdd, index > first, index + 1 < word.endIndex else { continue }
      isOdd =
        isOddSign(sign, after: word[index - 1], before: word[index + 1], isSecond: index == first + 1)
        // "Max's" has its sign before the last letter.
        && !(sign == UInt8(ascii: "'") && index + 2 >= word.endIndex)
    }
    return isOdd
  }

  private static func isOddSign(_ sign: UInt8, after: UInt8, before: UInt8, isSecond: Bool) -> Bool {
    let isInside = isSmall(after) && isSmall(before)
    switch sign {
    case UInt8(ascii: "I"), UInt8(ascii: "J"): if isInside { return true }
    case UInt8(ascii: "'"), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "|"), UInt8(ascii: "{"),
      UInt8(ascii: "}"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "~"), UInt8(ascii: "*"),
      UInt8(ascii: "^"), UInt8(ascii: "$"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
      UInt8(ascii: ";"), UInt8(ascii: ","):
      if isInside { return true }
    default: if isInside, isFigure(sign) { return true }
    }
    // A figure among figures read as a letter: "l9:00", "2O23".
    let isOne = after == UInt8(ascii: "l") || after == UInt8(ascii: "I")
    if isSecond, isOne, isFigure(sign) { return true }
    let isLetterForFigure =
      sign == UInt8(ascii: "l") || sign == UInt8(ascii: "O") || sign == UInt8(ascii: "I")
    return isLetterForFigure && isFigure(after) && isFigure(before)
  }

  private static func isFigure(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  /// Whether a byte is a small letter of ASCII or part of a letter beyond.
  private static func isSmall(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (0x80...0xc5).contains(byte)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    isSmall(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
  }
}
