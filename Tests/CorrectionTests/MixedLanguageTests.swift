import Correction
import Minutes
import Testing

/// Passages in other languages within Swedish papers stay as they are, however damaged the Swedish is.
@Suite struct MixedLanguageTests {
  static let english = """
    The board thanked the visiting choir for its concert in the old granary and hopes that they will return next summer.
    Our guests had travelled by ferry and night train, and several of them asked whether the harbour museum could be
    opened on a Monday. It was agreed that Margaret Ashdown writes to the curator about a guided tour, and that the
    association pays for tea and sandwiches. No further business was raised before the bus left at four.

    A short report in English follows for members abroad. Repairs to the roof cost less than expected. Rents remain as
    before. Anyone wishing to borrow tools should ask the caretaker, who keeps a list on the door of the shed.

    """

  static let finnish = """
    Yhdistyksen kokous pidettiin vanhassa makasiinissa sunnuntaina. Puheenjohtaja toivotti vieraat tervetulleiksi ja
    kiitti talkoolaisia kesän töistä. Rahastonhoitaja esitteli tilinpäätöksen, joka hyväksyttiin yksimielisesti.
    Syysretki tehdään saaristoon lokakuun alussa, mikäli laivayhtiö vahvistaa aikataulun. Ilmoittautumiset otetaan
    vastaan kirjastossa ja puhelimitse.

    Kahvitarjoilusta huolehtivat Aino Lehtoranta ja Veikko Salmela. Seuraava kokous on marraskuussa entisellä paikalla.

    """

  static let swedish = """
    Mötet öppnades och ordföranden hälsade alla välkomna. Vi går igenom dagordningen för dagens möte. Föregående
    protokoll lades till handlingarna. Föreningen har också fått bidrag från kommunen och styrelsen tackar för det.

    """

  @Test(arguments: [english, finnish])
  func leavesItAlone(passage: String) throws {
    let corrector = try ShippedModel.corrector()
    #expect(corrector.corrected(passage) == passage)
    let clean = Self.swedish + "\n" + passage + "\n" + Self.swedish
    #expect(corrector.corrected(clean) == clean)
    let corrected = corrector.corrected(ShippedModel.damaged + "\n" + passage + "\n" + ShippedModel.damaged)
    #expect(corrected.contains(passage))
    #expect(corrected.hasPrefix("Mötet öppnades och ordföranden"))
    #expect(corrected.hasSuffix("båten på våren.\n"))
  }
}
