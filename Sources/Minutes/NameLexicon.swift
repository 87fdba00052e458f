/// What is known of personal names: how many people bear them.
///
/// A value of functions, so that the room that uses it need not know the room that holds the names.
public struct NameLexicon: Sendable {
  /// How many people have this given name; 0 where none is known.
  ///
  /// Case matters: "Åke".
  public var givenBearers: @Sendable (String) -> Int
  /// How many people have this family name; 0 where none is known.
  public var familyBearers: @Sendable (String) -> Int

  /// Makes a lexicon.
  public init(
    givenBearers: @escaping @Sendable (String) -> Int, familyBearers: @escaping @Sendable (String) -> Int
  ) {
    self.givenBearers = givenBearers
    self.familyBearers = familyBearers
  }

  /// Knows no name.
  public static let none = NameLexicon(givenBearers: { _ in 0 }, familyBearers: { _ in 0 })
}
