/// How far a batch is.
public struct BatchProgress: Sendable {
  /// A document that is being done.
  public struct DocumentAtHand: Codable, Hashable, Sendable {
    /// Its path relative to the input root.
    public var path: String
    /// How many pages it has; nil while it is not open.
    public var pages: Int?
    /// How many of them are read.
    public var pagesDone = 0

    /// How much of it is done, 0 to 1.
    var share: Double { pages.map { $0 > 0 ? min(1, Double(pagesDone) / Double($0)) : 0 } ?? 0 }
  }

  /// Documents done, failed ones included.
  public var documents: Int
  /// Documents that an earlier run had done.
  public var doneBefore: Int
  /// Documents in all.
  public var total: Int
  /// Pages done.
  public var pages: Int
  /// Documents failed.
  public var failed: Int
  /// Documents that failed since the last report.
  public var newFailures: [DocumentSummary]
  /// What else people should know, since the last report.
  public var notices: [String]
  /// The documents at hand.
  public var atHand: [DocumentAtHand]
  /// Seconds since the start.
  public var seconds: Double

  /// Pages a second since the start.
  public var pagesPerSecond: Double { seconds > 0 ? Double(pages) / seconds : 0 }

  /// How much is done, 0 to 1, with the pages of the documents at hand.
  public var share: Double { total > 0 ? min(1, documentsDone / Double(total)) : 1 }

  private var documentsDone: Double { atHand.reduce(Double(documents)) { $0 + $1.share } }

  /// Seconds left if the rest goes as fast as what is done; nil before there is anything to go by.
  public var secondsLeft: Double? {
    let here = documentsDone - Double(doneBefore)
    guard here > 0 else { return nil }
    let byDocuments = seconds / here * (Double(total) - documentsDone)
    // The last of many short papers may be a long one.
    let pagesAtHand = atHand.reduce(0) { $0 + max(0, ($1.pages ?? 0) - $1.pagesDone) }
    let byPages = pagesPerSecond > 0 ? Double(pagesAtHand) / pagesPerSecond : 0
    return max(0, byDocuments, byPages)
  }
}

/// Somebody who is told how far a batch is.
public protocol ProgressReport {
  /// Takes the newest figures.
  func update(_ progress: BatchProgress)
  /// Is told that no more figures come.
  func finish()
}

/// Tells nobody.
public struct SilentProgress: ProgressReport {
  /// Makes a report to nobody.
  public init() {}
  /// Does nothing.
  public func update(_ progress: BatchProgress) {}
  /// Does nothing.
  public func finish() {}
}

extension BatchState.Snapshot {
  func progress(since start: ContinuousClock.Instant) -> BatchProgress {
    BatchProgress(
      documents: documents, doneBefore: doneBefore, total: total, pages: pages, failed: failed,
      newFailures: newFailures,
      notices: notices, atHand: atHand,
      seconds: start.duration(to: .now).inSeconds)
  }
}

extension Duration {
  var inSeconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }
}
