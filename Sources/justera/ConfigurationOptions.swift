import ArgumentParser
import Foundation
import Pipeline

/// The option that every command with a configuration takes.
struct ConfigurationOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Configuration over the defaults of pipeline.yml.", valueName: "pipeline.yml"))
  var config: String?

  /// Reads the configuration; tells what is wrong with it and ends the command.
  func load() throws -> Configuration {
    do {
      guard let config else { return try Configuration() }
      return try Configuration(file: URL(filePath: config))
    } catch {
      throw stop("\(config ?? "pipeline.yml"): \(error)")
    }
  }
}
