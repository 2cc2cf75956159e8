import CProcessSupport
import Glibc

/// A program that is spoken with over pipes while it runs.
package final class PipedProcess {
  private let child: pid_t
  private var streams: [Int32] = [-1, -1, -1]
  private var unread: [UInt8] = []

  /// Starts a program.
  package init(_ request: ChildRequest) throws {
    ChildProcess.ignoreClosedPipes
    var streams: [Int32] = [-1, -1, -1]
    child = request.withC { child_start($0, &streams) }
    guard child > 0 else { throw ChildFailure("fork") }
    self.streams = streams
  }

  deinit { end() }

  /// Ends the program by closing its input; kills it where it stays.
  package func end() {
    guard streams[0] >= 0 else { return }
    close(streams[0])
    streams[0] = -1
    _ = ChildProcess.wait(for: child, until: Clock.now + 5)
    close(streams[1])
    close(streams[2])
  }

  /// What the program has written to standard error and nobody has read.
  package var errorText: String {
    var polled = pollfd(fd: streams[2], events: Int16(POLLIN), revents: 0)
    guard streams[2] >= 0, poll(&polled, 1, 0) > 0 else { return "" }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = read(streams[2], &buffer, buffer.count)
    return String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
  }

  /// Writes to the program's input.
  package func send(_ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(streams[0], $0.baseAddress, $0.count) }
      if count > 0 { rest = rest.dropFirst(count) }
      if count < 0, errno != EINTR { return }
    }
  }

  /// The next line of the program's output without its end; nil at the end of the output, and where
  /// none comes within `timeout` seconds.
  package func nextLine(timeout: Double = 20) -> String? {
    let deadline = Clock.now + timeout
    var searched = 0
    while true {
      if let end = unread[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { unread.removeFirst(end + 1) }
        return String(decoding: unread[..<end], as: UTF8.self)
      }
      searched = unread.count
      var polled = pollfd(fd: streams[1], events: Int16(POLLIN), revents: 0)
      let rest = deadline - Clock.now
      guard rest > 0 else { return nil }
      guard poll(&polled, 1, Int32(rest * 1000) + 1) > 0 else { continue }
      var buffer = [UInt8](repeating: 0, count: 65_536)
      let count = read(streams[1], &buffer, buffer.count)
      if count == 0 { return nil }
      unread += buffer.prefix(max(0, count))
    }
  }
}
