import Foundation
import Pipeline
import Synchronization

/// Shows how far a batch is on standard error: a bar in a terminal, plain lines elsewhere.
struct ProgressDisplay: ProgressReport {
  private let isQuiet: Bool
  private let isTerminal = isatty(STDERR_FILENO) == 1
  private let lastLine = LastLine()

  /// When the last plain line was written, in seconds since the start.
  private final class LastLine: Sendable {
    let seconds = Mutex(0.0)
  }

  init(isQuiet: Bool) { self.isQuiet = isQuiet }

  func update(_ progress: BatchProgress) {
    for failure in progress.newFailures {
      clearLine()
      tell("\(failure.path): \(failure.message ?? "failed")")
    }
    for notice in progress.notices {
      clearLine()
      tell(notice)
    }
    if isQuiet { return }
    if isTerminal {
      write("\r\u{1B}[K" + bar(progress))
    } else if lastLine.seconds.withLock({ last in
      defer { if progress.seconds - last >= 30 { last = progress.seconds } }
      return progress.seconds - last >= 30
    }) {
      write(figures(progress) + "\n")
    }
  }

  func finish() { clearLine() }

  private func clearLine() {
    if isTerminal, !isQuiet { write("\r\u{1B}[K") }
  }

  private func bar(_ progress: BatchProgress) -> String {
    let width = 24
    let filled = progress.total == 0 ? width : width * progress.documents / progress.total
    return "[" + String(repeating: "█", count: filled) + String(repeating: "·", count: width - filled) + "] "
      + figures(progress)
  }

  private func figures(_ progress: BatchProgress) -> String {
    var parts = [
      "\(progress.documents)/\(progress.total) documents", "\(progress.pages) pages",
      String(format: "%.1f pages/s", progress.pagesPerSecond),
    ]
    if progress.failed > 0 { parts.append("\(progress.failed) failed") }
    if let left = progress.secondsLeft { parts.append(clock(left) + " left") }
    return parts.joined(separator: " · ")
  }

  private func clock(_ seconds: Double) -> String {
    let seconds = Int(seconds.rounded(.up))
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60)
    return hours > 0
      ? String(format: "%d:%02d:%02d", hours, minutes, seconds % 60)
      : String(format: "%d:%02d", minutes, seconds % 60)
  }

  private func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}
