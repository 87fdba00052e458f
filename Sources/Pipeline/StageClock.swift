/// The stages of `Pipeline.run`, in its order: names for timings and messages.
public enum Stage: String, CaseIterable, Sendable {
  /// The file's bytes to an open document, and its pages to images ready for recognition, or to the words in them.
  case read
  /// Page images to words.
  case recognize
  /// Words to the right words.
  case correct
  /// Words to minutes.
  case structure
  /// What a reader of the record should know.
  case check
  /// The record itself.
  case record
}

/// Adds up the seconds each stage takes.
///
/// Its figures go to the end report, never into a record.
struct StageClock {
  private(set) var seconds: [String: Double] = [:]

  /// Counts some of a stage's seconds to another.
  mutating func move(_ some: Double, from first: Stage, to second: Stage) {
    seconds[first.rawValue, default: 0] -= some
    seconds[second.rawValue, default: 0] += some
  }

  mutating func measure<Value, Failure: Error>(
    _ stage: Stage, _ work: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    let start = ContinuousClock.now
    defer {
      let passed = start.duration(to: .now).components
      seconds[stage.rawValue, default: 0] += Double(passed.seconds) + Double(passed.attoseconds) * 1e-18
    }
    return try work()
  }
}
