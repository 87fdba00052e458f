import Foundation
import Minutes
import TestSupport
import Testing

@testable import Correction

@Suite struct ForeignPassagesTests {
  private let corrector: Corrector

  init() throws {
    let url = Repository.root.appending(path: "Sources/Pipeline/Resources/swedish.model")
    corrector = Corrector(
      model: try LanguageModel(data: Data(contentsOf: url, options: .alwaysMapped)), settings: .tests)
  }

  private static let damaged = """
    Motet oppnades och ordféranden halsade alla valkomna. Vi gar igenom dagordningen for dagens mote.
    Foregdende protokoll lades till handlingarna. Féreningen har ocksa fatt bidrag fran kommunen.

    """

  /// What becomes of lines in a document whose other lines have lost their marks.
  private func corrected(_ lines: String) -> String {
    let text = corrector.corrected(Self.damaged + lines)
    #expect(text.hasPrefix("Mötet öppnades och ordföranden hälsade alla välkomna."))
    return String(
      text.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(2).joined(separator: "\n"))
  }

  @Test(arguments: [
    "The board of the society was informed that the rooms are far from the station and for sale.",
    "We have been told that our members should bring a man for the boat, and that is all.",
    "All members of the group were at the table with their hats on.",
  ])
  func leavesEnglishInADamagedDocument(line: String) {
    #expect(corrected("\n\(line)\n") == "\n\(line)\n")
  }

  @Test(arguments: [
    "Yhdistyksen kokous pidettiin kirjastossa maanantaina ja paikalla oli kaksitoista osanottajaa.",
    "Puheenjohtaja avasi kokouksen ja toivotti kaikki tervetulleiksi.",
  ])
  func leavesFinnishInADamagedDocument(line: String) {
    #expect(corrected("\n\(line)\n") == "\n\(line)\n")
  }

  @Test func leavesALineBetweenForeignLines() {
    let passage = """

      The members of the committee have been informed about the plans,
      for varan man far bat,
      and they should have been told that the rooms were not available.

      """
    #expect(corrected(passage) == passage)
  }

  @Test func correctsSwedishBesideEnglish() {
    let text = corrected(
      "\nThe members were told about the plans and that they should wait.\n\nStyrelsen ar nojd med arets resultat.\n"
    )
    #expect(text.contains("The members were told about the plans and that they should wait."))
    #expect(text.contains("Styrelsen är nöjd med årets resultat."))
  }

  @Test func correctsASwedishSentenceWithAnEnglishTitleInIt() {
    let text = corrected(
      "\nStyrelsen ar nojd med filmen The Boat som visades pa arsmotet i foreningens lokal.\n")
    #expect(
      text.contains("Styrelsen är nöjd med filmen The Boat som visades på årsmötet i föreningens lokal."))
  }
}
