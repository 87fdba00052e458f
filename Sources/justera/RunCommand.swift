import ArgumentParser
import Foundation
import Pipeline

/// `justera run`: the main job.
struct Run: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Turns files and folders into a tree of records.",
    discussion: """
      Writes a record for each document in the shape of the input (1987/prot.pdf gives 1987/prot.pdf.json), all \
      records again in records.jsonl, a line each, and the end report in run.json. The input is never changed.

      Run again after an interruption or a change, it does only what is missing: new and changed documents, and \
      everything a changed configuration or model touches. Documents that failed are not tried again without \
      --retry-failed.
      """)

  @Argument(help: "Files or folders of minutes: PDF, TIFF, PNG, JPEG, plain text.", completion: .file())
  var inputs: [String]

  @Option(name: .shortAndLong, help: "The folder for the records.", completion: .directory)
  var output: String

  @OptionGroup var settings: ConfigurationOptions

  @Option(name: .shortAndLong, help: "How many workers; 0 for one on each core. (default: batch.jobs)")
  var jobs: Int?

  @Option(help: "Take only files that match this pattern; may be given again. (default: input.include)")
  var include: [String] = []

  @Option(help: "Do no more than this many documents; those that are done already do not count.")
  var limit: Int?

  @Option(
    help: ArgumentHelp(
      "Do one part of the documents, on this machine: part i of n. A run without it joins the parts.",
      valueName: "i/n"), transform: shard)
  var shard: Shard?

  @Flag(help: "Try documents again that failed before.")
  var retryFailed = false

  @Flag(help: "Do everything anew, whatever was done before.")
  var force = false

  @Flag(help: "Tell which files would be done, and do nothing.")
  var dryRun = false

  @Flag(help: "Stop where the kernel lacks a part of the workers' sandbox. (default: batch.requireSandbox)")
  var requireSandbox = false

  @Flag(name: .shortAndLong, help: "No progress and no table; messages only.")
  var quiet = false

  func validate() throws {
    if inputs.isEmpty { throw ValidationError("Give at least one file or folder.") }
    if let jobs, jobs < 0 { throw ValidationError("--jobs takes 0 or more.") }
    if let limit, limit < 0 { throw ValidationError("--limit takes 0 or more.") }
  }

  private static func shard(_ text: String) throws -> Shard {
    guard let shard = Shard(text) else {
      throw ValidationError("--shard takes i/n with 1 ≤ i ≤ n, as in 2/8.")
    }
    return shard
  }

  func run() throws {
    let configuration = try settings.load()
    let roots = inputs.map { URL(filePath: $0) }
    let report: RunReport
    do {
      let tree = InputTree(
        include: include.isEmpty ? configuration.include : include, exclude: configuration.exclude)
      let items = try tree.items(of: roots)
      var options = RunOptions()
      options.retriesFailed = retryFailed
      options.isForced = force
      options.limit = limit
      options.shard = shard
      if dryRun {
        let paths = try Batch.dryRun(
          configuration: configuration, items: items, root: URL(filePath: output), options: options)
        for path in paths { print(path) }
        return
      }
      if items.isEmpty { tell("no files to do in \(inputs.joined(separator: " "))") }
      let records = try OutputTree(root: URL(filePath: output), inputs: roots, shard: shard)
      let signal = StopSignal()
      let sources = [SIGINT, SIGTERM].map { raise(signal, on: $0) }
      defer { for source in sources { source.cancel() } }
      let batch = Batch(
        configuration: configuration, items: items, output: records, options: options,
        executable: URL(filePath: "/proc/self/exe"), requiresSandbox: requireSandbox ? true : nil)
      report = try batch.run(jobs: jobs, stop: signal, progress: ProgressDisplay(isQuiet: quiet))
    } catch let error as ExitCode {
      throw error
    } catch {
      throw stop("\(error)")
    }
    if !quiet {
      FileHandle.standardError.write(Data((report.table + "\n").utf8))
      tell("the records are in \(output), all of them also in records.jsonl; the report is run.json")
    }
    if report.interrupted {
      tell(
        "interrupted; \(report.documents - report.notDone) of \(report.documents) documents are done in \(output)"
      )
      throw ExitCode.interrupted
    }
    if let stopped = report.stopped {
      tell("stopped: \(stopped); look at the causes above, or raise it, and run again to go on")
    }
    if report.complete < report.documents { throw ExitCode.incomplete }
  }

  private func raise(_ stop: StopSignal, on number: Int32) -> any DispatchSourceSignal {
    signal(number, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
    source.setEventHandler { stop.raise() }
    source.activate()
    return source
  }
}
