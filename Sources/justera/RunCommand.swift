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
      --retry-failed. Look at a run from outside with 'justera status'.
      """)

  @Argument(
    help: "Files or folders of minutes: PDF, TIFF, PNG, JPEG, hOCR, ALTO, PAGE XML, plain text.",
    completion: .file())
  var inputs: [String]

  @OptionGroup var options: BatchOptions

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

  func validate() throws {
    if inputs.isEmpty { throw ValidationError("Give at least one file or folder.") }
    if let limit, limit < 0 { throw ValidationError("--limit takes 0 or more.") }
  }

  private static func shard(_ text: String) throws -> Shard {
    guard let shard = Shard(text) else {
      throw ValidationError("--shard takes i/n with 1 ≤ i ≤ n, as in 2/8.")
    }
    return shard
  }

  func run() throws {
    let configuration = try options.settings.load()
    let log = options.log
    let report: RunReport
    do {
      let roots = inputs.map { URL(filePath: $0) }
      let items = try options.tree(configuration).items(of: roots)
      var plan = RunOptions()
      plan.retriesFailed = retryFailed
      plan.isForced = force
      plan.limit = limit
      plan.shard = shard
      if dryRun {
        let paths = try Batch.dryRun(
          configuration: configuration, items: items, root: URL(filePath: options.output), options: plan)
        for path in paths { print(path) }
        return
      }
      if items.isEmpty {
        log.say("no files to do in \(inputs.joined(separator: " "))", .warning, event: "notice")
      }
      let records = try OutputTree(root: URL(filePath: options.output), inputs: roots, shard: shard)
      report = try BatchOptions.withSignals { stop in
        try options.batch(configuration, items, records, plan)
          .run(jobs: options.jobs, stop: stop, progress: options.display)
      }
    } catch let error as ExitCode {
      throw error
    } catch {
      log.say("\(error)", .error, event: "could-not-run")
      throw ExitCode.couldNotStart
    }
    try tell(of: report)
  }

  /// Tells what was done, and ends with the code that says it.
  private func tell(of report: RunReport) throws {
    let log = options.log
    if !options.quiet, options.logFormat == .text {
      FileHandle.standardError.write(Data((report.table + "\n").utf8))
    }
    if !options.quiet {
      let names =
        shard == nil ? "records.jsonl; the report is run.json" : "a file for this part; so is the report"
      log.say("the records are in \(options.output), all of them also in \(names)", event: "finished")
    }
    if report.interrupted {
      let done = report.documents - report.notDone
      log.say(
        """
        interrupted; \(done) of \(report.documents) documents are done in \(options.output); run again to go on
        """, .warning, event: "interrupted")
      throw ExitCode.interrupted
    }
    if let stopped = report.stopped {
      log.say(
        "stopped: \(stopped); look at the causes, or raise it, and run again to go on", .error,
        event: "stopped")
    }
    if report.complete < report.documents { throw ExitCode.incomplete }
  }
}
