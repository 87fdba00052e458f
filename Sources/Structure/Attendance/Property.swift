/// A property at the beginning of an entry: "Ekby 1:7", "Ekby Sörgård 2:13", "Lott 12".
struct Property: Hashable, Sendable {
  /// The property as printed.
  var name: String
  /// What follows it.
  var rest: String

  /// Reads an entry; nil where it does not begin with a property or has nothing after it.
  init?(_ text: String) {
    guard text.unicodeScalars.contains(where: \.isNumber) else { return nil }
    let tokens = Tokens(text)
    let isPlot =
      tokens.words.count > 2 && tokens.words[1].text.allSatisfy(\.isNumber) && tokens.words[0].text.count > 1
    let number = isPlot ? 1 : tokens.words.prefix(4).firstIndex { Property.isNumber($0.text) }
    guard let number, number > 0,
      tokens.words[0].isCapitalized, number + 1 < tokens.words.count
    else { return nil }
    name = tokens.text(0...number)
    rest = tokens.text(from: tokens.words[number].end).trimmed(of: ",:;-–")
  }

  private static func isNumber(_ word: String) -> Bool {
    let parts = word.split(separator: ":", omittingEmptySubsequences: false)
    return parts.count == 2 && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy(\.isNumber) }
  }
}
