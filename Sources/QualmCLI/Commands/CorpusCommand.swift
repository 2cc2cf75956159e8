import ArgumentParser
import QualmBase
import QualmSession

/// `qualm corpus`: what a corpus says about itself, and whether it is sound.
struct CorpusCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "corpus", _superCommandName: "qualm",
    abstract: "Describes a corpus, verifies it, lists its citations.",
    usage: """
      qualm corpus info [<folder>]                       title, version, sizes, documents
      qualm corpus verify [<folder>] [--attach <file>]   every fault, with file, line and column
      qualm corpus citations [<folder>] --attach <file>  where the documents cite their sources
      """,
    discussion: """
      verify prints nothing and leaves with 0 where the corpus is sound. With the documents attached \
      it also holds every position against their words: excerpts and citations, sections and \
      pages, page numbers and footnotes within quotes, summaries that repeat the text.

      citations lists every citation of the form that the corpus declares, with the excerpts that \
      cover it; `missing` names the sources of which an excerpt is lacking.
      """)

  @Argument(
    help: "info, verify or citations.", completion: .list(CorpusCommand.actions))
  var action: String

  @Argument(
    help: "The folder of the corpus, as after --corpus.", completion: .directory)
  var folder: String?

  @OptionGroup(title: "Common options")
  var options: SharedOptions

  private static let actions = ["info", "verify", "citations"]

  func perform() -> ExitStatus {
    withSettings(options) { settings in
      var settings = settings
      if let folder { settings.session.corpus = .folder(folder) }
      switch action {
      case "info":
        return withRunner(settings) { $0.describeCorpus() }
      case "verify":
        return verify(settings)
      case "citations":
        return listCitations(settings)
      default:
        let nearest = NearestName.candidates(for: action, among: Self.actions, limit: 1)
        settings.reporter.report([
          .commandLine(
            "`qualm corpus` does not know `\(action)`",
            hint: nearest.first.map { "did you mean `\($0)`?" }
              ?? "it knows `info`, `verify` and `citations`")
        ])
        return .wrong
      }
    }
  }

  private func verify(_ settings: Settings) -> ExitStatus {
    do {
      let (findings, texts) = try Session.verify(settings.session)
      settings.reporter.report(findings, texts: texts)
      return findings.containsError ? .corpus : .done
    } catch {
      settings.reporter.report(error.diagnostics, texts: error.texts)
      return ExitStatus(error.cause)
    }
  }

  private func listCitations(_ settings: Settings) -> ExitStatus {
    do {
      return AnswerPrinter.show(try Session.citations(settings.session), settings)
    } catch {
      settings.reporter.report(error.diagnostics, texts: error.texts)
      return ExitStatus(error.cause)
    }
  }

  private func withRunner(_ settings: Settings, _ body: (Runner) -> ExitStatus) -> ExitStatus {
    switch Runner.open(settings) {
    case .success(let runner): body(runner)
    case .failure(let failure): failure.status
    }
  }
}
