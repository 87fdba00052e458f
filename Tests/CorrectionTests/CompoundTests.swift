import Correction
import Foundation
import TestSupport
import Testing

@Suite struct CompoundTests {
  /// A corrector that knows the usual words and those of some more lines.
  private func corrector(_ lines: [String], listed: [String] = []) throws -> Corrector {
    var trainer = SmallModel.trainer()
    for _ in 0..<30 { for line in lines { trainer.add(line: Array(line.utf8)) } }
    for word in listed { trainer.add(listed: word) }
    return Corrector(model: try LanguageModel(data: trainer.model { _ in }), settings: .tests)
  }

  private static let damage =
    "Motet oppnades av ordforanden. Fragan ar viktig for alla. Baten malas pa varen. "

  @Test func anEndingIsNoWordOfACompound() throws {
    // The dictionary's word åren is met alone less often than words end with it by chance.
    let endings = ["lärare", "ledare", "talare", "målare", "bagare", "sångare"]
    let corrector = try corrector(
      endings.map { "Här är en \($0) och här är \($0)n." } + [
        "Tiden hemma var god.", "De långa åren var goda.",
      ],
      listed: ["aren", "åren"])
    #expect(corrector.corrected(Self.damage + "Det var hemmaaren.").hasSuffix("Det var hemmaåren."))
  }

  @Test func aHeadMayBeJoinedByAnSThatNoTextHas() throws {
    // Read as it stands, avtalsmall is avtal, s and mall; avtal and smäll would be another word.
    let corrector = try corrector([
      "Ett avtal är skrivet.", "Här är en mall för alla.", "En mall är bra.", "Där hördes en smäll.",
      "En avtalstid är bra.",
    ])
    #expect(corrector.corrected(Self.damage + "Vi har en avtalsmall.").hasSuffix("en avtalsmall."))
  }
}
