import ArgumentParser
import Foundation
import Pipeline

/// `justera watch`: records for whatever comes into a folder.
struct Watch: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Turns files into records as they come into a folder, until it is told to end.",
    discussion: """
      Looks into the folders again and again and does what 'justera run' would do with every file whose size and \
      time have been still for a while: a scanner or a copy that is at work is waited for. A file that fails gets \
      its cause and is not tried again unless it changes. Ends with Ctrl-C or SIGTERM, with code 0.
      """)

  @Argument(help: "Folders of minutes.", completion: .directory)
  var inputs: [String]

  @OptionGroup var options: BatchOptions

  @Option(help: "Seconds that a file must have been still.")
  var settle = 10.0

  @Option(help: "Seconds between two looks.")
  var interval = 5.0

  func validate() throws {
    if inputs.isEmpty { throw ValidationError("Give at least one folder.") }
    if settle < 0 { throw ValidationError("--settle takes 0 or more.") }
    if interval < 0.1 { throw ValidationError("--interval takes 0.1 or more.") }
  }

  func run() throws {
    let configuration = try options.settings.load()
    let roots = inputs.map { URL(filePath: $0) }
    let log = options.log
    let tree = options.tree(configuration)
    do {
      // What is wrong from the beginning will not pass by waiting.
      let records = try OutputTree(root: URL(filePath: options.output), inputs: roots)
      _ = try tree.items(of: roots)
      var watched = WatchedFolders(settle: .seconds(settle))
      log.say("watching \(inputs.joined(separator: " "))", event: "watching")
      BatchOptions.withSignals { stop in
        var lastError = ""
        while !stop.isRaised {
          do {
            let items = try watched.settled(tree.items(of: roots))
            if let items { try perform(items, configuration, records, stop) }
            watched.confirm()
            lastError = ""
          } catch {
            // A disk that is full or away may be back: the next look tries again.
            if "\(error)" != lastError { log.say("\(error)", .error, event: "could-not-run") }
            lastError = "\(error)"
          }
          stop.wait(seconds: interval)
        }
      }
      log.say("ended", event: "ended")
    } catch {
      log.say("\(error)", .error, event: "could-not-run")
      throw ExitCode.couldNotStart
    }
  }

  private func perform(
    _ items: [InputItem], _ configuration: Configuration, _ records: OutputTree, _ stop: StopSignal
  ) throws {
    var plan = RunOptions()
    plan.goesOnWhateverFails = true
    let report = try options.batch(configuration, items, records, plan)
      .run(jobs: options.jobs, stop: stop, progress: options.display)
    let done = report.documents - report.doneBefore - report.notDone
    if done > 0, !options.quiet {
      options.log.say(
        "\(done) done; \(report.complete) of \(report.documents) documents are complete", event: "round")
    }
  }
}
