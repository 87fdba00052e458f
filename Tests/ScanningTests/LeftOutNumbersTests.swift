import Foundation
import Minutes
import Testing

@testable import Scanning

@Suite struct LeftOutNumbersTests {
  /// A page at 200 dots per inch with lines of Helvetica, and more drawn on it.
  private func page(
    _ lines: [(x: Double, y: Double, text: String)], also: String = ""
  ) throws -> GreySample {
    var page = PDFSample.page(lines, size: 12)
    page.content += "\n" + also
    return try GreySample.drawn(page, dpi: 200)
  }

  /// A run of one word whose letters begin at a place in points.
  private func run(_ text: String, x: Double, y: Double, width: Double = 60) -> WordRun {
    let scale = 200.0 / 72
    let baseline = (842 - y) * scale
    let word = PlacedWord(
      text: text, left: x * scale, top: baseline - 9 * scale, right: (x + width) * scale,
      bottom: baseline + 2.5 * scale, confidence: 0.95)
    return WordRun(words: [word], height: 11.5 * scale, baseline: baseline)
  }

  private func places(_ runs: [WordRun], on sample: GreySample) throws -> [LeftOutNumbers.Place] {
    let image = try GreyImage(
      decoding: GreySample.tiff([sample], dpi: 200), type: .tiff, page: 0, dpi: 200, megapixels: 20)
    return LeftOutNumbers(runs, on: image).places
  }

  @Test func aNumberBeforeItsLineIsFound() throws {
    let sample = try page([(70, 700, "3."), (100, 700, "Ekonomi")])
    let place = try #require(try places([run("Ekonomi", x: 100, y: 700)], on: sample).first)
    #expect(place.run == 0 && !place.replacesFirst)
    #expect(Double(place.box.left) < 70 * 200.0 / 72 && Double(place.box.right) > 78 * 200.0 / 72)
    #expect(Double(place.box.right) < 95 * 200.0 / 72)
  }

  @Test func aNumberOfWhichOnlyTheStopWasReadIsFound() throws {
    let sample = try page([(70, 700, "4."), (100, 700, "Ekonomi")])
    var stop = run(".", x: 76.5, y: 700, width: 3)
    stop.words += run("Ekonomi", x: 100, y: 700).words
    let place = try #require(try places([stop], on: sample).first)
    #expect(place.replacesFirst)
  }

  @Test func aRuleBetweenNumberAndLineIsPassedOver() throws {
    let sample = try page(
      [(70, 700, "3."), (100, 700, "Ekonomi")], also: "1 w 92 600 m 92 800 l S 50 600 m 50 800 l S")
    #expect(try places([run("Ekonomi", x: 100, y: 700)], on: sample).count == 1)
  }

  @Test func whatIsNoNumberIsLeft() throws {
    let line = run("Ekonomi", x: 160, y: 700)
    // Nothing, a word, a rule, a speck, a stroke.
    for content in [
      "", "BT /F1 12 Tf 100 700 Td (Underhall) Tj ET", "1 w 140 600 m 140 800 l S", "140 704 1 1 re f",
      "1 w 100 705 m 150 705 l S",
    ] {
      let sample = try page([(160, 700, "Ekonomi")], also: content)
      #expect(try places([line], on: sample).isEmpty, "\(content)")
    }
    // What is read already, by itself or as the beginning of the line.
    let sample = try page([(70, 700, "3."), (100, 700, "Ekonomi")])
    #expect(
      try places([run("3.", x: 70, y: 700, width: 10), run("Ekonomi", x: 100, y: 700)], on: sample).isEmpty)
    #expect(try places([run("2024", x: 100, y: 700)], on: sample).isEmpty)
  }

  @Test(arguments: [
    ("3.", 0.7, "3."), ("12)", 0.7, "12)"), ("3", 0.95, "3"), ("3", 0.8, nil), ("3.", 0.5, nil),
    ("l.", 0.9, nil),
    ("0.", 0.9, nil), ("1956.", 0.9, nil), (".", 0.9, nil), ("3,", 0.95, nil),
  ])
  func onlyNumbersAreTaken(text: String, confidence: Double, taken: String?) {
    let word = PlacedWord(text: text, left: 0, top: 0, right: 9, bottom: 9, confidence: confidence)
    #expect(LeftOutNumbers.number([word])?.text == taken)
  }
}
