import Synchronization

/// A value that is worked out when it is first asked for, once, whichever thread asks.
///
/// The work may ask for other lazy values but never, by any way round, for this one.
final class Lazy<Value: Sendable>: Sendable {
  private enum State {
    case pending(@Sendable () -> Value)
    case ready(Value)
  }

  private let state: Mutex<State>

  /// Keeps the work for later.
  init(_ work: @escaping @Sendable () -> Value) {
    state = Mutex(.pending(work))
  }

  /// Keeps a value that is there already.
  init(value: Value) {
    state = Mutex(.ready(value))
  }

  /// The value.
  var value: Value {
    state.withLock { state in
      switch state {
      case .ready(let value): return value
      case .pending(let work):
        let value = work()
        state = .ready(value)
        return value
      }
    }
  }
}

/// Values worked out once for each key that is asked for.
///
/// Keys are texts or numbers: for a key of a type of ours the runtime would look through all that the
/// program conforms to, once a process, which takes as long as a short query.
final class LazyTable<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private let values = Mutex<[Key: Value]>([:])

  /// The value of `key`, from `work` where it was not asked for before. Two threads that ask at the
  /// same time may both work it out; one result is kept.
  func value(for key: Key, _ work: () -> Value) -> Value {
    if let value = values.withLock({ $0[key] }) { return value }
    let value = work()
    return values.withLock { values in
      if let earlier = values[key] { return earlier }
      values[key] = value
      return value
    }
  }
}
