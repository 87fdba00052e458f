/// Compares one text before and after correction with its truth.
struct TextComparison {
  private(set) var score = TextScore()
  /// The truth's words that were right before and are wrong after.
  private(set) var harmed: [String] = []
  /// The truth's words that were wrong before and still are.
  private(set) var missed: [String] = []

  init(truth: String, before: String, after: String) {
    let (truth, before, after) = (
      ComparedText.words(truth), ComparedText.words(before), ComparedText.words(after)
    )
    let characters = TextComparison.characters(truth)
    score.charactersBefore = EditCounts(Alignment(characters, TextComparison.characters(before)))
    score.charactersAfter = EditCounts(Alignment(characters, TextComparison.characters(after)))
    let (wordsBefore, wordsAfter) = (Alignment(truth, before), Alignment(truth, after))
    score.wordsBefore = EditCounts(wordsBefore)
    score.wordsAfter = EditCounts(wordsAfter)
    for (index, word) in truth.enumerated() {
      add(
        word, wasRight: wordsBefore.partners[index] != nil, isRight: wordsAfter.partners[index] != nil)
    }
  }

  private mutating func add(_ word: [Unicode.Scalar], wasRight: Bool, isRight: Bool) {
    var text: String { String(String.UnicodeScalarView(word)) }
    if wasRight {
      score.right += 1
      if !isRight {
        score.harmed += 1
        harmed.append(text)
      }
      return
    }
    score.wrong += 1
    if isRight { score.fixed += 1 } else { missed.append(text) }
    if word.contains(where: TextComparison.diacritics.contains) {
      score.diacriticWrong += 1
      if isRight { score.diacriticFixed += 1 }
    }
  }

  private static let diacritics = Set("åäöÅÄÖ".unicodeScalars)

  /// The words joined by single blanks.
  static func characters(_ words: [[Unicode.Scalar]]) -> [Unicode.Scalar] {
    Array(words.joined(separator: [" "]))
  }
}
