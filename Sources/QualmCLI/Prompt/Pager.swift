import Glibc
import QualmBase
import QualmRender

/// Which program shows what does not fit the window.
enum PagerChoice: Equatable, Sendable {
  /// What `PAGER` names; without it `less`, else `more`.
  case automatic
  /// None: everything is written at once.
  case off
  /// A command of the shell.
  case command(String)

  /// The choice that a word of `:set pager` stands for.
  init(_ text: String) {
    switch text {
    case "auto": self = .automatic
    case "off", "cat": self = .off
    default: self = .command(text)
    }
  }

  /// The word that stands for the choice.
  var text: String {
    switch self {
    case .automatic: "auto"
    case .off: "off"
    case .command(let command): command
    }
  }
}

/// Finds the command that shows long answers.
struct Pager {
  /// A command of the shell; nil where nothing is to be paged, or no pager is there.
  let command: String?
  /// The command that was asked for and is not there; nil where none was, or it is there.
  let missing: String?

  /// Looks for the pager.
  ///
  /// - Parameters:
  ///   - choice: what the user has chosen.
  ///   - isSafe: whether no program but `less` may be run, which then runs and writes nothing itself.
  ///   - environment: gives the value of a variable of the environment.
  ///   - isThere: whether a program is there that can be run.
  init(
    _ choice: PagerChoice, isSafe: Bool = false, environment: (String) -> String?,
    isThere: (String) -> Bool
  ) {
    guard let wanted = Pager.wanted(choice, environment) else {
      command = nil
      missing = nil
      return
    }
    if isSafe {
      command = isThere("less") ? "less" : nil
      missing = nil
      return
    }
    let isWantedThere = ShellChild.program(of: wanted).map(isThere) ?? true
    command = isWantedThere ? wanted : ["less", "more"].first(where: isThere)
    missing = isWantedThere ? nil : wanted
  }

  /// What is to be told of a pager that is not there.
  var complaint: Diagnostic? {
    missing.map { .noPager($0, instead: command) }
  }

  /// The command that is to be the pager, be it there or not; nil where nothing is to be paged.
  private static func wanted(_ choice: PagerChoice, _ environment: (String) -> String?) -> String? {
    switch choice {
    case .off: return nil
    case .command(let command): return command
    case .automatic:
      let kind = environment("TERM").flatMap { $0.isEmpty ? nil : $0 }
      let named = environment("PAGER") ?? "less"
      return Terminal.isPlain(kind) || ["", "cat"].contains(named) ? nil : named
    }
  }

  /// What a pager wants to know beside the environment as it is: colours pass through, and what fits
  /// one screen is left there.
  static func variables(isSafe: Bool) -> [String] {
    // A secure less opens no file, runs no command and asks no editor; options could undo that.
    if isSafe { return ["LESSSECURE=1", "LESS=FRX", "LESSOPEN=", "LESSCLOSE="] }
    return [("LESS", "FRX"), ("LV", "-c")].compactMap { name, value in
      environment(name) == nil ? "\(name)=\(value)" : nil
    }
  }

  /// The value of a variable of the environment as it is: an empty `PAGER` asks for none.
  static func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }
}

/// Takes what is to be shown at a terminal: as long as it fits the window it is kept and then written,
/// and what does not fit goes to the pager as it comes.
final class PagingSink: ByteSink {
  private enum State {
    /// Everything so far.
    case waiting([UInt8])
    case paging(ShellChild)
    case direct
  }

  private var state = State.waiting([])
  private let pager: String?
  private let isSafe: Bool
  private let columns: Int
  private let rows: Int
  private let terminal: any ByteSink
  /// Whether more came than fits the window.
  private(set) var isBeyondWindow = false
  /// Whether a pager has run.
  private(set) var hasPaged = false

  /// A sink before a window of so many rows and columns; `pager` is the command for what does not fit.
  init(_ pager: String?, isSafe: Bool, columns: Int, rows: Int, terminal: any ByteSink) {
    self.pager = pager
    self.isSafe = isSafe
    self.columns = columns
    self.rows = rows
    self.terminal = terminal
  }

  func write(_ bytes: [UInt8]) -> Bool {
    switch state {
    case .direct: return terminal.write(bytes)
    case .paging(let child): return child.write(bytes)
    case .waiting(let kept):
      let all = kept + bytes
      guard WindowRows.count(of: all, columns: columns, atMost: rows) >= rows else {
        state = .waiting(all)
        return true
      }
      return writeBeyondWindow(all)
    }
  }

  private func writeBeyondWindow(_ bytes: [UInt8]) -> Bool {
    isBeyondWindow = true
    let variables = Pager.variables(isSafe: isSafe)
    if let pager, let child = ShellChild(pager, variables: variables, readsFromUs: true) {
      state = .paging(child)
      hasPaged = true
      return child.write(bytes)
    }
    state = .direct
    return terminal.write(bytes)
  }

  /// Writes what was kept, or waits until the user has left the pager.
  ///
  /// - Returns: whether everything could be shown; false where the pager could not, after all, be run.
  func finish() -> Bool {
    defer { state = .direct }
    switch state {
    case .waiting(let kept): return terminal.write(kept)
    case .direct: return true
    case .paging(let child):
      // A pager that the user has left, or that a signal ended, has shown what was wanted.
      let status = child.finish()
      return status == 0 || status > 128
    }
  }
}

/// Counts the rows of a window that a text fills.
enum WindowRows {
  /// The rows that the text fills at this width, escape sequences not counted; no more than `limit` are
  /// looked for.
  static func count(of bytes: [UInt8], columns: Int, atMost limit: Int) -> Int {
    var rows = 0
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      let width =
        line.count <= columns
        ? line.count : DisplayWidth.of(visible(String(decoding: line, as: UTF8.self)))
      rows += max(1, (width + columns - 1) / max(1, columns))
      if rows > limit { break }
    }
    // What follows the last line end is no row.
    return rows - (bytes.last == UInt8(ascii: "\n") ? 1 : 0)
  }

  /// The text without sequences that begin with Escape and a bracket (ECMA-48, 5.4).
  private static func visible(_ text: String) -> String {
    guard text.utf8.contains(0x1B) else { return text }
    var visible = String.UnicodeScalarView()
    var isInSequence = false
    for scalar in text.unicodeScalars {
      if scalar == "\u{1B}" {
        isInSequence = true
      } else if !isInSequence {
        visible.append(scalar)
      } else if scalar != "[", (0x40...0x7E).contains(scalar.value) {
        isInSequence = false
      }
    }
    return String(visible)
  }
}
