import Foundation
import Minutes
import Testing

@testable import Scanning

@Suite struct PageCleanerTests {
  /// An A4 page at 100 dots per inch with what is drawn on it, then looked at for what is left dark.
  private func cleaned(_ content: String) throws -> Double? {
    let drawn = try GreySample.drawn(PDFSample.Page(content: content), dpi: 100)
    let image = try GreyImage(
      decoding: GreySample.tiff([drawn], dpi: 100), type: .tiff, page: 0, dpi: 100, megapixels: 20)
    return PageCleaner.clean(image, paper: 255)?.tones.ink
  }

  /// A disc of 17 points (6 mm) across, made of four curves.
  private func disc(x: Double, y: Double) -> String {
    let (r, k) = (8.5, 4.7)
    return "\(x - r) \(y) m \(x - r) \(y + k) \(x - k) \(y + r) \(x) \(y + r) c "
      + "\(x + k) \(y + r) \(x + r) \(y + k) \(x + r) \(y) c \(x + r) \(y - k) \(x + k) \(y - r) \(x) \(y - r) c "
      + "\(x - k) \(y - r) \(x - r) \(y - k) \(x - r) \(y) c f"
  }

  @Test func holesNearAnEdgeArePaintedOver() throws {
    #expect(try cleaned(disc(x: 34, y: 300) + " " + disc(x: 34, y: 530)) == 0)
    #expect(try cleaned(disc(x: 561, y: 300)) == 0)
  }

  @Test func shadowsAlongAnEdgeArePaintedOver() throws {
    #expect(try cleaned("0 0 20 842 re f") == 0)
    #expect(try cleaned("0 830 595 12 re f") == 0)
  }

  @Test func printIsLeftAlone() throws {
    // A disc in the middle, a square near the edge, a frame and text are no holes.
    #expect(try cleaned(disc(x: 300, y: 400)) == nil)
    #expect(try cleaned("20 300 17 17 re f") == nil)
    #expect(try cleaned("3 w 30 30 530 780 re S") == nil)
    #expect(try cleaned(PDFSample.page([(20, 700, "OOO Protokoll")], size: 24).content) == nil)
  }

  @Test func aLineBesideAHoleIsRead() throws {
    let text: [(x: Double, y: Double, text: String)] = [
      (90, 700, "Styrelsen beslutade att bygga om förrådet"), (90, 600, "Årsavgiften höjs"),
      (90, 560, "Mötet avslutas"),
    ]
    var page = PDFSample.page(text)
    page.content += " " + disc(x: 34, y: 604) + " " + disc(x: 34, y: 564)
    let drawn = try GreySample.drawn(page, dpi: 200)
    let read = try DocumentReader(settings: .test).open(drawn.png).page(at: 0)
    #expect(
      read.lines.map(\.text).filter { !$0.isEmpty }
        == ["Styrelsen beslutade att bygga om förrådet", "Årsavgiften höjs", "Mötet avslutas"])
  }
}
