import Foundation
import Minutes
import Testing

@testable import Scanning

@Suite struct SymbolRecoveryTests {
  private let recovery = SymbolRecovery(
    first: Set("abcdefghijklmnopqrstuvwxyzåäöABCS0123456789.,&$+-\"'= ".unicodeScalars),
    second: Set("abcdefghijklmnopqrstuvwxyzåäöüABCS0123456789.,&$+-\"'= §%@–•*_".unicodeScalars))

  /// Words set one after the other, ten pixels a character, one character of room.
  private func words(_ text: String, confidence: Double = 0.9) -> [PlacedWord] {
    Line.words(in: text).map { word in
      let left = Double(10 * word.start)
      return PlacedWord(
        text: word.text, left: left, top: 0, right: left + 10 * Double(word.text.unicodeScalars.count),
        bottom: 20, confidence: confidence)
    }
  }

  @Test(arguments: [
    ("8 12 Val av justerare", "§ 12 Val av justerare", "§ 12 Val av justerare"),
    ("S 4 och $ 5", "§ 4 och § 5", "§ 4 och § 5"),
    ("upp 25 96 av alla", "upp 25 %  av alla", "upp 25 % av alla"),
    ("upp 2596 av", "upp 25 % av", "upp 25 % av"),
    // Of the second reading nothing but the signs is taken.
    ("8 12 Mötet öppnas", "§ 12 Motet oppnas", "§ 12 Mötet öppnas"),
    ("eva.ekQby.example", "eva.ek@by.example", "eva.ek@by.example"),
    ("\" Facebook", "* Facebook", "* Facebook"),
    // What stands in the way of no sign stays, and a word of letters is none.
    ("14 deltagare", "14 deltagare", "14 deltagare"),
    ("mötet öppnas", "m§@et öppnas", "mötet öppnas"),
    ("Bengt Ek", "§§§§§ Ek", "Bengt Ek"),
  ])
  func takesTheSignsAndNothingElse(first: String, second: String, merged: String) {
    let result = recovery.merged(words(first), with: words(second))
    #expect(result.map(\.text).joined(separator: " ") == merged)
  }

  @Test func aSecondReadingThatIsUnsureIsNotBelieved() {
    let merged = recovery.merged(words("8 12"), with: words("§ 12", confidence: 0.2))
    #expect(merged.map(\.text) == ["8", "12"])
  }

  @Test func wordsKeepTheirPlacesAndOrder() {
    let merged = recovery.merged(words("jfr 8 12 och $ 14"), with: words("jfr § 12 och § 14"))
    #expect(merged.map(\.text) == ["jfr", "§", "12", "och", "§", "14"])
    #expect(zip(merged, merged.dropFirst()).allSatisfy { $0.right <= $1.left })
  }

  @Test(
    arguments: [
      ("8 12 Val av ordförande", [0..<2]), ("Mötet öppnas av ordföranden", []),
      ("upp 25 96 av alla", [1..<4]), ("812 Val", [0..<2]), ("Lägenhet 812 såldes", []),
      ("Lars & Eva", [0..<3]),
    ] as [(String, [Range<Int>])])
  func looksAgainOnlyWhereASignMayStand(text: String, ranges: [Range<Int>]) {
    let run = WordRun(words: words(text), height: 20, baseline: 16)
    #expect(recovery.doubtful(in: run) == ranges)
  }

  @Test func alignmentCoversBothReadings() {
    let (first, second) = (Array("8 12 Val".unicodeScalars), Array("§12 Vol".unicodeScalars))
    let blocks = Alignment.blocks(first, second)
    #expect(blocks.flatMap { first[$0.first] } == first)
    #expect(blocks.flatMap { second[$0.second] } == second)
    #expect(blocks.filter(\.isEqual).allSatisfy { first[$0.first] == second[$0.second] })
  }

  private static let isInstalled = ReaderEnvironment.languages(in: nil).contains("Latin")

