import Foundation

/// What shows that a text layer is not the text one sees.
enum TextLayerFault {
  /// The first fault found, in words with its figure; nil where the text seems sound.
  static func first(in text: String) -> String? {
    let scalars = Array(text.unicodeScalars)
    let tokens = scalars.split(whereSeparator: \.isBlank)
    let visible = tokens.reduce(0) { $0 + $1.count }
    guard visible > 0 else { return nil }

    let unmapped = scalars.count(where: isUnmapped)
    if unmapped * 100 > visible { return "\(unmapped) of \(visible) characters have no meaning" }

    let single = tokens.count { $0.count == 1 && $0.first?.isLetter == true }
    if tokens.count >= 20, single * 5 > tokens.count * 2 { return "letters stand spaced out" }

    let detached = detachedMarks(in: scalars)
    if detached * 100 > visible { return "\(detached) marks stand apart from their letters" }

    if !scalars.contains(where: isSwedish) {
      let letters = scalars.count(where: \.isLetter)
      if letters >= 400 { return "no å, ä or ö among \(letters) letters" }
    }

    var words = 0
    var garbled = 0
    for token in tokens {
      guard let core = core(token), core.count >= 3 else { continue }
      words += 1
      if isGarbled(core) { garbled += 1 }
    }
    if words >= 20, garbled * 100 > words * 8 { return "\(garbled) of \(words) words are garbled" }
    return nil
  }

  /// Whether a character says that the font's map has no meaning for it.
  private static func isUnmapped(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar.value < 0x20 && !scalar.isBlank }
    return switch scalar.properties.generalCategory {
    case .privateUse, .unassigned: true
    case .control: true
    default: scalar == "\u{FFFD}"
    }
  }

  /// How many spacing marks (¨ ˚ ´ `) stand beside a letter whose mark they should be.
  private static func detachedMarks(in scalars: [Unicode.Scalar]) -> Int {
    scalars.count { $0 == "\u{A8}" || $0 == "\u{2DA}" }
  }

  /// A token without the punctuation around it.
  private static func core(_ token: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar>? {
    guard let first = token.firstIndex(where: \.isLetter), let last = token.lastIndex(where: \.isLetter)
    else { return nil }
    let core = token[first...last]
    // Addresses of the net, paths and file names obey other rules.
    return core.contains(where: isForeign) ? nil : core
  }

  /// Whether no language writes a word so: without a vowel in lower case, or with capitals inside.
  private static func isGarbled(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
    guard word.contains(where: \.isSmall) else { return false }
    var hasVowel = false
    var isAfterSmall = false
    var hasInnerCapital = false
    for scalar in word {
      // ASCII's joiners are no letters, the others may be.
      if !scalar.isLetter || !scalar.isASCII, joiners.contains(scalar) {
        isAfterSmall = false
        continue
      }
      guard scalar.isLetter else { return true }
      hasVowel = hasVowel || isVowel(scalar)
      // A capital after a small letter: "tiIl", "meDlem".
      hasInnerCapital = hasInnerCapital || (isAfterSmall && scalar.isCapital)
      isAfterSmall = scalar.isSmall
    }
    return hasInnerCapital || (word.count >= 4 && !hasVowel)
  }

  private static func isSwedish(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "å", "ä", "ö", "Å", "Ä", "Ö", "\u{308}", "\u{30A}": true
    default: false
    }
  }

  private static func isVowel(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a", "e", "i", "o", "u", "y", "A", "E", "I", "O", "U", "Y": true
    default: !scalar.isASCII && vowels.contains(scalar)
    }
  }

  private static func isForeign(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "0"..."9", "@", "/", "_", ".", ":": true
    default: false
    }
  }

  /// Those outside ASCII.
  private static let vowels = Set(
    "åäöæøœáàâãéèêëíìîïóòôõúùûüýÿÅÄÖÆØŒÁÀÂÃÉÈÊËÍÌÎÏÓÒÔÕÚÙÛÜÝ".unicodeScalars)
  private static let joiners = Set(
    "-–'’´`\u{AD}\u{2010}\u{2011}\u{300}\u{301}\u{308}\u{30A}&()".unicodeScalars)
}
