/// What the correction stage is told by the configuration.
public struct CorrectionSettings: Hashable, Sendable {
  /// A change that is right with at least this probability is made, 0 to 1.
  public var applyThreshold: Double
  /// The same for a word in no list that cannot be right as it was read, 0 to 1.
  public var brokenThreshold: Double
  /// A change at least this sure, and not made, is offered, 0 to 1.
  public var suggestThreshold: Double

  /// Makes settings.
  public init(applyThreshold: Double, brokenThreshold: Double, suggestThreshold: Double) {
    self.applyThreshold = applyThreshold
    self.brokenThreshold = brokenThreshold
    self.suggestThreshold = suggestThreshold
  }
}
