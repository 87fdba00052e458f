import Minutes
import Testing

@testable import Correction

@Suite struct ItemNumbersTests {
  private func repaired(_ numbers: [String]) -> [String] {
    let text = numbers.map { "\($0). Val av justerare" }.joined(separator: "\nEtt stycke text.\n")
    let pages = Page.pages(ofText: text, reading: PageReading(reader: .text, reason: "text"))
    let edits = ItemNumbers(pages).edits()
    let corrected = Ledger.apply(edits, to: pages)
    return corrected.pages.flatMap(\.lines).map(\.text).filter { $0.hasSuffix("justerare") }
      .map { String($0.prefix { $0 != "." }) }
  }

  @Test(arguments: [
    (["13", "44", "15"], ["13", "14", "15"]), (["4", "3", "6"], ["4", "5", "6"]),
    (["14", "15", "16", "47"], ["14", "15", "16", "17"]), (["8", "6", "10"], ["8", "9", "10"]),
  ])
  func takesTheNumberThatItsNeighboursLeave(read: [String], expected: [String]) {
    #expect(repaired(read) == expected)
  }

  @Test(arguments: [
    (["l", "2", "3"], ["1", "2", "3"]), (["10", "tl", "12"], ["10", "11", "12"]),
    (["20", "2l", "22"], ["20", "21", "22"]), (["9", "lO", "tl", "12"], ["9", "10", "11", "12"]),
    (["4", "S", "6"], ["4", "5", "6"]), (["16", "J/", "18"], ["16", "17", "18"]),
    (["11", "12", "13", "l4"], ["11", "12", "13", "14"]),
  ])
  func takesLettersForTheFigureThatTheirNeighboursLeave(read: [String], expected: [String]) {
    #expect(repaired(read) == expected)
  }

  @Test func takesLettersWithoutTheirMark() {
    let text = "10. Val\ntl Ekonomi\n12. Val\nl3) Val\n14. Val\n"
    let pages = Page.pages(ofText: text, reading: PageReading(reader: .text, reason: "text"))
    #expect(ItemNumbers(pages).edits().map(\.replacement) == ["11", "13"])
  }

  @Test(arguments: [
    // Roman numbers, letters of lists, letters that no figure of the place is read as.
    ["I", "II", "III"], ["A", "B", "C"], ["3", "A", "5"], ["7", "B", "9"], ["1a", "1b", "2"],
    ["7", "A", "B", "8"], ["4", "B", "6"], ["S", "5"],
    // The figures are not alike, or two of them differ.
    ["4", "2", "6"], ["19", "24", "21"],
    // A list within an item, numbers left out, lists that begin anew.
    ["4", "1", "2", "5"], ["4", "5", "8"], ["1", "2", "3", "1", "2"], ["3", "1", "4"],
    ["1", "2", "3", "1"], ["4", "5", "6", "1"], ["3", "1", "5"],
    // Too few before the last.
    ["16", "47"], ["1", "16", "47"],
  ])
  func leavesWhatNothingTells(numbers: [String]) {
    #expect(repaired(numbers) == numbers)
  }

  @Test func countsItemsWhoseBlankWasLost() {
    let text =
      "7. Val\n8. Val\n9. Val\n10.Val\n11.Val\n12.Val\n13.Val\n14.Val\n15.Val\n16. Val\n17.Val\n18.Val\n"
    let pages = Page.pages(ofText: text, reading: PageReading(reader: .text, reason: "text"))
    #expect(ItemNumbers(pages).edits().isEmpty)
  }

  @Test func leavesYearsAndSentences() {
    let text = "I Stockholm\n2. Val\n1. Val\n3. val av\n3 Val\n1986. Val\n3.Val\n"
    let pages = Page.pages(ofText: text, reading: PageReading(reader: .text, reason: "text"))
    #expect(ItemNumbers(pages).edits().isEmpty)
  }
}
