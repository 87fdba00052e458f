import Correction
public import Foundation
import Glibc
import Minutes
import Scanning

/// The main job: many documents through workers, one bad file never ending the run.
///
/// The supervisor walks, hashes, counts and writes; it never reads a document itself. Workers are processes of the
/// same program, so that a crash or a hang costs one document. What is done is kept in a journal: the next run does
/// only what is missing or changed.
public struct Batch: Sendable {
  let configuration: Configuration
  let items: [InputItem]
  let output: OutputTree
  let options: RunOptions
  let executable: URL
  let requiresSandbox: Bool

  /// Makes a batch.
  ///
  /// - Parameters:
  ///   - configuration: how to work.
  ///   - items: all documents of the input, in the order of the output.
  ///   - output: where the records go.
  ///   - options: which of the documents are taken up.
  ///   - executable: the `justera` program, for the workers.
  ///   - requiresSandbox: whether a worker that cannot be restricted in every way ends the run; nil for what the
  ///     configuration says.
  public init(
    configuration: Configuration, items: [InputItem], output: OutputTree, options: RunOptions = RunOptions(),
    executable: URL, requiresSandbox: Bool? = nil
  ) {
    self.requiresSandbox = requiresSandbox ?? configuration.requireSandbox
    self.configuration = configuration
    self.items = items
    self.output = output
    self.options = options
    self.executable = executable
  }

  /// The paths that a run would take up, in order; nothing is written.
  ///
  /// - Parameters:
  ///   - configuration: how the run would work.
  ///   - items: all documents of the input, in the order of the output.
  ///   - root: the output folder, which need not be there.
  ///   - options: which of the documents would be taken up.
  /// - Throws: what `run` throws before it begins.
  public static func dryRun(
    configuration: Configuration, items: [InputItem], root: URL, options: RunOptions
  ) throws -> [String] {
    let tree = OutputTree(looking: root, shard: options.shard)
    let model = configuration.correctionEnabled ? try ModelFile(path: configuration.modelPath) : nil
    let key = JournalEntry.Key(configuration: configuration, model: model?.fingerprint)
    let plan = try RunPlan(
      items: items, journal: try Journal(reading: tree.state.journal), output: tree, key: key,
      options: options
    )
    return zip(plan.items, plan.isToDo).filter(\.1).map(\.0.path)
  }

  /// Does what is to do, then writes `records.jsonl` and `run.json`.
  ///
  /// The records do not depend on the number of workers, nor on how often the work was interrupted.
  ///
  /// - Parameters:
  ///   - jobs: how many workers; nil for what the configuration says.
  ///   - stop: asks the batch to end early when it is raised; documents at hand are dropped.
  ///   - progress: told how far the batch is, several times a second.
  /// - Throws: `ModelFileError` before anything is done; `OutputTreeError` when the output fails or another run
  ///   holds it; what is wrong with the journal.
  public func run(jobs: Int? = nil, stop: StopSignal = StopSignal(), progress: some ProgressReport) throws
    -> RunReport
  {
    let start = ContinuousClock.now
    let model = configuration.correctionEnabled ? try ModelFile(path: configuration.modelPath) : nil
    try output.state.make()
    let lock = try OutputLock(output: output.root, shard: options.shard)
    defer { withExtendedLifetime(lock) {} }
    output.state.sweep()
    let journal = try Journal(url: output.state.journal)
    try mergeShards(into: journal)
    let key = JournalEntry.Key(configuration: configuration, model: model?.fingerprint)
    let plan = try RunPlan(items: items, journal: journal, output: output, key: key, options: options)
    let wanted = jobs ?? configuration.jobs
    let workers = max(1, wanted > 0 ? wanted : ProcessInfo.processInfo.activeProcessorCount)
    // Words as they were read hold the numbers that are to be seen nowhere.
    let kept = configuration.maskPersonalNumbers ? 0 : configuration.cacheMegabytes
    let store = try WordStore(url: output.state.words, limit: Int64(kept) * 1_000_000)
    let words = RecognizedWords(store: store, configuration: configuration, model: model?.fingerprint)
    let limit = BatchState.FailureLimit(
      share: options.goesOnWhateverFails ? 1 : configuration.failureShare,
      minimum: configuration.failureMinimum)
    let state = BatchState(plan: plan, limit: limit)
    let interruption = stop.onRaise { state.interrupt() }
    defer { stop.forget(interruption) }
    if plan.count > 0 {
      for _ in 0..<workers {
        state.countThread(1)
        Thread.detachNewThread {
          var thread = BatchThread(
            batch: self, plan: plan, key: key, journal: journal, words: words, state: state,
            maySplit: workers > 1)
          thread.work()
          state.countThread(-1)
        }
      }
    }
    var status = StatusFile(output.state)
    while true {
      let snapshot = state.waitForChange()
      let figures = snapshot.progress(since: start)
      progress.update(figures)
      status.update(figures)
      if snapshot.threads == 0 {
        status.update(figures, state: state.outcome)
        break
      }
    }
    progress.finish()
    if let fault = state.fault { throw fault }
    try removeMoved(plan.gone, from: journal)
    try store.trim()
    var report = RunReport(
      configuration: configuration, model: model?.fingerprint, jobs: workers, documents: plan.items.count)
    report.interrupted = state.isInterrupted
    report.stopped = state.stopped
    report.doneBefore = state.doneBefore
    try finish(&report, plan, state.isDone, journal, since: start)
    return report
  }

