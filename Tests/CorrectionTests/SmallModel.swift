import Correction
import Foundation
import Minutes

/// A tiny model of invented lines, for tests that need no more.
enum SmallModel {
  static let lines = [
    "Mötet öppnades av ordföranden.", "Ordföranden hälsade alla välkomna till mötet.",
    "Frågan är viktig för alla.", "Vi är glada att ni är här.", "Det finns kaffe på bordet.",
    "Kassören är här och frågan är viktig.", "Vi ska måla en båt till våren.", "Den röda båten är här.",
    "Är den röda båten här?", "Båten ska målas på våren.", "Vi har en bat i förrådet.",
    "Det är för dyrt att måla båten.", "Det är viktigt för alla att frågan bordläggs.",
  ]

  static func trainer() -> Trainer {
    var trainer = Trainer(
      limits: TrainingLimits(
        leastCount: 2, pairs: 10_000, triples: 10_000, sequences: 10_000, leastBearers: 1))
    trainer.begin(source: "invented lines", weight: 3)
    for _ in 0..<30 {
      for line in lines { trainer.add(line: Array(line.utf8)) }
    }
    trainer.add(name: "Sjölund", kind: .family, bearers: 9000)
    trainer.add(name: "Åsa", kind: .given, bearers: 52_000)
    trainer.add(name: "Norrbyås", kind: .place, bearers: 1200)
    // What an English model reads; a plain letter read for å, ä or ö is believed when two readings show it.
    for _ in 0..<2 {
      trainer.add(
        truth: "Mötet är frågan måla båten på för öl målas våren",
        reading: "Moétet dr frdgan mdla b&ten p4 f6r él mdlas v4ren")
    }
    return trainer
  }

  static func data() -> Data { trainer().model { _ in } }

  static func corrector() throws -> Corrector {
    Corrector(model: try LanguageModel(data: data()), settings: .tests)
  }
}

extension CorrectionSettings {
  /// Settings as pipeline.yml has them.
  static let tests = CorrectionSettings(
    applyThreshold: 0.58, brokenThreshold: 0.42, suggestThreshold: 0.25)
}

extension Corrector {
  /// The text with the applied edits made.
  func corrected(_ text: String) -> String {
    var pages = Page.pages(ofText: text, reading: PageReading(reader: .text, reason: "text"))
    for edit in edits(for: pages).reversed() where edit.state == .applied {
      var scalars = Array(pages[edit.page].lines[edit.line].text.unicodeScalars)
      scalars.replaceSubrange(edit.range, with: Array(edit.replacement.unicodeScalars))
      var text = String.UnicodeScalarView()
      text.append(contentsOf: scalars)
      pages[edit.page].lines[edit.line].text = String(text)
    }
    return Page.text(of: pages)
  }
}
