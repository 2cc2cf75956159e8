import CProcessSupport
import Glibc

/// A program on a terminal of its own, driven key by key.
package final class PseudoTerminal {
  /// Everything that the program has written so far.
  package private(set) var transcript: [UInt8] = []
  private let child: pid_t
  private let terminal: Int32
  private var ended: ChildStatus?

  /// Starts a program on a new terminal of the given size.
  package init(_ request: ChildRequest, rows: Int = 24, columns: Int = 80) throws {
    var terminal: Int32 = -1
    child = request.withC { child_start_on_terminal($0, Int32(rows), Int32(columns), &terminal) }
    self.terminal = terminal
    guard child > 0 else { throw ChildFailure("fork") }
  }

  deinit {
    if ended == nil {
      kill(-child, SIGKILL)
      var raw: Int32 = 0
      waitpid(child, &raw, 0)
    }
    if terminal >= 0 { close(terminal) }
  }

  /// The transcript as text, escape sequences and all.
  package var text: String { String(decoding: transcript, as: UTF8.self) }

  /// Types `text`: `\r` is Enter, `\u{3}` Ctrl-C, `\u{4}` Ctrl-D, `\t` Tab.
  package func type(_ text: String) { send(Array(text.utf8)) }

  /// Writes bytes to the terminal as if they were typed; reads meanwhile, so that neither side
  /// can block the other.
  package func send(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      var polled = pollfd(fd: terminal, events: Int16(POLLOUT | POLLIN), revents: 0)
      guard poll(&polled, 1, 10_000) > 0 else { return }
      if polled.revents & Int16(POLLIN) != 0, !readSome() { return }
      guard polled.revents & Int16(POLLOUT) != 0 else {
        if polled.revents & Int16(POLLHUP | POLLERR) != 0 { return }
        continue
      }
      let count = rest.withUnsafeBytes { write(terminal, $0.baseAddress, min($0.count, 1024)) }
      if count > 0 { rest = rest.dropFirst(count) }
      if count < 0, errno != EINTR, errno != EAGAIN { return }
    }
  }

  /// Reads until `condition` holds for what was written from `start` on.
  ///
  /// - Returns: whether it came to hold; false when the program ended or `timeout` seconds passed.
  @discardableResult
  package func readUntil(
    from start: Int = 0, timeout: Double = 20, _ condition: (String) -> Bool
  ) -> Bool {
    let deadline = Clock.now + timeout
    while true {
      if condition(String(decoding: transcript.dropFirst(start), as: UTF8.self)) { return true }
      let rest = deadline - Clock.now
      guard rest > 0 else { return false }
      var polled = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
      guard poll(&polled, 1, Int32(rest * 1000) + 1) > 0 else { continue }
      guard readSome() else {
        return condition(String(decoding: transcript.dropFirst(start), as: UTF8.self))
      }
    }
  }

  /// Reads until `expected` was written after `start`.
  @discardableResult
  package func expect(_ expected: String, from start: Int = 0, timeout: Double = 20) -> Bool {
    readUntil(from: start, timeout: timeout) { $0.contains(expected) }
  }

  /// Changes the size of the terminal; the program is told.
  package func resize(rows: Int, columns: Int) {
    _ = terminal_resize(terminal, Int32(rows), Int32(columns))
  }

  /// Sends a signal to the program alone.
  package func signal(_ number: Int32) { kill(child, number) }

  /// Reads to the end and says how the program ended; kills it after `timeout` seconds.
  package func finish(timeout: Double = 20) -> ChildStatus {
    if let ended { return ended }
    readUntil(timeout: timeout) { _ in false }
    let status = ChildProcess.wait(for: child, until: Clock.now + 2)
    ended = status
    return status
  }

  /// Reads what is there; false at the end (Linux tells it by EIO).
  private func readSome() -> Bool {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = read(terminal, &buffer, buffer.count)
    if count > 0 { transcript += buffer.prefix(count) }
    return count > 0 || (count < 0 && (errno == EINTR || errno == EAGAIN))
  }
}
