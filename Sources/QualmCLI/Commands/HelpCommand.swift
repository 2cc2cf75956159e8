import ArgumentParser
import QualmBase
import QualmRender
import QualmSession

/// `qualm help`: the usage, a command, the long form of a diagnostic, a word of the language, a term of
/// answers, or a page of the manual.
struct HelpCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "help", _superCommandName: "qualm",
    abstract: "Explains a command, a word of the language, or a diagnostic by its code.",
    usage: "qualm help [<command> | <word> | <code>]")

  @Argument(help: "The name of a command, a word of the language, or the code of a diagnostic.")
  var topics: [String] = []

  private var topic: String? { topics.isEmpty ? nil : topics.joined(separator: " ") }

  @OptionGroup(title: "Common options")
  var options: SharedOptions

  func perform() -> ExitStatus {
    withSettings(options) { settings in
      if let text = text { return AnswerPrinter.show(text: text, settings) }
      settings.reporter.report([
        .unknownDiagnostic(
          topic ?? "", commands: CommandTable.names, words: HelpTopics.names)
      ])
      return .wrong
    }
  }

  private var text: String? {
    guard let topic else { return HelpText.of(RootCommand.self) }
    if let command = CommandTable.command(named: topic) { return HelpText.of(command) }
    if let entry = Catalogue.entry(named: topic) { return page(of: entry) }
    return HelpTopics.text(about: topic, asking: "qualm help", width: 80) { $0 }
      ?? HelpTopics.search(topic, width: 80)
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
