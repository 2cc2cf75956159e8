import Glibc
import QualmSession
import Synchronization

/// Ctrl-C while scripts and queries run; while an entry is written the prompt has its own ways.
///
/// Without a running query the program ends at once. With one the query is cancelled, and what was
/// about to be written is not. The handler is installed without `SA_RESTART`, or a write that waits
/// for a reader would go on waiting.
enum Interrupt {
  private static let arrived = Atomic<Bool>(false)
  /// The address of the session whose query runs; 0 for none.
  private static let running = Atomic<UInt>(0)

  /// Whether Ctrl-C is meant for somebody else.
  private static let muted = Atomic<Bool>(false)

  /// Leaves Ctrl-C to a program that has the terminal, or takes it again.
  static func leaveToOthers(_ isTheirs: Bool) { muted.store(isTheirs, ordering: .releasing) }

  /// Whether Ctrl-C came.
  static var hasArrived: Bool { arrived.load(ordering: .acquiring) }

  /// Runs `body`, so that Ctrl-C cancels the query of `session`.
  static func cancelling<Result>(_ session: Session, _ body: () -> Result) -> Result {
    // Storing touches both globals before a handler can: they are made on first use.
    arrived.store(false, ordering: .relaxed)
    let address = UInt(bitPattern: Unmanaged.passUnretained(session).toOpaque())
    running.store(address, ordering: .releasing)
    var action = sigaction()
    action.__sigaction_handler.sa_handler = interruptArrived
    sigemptyset(&action.sa_mask)
    action.sa_flags = 0
    var previous = sigaction()
    sigaction(SIGINT, &action, &previous)
    // A shell starts what runs in the background with the signal ignored: it is not meant for us.
    if isIgnored(previous) { sigaction(SIGINT, &previous, nil) }
    defer {
      sigaction(SIGINT, &previous, nil)
      running.store(0, ordering: .releasing)
    }
    return withExtendedLifetime(session, body)
  }

  private static func isIgnored(_ action: sigaction) -> Bool {
    unsafeBitCast(action.__sigaction_handler.sa_handler, to: UInt.self)
      == unsafeBitCast(SIG_IGN, to: UInt.self)
  }

  /// Forgets that Ctrl-C came; says whether it had.
  ///
  /// Also makes the globals that a handler uses, which must not be made inside one.
  @discardableResult
  static func take() -> Bool {
    _ = running.load(ordering: .relaxed)
    _ = muted.load(ordering: .relaxed)
    return arrived.exchange(false, ordering: .acquiringAndReleasing)
  }

  /// Cancels the running query and stops what is being written; what a handler may call.
  static func arrive() {
    if muted.load(ordering: .acquiring) { return }
    arrived.store(true, ordering: .releasing)
    let address = running.load(ordering: .acquiring)
    if let session = UnsafeRawPointer(bitPattern: address) {
      Unmanaged<Session>.fromOpaque(session)._withUnsafeGuaranteedRef { $0.cancel() }
    }
  }
}

/// The handler: a global function, since a closure might belong to an actor.
private func interruptArrived(_ signal: Int32) {
  let savedError = errno
  Interrupt.arrive()
  errno = savedError
}
