import ArgumentParser
import QualmBase
import QualmRender

/// `qualm test`: works out the claims of scripts.
struct TestCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "test", _superCommandName: "qualm",
    abstract: "Works out the claims of scripts and tells which hold.",
    usage: "qualm test [options] <file> ...\nqualm test [options] -e <claim> ...",
    discussion: """
      Queries in the scripts are not answered. --format is text, tap or junit. - is standard input. \
      Leaves with 1 if a claim fails that is not recorded as failing.
      """)

  @Option(
    name: [.customShort("e"), .customShort("c"), .customLong("command")],
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp("A claim to work out; may be repeated.", valueName: "claim"))
  var claims: [String] = []

  @Argument(help: "The scripts.", completion: .file(extensions: ["qlm"]))
  var files: [String] = []

  @OptionGroup(title: "Common options")
  var options: SharedOptions

  func perform() -> ExitStatus {
    var answers = options
    answers.format = nil
    return withSettings(answers) { settings in
      let name = options.format ?? TextReport.name
      guard let format = ClaimReportFormats.named(name) else {
        settings.reporter.report([
          .unknownChoice(name, option: "format", choices: ClaimReportFormats.all.map { $0.name })
        ])
        return .wrong
      }
      guard claims.isEmpty != files.isEmpty else {
        settings.reporter.report([
          .commandLine(
            files.isEmpty
              ? "there is nothing to test"
              : "a claim given by `-e` and the script `\(files[0])` cannot be tested together",
            hint: files.isEmpty ? "name a script, or give a claim by `-e`" : nil)
        ])
        return .wrong
      }
      return withTexts(of: files, settings.reporter) { texts in
        switch Runner.open(settings) {
        case .success(let runner): runner.test(claims.isEmpty ? texts : claimTexts, as: format)
        case .failure(let failure): failure.status
        }
      }
    }
  }

  private var claimTexts: [SourceText] {
    claims.enumerated().map { index, claim in
      SourceText(name: claims.count == 1 ? "claim" : "claim \(index + 1)", text: claim)
    }
  }
}
