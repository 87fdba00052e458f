import Correction
import Minutes
import Testing

/// A page of the 1880s keeps its spelling.
@Suite struct OldSpellingTests {
  static let page = """
    Protokoll, hållet vid ordinarie sammanträde med Qvarnby sockens Landthushållnings-gille den 14 Oktober 1884.

    § 1. Sammanträdet öppnades af ordföranden, patron Silfverhjelm, hvilken hälsade de närvarande ledamöterna välkomna
    och erinrade derom, att gillet nu i tjugu år hade verkat till ortens båtnad.

    § 2. Föredrogs skrifvelse från Kongl. Befallningshafvande, hvaruti anhålles om uppgift, huru många qvarnar inom
    socknen äro i behof af reparation, samt hvilka af dem, som ega rätt till dämning. Skrifvelsen lemnades till en
    komité, bestående af herrar Lundqvist, Ekenstjerna och Hafverlund, hvilka ega att före årets slut inkomma med svar.

    § 3. Revisorernes berättelse upplästes, hvaraf framgick, att räkenskaperna blifvit med noggranhet förda och att
    kassan uppgick till etthundratjugufyra kronor 37 öre. Full ansvarsfrihet blef styrelsen lemnad för det gångna året.

    § 4. Nämndemannen Petter Ersson i Hvitmossa väckte fråga, huruvida icke gillet borde anskaffa en såningsmaskin till
    begagnande åt de mindre jordegarne. Häröfver uppstod en liflig diskussion, hvarunder några talare yttrade, att
    kostnaden vore alltför stor, andra åter, att gagnet deraf ej kunde betviflas. Frågan blef derefter hvilande.

    § 5. Till ledamöter af styrelsen återvaldes enhälligt de afgående, nemligen handlanden Qvist, kyrkovärden Anders
    Olsson i Löfsätra och fru Hedvig Lagerqvist, den sistnämnda med tillkännagifvande, att hon ej längre kunde åtaga sig
    skrifgöromålen.

    § 6. Enär inga vidare ärenden förelågo, tackade ordföranden för det förtroende, som blifvit honom visadt, hvarpå
    mötet upplöstes. In fidem: K. G. Öfverberg. Justeradt den 28 Oktober 1884.

    """

  /// Words of the page that are spelled otherwise today.
  static let oldWords = """
    af hvilken hvilka hvilket hvaruti hvaraf hvarpå hvarunder huru qvarnar Qvarnby Qvist Lagerqvist äro ega
    lemnades lemnad blifvit blef båtnad derom deraf derefter Häröfver liflig tillkännagifvande nemligen Justeradt visadt
    förelågo Kongl Befallningshafvande skrifvelse Skrifvelsen jordegarne afgående åter noggranhet Revisorernes
    """.split(whereSeparator: \.isWhitespace).map(String.init)

  @Test func leavesOldWordsAlone() throws {
    let corrected = try ShippedModel.corrector().corrected(Self.page)
    let words = Set(Self.words(Self.page))
    let after = Set(Self.words(corrected))
    #expect(Self.oldWords.filter { words.contains($0) }.count >= 30)
    #expect(Self.oldWords.filter { words.contains($0) && !after.contains($0) } == [])
    #expect(corrected == Self.page)
  }

  /// The e that ä has taken the place of is no misread ä.
  @Test func leavesAnOldEAlone() throws {
    let text = Self.page.replacing("hvilken hälsade", with: "hvilken helsade")
    let corrected = try ShippedModel.corrector().corrected(text)
    #expect(corrected == text)
  }

  @Test func leavesALetterOfThreeLinesAlone() throws {
    let text = """
      Den i föregående skrifvelse omtalta qvarnen, hvilket är bekant, eges af enkan Hjelmqvist. Hvad deröfver blifvit
      yttradt, äro de fleste ense om. Bevis öfver köpet lemnades af kronolänsmannen, hvarom protokollet må tala.
      """
    #expect(try ShippedModel.corrector().corrected(text) == text)
  }

  /// Marks lost by the reader are put back in the spelling of the time.
  @Test func restoresMarksInTheSpellingOfTheTime() throws {
    let read = Self.page.replacing("ä", with: "a").replacing("ö", with: "o").replacing("å", with: "a")
    let corrected = try ShippedModel.corrector().corrected(read)
    for word in ["hvilken", "af", "qvarnar", "lemnad", "derom", "blifvit"] {
      #expect(corrected.contains(word), "\(word) was modernised")
    }
    for word in ["äro", "öppnades", "ordföranden"] {
      #expect(corrected.contains(word), "\(word) is not back")
    }
  }

  private static func words(_ text: String) -> [String] {
    text.split { !$0.isLetter }.map(String.init)
  }
}
