import Correction
import Foundation
import Minutes
import TestSupport
import Testing

@Suite struct ShippedModelTests {
  private let model: LanguageModel
  private var corrector: Corrector { Corrector(model: model, settings: .tests) }

  init() throws {
    let url = Repository.root.appending(path: "Sources/Pipeline/Resources/swedish.model")
    model = try LanguageModel(data: Data(contentsOf: url, options: .alwaysMapped))
  }

  /// Sentences that show a document to be damaged, so that the words under test are questioned.
  private static let damaged = """
    Motet oppnades och ordféranden halsade alla valkomna. Vi gar igenom dagordningen for dagens mote. \
    Foregdende protokoll lades till handlingarna. Féreningen har ocksa fatt bidrag fran kommunen.

    """

  private static let clean = """
    Mötet öppnades och ordföranden hälsade alla välkomna. Vi går igenom dagordningen för dagens möte. \
    Föregående protokoll lades till handlingarna. Föreningen har också fått bidrag från kommunen.

    """

  @Test func aLongWordOfTheLexiconIsNotTakenForACommonerOne() {
    let text = """
      Mötei hölis i lokaien och alla var nöida. Styreisen tar förslagei vidare till kommunen.
      De boende som även vill spola in till egna huset kan få ledningarna spolade.

      """
    let corrected = corrector.corrected(text)
    #expect(corrected.contains("Styrelsen tar förslaget vidare"))
    #expect(corrected.contains("vill spola in") && corrected.contains("ledningarna spolade"))
  }

  @Test func aCapitalReadForASmallMarkedLetterIsSmall() {
    let read = Self.damaged + "Motet tog en paus. PA forslag av kassoren gick vi vidare."
    #expect(corrector.corrected(read).hasSuffix("paus. På förslag av kassören gick vi vidare."))
    let heading = Self.damaged + "RAPPORT OM ARBETET PA LANDET"
    #expect(corrector.corrected(heading).hasSuffix("RAPPORT OM ARBETET PÅ LANDET"))
  }

  @Test(arguments: [
    "Vi bytte en grötklimp mot en kläddocka.", "Lokalen är barnvänligare nu.",
    "Vi har en testamentesmall och en sprintplanning.",
  ])
  func restoresAndLeavesCompounds(meant: String) {
    let stripped = meant.replacing("ö", with: "o").replacing("ä", with: "a").replacing("å", with: "a")
    #expect(corrector.corrected(Self.damaged + stripped).hasSuffix(meant))
  }

  @Test(arguments: [
    ("Styrelsen dr néjd med arets resultat.", "Styrelsen är nöjd med årets resultat."),
    (
      "Det kdnnas bra att vi har majlighet att sanda filmen.",
      "Det kännas bra att vi har möjlighet att sända filmen."
    ),
    (
      "Den bitrddande sekreteraren ar tillricklig hjalp.", "Den biträdande sekreteraren är tillräcklig hjälp."
    ),
    ("Detfinns lokaler att lana.", "Det finns lokaler att låna."),
    ("Arden nya lokalen klar?", "Är den nya lokalen klar?"),
    (
      "Eva Bergstrém och Goran Sjoberg ansvarar for det.", "Eva Bergström och Göran Sjöberg ansvarar för det."
    ),
    ("For- och nackdelar med e-tjanster och IT-system.", "För- och nackdelar med e-tjänster och IT-system."),
    ("ORDFORANDENS RAPPORT", "ORDFÖRANDENS RAPPORT"),
    (
      "Tillgdnglighetsgruppens férslag sprids till bostadsomradena.",
      "Tillgänglighetsgruppens förslag sprids till bostadsområdena."
    ),
    (
      "Alla hdlsade pa varandra i samlingslo-\nkalen och p4 garden.",
      "Alla hälsade på varandra i samlingslo-\nkalen och på gården."
    ),
  ])
  func repairsDamage(read: String, meant: String) {
    #expect(corrector.corrected(Self.damaged + read) == Self.clean + meant)
  }

  @Test(arguments: [
    "Närvarande: Igor Brazhkov, Tomas Rünnels, Mira Saldova och Lena Vidén (suppleant).",
    "Kallade: ABC/XY, KRL, Vinga Mare samt Café Idé.",
    "Förslaget om en ny idé för kaféet på torget bordläggs till nästa möte.",
    "Kl. 18.30 den 3 mars 2011, § 14, bilaga 2b, 1 250:-",
    "Skicka din anmälan till karin.sodergard@forening.example eller gå in på www.forening.example/anmalan.",
    "Vi köpte var sin bil. Han var glad att varan kom fram och att man kan lita på den.",
    "Dator-/IT-kunskaper, för- och nackdelar, e-post och Lise-Britt.",
  ])
  func leavesCleanTextAlone(text: String) {
    #expect(corrector.corrected(Self.clean + text) == Self.clean + text)
  }

  @Test(arguments: [
    "Brazhkov", "Naumecks", "Saldova", "ABC/XY", "Idé", "Vidén", "KRL", "Lise-Britt", "Malin",
  ])
  func leavesNamesInDamagedTextAlone(name: String) {
    let text = "Narvarande var ocksa Tomas \(name), som halsade fran féreningen."
    #expect(corrector.corrected(Self.damaged + text).contains(name))
  }

  @Test func offersToJoinWordsTornWhereAMarkWas() throws {
    let read = """
      Protokoll fo rt vid a rsmo te i samfa lligheten. Mo tet o ppnades av ordfo rande Go ran Sjo berg.
      Till ro stra knare valdes Tove. Styrelsen fo reslog att vi ska ma la fo rra det och det a r vi eniga om.
      """
    let pages = Page.pages(ofText: read, reading: PageReading(reader: .text, reason: "text"))
    let edits = corrector.edits(for: pages)
    #expect(edits.allSatisfy { $0.state == .suggested })
    #expect(edits.map(\.replacement).prefix(4) == ["fört", "årsmöte", "samfälligheten", "Mötet"])
    let first = try #require(edits.first)
    #expect(first.reason == .split)
    #expect(first.range == 10..<15)
  }

  @Test func doesNotModernise() {
    let text = """
      Herr talmannen yttrade, att Ståndet hade emottagit de handlingar, hvilka af utskottet blifvit öfverlemnade.
      Utskottets ledamöter äro af den åsigt, att frågan hvarken kan eller bör afgöras, förrän hvar och en fått
      yttra sig deröfver. Emellertid hafva några ledamöter af Ståndet gifvit tillkänna, att de ej öfvervarit mötet.
      """
    #expect(corrector.corrected(text) == text)
  }

  @Test func tellsBrokenTextFromSane() {
    let sane = model.plausibility(of: Self.clean)
    let stripped = model.plausibility(
      of: "Motet oppnades och ordforanden halsade alla valkomna till foreningens lokal vid torget i ar.")
    let broken = model.plausibility(
      of: "Qll aU EOersom mÃ¶tet QpQn aUs rgQll wEn tQll sEn jQn kQb aUx hzr wQq vUr tjQ zUj xQp mQt")
    #expect(sane > 0.9)
    #expect(stripped < 0.7)
    #expect(broken < 0.3)
  }
}