  @Test(.enabled(if: isInstalled, "Latin is not installed"))
  func paragraphSignsOfAScanAreRead() throws {
    let lines = (1...6).map { index in
      (
        x: 72.0, y: 760 - 30 * Double(index),
        text: "§ \(10 + index) Föreningens avgift höjs med \(5 + index) % från årsskiftet"
      )
    }
    let drawn = try GreySample.drawn(PDFSample.page(lines), dpi: 200)
    let page = try DocumentReader(settings: .test).open(drawn.png).page(at: 0)
    #expect(page.text.filter { $0 == "§" }.count == 6, "\(page.text)")
    #expect(page.text.filter { $0 == "%" }.count == 6, "\(page.text)")
    var without = ReadingSettings.test
    without.symbolLanguage = ""
    let plain = try DocumentReader(settings: without).open(drawn.png).page(at: 0)
    #expect(!plain.text.contains("§"))
  }

  @Test func missingSecondDataIsDoneWithout() throws {
    var settings = ReadingSettings.test
    settings.symbolLanguage = "xyz"
    let drawn = try GreySample.drawn(PDFSample.page([(60, 790, "Första sidan av protokollet")]), dpi: 200)
    let page = try DocumentReader(settings: settings).open(drawn.png).page(at: 0)
    #expect(page.text == "Första sidan av protokollet\n")
  }

  @Test(.enabled(if: isInstalled, "Latin is not installed"))
  func trainedDataIsReadWithoutItsWordList() throws {
    let folder = try #require(ReaderEnvironment.inspect(tessdata: nil).tessdata)
    let data = try #require(TrainedData(language: "Latin", folder: folder))
    #expect(data.alphabet.isSuperset(of: "§%@–•åäö".unicodeScalars))
    #expect(data.withoutWordLists.count < 2_000_000)
    #expect(TrainedData(language: "none", folder: folder) == nil)
  }

  @Test func brokenTrainedDataIsRefused() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "bad.traineddata")
    for bytes in [
      [], [24, 0, 0, 0], [24, 0, 0, 0] + [UInt8](repeating: 1, count: 300), Array("%PDF-1.4".utf8),
    ] {
      try Data(bytes).write(to: file)
      #expect(TrainedData(language: "bad", folder: folder.path) == nil)
    }
  }
}

@Suite struct ListSignsTests {
  /// A page of one dot or dash, 30 pixels from the left, and the word behind it.
  private func named(_ text: String, width: Int, height: Int, isRound: Bool = false) throws -> String {
    var sample = GreySample(width: 500, height: 100, pixels: [UInt8](repeating: 255, count: 50_000))
    for y in 0..<height {
      for x in 0..<width {
        let (dx, dy) = (Double(x) - Double(width - 1) / 2, Double(y) - Double(height - 1) / 2)
        if isRound, (dx * dx + dy * dy).squareRoot() > Double(width) / 2 { continue }
        sample.pixels[(50 + y) * 500 + 30 + x] = 20
      }
    }
    let image = try GreyImage(
      decoding: GreySample.tiff([sample], dpi: 200), type: .tiff, page: 0, dpi: 200, megapixels: 1)
    let sign = PlacedWord(
      text: text, left: 30, top: 50, right: Double(30 + width), bottom: Double(50 + height), confidence: 0.3)
    let word = PlacedWord(text: "Val", left: 60, top: 40, right: 100, bottom: 64, confidence: 0.9)
    var runs = [WordRun(words: [sign, word], height: 28, baseline: 62)]
    ListSigns.name(in: &runs, of: image)
    return runs[0].words[0].text
  }

  @Test func aFilledDotIsABulletAndAFlatStrokeADash() throws {
    #expect(try named("+", width: 11, height: 11, isRound: true) == "•")
    #expect(try named("»", width: 9, height: 9, isRound: true) == "•")
    #expect(try named(">", width: 10, height: 5) == "-")
    #expect(try named("=", width: 14, height: 4) == "-")
    #expect(try named("1", width: 11, height: 11, isRound: true) == "1")
    #expect(try named("+", width: 24, height: 24) == "+")
    #expect(try named("<", width: 3, height: 9) == "<")
  }
}
