import QualmBase
import QualmSession

/// Runs scripts and queries against one corpus.
struct Runner {
  private let settings: Settings
  private let session: Session

  /// Opens the corpus that the settings name; a failure after telling what is wrong with it.
  static func open(_ settings: Settings) -> Result<Runner, ExitFailure> {
    do {
      return .success(Runner(settings: settings, session: try Session(settings.session)))
    } catch {
      settings.reporter.report(error.diagnostics, texts: error.texts)
      return .failure(ExitFailure(status: ExitStatus(error.cause)))
    }
  }

  private init(settings: Settings, session: Session) {
    self.settings = settings
    self.session = session
    // The process ends with its session: taking a corpus apart piece by piece would only delay that.
    _ = Unmanaged.passRetained(session)
  }

  /// Runs the texts in order, each with the definitions of those before it, and stops at the first
  /// that goes wrong.
  func run(_ texts: [SourceText]) -> ExitStatus {
    let undeclared =
      settings.session.parameters.isEmpty ? [] : session.undeclaredParameters(in: texts)
    guard undeclared.isEmpty else {
      settings.reporter.report(undeclared)
      return .wrong
    }
    var printer = AnswerPrinter(settings)
    for text in texts {
      let status = run(text, printer: &printer)
      guard status == .done, printer.isOpen else { return status }
    }
    return .done
  }

  private func run(_ text: SourceText, printer: inout AnswerPrinter) -> ExitStatus {
    let (status, diagnostics) = Interrupt.cancelling(session) {
      session.run(text) { printer.print($0, texts: session.texts) }
    }
    if Interrupt.hasArrived { return .interrupted }
    if let failure = printer.failure {
      settings.reporter.report([failure], texts: session.texts)
      return .wrong
    }
    // Where the reader has left nothing more is to be said, and nothing went wrong.
    guard printer.isOpen else { return .done }
    settings.reporter.report(diagnostics, texts: session.texts)
    return ExitStatus(status)
  }

  /// Opens the prompt on the corpus.
  func openPrompt() -> ExitStatus {
    Prompt.run(session: session, options: PromptOptions(settings))
  }

  /// Reads and resolves the texts and tells what is wrong with them.
  func check(_ texts: [SourceText]) -> ExitStatus {
    var status = ExitStatus.done
    for text in texts {
      let diagnostics = session.check(text)
      settings.reporter.report(diagnostics, texts: session.texts)
      if diagnostics.containsError { status = .wrong }
    }
    return status
  }

  /// Prints what the corpus says about itself.
  func describeCorpus() -> ExitStatus {
    AnswerPrinter.show(session.summary(), texts: session.texts, settings)
  }
}

/// The program is to leave; what there was to say has been said.
struct ExitFailure: Error {
  var status: ExitStatus
}
