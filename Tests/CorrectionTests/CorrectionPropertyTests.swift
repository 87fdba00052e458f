import Correction
import Minutes
import Testing

/// What must hold of every text, however broken.
@Suite struct CorrectionPropertyTests {
  private let corrector: Corrector
  private let fixtures: [String]

  init() throws {
    corrector = try ShippedModel.corrector()
    fixtures = try RandomText.fixtures()
  }

  @Test(arguments: 0..<48 as Range<UInt64>)
  func damagedFixturesComeBack(seed: UInt64) throws {
    try check(RandomText.make(from: fixtures, seed: seed))
  }

  @Test(arguments: 0..<24 as Range<UInt64>)
  func noiseComesBack(seed: UInt64) throws {
    try check(RandomText.noise(seed: seed))
    try check(ShippedModel.damaged + RandomText.noise(seed: seed) + ShippedModel.damaged)
  }

  @Test func fixturesComeBack() throws {
    #expect(fixtures.count >= 10)
    for fixture in fixtures { try check(fixture) }
  }

  /// The properties would hold of a corrector that does nothing, too.
  @Test func randomTextsAreCorrected() {
    let applied = (0..<48).map { seed in
      corrector.edits(for: ShippedModel.pages(RandomText.make(from: fixtures, seed: seed)))
        .count { $0.state == .applied }
    }
    #expect(applied.count { $0 > 0 } >= 24)
    #expect(applied.reduce(0, +) > 500)
  }

  private func check(_ text: String) throws {
    let pages = ShippedModel.pages(text)
    #expect(Array(Page.text(of: pages).utf8) == Array(text.utf8))
    let edits = corrector.edits(for: pages)
    #expect(corrector.edits(for: pages) == edits)
    expectInPlace(edits, pages)
    try expectReverted(edits, pages, text)
    // A person may accept everything that is offered.
    try expectReverted(
      edits.map { edit in
        var accepted = edit
        accepted.state = .accepted
        return accepted
      }, pages, text)
  }

  /// Edits lie within their lines, in reading order, and none overlaps another.
  private func expectInPlace(_ edits: [Edit], _ pages: [Page]) {
    var last = (page: 0, line: 0, end: 0)
    for edit in edits {
      guard pages.indices.contains(edit.page), pages[edit.page].lines.indices.contains(edit.line) else {
        Issue.record("\(edit) stands on no line")
        return
      }
      let scalars = Array(pages[edit.page].lines[edit.line].text.unicodeScalars)
      #expect(edit.range.lowerBound >= 0 && edit.range.upperBound <= scalars.count)
      #expect(!edit.range.isEmpty)
      #expect((0...1).contains(edit.confidence))
      #expect(
        (edit.page, edit.line, edit.range.lowerBound) >= (last.page, last.line, last.end), "\(edit)")
      guard edit.range.upperBound <= scalars.count else { return }
      #expect(!edit.replacement.unicodeScalars.elementsEqual(scalars[edit.range]), "\(edit) changes nothing")
      #expect(!edit.replacement.unicodeScalars.contains { "\n\r\u{0C}".unicodeScalars.contains($0) })
      last = (edit.page, edit.line, edit.range.upperBound)
    }
  }

  /// The ledger has every edit, points at what it says, and gives the text back.
  private func expectReverted(_ edits: [Edit], _ pages: [Page], _ text: String) throws {
    let corrected = Ledger.apply(edits, to: pages)
    #expect(corrected.corrections.count == edits.count)
    let new = Page.text(of: corrected.pages)
    let scalars = Array(new.unicodeScalars)
    var end = 0
    for entry in corrected.corrections {
      #expect(entry.start >= end && entry.end >= entry.start && entry.end <= scalars.count)
      guard entry.start <= entry.end, entry.end <= scalars.count else { return }
      let form = entry.isInText ? entry.corrected : entry.original
      #expect(scalars[entry.start..<entry.end].elementsEqual(form.unicodeScalars))
      end = entry.end
    }
    #expect(Array(try Ledger.revert(new, corrections: corrected.corrections).utf8) == Array(text.utf8))
  }
}
