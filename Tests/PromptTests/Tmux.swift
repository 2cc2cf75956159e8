import ProcessSupport

/// A tmux server of its own with one window, spoken with in tmux's control mode.
///
/// The server lies on a private socket in the test's folder and reads no file of the user's. It
/// goes when its only client does, so it goes also where a test is killed.
final class Tmux {
  /// A command of tmux failed, or tmux did not answer.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  private let client: PipedProcess

  /// Starts a server in `folder` whose window runs `command`, a command line of the shell.
  init(folder: TemporaryFolder, command: String, rows: Int, columns: Int) throws {
    let number = folder.nextNumber()
    folder.write(Self.settings, to: "tmux-\(number).conf")
    client = try PipedProcess(
      ChildRequest(
        "/usr/bin/env",
        [
          "tmux", "-L", "window-\(number)", "-u", "-f", "\(folder.path)/tmux-\(number).conf", "-C",
          "new-session", "-f", "no-output", "-x", "\(columns)", "-y", "\(rows)", command,
        ],
        environment: ["TMUX_TMPDIR": folder.path], directory: folder.path))
    // What comes before this may be lost. What the program writes is looked at on the screen and not
    // followed, which is what the flag says.
    while let line = client.nextLine() { if line.hasPrefix("%session-changed") { return } }
    throw Failure(description: "tmux did not start: \(client.errorText)")
  }

  /// A program that has ended leaves its screen behind.
  private static let settings = """
    set -g status off
    set -g remain-on-exit on
    set -g remain-on-exit-format ""
    set -g destroy-unattached on
    set -g default-terminal tmux-256color
    set -g history-limit 20000
    set -s escape-time 0

    """

  /// Runs commands of tmux, nothing between them, and gives the lines that each answers.
  func run(_ commands: [String]) throws -> [[String]] {
    client.send(commands.joined(separator: " ; ") + "\n")
    return try commands.map { try answer(to: $0) }
  }

  /// Waits a moment for a change; only between two looks at a state that is not there yet.
  func wait() { _ = client.nextLine(timeout: 0.02) }

  /// A text as one argument of a command.
  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for character in text {
      if "\"\\$".contains(character) { quoted += "\\" }
      quoted.append(character)
    }
    return quoted + "\""
  }

  /// Reads from `%begin` to the `%end` with the same numbers; passes notices over.
  private func answer(to command: String) throws -> [String] {
    var lines: [String] = []
    var mark: Substring?
    while let line = client.nextLine() {
      if let mark {
        if line.dropFirst("%end".count) == mark { return lines }
        if line.dropFirst("%error".count) == mark {
          throw Failure(description: "tmux: \(command): \(lines.joined(separator: " "))")
        }
        lines.append(line)
      } else if line.hasPrefix("%begin ") {
        mark = line.dropFirst("%begin".count)
      }
    }
    throw Failure(
      description: "tmux did not answer \(command), but said \(lines) \(client.errorText)")
  }
}
