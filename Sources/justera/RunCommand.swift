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
      """)

  @Argument(help: "Files or folders of minutes: PDF, TIFF, PNG, JPEG, plain text.", completion: .file())
  var inputs: [String]

  @Option(name: .shortAndLong, help: "The folder for the records.", completion: .directory)
  var output: String

  @OptionGroup var options: ConfigurationOptions

  @Option(name: .shortAndLong, help: "How many workers; 0 for one on each core. (default: batch.jobs)")
  var jobs: Int?

  @Option(help: "Take only files that match this pattern; may be given again. (default: input.include)")
  var include: [String] = []

  @Option(help: "Do no more than this many documents.")
  var limit: Int?

  @Flag(help: "Tell which files would be done, and do nothing.")
  var dryRun = false

  @Flag(name: .shortAndLong, help: "No progress and no table; messages only.")
  var quiet = false

  func validate() throws {
    if inputs.isEmpty { throw ValidationError("Give at least one file or folder.") }
    if let jobs, jobs < 0 { throw ValidationError("--jobs takes 0 or more.") }
    if let limit, limit < 0 { throw ValidationError("--limit takes 0 or more.") }
  }

  func run() throws {
    let configuration = try options.load()
    let roots = inputs.map { URL(filePath: $0) }
    let report: RunReport
    do {
      let tree = InputTree(
        include: include.isEmpty ? configuration.include : include, exclude: configuration.exclude)
      var items = try tree.items(of: roots)
      if let limit { items = Array(items.prefix(limit)) }
      if dryRun {
        for item in items { print(item.path) }
        return
      }
      if items.isEmpty { tell("no files to do in \(inputs.joined(separator: " "))") }
      let output = try OutputTree(root: URL(filePath: output), inputs: roots)
      let signal = StopSignal()
      let sources = [SIGINT, SIGTERM].map { raise(signal, on: $0) }
      defer { for source in sources { source.cancel() } }
      let batch = Batch(
        configuration: configuration, items: items, output: output,
        executable: URL(filePath: "/proc/self/exe"))
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
