import Foundation

/// Texts in the forms in which evaluation compares them.
enum ComparedText {
  /// A value of a record: Unicode composition, case, white space, dashes and outer punctuation folded.
  static func value(_ text: String?) -> [Unicode.Scalar] {
    var folded: [Unicode.Scalar] = []
    for scalar in (text ?? "").precomposedStringWithCanonicalMapping.unicodeScalars {
      switch scalar {
      case "\u{AD}": continue
      case "’": folded.append("'")
      case "–", "—": folded.append("-")
      default:
        if !isSpace(scalar) {
          folded.append(scalar)
        } else if folded.last != " " {
          folded.append(" ")
        }
      }
    }
    let outer: Set<Unicode.Scalar> = [" ", ".", ",", ":", ";"]
    guard let first = folded.firstIndex(where: { !outer.contains($0) }),
      let last = folded.lastIndex(where: { !outer.contains($0) })
    else { return [] }
    return folded[first...last].flatMap(caseFolded)
  }

  /// The words of a text: composed, without soft hyphens.
  static func words(_ text: String) -> [[Unicode.Scalar]] {
    let composed = text.precomposedStringWithCanonicalMapping.unicodeScalars.filter { $0 != "\u{AD}" }
    return composed.split(whereSeparator: isSpace).map(Array.init)
  }

  /// Whether Python's `str.split` divides here: Unicode white space and the separators of ASCII.
  static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || ("\u{1C}"..."\u{1F}").contains(scalar)
  }

  /// The full case folding of a character.
  private static func caseFolded(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    if scalar.isASCII { return Array(scalar.properties.lowercaseMapping.unicodeScalars) }
    // The dotless i keeps its own lower case.
    if scalar == "ı" { return [scalar] }
    let lower = scalar.properties.lowercaseMapping.unicodeScalars
    let upper = lower.flatMap { $0.properties.uppercaseMapping.unicodeScalars }
    return upper.flatMap { $0.properties.lowercaseMapping.unicodeScalars }
  }
}
