import Foundation
import Minutes
import TestSupport
import Testing

@testable import Correction

@Suite struct DocumentEvidenceTests {
  private static let rare: Float = -14

  private func bytes(_ word: String) -> [UInt8] { Letters.bytes(word) }

  @Test func aWordReadOtherwiseElsewhereGains() {
    var evidence = DocumentEvidence()
    evidence.add(bytes("Lönsgård"), read: bytes("Lönsgård"))
    #expect(evidence.gain(bytes("Lönsgård"), read: bytes("Lonsgard"), log: Self.rare) > 1)
    #expect(evidence.has(bytes("lönsgård"), otherwiseThan: bytes("Lonsgard")))
  }

  @Test func aReadingIsNoEvidenceForItself() {
    var evidence = DocumentEvidence()
    for _ in 0..<5 { evidence.add(bytes("Lonsgard"), read: bytes("Lonsgard")) }
    #expect(evidence.gain(bytes("Lonsgard"), read: bytes("lonsgard"), log: Self.rare) == 0)
    #expect(!evidence.has(bytes("Lonsgard"), otherwiseThan: bytes("Lonsgard")))
    evidence.add(bytes("Lonsgard"), read: bytes("L0nsgard"))
    #expect(evidence.gain(bytes("Lonsgard"), read: bytes("lonsgard"), log: Self.rare) > 0)
  }

  @Test(arguments: [(2, 2, []), (3, 2, ["lavertte"]), (2, 3, [])])
  func aWordMetNoOftenerIsNotWhatAnotherIs(met: Int, other: Int, expected: [String]) {
    var evidence = DocumentEvidence()
    for _ in 0..<met { evidence.add(bytes("lavertte"), read: bytes("lavertte")) }
    for _ in 0..<other { evidence.add(bytes("tavertte"), read: bytes("tavertte")) }
    let asRead = Candidate(word: Lexicon.Class.unknown, output: bytes("tavertte"))
    let found = DocumentMemory(evidence).candidates(for: asRead, met: other)
    #expect(found.map { Letters.text($0.output) } == expected)
  }

  @Test(arguments: [
    ("GitHub", "Github", true), ("kickOff", "kickoff", true), ("MÖTET", "Mötet", false),
    ("AVen", "även", false),
    ("GitHab", "Github", false),
  ])
  func aCapitalWithinAWordIsItsOwn(read: String, output: String, isOwn: Bool) {
    #expect(CorrectionSession.losesInnerCapital(bytes(read), bytes(output)) == isOwn)
  }

  @Test func aWordThatIsNotThereGainsNothing() {
    var evidence = DocumentEvidence()
    evidence.add(bytes("mötet"), read: bytes("mötet"))
    #expect(evidence.gain(bytes("måtet"), read: bytes("matet"), log: Self.rare) == 0)
  }

  @Test func aCommonWordGainsLessThanARareOneAndNoneWithoutEnd() {
    var evidence = DocumentEvidence()
    for word in ["och", "Lönsgård"] { evidence.add(bytes(word), read: bytes(word)) }
    let common = evidence.gain(bytes("och"), read: bytes("oeh"), log: -3)
    let rare = evidence.gain(bytes("Lönsgård"), read: bytes("Lonsgard"), log: Self.rare)
    let rarest = evidence.gain(bytes("Lönsgård"), read: bytes("Lonsgard"), log: -80)
    #expect(common > 0)
    #expect(rare > common)
    #expect(rarest >= rare)
    #expect(rarest <= 4)
  }

  /// Names that no list knows, read right once and damaged once: the right ones speak for the damaged ones.
  @Test func namesSpelledRightElsewhereAreRestored() throws {
    let url = Repository.root.appending(path: "Sources/Pipeline/Resources/swedish.model")
    let corrector = Corrector(
      model: try LanguageModel(data: Data(contentsOf: url, options: .alwaysMapped)), settings: .tests)
    let damaged = """
      Motet oppnades och ordféranden halsade alla valkomna. Vi gar igenom dagordningen for dagens mote. \
      Foregdende protokoll lades till handlingarna. Féreningen har ocksa fatt bidrag fran kommunen.

      """
    var (alone, together) = (0, 0)
    for name in ["Grönvalla", "Bångsten", "Mörtdal", "Björkdahla", "Ängsbodal"] {
      let stripped = String(
        String.UnicodeScalarView(
          name.decomposedStringWithCanonicalMapping.unicodeScalars.filter(\.isASCII)))
      let read = damaged + "\nOrdet gick till \(stripped) som tackade."
      if corrector.corrected(read).contains(name) { alone += 1 }
      let text = corrector.corrected(read + "\n\nEva \(name) talade om lokalen.")
      #expect(text.contains("Eva \(name) talade"))
      if text.contains("till \(name) som") { together += 1 }
    }
    #expect(together > alone)
    #expect(together >= 3)
  }
}
