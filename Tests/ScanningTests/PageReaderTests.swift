import Foundation
import Minutes
import Testing

@testable import Scanning

/// How page images are prepared and read.
@Suite struct PageReaderTests {
  private static let lines = [
    "Protokoll fört vid föreningens årsmöte", "Kassören redogjorde för årets ekonomi och för",
    "det arbete som har gjorts vid bryggan under", "sommaren. Stämman tackade för redogörelsen.",
    "Styrelsen fick i uppdrag att till hösten lämna", "ett förslag om hur avgifterna ska fördelas.",
    "Ordföranden avslutade mötet och bjöd på kaffe.",
  ]

  private static func drawn(x: Double = 60, y: Double = 780, lines: [String] = lines) throws -> GreySample {
    try GreySample.drawn(
      PDFSample.page(lines.enumerated().map { (x, y - 18 * Double($0), $1) }), dpi: 200)
  }

  private func read(_ sample: GreySample) throws -> Page {
    try DocumentReader(settings: .test).open(sample.png).page(at: 0)
  }

  @Test(arguments: [2.0, -3, 5])
  func aPageThatLiesAskewIsStraightened(degrees: Double) throws {
    let level = try Self.drawn()
    let page = try read(level.rotated(degrees: degrees))
    #expect(page.lines.map(\.text) == Self.lines)
    let told = try #require(
      page.reading.reason.firstMatch(of: /^an image, straightened by (-?[0-9.]+) degrees$/))
    #expect(abs((Double(told.1) ?? 0) + degrees) < 0.4)
    // The boxes are those of the image as it is.
    let word = try #require(page.lines.last?.words.last?.box)
    let there = try #require(read(level).lines.last?.words.last?.box)
    let (sine, cosine) = (sin(degrees * .pi / 180), cos(degrees * .pi / 180))
    let x = Double(there.left + there.right) / 2 - Double(page.width) / 2
    let y = Double(there.top + there.bottom) / 2 - Double(page.height) / 2
    #expect(abs(Double(word.left + word.right) / 2 - Double(page.width) / 2 - (cosine * x - sine * y)) < 12)
    #expect(abs(Double(word.top + word.bottom) / 2 - Double(page.height) / 2 - (sine * x + cosine * y)) < 12)
  }

  @Test func aPageThatLiesLevelIsLeftAsItIs() throws {
    let page = try read(Self.drawn())
    #expect(page.lines.map(\.text) == Self.lines)
    #expect(page.reading.reason == "an image")
  }

  @Test func pagesSideBySideAreReadOneAfterTheOther() throws {
    let other = [
      "Andra sidan av protokollet handlar om båtarna.", "De ska tas upp i oktober, och var och en",
      "svarar för att platsen är städad när den", "lämnas. Den som vill ha hjälp anmäler sig",
      "till hamnvärden senast en vecka före.",
    ]
    let (left, right) = try (Self.drawn(), Self.drawn(y: 771, lines: other))
    let page = try read(left.beside(right))
    #expect(page.lines.map(\.text) == Self.lines + [""] + other)
    #expect(page.reading.reason == "an image, two pages side by side")
    #expect(page.width > page.height)
    let first = try #require(page.lines.first?.box)
    let last = try #require(page.lines.last?.box)
    #expect(first.right < page.width / 2)
    #expect(last.left > page.width / 2)
    #expect(try #require(page.lines.last?.block) > #require(page.lines.first?.block))
  }

  @Test func aTableOnASheetThatLiesAcrossStaysWhole() throws {
    let names = ["Åsa Lindgård", "Olof Hjelmberg", "Märta Åsgren", "Sixten Lönnebo", "Gun Törnvik"]
    let roles = ["ordförande", "sekreterare", "ledamot", "ledamot", "suppleant"]
    var cells: [(x: Double, y: Double, text: String)] = []
    for (row, name) in names.enumerated() {
      cells += [(60, 520 - 24 * Double(row), name), (520, 520 - 24 * Double(row), roles[row])]
    }
    var sheet = PDFSample.page(cells)
    (sheet.width, sheet.height) = (842, 595)
    let page = try read(GreySample.drawn(sheet, dpi: 200))
    #expect(page.lines.map(\.text) == zip(names, roles).map { "\($0)  \($1)" })
    #expect(page.reading.reason == "an image")
  }

  @Test func specksAreTakenAwayWhereTheyHurt() throws {
    let page = try read(Self.drawn().speckled(every: 70))
    #expect(page.lines.map(\.text) == Self.lines)
    #expect(page.reading.reason == "an image, specks taken away")
  }

  @Test func faintPrintIsReadAndDirtIsNot() throws {
    var faint = try Self.drawn()
    faint.pixels = faint.pixels.map { 215 - (255 - $0) / 5 }
    #expect(try read(faint).lines.map(\.text) == Self.lines)

    var dirty = GreySample(width: 1654, height: 2339, pixels: Array(repeating: 215, count: 1654 * 2339))
    for spot in 0..<40 {
      for y in 0..<30 {
        for x in 0..<30 { dirty.pixels[(50 * spot + y) * 1654 + (spot * 211) % 1600 + x] = 175 }
      }
    }
    let page = try read(dirty)
    #expect(page.lines.isEmpty)
    #expect(page.reading == PageReading(reader: .none, reason: "blank page"))
  }

  @Test func recognitionThatTakesTooLongIsBrokenOff() throws {
    let image = try GreyImage(
      decoding: Self.drawn().png, type: .png, page: 0, dpi: 200, megapixels: 20)
    let recognizer = try Recognizer(settings: .test)
    let whole = try recognizer.recognize(image, isBlackAndWhite: false, until: ProcessorClock.now + 600)
    #expect(!whole.isCutShort)
    let part = try recognizer.recognize(image, isBlackAndWhite: false, until: ProcessorClock.now)
    #expect(part.isCutShort)
    #expect(part.wordCount < whole.wordCount)
    // The next page is read as if nothing had been.
    #expect(try recognizer.recognize(image, isBlackAndWhite: false).wordCount == whole.wordCount)
  }
}

