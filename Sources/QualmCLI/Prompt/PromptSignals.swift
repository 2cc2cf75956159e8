import Glibc
import Synchronization

/// The signals of the prompt: Ctrl-C, a new window size, requests to stop or to leave.
///
/// A handler only sets an atomic, and writes a byte to a pipe that the reader waits for beside the
/// terminal. The handlers are installed without `SA_RESTART`, or a read that waits would go on
/// waiting. Ctrl-C itself is kept by `Interrupt`, which also serves while a query runs.
enum PromptSignals {
  /// What the handlers have to say. A lazy global would be made inside a handler: `install` touches
  /// it first.
  private static let state = State()

  struct State: ~Copyable, Sendable {
    let resized = Atomic<Bool>(false)
    let stopped = Atomic<Bool>(false)
    /// The signal that asks the program to leave; 0 for none.
    let terminating = Atomic<Int32>(0)
    /// The end of the pipe that handlers write to; -1 for none.
    let wakeEnd = Atomic<Int32>(-1)
  }

  /// What is to be put back when the prompt is left.
  struct Installed {
    fileprivate var previous: [(signal: Int32, action: sigaction)]
    /// The end of the pipe that becomes readable with each signal.
    var wake: Int32
  }

  /// Installs the handlers.
  static func install() -> Installed {
    var ends: [Int32] = [-1, -1]
    if pipe(&ends) == 0 {
      for end in ends {
        _ = fcntl(end, F_SETFL, O_NONBLOCK)
        _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      }
    }
    Interrupt.take()
    state.terminating.store(0, ordering: .relaxed)
    state.wakeEnd.store(ends[1], ordering: .releasing)
    let previous = [SIGINT, SIGTERM, SIGHUP, SIGWINCH].map { ($0, handle($0, signalArrived)) }
    return Installed(previous: previous, wake: ends[0])
  }

  /// Puts the handlers back that were there before.
  static func remove(_ installed: Installed) {
    for (signal, action) in installed.previous {
      var action = action
      sigaction(signal, &action, nil)
    }
    let wakeEnd = state.wakeEnd.exchange(-1, ordering: .acquiringAndReleasing)
    if wakeEnd >= 0 { close(wakeEnd) }
    if installed.wake >= 0 { close(installed.wake) }
  }

  /// Whether the window changed its size since this was last asked.
  static func takeResize() -> Bool {
    state.resized.exchange(false, ordering: .acquiringAndReleasing)
  }

  /// The signal that asks the program to leave, if one came.
  static var terminating: Int32? {
    let signal = state.terminating.load(ordering: .acquiring)
    return signal == 0 ? nil : signal
  }

  /// Takes what handlers have written to the pipe whose end is `wake`.
  static func drain(_ wake: Int32) {
    var bytes = [UInt8](repeating: 0, count: 64)
    while read(wake, &bytes, bytes.count) == bytes.count {}
  }

  /// Whether Ctrl-Z came since this was last asked.
  static func takeStop() -> Bool {
    state.stopped.exchange(false, ordering: .acquiringAndReleasing)
  }

  /// While an entry is written Ctrl-Z must put the terminal in order before it stops the process.
  static func catchStops(_ catches: Bool) {
    _ = handle(SIGTSTP, catches ? signalArrived : SIG_DFL)
  }

  private static func handle(_ signal: Int32, _ handler: __sighandler_t?) -> sigaction {
    var action = sigaction()
    action.__sigaction_handler.sa_handler = handler
    sigemptyset(&action.sa_mask)
    action.sa_flags = 0
    var previous = sigaction()
    sigaction(signal, &action, &previous)
    return previous
  }

  /// The body of the handler.
  fileprivate static func arrived(_ signal: Int32) {
    let savedError = errno
    switch signal {
    case SIGINT: Interrupt.arrive()
    case SIGWINCH: state.resized.store(true, ordering: .releasing)
    case SIGTSTP: state.stopped.store(true, ordering: .releasing)
    default:
      state.terminating.store(signal, ordering: .releasing)
      Interrupt.arrive()
    }
    var byte: UInt8 = 0
    _ = write(state.wakeEnd.load(ordering: .acquiring), &byte, 1)
    errno = savedError
  }
}

/// The handler: a global function, since a closure might belong to an actor.
private func signalArrived(_ signal: Int32) {
  PromptSignals.arrived(signal)
}
