import ArgumentParser
import Foundation
import Pipeline
import Synchronization

/// How progress is shown on standard error.
enum ProgressStyle: String, ExpressibleByArgument, CaseIterable {
  /// A bar in a terminal, plain lines elsewhere.
  case auto
  /// A bar that is drawn over and over.
  case bar
  /// A line now and then.
  case plain
  /// A line of JSON every second.
  case json
  /// Nothing.
  case none
}

/// Shows how far a batch is, and what failed, on standard error.
struct ProgressDisplay: ProgressReport {
  private let style: ProgressStyle
  private let log: MessageLog
  private let started = Date.now
  private let lastLine = LastLine()

  /// When the last line was written, in seconds since the start.
  private final class LastLine: Sendable {
    let seconds = Mutex(-Double.infinity)
  }

  init(style: ProgressStyle, log: MessageLog) {
    let isTerminal = isatty(STDERR_FILENO) == 1
    self.style = style == .auto ? (isTerminal ? .bar : .plain) : style
    self.log = log
  }

  func update(_ progress: BatchProgress) {
    if !progress.newFailures.isEmpty || !progress.notices.isEmpty { clearLine() }
    for failure in progress.newFailures {
      log.say(
        failure.message ?? "failed", .error, event: "document-failed", path: failure.path,
        cause: failure.cause)
    }
    for notice in progress.notices { log.say(notice, .warning, event: "notice") }
    switch style {
    case .auto, .none: break
    case .bar: write("\r\u{1B}[K" + ProgressDisplay.bar(progress, columns: columns))
    case .plain:
      // The first line tells that something is done at all.
      if isDue(progress, every: progress.seconds < 60 ? 10 : 30) {
        write(ProgressDisplay.figures(progress).joined(separator: " · ") + "\n")
      }
    case .json:
      if isDue(progress, every: 1) {
        FileHandle.standardError.write(
          RunStatus(progress, state: .running, started: started).line + Data("\n".utf8))
      }
    }
  }

  func finish() { clearLine() }

  private func isDue(_ progress: BatchProgress, every seconds: Double) -> Bool {
    lastLine.seconds.withLock { last in
      guard progress.seconds - last >= seconds else { return false }
      last = progress.seconds
      return true
    }
  }

  private func clearLine() {
    if style == .bar { write("\r\u{1B}[K") }
  }

  /// How wide the terminal is; 80 where nobody knows.
  private var columns: Int {
    var size = winsize()
    return ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
  }

  /// The bar and as many figures as fit beside it.
  static func bar(_ progress: BatchProgress, columns: Int) -> String {
    let width = columns >= 100 ? 24 : 10
    let eighths = Int(progress.share * Double(width * 8))
    let part = eighths % 8 == 0 ? "" : String(UnicodeScalar(0x2590 - eighths % 8) ?? " ")
    let filled = String(repeating: "█", count: eighths / 8) + part
    var line = "▕" + filled + String(repeating: " ", count: width - filled.count) + "▏"
    for (index, figure) in figures(progress).enumerated() {
      let next = (index == 0 ? " " : " · ") + figure
      // The last column makes some terminals begin a new line.
      if line.count + next.count >= columns { break }
      line += next
    }
    return line
  }

  /// What is told of a batch, the most important first.
  static func figures(_ progress: BatchProgress) -> [String] {
    var parts = ["\(progress.documents)/\(progress.total) documents"]
    if let left = progress.secondsLeft { parts.append(clock(left) + " left") }
    if progress.failed > 0 { parts.append("\(progress.failed) failed") }
    parts.append("\(progress.pages) pages")
    parts.append(String(format: "%.1f pages/s", progress.pagesPerSecond))
    if progress.doneBefore > 0 { parts.append("\(progress.doneBefore) done before") }
    return parts
  }

  private static func clock(_ seconds: Double) -> String {
    guard seconds < 1e7 else { return "long" }
    let seconds = Int(seconds.rounded(.up))
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60)
    return hours > 0
      ? String(format: "%d:%02d:%02d", hours, minutes, seconds % 60)
      : String(format: "%d:%02d", minutes, seconds % 60)
  }

  private func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}
