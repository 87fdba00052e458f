/// Takes the signs of Markdown and HTML out of a line.
enum Markup {
  /// The plain text, white space kept, and whether the whole line was emphasised.
  static func plain(_ text: String) -> (text: String, isEmphasized: Bool) {
    var result = links(text)
    if result.hasSuffix("\\") { result.removeLast() }
    if result.utf8.contains(UInt8(ascii: "<")) {
      for tag in ["<br>", "<br/>", "<br />", "<b>", "</b>", "<strong>", "</strong>", "<em>", "</em>"] {
        result = result.split(separator: tag, omittingEmptySubsequences: false).joined()
      }
    }
    let bare = result.trimmed
    var core = bare
    if let first = core.first, "-*•".contains(first), core.dropFirst().first == " " {
      core = String(core.dropFirst()).trimmed
    }
    var isEmphasized = false
    for sign in ["**", "__", "*", "_"] where core.hasPrefix(sign) && core.hasSuffix(sign) {
      let inner = core.dropFirst(sign.count).dropLast(sign.count)
      if inner.count > 1, !inner.contains(sign) {
        isEmphasized = true
        break
      }
    }
    guard result.utf8.contains(where: { "*_`".utf8.contains($0) }) else {
      return (result, isEmphasized)
    }
    return (withoutSigns(result), isEmphasized)
  }

  /// Takes out emphasis signs that stand at the edge of a word; a bullet stays.
  private static func withoutSigns(_ text: String) -> String {
    let characters = Array(text)
    let firstWord = characters.firstIndex { !$0.isWhitespace } ?? 0
    var result = ""
    for (index, character) in characters.enumerated() {
      let before = index > 0 ? characters[index - 1] : " "
      let after = index + 1 < characters.count ? characters[index + 1] : " "
      switch character {
      case "*":
        let isBullet = index == firstWord && after.isWhitespace
        if isBullet || before.isWhitespace && after.isWhitespace { result.append(character) }
      case "`": continue
      case "_":
        let isInside = isWordCharacter(before) && isWordCharacter(after)
        if isInside || before == "_" || after == "_" { result.append(character) }
      default: result.append(character)
      }
    }
    return result
  }

  private static func isWordCharacter(_ character: Character) -> Bool {
    character.isLetter || character.isNumber
  }

  /// `[text](address)` becomes `text`.
  private static func links(_ text: String) -> String {
    guard text.has("](") else { return text }
    var result = ""
    var rest = Substring(text)
    while let open = rest.firstIndex(of: "["),
      let middle = rest[open...].firstRange(of: "]("),
      let close = rest[middle.upperBound...].firstIndex(of: ")")
    {
      result += rest[..<open]
      result += rest[rest.index(after: open)..<middle.lowerBound]
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }
}
