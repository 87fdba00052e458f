import ArgumentParser
import Foundation
import Pipeline

/// The options that `run` and `watch` share.
struct BatchOptions: ParsableArguments {
  @Option(name: .shortAndLong, help: "The folder for the records.", completion: .directory)
  var output: String

  @OptionGroup var settings: ConfigurationOptions

  @Option(name: .shortAndLong, help: "How many workers; 0 for one on each core. (default: batch.jobs)")
  var jobs: Int?

  @Option(help: "Take only files that match this pattern; may be given again. (default: input.include)")
  var include: [String] = []

  @Flag(help: "Stop where the kernel lacks a part of the workers' sandbox. (default: batch.requireSandbox)")
  var requireSandbox = false

  @Option(help: "How progress is shown on standard error: auto, bar, plain, json, none.")
  var progress = ProgressStyle.auto

  @Option(help: "How messages are written to standard error: text or json.")
  var logFormat = LogFormat.text

  @Flag(name: .shortAndLong, help: "No progress and no table; messages only.")
  var quiet = false

  func validate() throws {
    if let jobs, jobs < 0 { throw ValidationError("--jobs takes 0 or more.") }
  }

  var log: MessageLog { MessageLog(format: logFormat) }

  var display: ProgressDisplay { ProgressDisplay(style: quiet ? .none : progress, log: log) }

  /// Finds the files of the inputs.
  func tree(_ configuration: Configuration) -> InputTree {
    InputTree(
      include: include.isEmpty ? configuration.include : include, exclude: configuration.exclude)
  }

  /// A batch over these documents.
  func batch(
    _ configuration: Configuration, _ items: [InputItem], _ records: OutputTree, _ options: RunOptions
  ) -> Batch {
    Batch(
      configuration: configuration, items: items, output: records, options: options,
      executable: URL(filePath: "/proc/self/exe"), requiresSandbox: requireSandbox ? true : nil)
  }

  /// Does something that a request to end can cut short.
  static func withSignals<Value>(_ body: (StopSignal) throws -> Value) rethrows -> Value {
    let stop = StopSignal()
    let sources = [SIGINT, SIGTERM, SIGHUP].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { stop.raise() }
      source.activate()
      return source
    }
    defer { for source in sources { source.cancel() } }
    return try body(stop)
  }
}
