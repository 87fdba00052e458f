import ArgumentParser
import Foundation

extension ExitCode {
  /// Some document failed or is partial.
  static let incomplete = ExitCode(1)
  /// The work could not start.
  static let couldNotStart = ExitCode(2)
  /// Interrupted by Ctrl-C or a request to end.
  static let interrupted = ExitCode(130)
}

/// Writes a message for people to standard error.
func tell(_ message: String) {
  FileHandle.standardError.write(Data("justera: \(message)\n".utf8))
}

/// Writes a message for people and gives the error that ends the command.
func stop(_ message: String, code: ExitCode = .couldNotStart) -> ExitCode {
  tell(message)
  return code
}

/// Writes messages for people, one a line, and gives the error that ends the command.
func stop(lines messages: String) -> ExitCode {
  for line in messages.split(separator: "\n") { tell(String(line)) }
  return .couldNotStart
}
