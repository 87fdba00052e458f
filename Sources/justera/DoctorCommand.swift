import ArgumentParser
import Foundation
import Pipeline

/// `justera doctor`: what is installed, what is missing, how to get it.
struct Doctor: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Tells what is installed, what is missing and how to get it.")

  @OptionGroup var options: ConfigurationOptions

  func run() throws {
    let configuration = try options.load()
    let findings =
      Diagnosis.findings(configuration: configuration)
      + Diagnosis.sandbox(configuration: configuration, executable: URL(filePath: "/proc/self/exe"))
    let width = findings.map(\.name.count).max() ?? 0
    for finding in findings {
      let name = finding.name.padding(toLength: width, withPad: " ", startingAt: 0)
      print("\(finding.isGood ? "ok     " : "missing")  \(name)  \(finding.detail)")
    }
    if findings.contains(where: { !$0.isGood }) { throw ExitCode.couldNotStart }
  }
}
