import Foundation
import TestSupport
import Testing

@Suite struct CorrectTests {
  private static let damaged =
    "Narvarande\r\n\r\nMétet éppnades och foregaende protokoll lastes upp.\r\n"
    + "Styrelsen beslutade att kopa en ny grasklippare fér varen.\r\n"
    + "Ordféranden hélsade alla vélkomna och férklarade métet éppnat.\r\n"

  @Test func isAFilterThatCanBeTakenBack() throws {
    let folder = try TemporaryFolder()
    let input = Data(CorrectTests.damaged.utf8)
    let corrected = try Program.run(["correct", "--ledger", "ledger.jsonl"], input: input, at: folder.url)
    #expect(corrected.code == 0, "\(corrected.messages)")
    #expect(corrected.messages.isEmpty)
    #expect(
      corrected.text.contains("Styrelsen beslutade att köpa en ny gräsklippare för våren.\r\n"),
      "\(corrected.text)")
    try folder.write(corrected.output, to: "corrected.txt")
    let reverted = try Program.run(["correct", "corrected.txt", "--revert", "ledger.jsonl"], at: folder.url)
    #expect(reverted.code == 0, "\(reverted.messages)")
    #expect(reverted.output == input)
  }

  @Test(arguments: [
    Data([0xEF, 0xBB, 0xBF]) + Data("Mötet öppnades.\n".utf8),
    Data("M\u{F6}tet \u{F6}ppnades pa kvallen.\r\n".unicodeScalars.map { UInt8($0.value) }),
    Data([0xFF, 0xFE]) + "Métet éppnades fér alla.\n".data(using: .utf16LittleEndian).unsafelyUnwrapped,
    Data("trasig \u{1}\u{0} rad\rutan\n\nslut".utf8), Data(), Data("\n\u{0C}\n".utf8),
  ])
  func givesAnyBytesBack(input: Data) throws {
    let folder = try TemporaryFolder()
    let corrected = try Program.run(["correct", "--ledger", "l"], input: input, at: folder.url)
    #expect(corrected.code == 0, "\(corrected.messages)")
    let reverted = try Program.run(["correct", "--revert", "l"], input: corrected.output, at: folder.url)
    #expect(reverted.output == input)
  }

  @Test func marksInsteadOfApplying() throws {
    let result = try Program.run(["correct", "--suggest"], input: Data(CorrectTests.damaged.utf8))
    #expect(result.text.contains("[kopa→köpa]"), "\(result.text)")
    #expect(result.text.contains("Styrelsen beslutade att "))
  }

  @Test func refusesALedgerOfAnotherText() throws {
    let folder = try TemporaryFolder()
    _ = try Program.run(["correct", "--ledger", "l"], input: Data(CorrectTests.damaged.utf8), at: folder.url)
    let other = try Program.run(
      ["correct", "--revert", "l"], input: Data("En annan text.\n".utf8), at: folder.url)
    #expect(other.code == 2)
    #expect(other.messages.contains("ledger"))
    #expect(other.output.isEmpty)
    try folder.write(Data("{}\n".utf8), to: "broken")
    let broken = try Program.run(["correct", "--revert", "broken"], input: Data("x".utf8), at: folder.url)
    #expect(broken.code == 2)
    #expect(broken.messages.contains("broken: not a ledger"))
  }
}
