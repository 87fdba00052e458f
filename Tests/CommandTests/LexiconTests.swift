import Foundation
import TestSupport
import Testing

@Suite struct LexiconTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func lexicon(_ arguments: String..., input: String = "") throws -> Program.Result {
    try Program.run(
      ["lexicon"] + arguments + ["--lexicon", "words.txt"], input: Data(input.utf8), at: folder.url)
  }

  private func file() throws -> String {
    try String(contentsOf: folder.url.appending(path: "words.txt"), encoding: .utf8)
  }

  @Test func addsListsAndRemoves() throws {
    #expect(try lexicon("add", "Lönsgård", "Bergstrem -> Bergström", "kassör", "Rigó → Rigó").code == 0)
    let first = try file()
    #expect(first.hasPrefix("# "))
    #expect(try lexicon("list").text == "Bergstrem → Bergström\nkassör\nLönsgård\nRigó → Rigó\n")
    #expect(
      try lexicon("list", "--unsorted", "--kind", "words", "--kind", "names").text == "Lönsgård\nkassör\n")
    #expect(try lexicon("list", "BERG", "kass").text == "Bergstrem → Bergström\nkassör\n")
    #expect(try lexicon("add", "Lönsgård", "Bergstrem → Bergström").code == 0)
    #expect(try file() == first)
    #expect(try lexicon("remove", "kassör", "Bergstrem").code == 0)
    let again = try lexicon("remove", "kassör")
    #expect(again.code == 0)
    #expect(again.messages.contains("'kassör' is not in the lexicon"))
    #expect(try lexicon("list").text == "Lönsgård\nRigó → Rigó\n")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
    #expect(files == ["words.txt"])
  }

  @Test func importsAllOrNothing() throws {
    try folder.write(Data("# mine\nBo\n".utf8), to: "words.txt")
    try folder.write(Data("Gr\u{F6}nvik\r\nBo\r\n".unicodeScalars.map { UInt8($0.value) }), to: "latin.txt")
    try folder.write(Data("ny\nBo → Boo\n".utf8), to: "other.txt")
    let refused = try lexicon("import", "latin.txt", "other.txt")
    #expect(refused.code == 2)
    #expect(refused.messages.contains("other.txt: 'Bo → Boo' speaks against 'Bo'"))
    #expect(try file() == "# mine\nBo\n")
    let taken = try lexicon("import", "latin.txt", "-", input: "kassör\n")
    #expect(taken.code == 0, "\(taken.messages)")
    #expect(try file() == "# mine\nBo\nGrönvik\nkassör\n")
    #expect(try lexicon("import", "latin.txt").messages.contains("0 entries new"))
    #expect(try lexicon("import", "other.txt", "--replace").code == 0)
    #expect(try file() == "# mine\nBo → Boo\nGrönvik\nkassör\nny\n")
  }

  @Test(arguments: [
    (["lexicon", "list"], "no lexicon; name the file with --lexicon"),
    (["lexicon", "list", "--lexicon", "none.txt"], "none.txt: no such file"),
    (["lexicon", "remove", "x", "--lexicon", "none.txt"], "none.txt: no such file"),
    (["lexicon", "add", "a → b → c", "--lexicon", "w"], "'a → b → c': more than one arrow"),
    (["lexicon", "add", "Bo → Boo", "--lexicon", "good.txt"], "give --replace"),
    (["lexicon", "add", "Bo", "--lexicon", "missing/w"], "missing/w: cannot be written"),
    (["lexicon", "list", "--lexicon", "bad.txt"], "bad.txt:2: nothing stands right of the arrow"),
    (["correct", "--lexicon", "bad.txt"], "justera: bad.txt:3: more than one arrow"),
    (["correct", "--config", "bad.yml"], "bad.yml: correction.lexicon: bad.txt:2: nothing stands right"),
    (["correct", "--lexicon", "none.txt"], "none.txt: no such file"),
    (["run", "good.txt", "-o", "out", "--lexicon", "bad.txt"], "bad.txt:2: nothing stands right"),
  ])
  func saysWhatIsWrong(arguments: [String], message: String) throws {
    try folder.write(Data("Bo\n".utf8), to: "good.txt")
    try folder.write(Data("Bo\nBu →\na → b → c\n".utf8), to: "bad.txt")
    try folder.write(Data("correction:\n  lexicon: bad.txt\n".utf8), to: "bad.yml")
    let result = try Program.run(arguments, at: folder.url)
    #expect(result.code == 2)
    #expect(result.messages.contains(message), "\(result.messages)")
    #expect(result.output.isEmpty)
    #expect(try String(contentsOf: folder.url.appending(path: "good.txt"), encoding: .utf8) == "Bo\n")
  }

  @Test func correctsWithTheLexicon() throws {
    let text = "Mötet öppnades av Karin Lonsgard.\r\nBergstrem hälsade alla välkomna.\r\n"
    try folder.write(Data("Lönsgård\nBergstrem → Bergström\n".utf8), to: "conf/words.txt")
    try folder.write(Data("correction:\n  lexicon: words.txt\n".utf8), to: "conf/p.yml")
    let expected = "Mötet öppnades av Karin Lönsgård.\r\nBergström hälsade alla välkomna.\r\n"
    for options in [["--lexicon", "conf/words.txt"], ["--config", "conf/p.yml"]] {
      let result = try Program.run(
        ["correct", "--ledger", "l"] + options, input: Data(text.utf8), at: folder.url)
      #expect(result.code == 0, "\(result.messages)")
      #expect(result.output == Data(expected.utf8))
      let reverted = try Program.run(["correct", "--revert", "l"], input: result.output, at: folder.url)
      #expect(reverted.output == Data(text.utf8))
    }
    let list = try Program.run(
      ["lexicon", "list", "--config", "conf/p.yml", "--kind", "names"], at: folder.url)
    #expect(list.text == "Lönsgård\n")
  }

  @Test func theSameLexiconGivesTheSameRecordsWhereverItLies() throws {
    try folder.write(Data("Mötet öppnades av Karin Lonsgard.\n".utf8), to: "in/a.txt")
    try folder.write(Data("Lönsgård\nBergstrem → Bergström\n".utf8), to: "words.txt")
    try folder.write(Data("# the same\nBergstrem -> Bergström\nLönsgård\n".utf8), to: "elsewhere/w.txt")
    try folder.write(Data("correction:\n  lexicon: elsewhere/w.txt\n".utf8), to: "p.yml")
    try folder.write(Data("Lönsgård\n".utf8), to: "other.txt")
    func record(_ options: String...) throws -> Data {
      let result = try Program.run(["run", "in", "-o", "out", "--quiet"] + options, at: folder.url)
      #expect(result.code == 0, "\(result.messages)")
      return try Data(contentsOf: folder.url.appending(path: "out/a.txt.json"))
    }
    let one = try record("--lexicon", "words.txt")
    let text = String(decoding: one, as: UTF8.self)
    #expect(text.contains("Karin Lönsgård"))
    #expect(!text.contains("words.txt"))
    #expect(try record("--config", "p.yml") == one)
    let extracted = try Program.run(["extract", "in/a.txt", "--lexicon", "words.txt"], at: folder.url)
    #expect(extracted.output == one)
    #expect(try record("--lexicon", "other.txt") != one)
    #expect(try record() != one)
  }
}
