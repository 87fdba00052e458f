/// What the language model says of texts, which reading knows nothing about.
public struct LanguageJudge: Sendable {
  /// How much a text reads like Swedish set down as it was meant, 0 to 1.
  let plausibility: @Sendable (String) -> Double
  /// How many letters of a text stand in words that are known, and how many in others.
  let letters: @Sendable (String) -> (known: Int, unknown: Int)

  /// Makes a judge.
  public init(
    plausibility: @escaping @Sendable (String) -> Double,
    letters: @escaping @Sendable (String) -> (known: Int, unknown: Int)
  ) {
    self.plausibility = plausibility
    self.letters = letters
  }
}