extension GreySample {
  /// The image turned clockwise about its middle, what is not on it white.
  fileprivate func rotated(degrees: Double) -> GreySample {
    let (sine, cosine) = (sin(degrees * .pi / 180), cos(degrees * .pi / 180))
    var rotated = self
    let (middle, centre) = (Double(width) / 2, Double(height) / 2)
    for y in 0..<height {
      for x in 0..<width {
        let (right, down) = (Double(x) - middle, Double(y) - centre)
        let fromX = Int((middle + cosine * right + sine * down).rounded())
        let fromY = Int((centre - sine * right + cosine * down).rounded())
        let isInside = (0..<width).contains(fromX) && (0..<height).contains(fromY)
        rotated.pixels[y * width + x] = isInside ? pixels[fromY * width + fromX] : 255
      }
    }
    return rotated
  }

  /// The image with another to its right, and the shadow of a fold between them.
  fileprivate func beside(_ other: GreySample) -> GreySample {
    var both = GreySample(width: width + other.width, height: height, pixels: [])
    for y in 0..<height {
      both.pixels += pixels[(y * width)..<((y + 1) * width)]
      both.pixels += other.pixels[(y * other.width)..<((y + 1) * other.width)]
      for x in (width - 8)..<(width + 8) { both.pixels[y * both.width + x] = 120 }
    }
    return both
  }

  /// The image with a dark or light dot at about every so many pixels, at the same places each time.
  fileprivate func speckled(every distance: UInt32) -> GreySample {
    var speckled = self
    var state: UInt32 = 7
    for index in pixels.indices {
      state = state &* 1_664_525 &+ 1_013_904_223
      if (state >> 8) % distance == 0 { speckled.pixels[index] = state >> 30 == 0 ? 250 : 20 }
    }
    return speckled
  }
}
