import ArgumentParser

/// What `--help` prints.
enum HelpText {
  /// The usage of a command as argument-parser tells it, and examples.
  static func of(_ command: any Command.Type) -> String {
    let name = CommandTable.named.first { $0.command == command }?.name ?? ""
    let examples = Guide.examples(of: name)
    guard !examples.isEmpty else { return command.helpMessage() + "\n" }
    var text = command.helpMessage()
    while text.last == "\n" { text.removeLast() }
    return text + "\n\nEXAMPLES:\n"
      + examples.map { "  \($0.line)\n      \($0.purpose)\n" }.joined()
  }

  /// Whether a text of argument-parser is such a usage.
  static func isUsage(_ text: String) -> Bool { text.hasPrefix("OVERVIEW: ") }
}
