import Glibc

/// The prompt's way out: whole writes, ended early by Ctrl-C or where nobody reads.
enum PromptOutput {
  /// Writes bytes.
  ///
  /// - Returns: whether all were written; false after Ctrl-C, which stays to be taken, or where
  ///   the stream is closed.
  @discardableResult
  static func write(_ bytes: [UInt8], to stream: Int32) -> Bool {
    var start = 0
    while start < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.write(stream, $0.baseAddress?.advanced(by: start), min($0.count - start, 16_384))
      }
      if count > 0 { start += count }
      if count < 0, errno == EAGAIN {
        var polled = pollfd(fd: stream, events: Int16(POLLOUT), revents: 0)
        poll(&polled, 1, -1)
      } else if count < 0, errno != EINTR {
        return false
      }
      if PromptSignals.isInterrupted { return start == bytes.count }
    }
    return true
  }
}
