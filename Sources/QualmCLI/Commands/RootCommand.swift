import ArgumentParser
import QualmBase

/// `qualm` without the name of a command: queries, a script, or the prompt.
struct RootCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "qualm",
    abstract: "Asks questions of coded qualitative data.",
    usage: """
      qualm [options]                    the prompt; a script where input is no terminal
      qualm [options] -c <query> ...     queries
      qualm [options] <file> ...         scripts; - is standard input
      qualm <command> [options] ...
      """,
    discussion: """
      Without --corpus the coded mission corpus that ships with the language is asked. Options may \
      stand before or after the name of a command.

      \(Guide.exitStatusSentence)
      """,
    version: Version.current,
    subcommands: [
      RunCommand.self, TestCommand.self, CheckCommand.self, FormatCommand.self,
      CorpusCommand.self, HelpCommand.self, CompletionCommand.self,
      ManCommand.self,
    ])

  @Option(
    name: [.customShort("c"), .customLong("command")], parsing: .unconditionalSingleValue,
    help: ArgumentHelp("A query to run; may be repeated.", valueName: "query"))
  var queries: [String] = []

  @Flag(
    name: .customLong("no-init"), help: "Open the prompt without reading init.qlm first.")
  var noInit = false

  @Argument(help: "Scripts to run.", completion: .file(extensions: ["qlm"]))
  var files: [String] = []

  @OptionGroup(title: "Common options")
  var options: SharedOptions

  /// The names of the options that are followed by a value, here and in every command.
  static let namesWithValue = SharedOptions.namesWithValue.union(["-c", "-e", "--command"])

  func perform() -> ExitStatus {
    withSettings(options) { settings in
      if queries.isEmpty, files.isEmpty, Terminal.isThere(Terminal.input) {
        var settings = settings
        settings.readsInit = !noInit
        return openPrompt(settings)
      }
      guard queries.isEmpty || files.isEmpty else {
        settings.reporter.report([
          .commandLine(
            "a query given by `-c` and the script `\(files[0])` cannot be run together", hint: nil)
        ])
        return .wrong
      }
      if !queries.isEmpty { return run(queryTexts, settings) }
      return runFiles(files.isEmpty ? [InputFile.standardInput] : files, settings)
    }
  }

  private var queryTexts: [SourceText] {
    queries.enumerated().map { index, query in
      SourceText(name: queries.count == 1 ? "query" : "query \(index + 1)", text: query)
    }
  }
}
