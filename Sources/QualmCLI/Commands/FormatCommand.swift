import ArgumentParser
import QualmBase
import QualmRender
import QualmSyntax

/// `qualm fmt`: puts scripts into their canonical form.
struct FormatCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "fmt", _superCommandName: "qualm",
    abstract: "Puts scripts into their canonical form, in place.",
    usage: "qualm fmt [--check] [options] <file> ...",
    discussion: """
      A file that has errors stays as it is. - reads standard input and writes standard output.
      """)

  @Flag(
    help: "Write nothing; print the names of the files that would change, and leave with 1 if any.")
  var check = false

  @Argument(help: "The scripts.", completion: .file(extensions: ["qlm"]))
  var files: [String]

  @OptionGroup(title: "Common options")
  var options: SharedOptions

  func perform() -> ExitStatus {
    withSettings(options) { settings in
      var statuses: [ExitStatus] = []
      for path in files {
        do throws(Diagnostic) {
          statuses.append(try format(InputFile.read(path), at: path, settings.reporter))
        } catch {
          settings.reporter.report([error])
          statuses.append(.wrong)
        }
      }
      return statuses.contains(.wrong) ? .wrong : statuses.contains(.failed) ? .failed : .done
    }
  }

  private func format(
    _ text: SourceText, at path: String, _ reporter: Reporter
  ) throws(Diagnostic) -> ExitStatus {
    guard !MarkdownScript.isPage(path) else {
      throw .commandLine(
        "`\(path)` is a page of Markdown, which is not formatted",
        hint: "only files of queries are, such as `script.qlm`")
    }
    let (formatted, diagnostics) = Formatter.format(text)
    var texts = SourceMap()
    _ = texts.add(text)
    reporter.report(diagnostics, texts: texts)
    guard let formatted else { return .wrong }
    let bytes = Array(formatted.utf8)
    let output = DescriptorSink(Terminal.output)
    if check {
      guard bytes != text.bytes else { return .done }
      _ = output.write(Array("\(text.name)\n".utf8))
    } else if path == InputFile.standardInput {
      _ = output.write(bytes)
    } else if bytes != text.bytes {
      try AtomicFile.replace(path, with: bytes)
    }
    if let failure = output.failure {
      throw .unwritableFile("the output", reason: failure.description.startingSmall)
    }
    return check ? .failed : .done
  }
}
