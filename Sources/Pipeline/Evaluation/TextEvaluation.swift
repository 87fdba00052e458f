public import Foundation
import Minutes
import Scanning

/// Corrected texts scored against their truth, beside the texts before correction.
public struct TextEvaluation: Sendable {
  /// The scores of one text.
  public struct Document: Sendable {
    /// The file's name without its ending.
    public var name: String
    /// Its counts.
    public var score: TextScore
    /// The truth's words that were right before and are wrong after, in the order of the text.
    public var harmed: [String]
    /// The truth's words that were wrong before and still are, in the order of the text.
    public var missed: [String]
  }

  /// The texts that count, sorted by name.
  public private(set) var documents: [Document] = []
  /// The names of the texts left out because they were read too badly.
  public private(set) var leftOut: [String] = []
  /// The counts of all texts together.
  public private(set) var all = TextScore()
  /// What the corrections said of themselves; nil without ledgers.
  public private(set) var reliability: Reliability?

  /// The texts, those with the highest share of wrong words after correction first.
  public var worstFirst: [Document] {
    documents.sorted {
      let rates = [$0, $1].map { $0.score.wordsAfter.errorRate ?? 0 }
      return rates[0] == rates[1] ? $0.name < $1.name : rates[0] > rates[1]
    }
  }

  /// Scores texts: three folders of .txt files of the same names, or three files.
  ///
  /// - Parameters:
  ///   - truth: the texts as printed.
  ///   - before: the texts before correction.
  ///   - after: the texts after correction.
  ///   - ledgers: a folder with NAME.jsonl from `justera correct --ledger`, or one such file.
  ///   - maxCER: leaves texts out whose share of wrong characters before correction is higher.
  public init(
    truth: URL, before: URL, after: URL, ledgers: URL? = nil, maxCER: Double? = nil
  ) throws(EvaluationError) {
    try EvaluationFiles.require(truth, "texts as printed")
    try EvaluationFiles.require(before, "texts before correction")
    try EvaluationFiles.require(after, "texts after correction")
    if let ledgers { try EvaluationFiles.require(ledgers, "ledgers of 'justera correct --ledger'") }
    let isFolder = EvaluationFiles.isFolder(truth)
    let names =
      isFolder
      ? try EvaluationFiles.names(in: truth).filter { $0.hasSuffix(".txt") } : [truth.lastPathComponent]
    if names.isEmpty {
      throw EvaluationError(
        description: "\(truth.relativePath): no .txt files here; give the texts as printed")
    }
    if ledgers != nil { reliability = Reliability() }
    func place(_ url: URL, _ name: String) -> URL {
      EvaluationFiles.isFolder(url) ? url.appending(path: name) : url
    }
    for file in names {
      let stem = file.hasSuffix(".txt") ? String(file.dropLast(4)) : file
      let truthText = try TextEvaluation.text(place(truth, file))
      let afterText = try TextEvaluation.text(place(after, file))
      let comparison = TextComparison(
        truth: truthText, before: try TextEvaluation.text(place(before, file)), after: afterText)
      if let maxCER, let rate = comparison.score.charactersBefore.errorRate, rate > maxCER {
        leftOut.append(stem)
        continue
      }
      documents.append(
        Document(
          name: stem, score: comparison.score, harmed: comparison.harmed, missed: comparison.missed))
      all += comparison.score
      if let ledgers {
        let url = place(ledgers, stem + ".jsonl")
        let entries = try TextEvaluation.ledger(url)
        if reliability?.add(entries, of: stem, text: afterText, truth: truthText) == false {
          throw EvaluationError(
            description:
              "\(url.relativePath): does not belong to \(place(after, file).relativePath); give the ledger written with it"
          )
        }
      }
    }
  }

  private static func text(_ url: URL) throws(EvaluationError) -> String {
    TextEncoding.decode(try EvaluationFiles.bytes(url)).text
  }

  private static func ledger(_ url: URL) throws(EvaluationError) -> [Correction] {
    let lines = try EvaluationFiles.bytes(url).split(separator: UInt8(ascii: "\n"))
    do {
      return try lines.map { try JSONDecoder().decode(Correction.self, from: $0) }
    } catch {
      throw EvaluationError(
        description:
          "\(url.relativePath): not a ledger of 'justera correct'; each line must be a correction as JSON")
    }
  }
}
