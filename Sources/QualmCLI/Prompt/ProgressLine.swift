import Glibc
import QualmRender
import QualmSession
import Synchronization

/// Tells, below the entry, that a query still runs: after half a second, and only at a terminal.
///
/// A thread of its own draws the line, since the session's thread is busy; it is gone before anything
/// else is written.
final class ProgressLine {
  /// How long nothing is said, in milliseconds, and then between two drawings.
  private static let patience: Int32 = 500
  private static let interval: Int32 = 200

  private let drawer: Drawer
  private var thread = pthread_t()
  private var isRunning: Bool

  /// Starts to wait; does nothing where there is no terminal.
  ///
  /// - Parameters:
  ///   - terminal: the descriptor to draw on; nil for none.
  ///   - what: what is being done, in a few words.
  ///   - session: the session that may tell how far its query is.
  init(on terminal: Int32?, _ what: String, of session: Session? = nil) {
    var ends: [Int32] = [-1, -1]
    isRunning = terminal != nil && pipe(&ends) == 0
    drawer = Drawer(
      terminal: terminal ?? -1, stopEnd: ends[0], startEnd: ends[1], what: what, session: session)
    guard isRunning else { return }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let context = Unmanaged.passRetained(drawer)
    if pthread_create(&thread, nil, drawProgress, context.toOpaque()) != 0 {
      context.release()
      isRunning = false
      ends.forEach { close($0) }
    }
  }

  deinit { finish() }

  /// Takes the line away. Writing may begin when this has returned.
  func finish() {
    guard isRunning else { return }
    isRunning = false
    close(drawer.startEnd)
    pthread_join(thread, nil)
    close(drawer.stopEnd)
  }

  /// What the thread works with.
  fileprivate final class Drawer: Sendable {
    let terminal: Int32
    let stopEnd: Int32
    let startEnd: Int32
    private let what: String
    /// Only `step` is asked of it, which any thread may.
    private nonisolated(unsafe) let session: Session?

    init(terminal: Int32, stopEnd: Int32, startEnd: Int32, what: String, session: Session?) {
      self.terminal = terminal
      self.stopEnd = stopEnd
      self.startEnd = startEnd
      self.what = what
      self.session = session
    }

    /// Draws until the other end of the pipe is closed.
    func run() {
      var waited = ProgressLine.patience
      guard !isStopped(within: waited) else { return }
      if Terminal.isPlain {
        write(text(after: waited) + "\n")
        return
      }
      repeat {
        let line = CompletionText.cut(
          text(after: waited), to: (Terminal.windowWidth(of: terminal) ?? 80) - 1)
        write("\r\u{1B}[K\(line)")
        waited += ProgressLine.interval
      } while !isStopped(within: ProgressLine.interval)
      write("\r\u{1B}[K")
    }

    private func text(after milliseconds: Int32) -> String {
      let step = session?.step.map { " · step \($0.number) of \($0.of)" } ?? ""
      return "\(what) \(milliseconds / 1000).\(milliseconds % 1000 / 100) s\(step) · Ctrl-C stops"
    }

    private func isStopped(within milliseconds: Int32) -> Bool {
      var polled = pollfd(fd: stopEnd, events: Int16(POLLIN), revents: 0)
      return poll(&polled, 1, milliseconds) > 0
    }

    private func write(_ text: String) {
      _ = DescriptorSink(terminal).write(Array(text.utf8))
    }
  }
}

/// The thread: a global function, since C takes no closure.
private func drawProgress(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  guard let context else { return nil }
  // Signals are the session's: they would also cut this thread's waiting short.
  var signals = sigset_t()
  sigfillset(&signals)
  pthread_sigmask(SIG_BLOCK, &signals, nil)
  Unmanaged<ProgressLine.Drawer>.fromOpaque(context).takeRetainedValue().run()
  return nil
}
