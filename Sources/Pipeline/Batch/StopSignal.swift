import Synchronization

/// A flag that is raised once, from anywhere, to end a batch early.
public final class StopSignal: Sendable {
  private struct State {
    var isRaised = false
    var actions: [@Sendable () -> Void] = []
  }

  private let state = Mutex(State())

  /// Makes a lowered flag.
  public init() {}

  /// Raises the flag.
  public func raise() {
    let actions = state.withLock { state in
      state.isRaised = true
      defer { state.actions = [] }
      return state.actions
    }
    for action in actions { action() }
  }

  /// Does something when the flag is raised; at once, if it is.
  func onRaise(_ action: @escaping @Sendable () -> Void) {
    let isRaised = state.withLock { state in
      if !state.isRaised { state.actions.append(action) }
      return state.isRaised
    }
    if isRaised { action() }
  }
}
