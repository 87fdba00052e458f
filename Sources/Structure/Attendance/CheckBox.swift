import Minutes

/// A box before a name that was ticked or not: `☒ Anna Berg`, `- [ ] Bo Ek`.
struct CheckBox: Hashable, Sendable {
  /// Whether it was ticked.
  var isTicked: Bool
  /// What follows it.
  var rest: String

  /// Reads the beginning of an entry; nil where there is no box.
  init?(_ text: String) {
    var text = text
    for bullet in ["- ", "* ", "+ "] where text.hasPrefix(bullet) { text = String(text.dropFirst(2)).trimmed }
    for (sign, isTicked) in CheckBox.signs where text.hasPrefix(sign) {
      self.isTicked = isTicked
      rest = String(text.dropFirst(sign.count)).trimmed
      return
    }
    return nil
  }

  private static let signs: [(String, Bool)] = [
    ("☒", true), ("☑", true), ("✓", true), ("✔", true), ("[x]", true), ("[X]", true), ("☐", false),
    ("□", false),
    ("✗", false), ("✘", false), ("[ ]", false), ("[]", false),
  ]
}
