import CProcessSupport
import Glibc

/// How a child process ended.
package enum ChildStatus: Sendable, Hashable {
  /// It left with this status.
  case exited(Int32)
  /// This signal ended it.
  case signalled(Int32)
  /// It ran longer than allowed and was killed.
  case timedOut
}

/// A child process could not be started, or a system call on it failed.
package struct ChildFailure: Error, CustomStringConvertible {
  /// The call and the value of `errno` after it.
  package let description: String

  init(_ call: String) {
    description = "\(call): \(String(cString: strerror(errno)))"
  }
}

/// What to start.
package struct ChildRequest: Sendable {
  /// The executable's path.
  package var executable: String
  /// The arguments without the program's name.
  package var arguments: [String]
  /// The whole environment.
  package var environment: [String: String]
  /// The folder to run in; nil for that of the tests.
  package var directory: String?

  /// A child with a small, fixed environment: the tests do not depend on that of the user.
  package init(
    _ executable: String = ChildProcess.qualm, _ arguments: [String],
    environment: [String: String] = [:], directory: String? = nil
  ) {
    self.executable = executable
    self.arguments = arguments
    self.environment = ChildRequest.plainEnvironment.merging(environment) { $1 }
    self.directory = directory
  }

  private static let plainEnvironment = [
    "PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TERM": "xterm",
    "HOME": "/nonexistent", "SWIFT_BACKTRACE": "enable=no",
  ]

  /// Calls `body` with the request as C wants it.
  func withC<Result>(_ body: (UnsafePointer<child_request>) -> Result) -> Result {
    var argumentPointers = ([executable] + arguments).map { strdup($0) }
    var environmentPointers = environment.map { strdup("\($0.key)=\($0.value)") }
    defer { for pointer in argumentPointers + environmentPointers { free(pointer) } }
    argumentPointers.append(nil)
    environmentPointers.append(nil)
    return executable.withCString { executable in
      argumentPointers.withUnsafeBufferPointer { arguments in
        environmentPointers.withUnsafeBufferPointer { environment in
          withOptionalCString(directory) { directory in
            var request = child_request(
              executable: executable, arguments: arguments.baseAddress,
              environment: environment.baseAddress, directory: directory)
            return body(&request)
          }
        }
      }
    }
  }

  private func withOptionalCString<Result>(
    _ text: String?, _ body: (UnsafePointer<CChar>?) -> Result
  ) -> Result {
    guard let text else { return body(nil) }
    return text.withCString { body($0) }
  }
}

/// Runs programs and keeps what they write.
package enum ChildProcess {
  /// What a program wrote, and how it ended.
  package struct Result: Sendable, Hashable {
    /// Standard output.
    package var output: [UInt8]
    /// Standard error.
    package var errors: [UInt8]
    /// How it ended.
    package var status: ChildStatus

    /// Standard output as text.
    package var outputText: String { String(decoding: output, as: UTF8.self) }
    /// Standard error as text.
    package var errorText: String { String(decoding: errors, as: UTF8.self) }
  }

  /// The folder that the tests' own executable was built into.
  package static let buildFolder: String = {
    var path = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &path, path.count)
    let bytes = path.prefix(max(0, count)).map { UInt8(bitPattern: $0) }
    let name = String(decoding: bytes, as: UTF8.self)
    return String(name[..<(name.lastIndex(of: "/") ?? name.startIndex)])
  }()

  /// The `qualm` that was built with the tests.
  package static let qualm = buildFolder + "/qualm"

  /// Runs a program to its end.
  ///
  /// - Parameters:
  ///   - request: what to run.
  ///   - input: the bytes of its standard input.
  ///   - outputLimit: how many bytes of its output are read before the pipe is closed; nil for all.
  ///   - timeout: seconds after which it is killed; only to keep a hanging program from hanging
  ///     the tests.
  package static func run(
    _ request: ChildRequest, input: [UInt8] = [], outputLimit: Int? = nil, timeout: Double = 60
  ) throws -> Result {
    ignoreClosedPipes
    var streams: [Int32] = [-1, -1, -1]
    let child = request.withC { child_start($0, &streams) }
    guard child > 0 else { throw ChildFailure("fork") }
    var exchange = Exchange(streams: streams, input: input, outputLimit: outputLimit)
    let deadline = Clock.now + timeout
    while exchange.isOpen {
      guard exchange.step(until: deadline) else { break }
    }
    exchange.close()
    let status = wait(for: child, until: deadline)
    return Result(output: exchange.output, errors: exchange.errors, status: status)
  }

  /// Waits for a child's end; kills it and its process group at the deadline.
  static func wait(for child: pid_t, until deadline: Double) -> ChildStatus {
    var raw: Int32 = 0
    while true {
      let ended = waitpid(child, &raw, WNOHANG)
      if ended == child { break }
      if ended < 0, errno != EINTR { return .timedOut }
      if Clock.now > deadline {
        kill(-child, SIGKILL)
        kill(child, SIGKILL)
        waitpid(child, &raw, 0)
        return .timedOut
      }
      usleep(500)
    }
    let status = child_status(raw)
    return status >= 0 ? .exited(status) : .signalled(-status)
  }

  /// Writing to a child that has ended must not end the tests.
  static let ignoreClosedPipes: Void = { signal(SIGPIPE, SIG_IGN) }()
}

/// Seconds on a clock that is never set back.
enum Clock {
  static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

/// The three pipes of one run, served together so that none can fill up and block the child.
private struct Exchange {
  private var streams: [Int32]
  private var input: ArraySlice<UInt8>
  private let outputLimit: Int?
  private(set) var output: [UInt8] = []
  private(set) var errors: [UInt8] = []

  init(streams: [Int32], input: [UInt8], outputLimit: Int?) {
    self.streams = streams
    self.input = input[...]
    self.outputLimit = outputLimit
    _ = fcntl(streams[0], F_SETFL, O_NONBLOCK)
    if input.isEmpty { closeStream(0) }
    if outputLimit == 0 { closeStream(1) }
  }

  var isOpen: Bool { streams[1] >= 0 || streams[2] >= 0 }

  /// Waits until something can be read or written, and does it; false at the deadline.
  mutating func step(until deadline: Double) -> Bool {
    var polled = streams.enumerated().map {
      pollfd(fd: $1, events: Int16($0 == 0 ? POLLOUT : POLLIN), revents: 0)
    }
    let rest = deadline - Clock.now
    guard rest > 0 else { return false }
    guard poll(&polled, 3, Int32(rest * 1000) + 1) > 0 else { return true }
    if polled[0].revents != 0 { writeInput() }
    if polled[1].revents != 0 { output += read(1) }
    if polled[2].revents != 0 { errors += read(2) }
    if let outputLimit, output.count >= outputLimit { closeStream(1) }
    return true
  }

  mutating func close() { for index in 0..<3 { closeStream(index) } }

  private mutating func writeInput() {
    let count = input.withUnsafeBytes { write(streams[0], $0.baseAddress, $0.count) }
    if count > 0 { input = input.dropFirst(count) }
    if input.isEmpty || (count < 0 && errno != EAGAIN && errno != EINTR) { closeStream(0) }
  }

  private mutating func read(_ index: Int) -> ArraySlice<UInt8> {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = Glibc.read(streams[index], &buffer, buffer.count)
    if count == 0 || (count < 0 && errno != EINTR) { closeStream(index) }
    return buffer.prefix(max(0, count))
  }

  private mutating func closeStream(_ index: Int) {
    if streams[index] >= 0 { _ = Glibc.close(streams[index]) }
    streams[index] = -1
  }
}
