import ArgumentParser

/// `qualm run`: scripts.
struct RunCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "run", _superCommandName: "qualm",
    abstract: "Runs scripts.",
    usage: "qualm run [options] <file> ...",
    discussion: """
      The scripts are run in order, each with the definitions of those before it. - is standard \
      input.
      """)

  @Argument(help: "The scripts.", completion: .file(extensions: ["qlm"]))
  var files: [String]

  @OptionGroup(title: "Common options")
  var options: SharedOptions

  func perform() -> ExitStatus {
    withSettings(options) { runFiles(files, $0) }
  }
}
