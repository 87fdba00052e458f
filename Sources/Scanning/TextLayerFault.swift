import Foundation

/// What shows that a text layer is not the text one sees.
enum TextLayerFault {
  /// The first fault found, in words with its figure; nil where the text seems sound.
  static func first(in text: String) -> String? {
    let scalars = text.unicodeScalars
    let visible = scalars.count { !$0.isBlank }
    guard visible > 0 else { return nil }

    let unmapped = scalars.count(where: isUnmapped)
    if unmapped * 100 > visible { return "\(unmapped) of \(visible) characters have no meaning" }

    let tokens = scalars.split(whereSeparator: \.isBlank)
    let single = tokens.count { $0.first?.isLetter == true && $0.dropFirst().isEmpty }
    if tokens.count >= 20, single * 5 > tokens.count * 2 { return "letters stand spaced out" }

    let detached = detachedMarks(in: scalars)
    if detached * 100 > visible { return "\(detached) marks stand apart from their letters" }

    let letters = scalars.count(where: \.isLetter)
    if letters >= 400, !scalars.contains(where: swedishLetters.contains) {
      return "no å, ä or ö among \(letters) letters"
    }

    let words = tokens.compactMap(core).filter { $0.count >= 3 }
    let garbled = words.count(where: isGarbled)
    if words.count >= 20, garbled * 100 > words.count * 8 {
      return "\(garbled) of \(words.count) words are garbled"
    }
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
  private static func detachedMarks(in scalars: String.UnicodeScalarView) -> Int {
    scalars.count { $0 == "\u{A8}" || $0 == "\u{2DA}" }
  }

  /// A token without the punctuation around it.
  private static func core(_ token: Substring.UnicodeScalarView) -> [Unicode.Scalar]? {
    let scalars = Array(token)
    guard let first = scalars.firstIndex(where: \.isLetter),
      let last = scalars.lastIndex(where: \.isLetter)
    else { return nil }
    let core = Array(scalars[first...last])
    // Addresses of the net, paths and file names obey other rules.
    return core.contains(where: foreign.contains) ? nil : core
  }

  /// Whether no language writes a word so: without a vowel in lower case, or with capitals inside.
  private static func isGarbled(_ word: [Unicode.Scalar]) -> Bool {
    guard word.contains(where: \.isSmall) else { return false }
    if word.contains(where: { !$0.isLetter && !joiners.contains($0) }) { return true }
    if word.count >= 4, !word.contains(where: vowels.contains) { return true }
    // A capital after a small letter, the word's rest small again: "tiIl", "meDlem".
    let parts = word.split { joiners.contains($0) }
    return parts.contains { part in
      zip(part, part.dropFirst()).contains { $0.isSmall && $1.isCapital }
    }
  }

  private static let swedishLetters = Set("åäöÅÄÖ\u{308}\u{30A}".unicodeScalars)
  private static let vowels = Set(
    "aeiouyåäöæøœáàâãéèêëíìîïóòôõúùûüýÿAEIOUYÅÄÖÆØŒÁÀÂÃÉÈÊËÍÌÎÏÓÒÔÕÚÙÛÜÝ".unicodeScalars)
  private static let foreign = Set("@/_.:0123456789".unicodeScalars)
  private static let joiners = Set(
    "-–'’´`\u{AD}\u{2010}\u{2011}\u{300}\u{301}\u{308}\u{30A}&()".unicodeScalars)
}
