import Glibc
import QualmBase
import QualmRender

/// A file descriptor as a sink; whole writes, however the system cuts them up.
final class DescriptorSink: ByteSink {
  /// Why a write failed; nil while none did. A closed pipe is no failure.
  private(set) var failure: SystemFailure?
  private let descriptor: Int32

  init(_ descriptor: Int32) {
    self.descriptor = descriptor
  }

  /// Writes all of `bytes`; false on a closed pipe, on failure, and after Ctrl-C.
  func write(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let count = Glibc.write(
          descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if count >= 0 {
          rest = rest.dropFirst(count)
        } else if errno == EAGAIN {
          var polled = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
          poll(&polled, 1, -1)
        } else if errno != EINTR {
          if errno != EPIPE { failure = SystemFailure(code: errno) }
          return false
        }
        if Interrupt.hasArrived { return false }
      }
      return true
    }
  }
}

/// The three streams that every program starts with.
enum StandardStreams {
  /// Puts something in the place of streams that are closed, or the next file that is opened would
  /// be taken for one. Reading and writing them fails as before: each is open the wrong way round.
  static func occupyClosed() {
    for (stream, mode) in [(Int32(0), O_WRONLY), (1, O_RDONLY), (2, O_RDONLY)]
    where fcntl(stream, F_GETFD) < 0 {
      _ = open("/dev/null", mode)
    }
  }
}

/// The terminal at the other end of a standard stream, if there is one.
enum Terminal {
  static let input: Int32 = 0
  static let output: Int32 = 1
  static let errors: Int32 = 2

  static func isThere(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  /// Whether the terminal understands nothing but text and line ends.
  static var isPlain: Bool { isPlain(environment("TERM")) }

  /// Whether a terminal of that kind does.
  static func isPlain(_ kind: String?) -> Bool {
    ["dumb", "unknown", "emacs", "network", "dialup"].contains(kind ?? "dumb")
  }

  /// The columns that output may take: as `COLUMNS` says, else those of the window, else 80.
  static func width(of descriptor: Int32) -> Int {
    Appearance.current.width(window: windowWidth(of: descriptor)) ?? 80
  }

  /// The columns of the window; nil where no terminal is or it does not say.
  static func windowWidth(of descriptor: Int32) -> Int? {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  /// The rows of the window; 24 where the terminal does not say.
  static func height(of descriptor: Int32) -> Int {
    var size = winsize()
    if ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_row > 0 { return Int(size.ws_row) }
    return 24
  }

  /// The value of an environment variable; nil where it is not set or empty.
  @Sendable static func environment(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }
}

extension String {
  /// The text with a small first letter: a sentence of the system as part of one of ours.
  var startingSmall: String { prefix(1).lowercased() + dropFirst() }
}
