import Foundation

/// Tells which files of watched folders are still, from look to look.
public struct WatchedFolders {
  /// What a file was when it was seen like that for the first time.
  private struct Sight {
    var identity: FileIdentity
    var since: ContinuousClock.Instant
  }

  private let settle: Duration
  private var sights: [String: Sight] = [:]
  private var done: [String: FileIdentity] = [:]
  private var settled: [String: FileIdentity] = [:]

  /// Begins to watch.
  ///
  /// - Parameter settle: how long a file's size and time must have been still.
  public init(settle: Duration) { self.settle = settle }

  /// Takes what is in the folders now.
  ///
  /// - Returns: the files that are still; nil where nothing is new since the look that was confirmed.
  public mutating func settled(_ items: [InputItem]) -> [InputItem]? {
    settled(items, now: .now)
  }

  mutating func settled(_ items: [InputItem], now: ContinuousClock.Instant) -> [InputItem]? {
    var seen: [String: Sight] = [:]
    var still: [InputItem] = []
    settled = [:]
    for item in items {
      guard let identity = item.identity else { continue }
      let old = sights[item.path]
      let sight = old?.identity == identity ? old : nil
      let since = sight?.since ?? now
      seen[item.path] = Sight(identity: identity, since: since)
      // What a run has done is known to be whole, however short this watch has been.
      guard now - since >= settle || done[item.path] == identity else { continue }
      settled[item.path] = identity
      still.append(item)
    }
    sights = seen
    return settled == done ? nil : still
  }

  /// Notes that the files of the last look were done.
  public mutating func confirm() { done = settled }
}
