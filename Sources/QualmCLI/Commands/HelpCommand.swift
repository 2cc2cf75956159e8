import ArgumentParser
import QualmBase
import QualmRender

/// `qualm help`: the usage, a command, or the long form of a diagnostic.
struct HelpCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "help", _superCommandName: "qualm",
    abstract: "Explains a command, or a diagnostic by its code: qualm help Q0201.",
    usage: "qualm help [<command> | <code>]")

  @Argument(help: "The name of a command or the code of a diagnostic.")
  var topic: String?

  @OptionGroup(title: "Common options")
  var options: SharedOptions

  func perform() -> ExitStatus {
    withSettings(options) { settings in
      var printer = AnswerPrinter(settings)
      if let text = text {
        _ = printer.print(text)
        guard let failure = printer.failure else { return .done }
        settings.reporter.report([failure])
        return .wrong
      }
      settings.reporter.report([.unknownDiagnostic(topic ?? "", commands: CommandTable.names)])
      return .wrong
    }
  }

  private var text: String? {
    guard let topic else { return RootCommand.helpMessage() + "\n" }
    if let command = CommandTable.command(named: topic) { return command.helpMessage() + "\n" }
    return Catalogue.entry(named: topic).map(page)
  }

  /// The long form of a diagnostic, its paragraphs wrapped to the usual width.
  private func page(of entry: CatalogueEntry) -> String {
    var page = "\(entry.code): \(entry.title)\n\n"
    page += TextWrapping.lines(of: entry.explanation, width: 80).map { "\($0)\n" }.joined()
    if let example = entry.example {
      page += "\nExample:\n\n"
      page += example.split(separator: "\n").map { "    \($0)\n" }.joined()
    }
    return page
  }
}
