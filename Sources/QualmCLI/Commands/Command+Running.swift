import QualmBase
import QualmSession

extension Command {
  /// Reads the options, tells what is wrong with them, and performs `body` if nothing is.
  func withSettings(_ options: SharedOptions, _ body: (Settings) -> ExitStatus) -> ExitStatus {
    do throws(UsageFailure) {
      return body(try Settings(options))
    } catch {
      error.reporter.report(error.diagnostics)
      return .wrong
    }
  }

  /// Runs texts against the corpus of the settings.
  func run(_ texts: [SourceText], _ settings: Settings) -> ExitStatus {
    switch Runner.open(settings) {
    case .success(let runner): runner.run(texts)
    case .failure(let failure): failure.status
    }
  }

  /// Runs scripts; none is run if one cannot be read.
  func runFiles(_ paths: [String], _ settings: Settings) -> ExitStatus {
    withTexts(of: paths, settings.reporter) { run($0, settings) }
  }

  /// Reads files, tells which cannot be read, and performs `body` if all can.
  func withTexts(
    of paths: [String], _ reporter: Reporter, _ body: ([SourceText]) -> ExitStatus
  ) -> ExitStatus {
    var texts: [SourceText] = []
    var faults: [Diagnostic] = []
    for path in paths {
      do throws(Diagnostic) {
        let text = try InputFile.read(path)
        reporter.report([MarkdownScript.remark(on: text)].compactMap(\.self))
        texts.append(MarkdownScript.script(in: text))
      } catch {
        faults.append(error)
      }
    }
    guard faults.isEmpty else {
      reporter.report(faults)
      return .wrong
    }
    return body(texts)
  }

  /// Opens the prompt.
  func openPrompt(_ settings: Settings) -> ExitStatus {
    switch Runner.open(settings) {
    case .success(let runner): runner.openPrompt()
    case .failure(let failure): failure.status
    }
  }
}
