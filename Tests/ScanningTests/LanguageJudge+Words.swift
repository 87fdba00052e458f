import Foundation

@testable import Scanning

extension LanguageJudge {
  /// A judge that knows the words of a text and no others.
  static func knowing(_ text: String) -> LanguageJudge {
    let known = Set(words(of: text))
    return LanguageJudge(
      plausibility: { text in
        let words = LanguageJudge.words(of: text)
        return words.isEmpty ? 0.5 : Double(words.count(where: known.contains)) / Double(words.count)
      },
      letters: { text in
        var letters = (known: 0, unknown: 0)
        for word in LanguageJudge.words(of: text) {
          if known.contains(word) { letters.known += word.count } else { letters.unknown += word.count }
        }
        return letters
      })
  }

  private static func words(of text: String) -> [String] {
    text.split { !$0.isLetter }.map(String.init)
  }
}
