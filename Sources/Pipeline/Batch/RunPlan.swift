import Foundation
import Minutes

/// Which documents a run takes up.
public struct RunOptions: Hashable, Sendable {
  /// Whether documents that failed before are tried again.
  public var retriesFailed = false
  /// Whether everything is done anew, whatever the journal and the cache know.
  public var isForced = false
  /// Whether the run goes on however many documents fail.
  public var goesOnWhateverFails = false
  /// Do no more documents than this; nil for all.
  public var limit: Int?
  /// The part of the documents that is this run's; nil for all.
  public var shard: Shard?

  /// Makes the options of a plain run.
  public init() {}
}

/// What a run has to do, told from the journal without reading a file.
struct RunPlan {
  /// The documents that the run answers for.
  var items: [InputItem] = []
  /// Whether each of them is to be looked at by a worker; the others are done.
  var isToDo: [Bool] = []
  /// The paths in the journal that no item has.
  var gone: Set<String> = []

  /// How many are to do.
  var count: Int { isToDo.count(where: { $0 }) }

  /// Makes a plan.
  ///
  /// - Parameters:
  ///   - items: all documents of the input, sorted by the bytes of their paths.
  ///   - key: what the records are to depend on; its content is not looked at.
  init(
    items: [InputItem], journal: Journal?, output: OutputTree, key: JournalEntry.Key, options: RunOptions
  ) throws(JournalError) {
    let items = options.shard.map { shard in items.filter { shard.contains($0.path) } } ?? items
    var isDone = Array(repeating: false, count: items.count)
    var next = 0
    try journal?.forEachEntry { entry in
      while next < items.count, items[next].path.utf8.lexicographicallyPrecedes(entry.path.utf8) { next += 1 }
      guard next < items.count, items[next].path == entry.path else {
        gone.insert(entry.path)
        return
      }
      isDone[next] =
        !options.isForced && items[next].identity == entry.identity
        && RunPlan.holds(entry, for: key, output: output, options: options)
    }
    var left = options.limit ?? Int.max
    for (item, isDone) in zip(items, isDone) {
      if !isDone {
        if left == 0 { continue }
        left -= 1
      }
      self.items.append(item)
      isToDo.append(!isDone)
    }
  }

  /// Whether what was done holds for the same content: the same configuration, model and version, the records
  /// are there, and it did not fail in a way that is to be tried again.
  static func holds(
    _ entry: JournalEntry, for key: JournalEntry.Key, output: OutputTree, options: RunOptions
  ) -> Bool {
    guard entry.key.configuration == key.configuration, entry.key.model == key.model,
      entry.key.version == key.version
    else { return false }
    if entry.state == .failed, options.retriesFailed || entry.mayPass { return false }
    return output.hasRecords(of: entry.path, count: entry.records)
  }
}
