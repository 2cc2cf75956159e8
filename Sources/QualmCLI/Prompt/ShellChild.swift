import Glibc
import QualmRender

/// A command that the shell runs beside the prompt, at the same terminal: a pager, an editor.
final class ShellChild {
  private let process: pid_t
  /// Where the child reads from; nil where it reads from the terminal.
  private var input: DescriptorSink?
  private var inputEnd: Int32

  /// Starts `/bin/sh -c command arguments…`; nil where that cannot be.
  ///
  /// - Parameters:
  ///   - command: the command; `$0`, `$1` … are the arguments.
  ///   - arguments: what stands after the command.
  ///   - variables: added to the environment, as `NAME=value`.
  ///   - readsFromUs: whether its standard input is what `write` gives, not the terminal.
  init?(
    _ command: String, arguments: [String] = [], variables: [String] = [], readsFromUs: Bool
  ) {
    var ends: [Int32] = [-1, -1]
    if readsFromUs {
      guard pipe(&ends) == 0 else { return nil }
      _ = fcntl(ends[1], F_SETFD, FD_CLOEXEC)
    }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if readsFromUs {
      posix_spawn_file_actions_adddup2(&actions, ends[0], 0)
      posix_spawn_file_actions_addclose(&actions, ends[0])
    }
    var attributes = Self.attributes()
    defer { posix_spawnattr_destroy(&attributes) }
    var started: pid_t = 0
    let status = Self.withStrings(["sh", "-c", command] + arguments) { words in
      Self.withStrings(variables) { new in
        let environment = Self.environment(without: variables) + new
        return posix_spawn(&started, "/bin/sh", &actions, &attributes, words, environment)
      }
    }
    if readsFromUs { close(ends[0]) }
    guard status == 0 else {
      if readsFromUs { close(ends[1]) }
      return nil
    }
    process = started
    // What runs at the terminal is stopped by its user in its own way.
    Interrupt.leaveToOthers(true)
    inputEnd = ends[1]
    input = readsFromUs ? DescriptorSink(ends[1]) : nil
  }

  /// Hands bytes to the child; false where it reads no more.
  func write(_ bytes: [UInt8]) -> Bool { input?.write(bytes) ?? false }

  /// Waits until the child ends.
  ///
  /// - Returns: its exit status; 128 and the number of the signal that ended it.
  func finish() -> Int32 {
    if inputEnd >= 0 { close(inputEnd) }
    inputEnd = -1
    input = nil
    var status: Int32 = 0
    defer { Interrupt.leaveToOthers(false) }
    while waitpid(process, &status, 0) < 0 {
      guard errno == EINTR else { return -1 }
    }
    // The macros of <sys/wait.h>: the low seven bits are the signal, the next byte the exit status.
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }

  /// The child gets every signal as usual: the prompt catches some and ignores others.
  private static func attributes() -> posix_spawnattr_t {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    for signal in [SIGINT, SIGPIPE, SIGTERM, SIGHUP, SIGTSTP, SIGWINCH] {
      sigaddset(&signals, signal)
    }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    return attributes
  }

  /// The environment as it is, byte for byte, without the variables that are set anew.
  private static func environment(without new: [String]) -> [UnsafeMutablePointer<CChar>?] {
    let starts = new.map { $0.prefix { $0 != "=" } + "=" }
    var variables: [UnsafeMutablePointer<CChar>?] = []
    var next = environ
    while let variable = next.pointee {
      if !starts.contains(where: { strncmp(variable, String($0), $0.utf8.count) == 0 }) {
        variables.append(variable)
      }
      next += 1
    }
    return variables
  }

  /// Calls `body` with texts as C has a list of them, which ends in a null pointer.
  private static func withStrings<Result>(
    _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let pointers = texts.map { strdup($0) } + [nil]
    defer { pointers.forEach { free($0) } }
    return body(pointers)
  }
}

extension ShellChild {
  /// The program that a command runs; nil where only the shell can tell.
  static func program(of command: String) -> String? {
    let word = command.drop { $0 == " " }.prefix { $0 != " " }
    return word.contains { "=$`\"'\\();&|<>".contains($0) } ? nil : String(word)
  }

  /// Whether a program is there that can be run: a path, or a name to be sought on `PATH`.
  static func isThere(_ program: String) -> Bool {
    guard !program.isEmpty else { return false }
    if program.contains("/") { return access(program, X_OK) == 0 }
    let folders = (Terminal.environment("PATH") ?? "/usr/local/bin:/usr/bin:/bin")
      .split(separator: ":", omittingEmptySubsequences: false)
    return folders.contains { folder in
      access((folder.isEmpty ? "." : folder) + "/" + program, X_OK) == 0
    }
  }
}
