/// Why an evaluation could not be made: what is missing, where, and what to do.
public struct EvaluationError: Error, Hashable, CustomStringConvertible {
  /// The message.
  public var description: String
}
