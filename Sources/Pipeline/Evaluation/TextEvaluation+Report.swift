public import Foundation

extension TextEvaluation {
  private static let definitions = """
    CER, WER: insertions, deletions and replacements over these and the matches, by characters and by words, of the
    alignment with the fewest; texts in NFC, white space as one blank. fixed: words wrong before and right after, of
    those wrong before; harmed: right before and wrong after, of those right before; diacritic: fixed, of the words
    with å, ä or ö.
    """

  private static let reliabilityDefinition = """
    stated: mean confidence of the corrections; observed: the share whose form the truth has at the aligned place.
    """

  /// The scores as a table for people, without a final newline.
  ///
  /// - Parameter detail: whether each text's figures and words follow, the worst first.
  public func table(detail: Bool) -> String {
    let number = EvaluationTable.fiveDecimals
    var text = EvaluationTable.text([
      ["", "before", "after"],
      ["CER", number(all.charactersBefore.errorRate), number(all.charactersAfter.errorRate)],
      ["WER", number(all.wordsBefore.errorRate), number(all.wordsAfter.errorRate)],
    ])
    text += "\n\n"
    text += EvaluationTable.text([
      ["fixed", number(all.fixedShare), "\(all.fixed) of \(all.wrong)"],
      ["harmed", number(all.harmedShare), "\(all.harmed) of \(all.right)"],
      ["diacritic", number(all.diacriticShare), "\(all.diacriticFixed) of \(all.diacriticWrong)"],
      ["words", "\(all.right + all.wrong)"], ["wrong before", "\(all.wrong)"],
    ])
    text += "\n\ndocuments \(documents.count)"
    if !leftOut.isEmpty { text += ", left out \(leftOut.count): " + leftOut.joined(separator: ", ") }
    text += "\n\n" + TextEvaluation.definitions
    if let reliability { text += "\n\n" + TextEvaluation.table(reliability, detail: detail) }
    if detail { text += "\n" + details }
    return text
  }

  private static func table(_ reliability: Reliability, detail: Bool) -> String {
    var rows = [["confidence", "corrections", "stated", "observed", "wrong"]]
    let bands = reliability.bands
    func row(_ name: String, _ band: Reliability.Band) -> [String] {
      let number = { (value: Double?) in value.map { String(format: "%.4f", $0) } ?? "-" }
      return [
        name, "\(band.count)", number(band.meanStated), number(band.observed), "\(band.count - band.right)",
      ]
    }
    for (index, band) in bands.enumerated() where band.count > 0 {
      let next = index + 1 < bands.count ? bands[index + 1].least : 1
      rows.append(row(String(format: "%.3f–%.3f", band.least, next), band))
    }
    rows.append(row("all", reliability.total))
    let summary =
      EvaluationTable.text(rows) + "\n\n" + reliabilityDefinition
      + "\ncalibration error \(EvaluationTable.fiveDecimals(reliability.calibrationError))"
    return detail ? summary + mistakes(reliability) : summary
  }

  /// The corrections that are not right, the surest first.
  private static func mistakes(_ reliability: Reliability) -> String {
    reliability.mistakes.enumerated()
      .sorted { ($1.element.confidence, $0.offset) < ($0.element.confidence, $1.offset) }
      .map { _, mistake in
        "\n  \(mistake.name), line \(mistake.line): \(mistake.original) → \(mistake.corrected)"
          + String(format: " (%.4f)", mistake.confidence)
      }.joined()
  }

  private var details: String {
    worstFirst.map { document in
      let (score, number) = (document.score, EvaluationTable.fiveDecimals)
      let figures = [
        "CER \(number(score.charactersBefore.errorRate)) → \(number(score.charactersAfter.errorRate))",
        "WER \(number(score.wordsBefore.errorRate)) → \(number(score.wordsAfter.errorRate))",
        "fixed \(score.fixed)/\(score.wrong)", "harmed \(score.harmed)/\(score.right)",
      ]
      var text = "\n== \(document.name)  " + figures.joined(separator: ", ")
      if !document.harmed.isEmpty { text += "\n  harmed: " + document.harmed.joined(separator: " ") }
      if !document.missed.isEmpty { text += "\n  missed: " + document.missed.joined(separator: " ") }
      return text
    }.joined()
  }

  /// The scores as JSON.
  ///
  /// - Parameter detail: whether each text's figures and words follow, the worst first.
  public func data(detail: Bool) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(TextReport(self, detail: detail)) + Data("\n".utf8)
  }
}
