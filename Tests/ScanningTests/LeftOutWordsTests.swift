import Foundation
import Minutes
import Testing

@testable import Scanning

/// Print that recognition left out is found and read again.
@Suite struct LeftOutWordsTests {
  private static let lines = [
    (60.0, 790.0, "Protokoll från styrelsens möte i bygdegården"),
    (60, 760, "Kassören redogjorde för ekonomin."),
    (60, 730, "Mötet avslutades och kaffet serverades."), (60, 660, "Justeras"),
  ]

  private func image() throws -> GreyImage {
    let drawn = try GreySample.drawn(PDFSample.page(Self.lines), dpi: 200)
    return try GreyImage(decoding: drawn.png, type: .png, page: 0, dpi: 200, megapixels: 20)
  }

  @Test func aLineThatWasLeftOutIsReadAgain() throws {
    let recognizer = try Recognizer(settings: .test)
    let image = try image()
    var runs = try recognizer.recognize(image, isBlackAndWhite: false).runs
    #expect(LeftOutWords(runs, on: image).places.isEmpty)
    let index = try #require(runs.firstIndex { $0.words.map(\.text) == ["Justeras"] })
    let run = runs.remove(at: index)
    let place = try #require(LeftOutWords(runs, on: image).places.first)
    #expect(place.letters == 8)
    let readings = recognizer.recognize(lines: [place.box], of: image, isBlackAndWhite: false)
    let found = try #require(LeftOutWords.print(readings[0], letters: place.letters))
    #expect(found.words.map(\.text) == ["Justeras"])
    #expect(abs(found.baseline - run.baseline) < 4)
    #expect(abs(found.words[0].left - run.words[0].left) < 4)
  }

  @Test(arguments: [
    (["Justeras"], 0.9, 8, true), (["Justeras"], 0.6, 8, false), (["Ju"], 0.9, 2, false),
    (["Juste"], 0.9, 9, false), (["Justeras", "il"], 0.9, 10, true),
  ])
  func printIsTakenWhereItIsReadWhole(texts: [String], confidence: Double, letters: Int, isTaken: Bool) {
    let words = texts.map {
      PlacedWord(text: $0, left: 0, top: 0, right: 100, bottom: 20, confidence: confidence)
    }
    let run = WordRun(words: words, height: 20, baseline: 15)
    #expect((LeftOutWords.print([run], letters: letters) != nil) == isTaken)
    #expect(LeftOutWords.print([run, run], letters: letters) == nil)
  }
}
