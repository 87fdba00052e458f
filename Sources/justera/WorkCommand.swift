import ArgumentParser
import Pipeline

/// `justera worker`: the unit of work, started by `run`.
struct Work: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "worker", abstract: "Does documents that a supervisor sends over a pipe.",
    discussion: "Started by 'justera run'; speaks length-prefixed frames on standard input and output.")

  func run() throws {
    do {
      try Worker.serveStandardInput()
    } catch {
      throw stop("worker: \(error)")
    }
  }
}
