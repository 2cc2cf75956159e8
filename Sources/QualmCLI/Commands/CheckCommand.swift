import ArgumentParser

/// `qualm check`: reads scripts and resolves every name, and runs nothing.
struct CheckCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "check", _superCommandName: "qualm",
    abstract: "Tells what is wrong with scripts, without running them.",
    usage: "qualm check [options] <file> ...",
    discussion: "Prints nothing and leaves with 0 where nothing is. - is standard input.")

  @Argument(help: "The scripts.", completion: .file(extensions: ["qlm"]))
  var files: [String]

  @OptionGroup(title: "Common options")
  var options: SharedOptions

  func perform() -> ExitStatus {
    withSettings(options) { settings in
      withTexts(of: files, settings.reporter) { texts in
        switch Runner.open(settings) {
        case .success(let runner): runner.check(texts)
        case .failure(let failure): failure.status
        }
      }
    }
  }
}
