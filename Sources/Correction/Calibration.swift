import Foundation

/// Turns what the model believes of a change into how often such changes are right.
///
/// The model's words are not independent and its candidates never all that could be meant, so it is too sure of
/// itself. The curves are logistic, fitted to changes of development texts; docs/model-card.md has what they give there
/// and with organisations left out (docs/decisions/0007, 0014 and 0017).
struct Calibration {
  /// What kind of change is judged.
  enum Kind {
    /// A mark restored in a text that has lost all its marks and little else.
    case stripped
    /// A mark restored in any other text.
    case diacritic
    /// Letters misread, words read as one.
    case misread
    /// A mark that was never printed.
    case stray
    /// A comma read as a point.
    case comma
  }

  /// The logarithm of the odds beyond which more is not believed: there are words that nothing foretells.
  private static let most = 9.2

  /// The probability that a change is right.
  ///
  /// - Parameter share: The model's own probability, 0 to 1.
  static func confidence(_ share: Double, _ kind: Kind) -> Double {
    let bounded = min(max(share, 1e-6), 1 - 1e-12)
    let odds = min(most, log(bounded / (1 - bounded)))
    let logit =
      switch kind {
      case .stripped: 0.25 + 0.76 * odds
      case .diacritic: -0.46 + 0.585 * odds
      // Of letters misread the model grows too sure all the faster the surer it is.
      case .misread: -1.82 + 1.565 * max(0, odds).squareRoot()
      case .stray: -0.32 + 0.59 * odds
      // The sequences know few commas of older prose: where they prefer one it is one.
      case .comma: 1.5 + 0.6 * odds
      }
    return 1 / (1 + exp(-logit))
  }
}
