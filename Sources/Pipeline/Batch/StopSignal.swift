import Glibc
import Synchronization

/// A flag that is raised once, from anywhere, to end a batch early.
public final class StopSignal: Sendable {
  private struct State {
    var isRaised = false
    var next = 0
    var actions: [Int: @Sendable () -> Void] = [:]
  }

  private let state = Mutex(State())

  /// Makes a lowered flag.
  public init() {}

  /// Raises the flag.
  public func raise() {
    let actions = state.withLock { state in
      state.isRaised = true
      defer { state.actions = [:] }
      return state.actions
    }
    for number in actions.keys.sorted() { actions[number]?() }
  }

  /// Whether the flag is raised.
  public var isRaised: Bool { state.withLock(\.isRaised) }

  /// Waits so long, or until the flag is raised.
  public func wait(seconds: Double) {
    let end = ContinuousClock.now + .seconds(seconds)
    while !isRaised, .now < end { usleep(50_000) }
  }

  /// Does something when the flag is raised; at once, if it is.
  ///
  /// - Returns: the number under which it is known to `forget`.
  func onRaise(_ action: @escaping @Sendable () -> Void) -> Int {
    let (number, isRaised) = state.withLock { state in
      state.next += 1
      if !state.isRaised { state.actions[state.next] = action }
      return (state.next, state.isRaised)
    }
    if isRaised { action() }
    return number
  }

  /// Does it no more.
  func forget(_ number: Int) {
    state.withLock { $0.actions[number] = nil }
  }
}
