import Glibc
import ProcessSupport
import Testing

/// A shell in a window of tmux that has read the completion script; `qualm` in it shows its words.
final class ShellWindow {
  /// The shells that there are scripts for.
  enum Shell: String, Sendable, CaseIterable {
    case bash, zsh, fish

    /// Whether it is installed; where it is not, its tests say that they are left out.
    var isThere: Bool { access("/usr/bin/\(rawValue)", X_OK) == 0 }

    /// How it starts without anything of the user's, and what it reads then.
    fileprivate var command: String {
      switch self {
      case .bash: "exec bash --noprofile --rcfile rc"
      case .zsh: "ZDOTDIR=$HOME exec zsh -d -i"
      case .fish: "exec fish --private --no-config --init-command 'source rc'"
      }
    }

    fileprivate var file: String { self == .zsh ? ".zshrc" : "rc" }

    fileprivate var settings: String {
      switch self {
      case .bash: "PATH=$HOME:$PATH; PS1='$ '; source <(qualm completion bash)\n"
      case .zsh:
        """
        PATH=$HOME:$PATH; PS1='$ '; autoload -Uz compinit; compinit -u -D
        source <(qualm completion zsh)

        """
      case .fish:
        """
        set -gx PATH $HOME $PATH; set -g fish_greeting ''; set -g fish_autosuggestion_enabled 0
        function fish_prompt; echo '$ '; end
        qualm completion fish | source

        """
      }
    }
  }

  let window: TerminalWindow

  /// Starts the shell in `home` and waits for its prompt.
  init(_ shell: Shell, home: TemporaryFolder) throws {
    home.write(shell.settings, to: shell.file)
    home.write(
      """
      #!/bin/sh
      case $1 in __complete|completion) exec "$QUALM" "$@" ;; esac
      printf '<%s>' "$@"; echo

      """, to: "qualm")
    chmod(home.path + "/qualm", 0o755)
    window = try TerminalWindow(home: home, command: shell.command, rows: 40, columns: 150)
    window.expect("the shell's prompt") { $0.line == "$" && $0.column == 2 }
  }

  /// Types `text`, then Tab, and waits until the line of the cursor is `completed`.
  func complete(
    _ text: String, to completed: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    window.type(text, sourceLocation: sourceLocation)
    window.expect("the line is written", sourceLocation: sourceLocation) {
      $0.line.hasSuffix(text.trimmingEnd)
    }
    window.type("\t", sourceLocation: sourceLocation)
    window.expect("the line becomes `\(completed)`", sourceLocation: sourceLocation) {
      $0.line == "$ " + completed
    }
  }

  /// Types the rest of the line and runs it; waits until `qualm` shows these words.
  func run(
    _ rest: String, words: [String], sourceLocation: SourceLocation = #_sourceLocation
  ) {
    window.type(rest + "\r", sourceLocation: sourceLocation)
    let shown = words.map { "<\($0)>" }.joined()
    window.expect("the words are \(shown)", sourceLocation: sourceLocation) {
      $0.lines.contains(shown)
    }
  }
}

extension String {
  /// The text without blanks at its end, as a row of a screen has it.
  fileprivate var trimmingEnd: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
