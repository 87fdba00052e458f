import Correction
public import Minutes

/// The correction of a text by itself, without pages and records: what `justera correct` does.
public struct TextCorrection: Sendable {
  /// The corrected text; with `suggestOnly`, the text as read with each correction marked.
  public var text: String
  /// Every change, applied or offered.
  public var corrections: [Correction]

  /// Corrects a text.
  ///
  /// - Parameters:
  ///   - original: the text; form feeds separate its pages.
  ///   - configuration: the model and the thresholds.
  ///   - suggestOnly: marks each correction as `[read→corrected]` instead of applying it.
  /// - Throws: `ModelFileError`.
  public init(of original: String, configuration: Configuration, suggestOnly: Bool = false) throws {
    let pages = Page.pages(ofText: original, reading: PageReading(reader: .text, reason: "plain text"))
    let corrector = Corrector(
      model: try ModelFile(path: configuration.modelPath).languageModel, settings: configuration.correction,
      lexicon: configuration.lexicon)
    var edits = corrector.edits(for: pages)
    if suggestOnly {
      for index in edits.indices { edits[index].state = .suggested }
    }
    let corrected = Ledger.apply(edits, to: pages)
    corrections = corrected.corrections
    text = Page.text(of: corrected.pages)
    if suggestOnly { text = TextCorrection.marked(text, corrections) }
  }

  private static func marked(_ text: String, _ corrections: [Correction]) -> String {
    let scalars = Array(text.unicodeScalars)
    var marked = String.UnicodeScalarView()
    var position = 0
    for correction in corrections {
      marked.append(contentsOf: scalars[position..<correction.start])
      marked.append(contentsOf: "[\(correction.original)→\(correction.corrected)]".unicodeScalars)
      position = correction.end
    }
    marked.append(contentsOf: scalars[position...])
    return String(marked)
  }
}
