import Foundation
import Minutes
import TestSupport
import Testing

@testable import Correction

/// Words told by what stands further off, and words that the reader split.
@Suite struct SurroundingsTests {
  @Test func sharesAnewOnlyWhatWordsHaveTogether() throws {
    let text = "Manga kvinnor och man deltog i motet. Styrelsen tackade de man som hade hjalpt till."
    try Self.withView { view in
      let finder = CandidateFinder(view: view, isOld: false)
      let document = Document(
        ShippedModel.pages(text), torn: TornWords(finder), split: SplitWords(finder),
        endings: MisreadEndings(finder)
      ) { _, _ in false }
      let candidates = document.forms.map(finder.candidates)
      let found = document.blocks.map { block in
        let places = block.map { Self.choices(of: $0, candidates) }
        return (places: places, shares: Lattice(view.sequences).shares(places))
      }
      let evidence = ConfusionEvidence(document, candidates, found, view)
      var isWeighed = false
      for (index, entry) in found.enumerated() {
        var places = entry.places
        if evidence.weigh(index, &places) { isWeighed = true }
        for (place, choices) in places.enumerated() {
          let after = choices.indices.map {
            entry.shares[place][$0] * Double(exp(choices[$0].reading - entry.places[place][$0].reading))
          }
          #expect(abs(after.reduce(0, +) - 1) < 0.02)
        }
      }
      #expect(isWeighed)
    }
  }

  private static func choices(of token: Token, _ candidates: [[Candidate]]) -> [Lattice.Choice] {
    guard token.form >= 0 else {
      return [Lattice.Choice(candidate: 0, word: token.wordClass ?? 0, spelling: 0, reading: 0)]
    }
    return candidates[token.form].enumerated().map { index, candidate in
      Lattice.Choice(
        candidate: index, word: candidate.word, second: candidate.second, spelling: candidate.spelling,
        classSpelling: candidate.classSpelling, reading: DamageRates.open.log(candidate.reading))
    }
  }

  @Test func joinsWordsThatWereSplit() throws {
    let text = """
      Styrelsen gick igenom hemsi dan och beslutade att över väga ett byte av leve rantör. Protok ollet lades till
      handlingarna. Arbetet är fl exibelt. Vi ses i dag så väl som i morgon, och det blir allt för sent.
      """
    let result = try ShippedModel.corrector().corrected(text)
    for word in ["hemsidan", "leverantör", "Protokollet", "flexibelt"] { #expect(result.contains(word)) }
    #expect(result.contains("i dag så väl som i morgon, och det blir allt för sent"))
  }

  @Test func leavesOneStrangePairAlone() throws {
    // One pair that could be a word is no evidence of a reader that splits words.
    let text = "Styrelsen gick igenom hemsi dan och beslutade att ordföranden skriver till kommunen."
    #expect(try ShippedModel.corrector().corrected(text).contains("hemsi dan"))
  }

  @Test func searchesOneLetterAround() throws {
    try Self.withView { view in
      let finder = CandidateFinder(view: view, isOld: false)
      func near(_ word: String) -> [String] {
        finder.near(Letters.bytes(word), among: []).map { Letters.text($0.output) }
      }
      #expect(near("intessant").contains("intressant"))
      #expect(near("saamtliga").contains("samtliga"))
      #expect(near("tterligare").contains("Ytterligare"))
      #expect(near("xqzwvkjh").isEmpty)
      #expect(near("HSBXA").isEmpty)
    }
  }

  @Test func knowsTheDocumentsOwnWordsByTheirForms() {
    let forms = ["dsektionen", "dsektionens", "intessant"].map(Letters.bytes)
    let own = OwnWords(forms, counts: [1, 1, 1]) { _ in false }
    #expect(own.has(forms[0]))
    #expect(own.has(forms[1]))
    #expect(!own.has(forms[2]))
  }

  private static func withView(_ body: (ModelView) throws -> Void) throws {
    let url = Repository.root.appending(path: "Sources/Pipeline/Resources/swedish.model")
    let model = try LanguageModel(data: Data(contentsOf: url, options: .alwaysMapped))
    try model.withView { view in Result { try body(view) } }.get()
  }
}
