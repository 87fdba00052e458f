import Minutes
import Testing

@testable import Structure

/// Items by signs and words that are not the usual ones.
@Suite struct ItemNumberTests {
  /// A paper's items and their numbers and headings.
  struct Items: Sendable, CustomTestStringConvertible {
    var text: String
    var headings: [String]
    var testDescription: String { text }

    init(_ text: String, _ headings: [String]) {
      self.text = text
      self.headings = headings
    }
  }

  @Test(arguments: [
    Items(
      "§ 15/23 Öppnande\nText här.\n\n§ 16/23 Ekonomi\nText här.", ["§ 15/23 Öppnande", "§ 16/23 Ekonomi"]),
    Items(
      "1. Öppnande\nMötet öppnades.\n\n1. Val av justerare\nBo valdes.\n\n2. Ekonomi\nGenomgicks.\n\n3. Slut\nMötet slutade.",
      ["1. Öppnande", "1. Val av justerare", "2. Ekonomi", "3. Slut"]),
    Items(
      "1. Öppnande\nDessa varor finns:\n1. Spik\n2. Bräder\n\n2. Ekonomi\nGenomgicks.\n\n3. Slut\nMötet slutade.",
      ["1. Öppnande", "2. Ekonomi", "3. Slut"]),
    Items(
      "1. Öppnande\nText här.\n\n\"2. Ekonomi\nText här.\n\n3... Slut\nText här.",
      ["1. Öppnande", "2. Ekonomi", "3. Slut"]),
    Items(
      "Punkt 1. Öppnande\nText här.\n\nPunkt 2. Ekonomi\nText här.\n\nPunkt 3. Slut\nText här.",
      ["Punkt 1. Öppnande", "Punkt 2. Ekonomi", "Punkt 3. Slut"]),
    Items(
      "Paragraf 1: Öppnande\nText här.\n\nParagraf 2: Ekonomi\nText här.\n\nParagraf 3: Slut\nText här.",
      ["Paragraf 1 Öppnande", "Paragraf 2 Ekonomi", "Paragraf 3 Slut"]),
    Items(
      "4.1 Föregående protokoll\nGenomgicks.\n\n4.2 Tidplan\nArbetena ligger enligt tidplan.\n\n4.3 Nästa möte\nI maj.",
      ["4.1 Föregående protokoll", "4.2 Tidplan", "4.3 Nästa möte"]),
    Items(
      "Verksamhetsberättelse\nVerksamhetsberättelsen lästes upp och godkändes.\n\nSekreterare\nBo Ek valdes till sekreterare för mötet.\n\nEkonomi\nKassan är god och räkenskaperna godkändes av mötet.",
      ["Verksamhetsberättelse", "Sekreterare", "Ekonomi"]),
    Items(
      "1. Öppnande - Anna öppnade mötet.\n2. Sekreterare - Bo.\n3. Avslutning - Anna avslutade mötet.",
      ["1. Öppnande", "2. Sekreterare", "3. Avslutning"]),
  ])
  func findsTheItems(_ items: Items) {
    let paper = Papers.structured(
      "Styrelsemöte 2015-03-04\n\nNärvarande: Anna Berg, Bo Ek\n\n\(items.text)\n")
    #expect(
      paper.sections.map { [$0.number, $0.heading].compactMap(\.self).joined(separator: " ") }
        == items.headings)
  }
}
