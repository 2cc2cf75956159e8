import ArgumentParser

/// `qualm man`: the manual page, made of the tables that help is made of.
struct ManCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "man", _superCommandName: "qualm",
    abstract: "Prints the manual page, for man.",
    usage: "qualm man",
    discussion: "`make install` puts it where man looks for it; then `man qualm` shows it.")

  @OptionGroup(title: "Common options")
  var options: SharedOptions

  func perform() -> ExitStatus {
    withSettings(options) { settings in
      AnswerPrinter.show(text: OptionTable.read().map(RoffManual.text) ?? "", settings)
    }
  }
}
