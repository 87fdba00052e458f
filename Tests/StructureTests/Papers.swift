import Minutes

@testable import Structure

/// Invented papers and the names they need.
enum Papers {
  private static let given: Set<String> = [
    "Åke", "Maja", "Nils", "Eva-Lena", "Karin", "Bo", "Lars", "Anna", "Tilda", "Melker", "Saga", "Noa", "Rut",
    "Mona", "Sven", "Lena", "Ulf", "Björn", "Cecilia", "Dan", "Eva", "Kalle", "Pia", "Mats", "Ronja",
    "Barbro",
    "Stina", "Ingmar", "Rune", "Britta", "Agneta", "Stig", "Alfred", "Gustaf", "Per",
  ]
  private static let family: Set<String> = [
    "Bergdal", "Lindqvist", "Öberg", "Ståhl", "Ek", "Hedlund", "Frid", "Sund", "Frisk", "Brandt", "Wiklund",
    "Lind", "Hallgren", "Ali", "Dahlin", "Hamrin", "Alm", "Roos", "Westman", "Tell", "Strid", "Ågren", "Falk",
    "Åkerlund", "Holm", "Brolin", "Norén", "Sundin", "Ahl", "Berg", "Svensson", "Svensson-Ek",
  ]

  /// The names the papers use.
  static let names = NameLexicon(
    givenBearers: { given.contains($0) ? 1000 : 0 }, familyBearers: { family.contains($0) ? 1000 : 0 })

  /// Structures a text.
  static func structured(_ text: String, names: NameLexicon = Papers.names) -> Extraction {
    Structurer(names: names).structure(
      Page.pages(ofText: text, reading: PageReading(reader: .text, reason: "text")))
  }
}