  /// What every worker is told once.
  func setup(model: String) -> Worker.Setup {
    Worker.Setup(
      configuration: configuration.yaml, lexicon: configuration.lexicon.canonicalText,
      model: model.isEmpty ? nil : model)
  }

  /// Adds the documents up and writes the two files that tell of all of them.
  private func finish(
    _ report: inout RunReport, _ plan: RunPlan, _ isDone: [Bool], _ journal: Journal,
    since start: ContinuousClock.Instant
  ) throws {
    var stamps = Fingerprint()
    var records: [URL] = []
    var next = 0
    try journal.forEachSummary { summary, stamp in
      while next < plan.items.count, plan.items[next].path.utf8.lexicographicallyPrecedes(summary.path.utf8) {
        next += 1
      }
      guard next < plan.items.count, plan.items[next].path == summary.path, isDone[next] else { return }
      report.add(summary)
      stamps.add("\(summary.path)\u{0}\(stamp)")
      for ordinal in 0..<summary.records {
        records.append(output.recordURL(for: summary.path, ordinal: ordinal + 1))
      }
    }
    // Joining all records again takes long where many are done and none is new.
    let place = output.linesURL.path(percentEncoded: false)
    func joined(_ identity: FileIdentity?) -> String { "\(stamps.value) \(identity.map { "\($0)" } ?? "")" }
    if try journal.note("lines") != joined(FileIdentity(path: place)) {
      try output.writeLines(of: records, to: output.linesURL)
      try journal.setNote("lines", joined(FileIdentity(path: place)))
    }
    report.close(wall: start.duration(to: .now))
    try output.write(report.data(), to: output.reportURL)
  }

  /// Takes in what shards did that were run into the same output.
  private func mergeShards(into journal: Journal) throws(JournalError) {
    guard options.shard == nil else { return }
    for shard in output.state.shardJournals {
      let identity = FileIdentity(path: shard.path(percentEncoded: false)).map { "\($0)" }
      let note = "merged " + shard.deletingLastPathComponent().lastPathComponent
      guard let identity, try journal.note(note) != identity else { continue }
      try journal.merge(shard)
      try journal.setNote(note, identity)
    }
  }

  /// Takes away the records of files that were moved or renamed, and of those that turned out to be the words of another.
  ///
  /// Their content is in the journal under another path now. A file that is merely gone keeps its record.
  private func removeMoved(_ gone: Set<String>, from journal: Journal) throws(JournalError) {
    if gone.isEmpty { return }
    // What came before its paper was a document of its own.
    for path in items.flatMap(\.wordsFiles).map(\.path) where gone.contains(path) {
      guard let entry = try journal.entry(path: path) else { continue }
      output.removeRecords(of: path, ordinals: 1..<entry.records + 1)
      try journal.remove(path: path)
    }
    let there = Set(items.map(\.path))
    let bases = Set(
      items.compactMap { item in
        let file = item.file.path(percentEncoded: false)
        return file.hasSuffix("/" + item.path) ? String(file.dropLast(item.path.count)) : nil
      })
    for path in gone.sorted() where !bases.contains(where: { access($0 + path, F_OK) == 0 }) {
      guard let entry = try journal.entry(path: path), !entry.key.content.isEmpty,
        try journal.paths(content: entry.key.content).contains(where: there.contains)
      else { continue }
      output.removeRecords(of: path, ordinals: 1..<entry.records + 1)
      try journal.remove(path: path)
    }
  }
}

extension JournalEntry.Key {
  /// The key of what a configuration and a model give, with the content left open.
  init(configuration: Configuration, model: String?) {
    self.init(
      content: "", configuration: configuration.fingerprint, model: model ?? "", version: Justera.version)
  }
}
