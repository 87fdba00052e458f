/// What the program says of itself.
public enum Justera {
  /// The version, as in every record's provenance.
  public static let version = "0.1.0"
}
