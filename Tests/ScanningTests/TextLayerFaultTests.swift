import Testing

@testable import Scanning

@Suite struct TextLayerFaultTests {
  private static let sound = """
    Styrelsen för Norrbackens vägförening höll möte i bygdegården. Ordföranden Åsa Lindgård öppnade mötet \
    och hälsade alla välkomna. Kassören Örjan Ek gick igenom årets räkenskaper, som godkändes utan ändring. \
    Föreningen har köpt en snöplog av typ McLaren för 12 500 kr; se www.exempel.se/plog. Mötet beslutade \
    att underhållet av östra vägen, sträckan 2-4 km, läggs ut på anbud. TV-avtalet sägs upp. Kl 19.30 \
    avslutades mötet. Nästa möte hålls den 14 november hos Lise-Lotte på Björkvägen 7 B.
    """

  @Test func soundSwedishHasNone() {
    #expect(TextLayerFault.first(in: Self.sound) == nil)
    #expect(TextLayerFault.first(in: "") == nil)
  }

  @Test(arguments: [
    (sound.replacing("ö", with: "\u{FFFD}"), "no meaning"),
    (sound.replacing("a", with: "\u{E061}"), "no meaning"),
    (sound.map { "\($0) " }.joined(), "spaced out"),
    (sound.replacing("ö", with: "o\u{A8}"), "stand apart"),
    (String(repeating: sound.filter { !"åäöÅÄÖ".contains($0) }, count: 2), "no å, ä or ö"),
    (sound.replacing("ll", with: "lL").replacing("et", with: "eT").replacing("en", with: "eN"), "garbled"),
  ])
  func damageIsFound(text: String, fault: String) {
    #expect(TextLayerFault.first(in: text)?.contains(fault) == true)
  }
}
