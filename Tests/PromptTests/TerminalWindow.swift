import Glibc
import ProcessSupport
import Testing

/// The program in a window of tmux: a terminal that others wrote, and that shows what a user sees.
///
/// Tests wait for states of the screen and look at text, colours and the cursor.
final class TerminalWindow {
  private let tmux: Tmux
  private let folder: TemporaryFolder

  /// Opens a window in which `command` runs, by default the program at its prompt.
  ///
  /// - Parameters:
  ///   - home: the home folder and current folder.
  ///   - command: a command line of the shell; `$QUALM` in it is the program.
  ///   - environment: set besides the usual; nil takes a variable away.
  init(
    home: TemporaryFolder, command: String = "exec \"$QUALM\"",
    environment: [String: String?] = [:], rows: Int = 24, columns: Int = 80
  ) throws {
    folder = home
    let usual: [String: String?] = [
      "HOME": home.path, "XDG_STATE_HOME": home.path + "/state", "TERM": "tmux-256color",
      "PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8", "QUALM": ChildProcess.qualm,
      "SWIFT_BACKTRACE": "enable=no",
    ]
    let variables = usual.merging(environment) { $1 }.compactMap { name, value in
      value.map { Self.quoted("\(name)=\($0)") }
    }
    let line =
      "cd \(Self.quoted(home.path)) && exec env -i \(variables.sorted().joined(separator: " ")) "
      + "/bin/sh -c \(Self.quoted(command))"
    tmux = try Tmux(folder: home, command: line, rows: rows, columns: columns)
  }

  private static func quoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
      + "'"
  }

  // MARK: What a user does

  /// Types `text`: `\r` is Enter, `\u{3}` Ctrl-C, `\u{1B}[A` Up.
  func type(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) {
    let bytes = Array(text.utf8)
    for start in stride(from: 0, to: bytes.count, by: 400) {
      let keys = bytes[start..<min(start + 400, bytes.count)].map { String($0, radix: 16) }
      run("send-keys -H \(keys.joined(separator: " "))", sourceLocation: sourceLocation)
    }
  }

  /// Pastes `text` as terminals do: marked where the program asked for it.
  func paste(
    _ text: String, marked: Bool = true, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let name = "pasted-\(folder.nextNumber())"
    folder.write(text, to: name)
    run(
      "load-buffer \(Tmux.quoted("\(folder.path)/\(name)"))",
      "paste-buffer -d \(marked ? "-p" : "")", sourceLocation: sourceLocation)
  }

  /// Gives the window a new size.
  func resize(rows: Int, columns: Int, sourceLocation: SourceLocation = #_sourceLocation) {
    run("resize-window -x \(columns) -y \(rows)", sourceLocation: sourceLocation)
  }

  /// Sends a signal to the program.
  func signal(_ number: Int32, sourceLocation: SourceLocation = #_sourceLocation) {
    let answer = run("display-message -p '#{pane_pid}'", sourceLocation: sourceLocation)
    if let id = answer.first?.first.flatMap({ pid_t($0) }) { kill(id, number) }
  }

  // MARK: What a user sees

  /// The screen as it is now.
  func screen(sourceLocation: SourceLocation = #_sourceLocation) -> WindowScreen {
    let answers = run(
      "display-message -p '\(WindowScreen.stateFormat)'", "capture-pane -p -e",
      sourceLocation: sourceLocation)
    guard answers.count == 2 else { return WindowScreen(state: "", rows: []) }
    return WindowScreen(state: answers[0].first ?? "", rows: answers[1])
  }

  /// The rows that have scrolled out at the top and those on the screen, without what is empty at
  /// the end.
  func transcript(sourceLocation: SourceLocation = #_sourceLocation) -> String {
    let rows = run("capture-pane -p -S - -E -", sourceLocation: sourceLocation).first ?? []
    let end = rows.lastIndex { !$0.isEmpty }
    return rows.prefix((end ?? -1) + 1).joined(separator: "\n")
  }

  /// Waits until the screen is as wanted; tells what it was where it never is.
  @discardableResult
  func expect(
    _ what: Comment, timeout: Double = 20, sourceLocation: SourceLocation = #_sourceLocation,
    _ condition: (WindowScreen) -> Bool
  ) -> WindowScreen {
    let deadline = ContinuousClock.now + .seconds(timeout)
    while true {
      let screen = screen(sourceLocation: sourceLocation)
      if condition(screen) { return screen }
      guard ContinuousClock.now < deadline else {
        Issue.record(
          "\(what); \(screen.ended.map { "ended: \($0)" } ?? "runs"); the screen, the cursor at row \(screen.row), column \(screen.column):\n\(screen.text)",
          sourceLocation: sourceLocation)
        return screen
      }
      // Tmux may miss the end of a program while it closes the window (its library for the list of
      // users takes the signal); the end of any other makes it look again.
      if screen.isLeft, screen.ended == nil {
        run("run-shell -b true", sourceLocation: sourceLocation)
      }
      tmux.wait()
    }
  }

  /// Waits for the text on the screen.
  @discardableResult
  func expect(
    _ text: String, sourceLocation: SourceLocation = #_sourceLocation
  ) -> WindowScreen {
    expect("`\(text)` is on the screen", sourceLocation: sourceLocation) { $0.text.contains(text) }
  }

  /// Waits until the last rows of the screen are these, and the cursor stands at their end.
  @discardableResult
  func expectEnd(
    _ rows: String..., sourceLocation: SourceLocation = #_sourceLocation
  ) -> WindowScreen {
    let text = rows.joined(separator: "\n")
    return expect("the screen ends in `\(text)`", sourceLocation: sourceLocation) {
      $0.text == text || $0.text.hasSuffix("\n" + text)
    }
  }

  /// Waits for a prompt with nothing written.
  @discardableResult
  func expectPrompt(sourceLocation: SourceLocation = #_sourceLocation) -> WindowScreen {
    expect("an empty prompt", sourceLocation: sourceLocation) {
      $0.line == "qualm>" && $0.column == 7 && !$0.isLeft
    }
  }

  /// Leaves by Ctrl-D from an empty prompt.
  func leave(sourceLocation: SourceLocation = #_sourceLocation) {
    expectPrompt(sourceLocation: sourceLocation)
    type("\u{4}", sourceLocation: sourceLocation)
    expectExit(0, sourceLocation: sourceLocation)
  }

  /// Waits for the program's end.
  func expectExit(_ status: Int, sourceLocation: SourceLocation = #_sourceLocation) {
    expect("the program has left with \(status)", sourceLocation: sourceLocation) {
      $0.ended == .exited(Int32(status))
    }
  }

  @discardableResult
  private func run(_ commands: String..., sourceLocation: SourceLocation) -> [[String]] {
    do {
      return try tmux.run(commands)
    } catch {
      Issue.record("\(error)", sourceLocation: sourceLocation)
      return []
    }
  }
}
