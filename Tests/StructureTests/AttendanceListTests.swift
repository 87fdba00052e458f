import Minutes
import Testing

@testable import Structure

/// Lists of those present in forms that need more than names line by line.
@Suite struct AttendanceListTests {
  /// A list and who was there, each with the first letter of the status.
  struct List: Sendable, CustomTestStringConvertible {
    var text: String
    var people: [String]
    var testDescription: String { text }

    init(_ text: String, _ people: [String]) {
      self.text = text
      self.people = people
    }
  }

  @Test(arguments: [
    List(
      "Kallade          Närvarande\nAnna Berg        X\nBo Ek            -\nSven Holm        X",
      ["Anna Berg p", "Bo Ek a", "Sven Holm p"]),
    List(
      "Kallade          Närvarande\nAnna Berg        Anna Berg\nBo Ek            Sven Holm\nSven Holm",
      ["Anna Berg p", "Sven Holm p", "Bo Ek a"]),
    List("Närvarande\n1. Anna Berg\n2. Bo Ek\n3. Sven Holm", ["Anna Berg p", "Bo Ek p", "Sven Holm p"]),
    List(
      "Närvarande ledamöter\n☒ Anna Berg, ordförande\n☐ Bo Ek, kassör\n☒ Sven Holm",
      ["Anna Berg p", "Bo Ek a", "Sven Holm p"]),
    List(
      "Närvarande\n- [x] Anna Berg\n- [ ] Bo Ek\n- [x] Sven Holm", ["Anna Berg p", "Bo Ek a", "Sven Holm p"]),
    // Boxes that nobody ticked are bullets.
    List("Närvarande\n☐ Anna Berg\n☐ Bo Ek", ["Anna Berg p", "Bo Ek p"]),
    List(
      "Närvarande                 Representerar\nAnna Berg       AB         Ekby kommun\nBo Ek           BE         El AB\n\nDelges\nSven Holm       SH         Ekby kommun",
      ["Anna Berg p", "Bo Ek p"]),
    List(
      "Närvarande:\nAnna Berg F14, Bo Ek E13, Sven Holm D12\nSent anländ: Lena Dahlin (kl. 12.30)\nAvvek tidigt: Bo Ek (kl. 12.45)",
      ["Anna Berg p", "Bo Ek x", "Sven Holm p", "Lena Dahlin x"]),
    List(
      "Närvarande: Anna B, Bo E och Sven H. Förhinder: Maja S",
      ["Anna B p", "Bo E p", "Sven H p", "Maja S e"]),
    List(
      "Närvarande: Anna Berg, Bo Ek\nFrånvarande: Sven Holm (meddelat förhinder)",
      ["Anna Berg p", "Bo Ek p", "Sven Holm e"]),
    List("NäIvarande: Anna Berg, Bo Ek", ["Anna Berg p", "Bo Ek p"]),
  ])
  func readsTheList(_ list: List) {
    let paper = Papers.structured(
      "Protokoll styrelsemöte 2015-03-04\n\n\(list.text)\n\n§ 1 Öppnande\nText här.\n\n§ 2 Slut\nText här.\n")
    let letters: [String: String] = ["present": "p", "absent": "a", "excused": "e", "partial": "x"]
    #expect(paper.attendance.map { $0.name + " " + (letters[$0.status.rawValue] ?? "?") } == list.people)
    #expect(paper.sections.map(\.number) == ["§ 1", "§ 2"])
  }

  @Test(arguments: ["Berta", "Johan", "Ratten", "Valen"])
  func takesNoNameForALabel(_ name: String) {
    let paper = Papers.structured(
      "Protokoll styrelsemöte 2015-03-04\n\nNärvarande\nAnna Berg\n\(name)\nBo Ek\n\n§ 1 Öppnande\nText här.\n\n§ 2 Slut\nText här.\n"
    )
    #expect(paper.attendance.map(\.name) == ["Anna Berg", name, "Bo Ek"])
    #expect(paper.attendance.allSatisfy { $0.status == .present })
  }
}
