import ArgumentParser
import QualmBase

/// `qualm completion`: a script that lets a shell complete command lines of the program.
struct CompletionCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "completion", _superCommandName: "qualm",
    abstract: "Prints a script by which a shell completes queries and options.",
    usage: "qualm completion bash|zsh|fish",
    discussion: """
      The script completes options and their values, and within -c what may stand in a query: codes, \
      fields, values. `make install` puts it where each shell looks for it. By hand:

        bash   echo 'source <(qualm completion bash)' >> ~/.bashrc
        zsh    echo 'source <(qualm completion zsh)' >> ~/.zshrc
        fish   qualm completion fish > ~/.config/fish/completions/qualm.fish
      """)

  @Argument(help: "bash, zsh or fish.", completion: .list(["bash", "zsh", "fish"]))
  var shell: String

  @OptionGroup(title: "Common options")
  var options: SharedOptions

  func perform() -> ExitStatus {
    withSettings(options) { settings in
      guard let script = CompletionScript.all.first(where: { $0.shell == shell }) else {
        settings.reporter.report([
          .unknownShell(shell, shells: CompletionScript.all.map(\.shell))
        ])
        return .wrong
      }
      return AnswerPrinter.show(text: script.text, settings)
    }
  }
}
