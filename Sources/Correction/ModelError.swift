/// Why a model file cannot be used.
public enum ModelError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file does not begin as a model does.
  case notAModel
  /// The file is of another version of the format.
  case version(found: Int, expected: Int)
  /// The file ends before it should, or its parts do not fit together.
  case truncated(part: String)

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .notAModel: "not a language model of justera; build one with 'justera train'"
    case .version(let found, let expected):
      "language model of format \(found), this program reads \(expected); build it anew with 'justera train'"
    case .truncated(let part):
      "language model is cut short or damaged (\(part)); fetch or build it anew with 'justera train'"
    }
  }
}
