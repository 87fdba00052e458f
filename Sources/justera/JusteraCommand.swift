import ArgumentParser
import Pipeline

/// The command itself: only its subcommands do anything.
@main
struct JusteraCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "justera",
    abstract: "Turns scanned Swedish minutes into corrected, structured records.",
    discussion: """
      Data goes to standard output, progress and messages to standard error.

      Exit codes: 0 all complete; 1 some document failed or is partial; 2 could not start or go on; 64 wrong usage; \
      130 interrupted.
      """,
    version: Justera.version,
    subcommands: [
      Run.self, Watch.self, Status.self, Cache.self, Extract.self, Export.self, Correct.self, Lexicon.self,
      Evaluate.self, Train.self, Doctor.self, Work.self,
    ])
}
