import ArgumentParser
import Foundation

/// How messages for people are written to standard error.
enum LogFormat: String, ExpressibleByArgument, CaseIterable {
  /// A line of text each.
  case text
  /// A line of JSON each, for programs that collect logs.
  case json
}

/// Writes messages to standard error, with what they are about.
struct MessageLog {
  /// How grave a message is.
  enum Level: String, Encodable { case info, warning, error }

  let format: LogFormat

  private struct Line: Encodable {
    var time: String
    var level: Level
    var event: String
    var path: String?
    var cause: String?
    var message: String
  }

  /// Writes a message.
  ///
  /// - Parameters:
  ///   - event: a stable name for programs: `document-failed`.
  ///   - path: the document that it is about.
  ///   - cause: the id of what was wrong.
  func say(
    _ message: String, _ level: Level = .info, event: String, path: String? = nil, cause: String? = nil
  ) {
    switch format {
    case .text: tell(path.map { "\($0): \(message)" } ?? message)
    case .json:
      let line = Line(
        time: Date.now.formatted(.iso8601), level: level, event: event, path: path, cause: cause,
        message: message)
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      guard let data = try? encoder.encode(line) else { return }
      FileHandle.standardError.write(data + Data("\n".utf8))
    }
  }
}
