/// What the correction stage is told by the configuration.
public struct CorrectionSettings: Hashable, Sendable {
  /// A change at least this sure is made, 0 to 1.
  public var applyThreshold: Double
  /// A change at least this sure, and not made, is offered, 0 to 1.
  public var suggestThreshold: Double
  /// The same in a text that has lost all its marks and little else, where leaving a word is as wrong as changing it.
  public var strippedThreshold: Double
  /// A change of letters that no lost mark explains needs this much, 0 to 1.
  public var misreadThreshold: Double

  /// Makes settings.
  public init(
    applyThreshold: Double, strippedThreshold: Double, misreadThreshold: Double, suggestThreshold: Double
  ) {
    self.applyThreshold = applyThreshold
    self.strippedThreshold = strippedThreshold
    self.suggestThreshold = suggestThreshold
    self.misreadThreshold = misreadThreshold
  }
}
