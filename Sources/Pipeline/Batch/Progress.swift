/// How far a batch is.
public struct BatchProgress: Sendable {
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
  /// The paths of the documents at hand.
  public var atHand: [String]
  /// Seconds since the start.
  public var seconds: Double

  /// Pages a second since the start.
  public var pagesPerSecond: Double { seconds > 0 ? Double(pages) / seconds : 0 }

  /// Seconds left if the rest goes as fast as what is done; nil before the first document.
  public var secondsLeft: Double? {
    let here = documents - doneBefore
    return here > 0 ? seconds / Double(here) * Double(total - documents) : nil
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
