import Minutes
import Testing

@testable import Scanning

@Suite struct PageLayoutTests {
  /// A run of words, ten pixels a character, twenty high, on a baseline.
  private func run(_ text: String, x: Double, y: Double, slope: Double = 0) -> WordRun {
    var words: [PlacedWord] = []
    var left = x
    for part in text.split(separator: " ") {
      let right = left + 10 * Double(part.count)
      let baseline = y + slope * (left - x)
      words.append(
        PlacedWord(text: String(part), left: left, top: baseline - 16, right: right, bottom: baseline + 4))
      left = right + 8
    }
    return WordRun(words: words, height: 20, baseline: y)
  }

  private func text(_ runs: [WordRun], slope: Double = 0) -> [String] {
    PageLayout(runs: runs, slope: slope).lines().map(\.text)
  }

  @Test func cellsOfARowAreOneLineWhateverBlockTheyCameIn() {
    let lines = text([
      run("Närvarande:", x: 0, y: 100), run("Eva Ek", x: 200, y: 100), run("Bo Alm", x: 200, y: 126),
      run("ordförande", x: 400, y: 101), run("ledamot", x: 400, y: 127),
    ])
    #expect(lines == ["Närvarande:  Eva Ek  ordförande", "Bo Alm  ledamot"])
  }

  @Test func aCellWithoutAGapIsCutAtTheEdgeOfItsNeighbours() {
    let lines = text([
      run("Eva Ek", x: 0, y: 100), run("ledamot", x: 172, y: 100), run("nr 7", x: 300, y: 100),
      run("Anna-Greta Lindh ledamot", x: 0, y: 126), run("nr 9", x: 300, y: 126),
      run("Bo Alm", x: 0, y: 152), run("ledamot", x: 172, y: 152), run("nr 1", x: 300, y: 152),
    ])
    #expect(lines[1] == "Anna-Greta Lindh  ledamot  nr 9")
  }

  @Test func columnsOfProseAreReadOneAfterTheOther() {
    let left = (0..<6).map { run("vänster spalt med löpande text \($0)", x: 0, y: 100 + 26 * Double($0)) }
    let right = (0..<6).map { run("höger spalt med löpande text \($0)", x: 500, y: 105 + 26 * Double($0)) }
    let lines = text(zip(left, right).flatMap { [$0, $1] })
    #expect(lines.prefix(2) == ["vänster spalt med löpande text 0", "vänster spalt med löpande text 1"])
    #expect(lines.last == "höger spalt med löpande text 5")
    #expect(lines.filter(\.isEmpty).count == 1)
  }

  @Test func moreRoomThanBetweenLinesMakesAParagraph() {
    let lines = text([
      run("en", x: 0, y: 100), run("två", x: 0, y: 126), run("tre", x: 0, y: 178), run("fyra", x: 0, y: 204),
    ])
    #expect(lines == ["en", "två", "", "tre", "fyra"])
  }

  @Test func aSlopedRowStaysOneLine() {
    let lines = text(
      [run("Eva Ek", x: 0, y: 100, slope: 0.02), run("ledamot", x: 1500, y: 130, slope: 0.02)], slope: 0.02)
    #expect(lines == ["Eva Ek  ledamot"])
  }

  @Test(arguments: [
    ("7.", "7. Övriga frågor"), ("§ 7", "§ 7 Övriga frågor"), ("b)", "b) Övriga frågor"),
    ("–", "– Övriga frågor"), ("t", "t  Övriga frågor"), ("Tid:", "Tid:  Övriga frågor"),
  ])
  func onlyAListNumberIsPartOfItsText(label: String, line: String) {
    #expect(text([run(label, x: 0, y: 100), run("Övriga frågor", x: 80, y: 100)]) == [line])
  }

  @Test func aTableRuleIsNoWord() {
    var ruled = run("Punkt | Beslut", x: 0, y: 100)
    for index in ruled.words.indices { ruled.words[index].confidence = 0.9 }
    #expect(text([ruled]) == ["Punkt  Beslut"])
  }

  @Test func offsetsPointIntoTheLine() throws {
    let line = try #require(
      PageLayout(runs: [run("Åsa Ö", x: 0, y: 50), run("vald", x: 200, y: 50)], slope: 0).lines().first)
    #expect(line.text == "Åsa Ö  vald")
    #expect(line.words.map(\.start) == [0, 4, 7])
    #expect(line.box == Box(left: 0, top: 34, right: 240, bottom: 54))
  }

  @Test func aPageWithoutRunsHasNoLines() {
    #expect(PageLayout(runs: [], slope: 0).lines().isEmpty)
  }
}
