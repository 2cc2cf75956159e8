import QualmBase
import QualmRender
import QualmSession

// Commands that show the corpus, or open another.

extension Prompt {
  /// `:codes [PATTERN]`: for a person as a tree, for a program as paths.
  func showCodes(_ call: PromptCommand.Call) throws(Diagnostic) -> PromptFlow {
    show(
      session.codes(
        matching: call.argument.isEmpty ? nil : call.argument,
        asTree: settings.format == TableRenderer.self))
    return .stay
  }

  /// `:describe NAME`.
  func describe(_ call: PromptCommand.Call) throws(Diagnostic) -> PromptFlow {
    switch session.describe(call.argument) {
    case .success(let answer):
      show(answer)
      return .stay
    case .failure(let diagnostic): throw diagnostic
    }
  }

  /// `:framework [NAME]`.
  func chooseFramework(_ call: PromptCommand.Call) throws(Diagnostic) -> PromptFlow {
    let frameworks = session.frameworks
    let chosen = session.options.framework ?? frameworks.first { $0.isDefault }?.name
    if call.argument.isEmpty {
      say(
        frameworks.isEmpty
          ? "the codebook has one version\n"
          : Self.aligned(
            frameworks.map { ($0.name == chosen ? "* \($0.name)" : "  \($0.name)", "") },
            width: width))
      return .stay
    }
    guard frameworks.contains(where: { $0.name == call.argument }) else {
      throw .unknownFramework(
        call.argument, frameworks: frameworks.map(\.name), at: call.span)
    }
    if reopen({ $0.framework = call.argument }) {
      logCommand(":framework \(call.argument)")
      past.leaveCorpus(for: corpusName)
      say("the framework is `\(call.argument)`\n")
    }
    return .stay
  }

  /// `:open [FOLDER]`.
  func open(_ call: PromptCommand.Call) throws(Diagnostic) -> PromptFlow {
    let folder = Self.folder(of: PromptFiles.path(call.argument))
    let isOpen = reopen { options in
      options.corpus = folder.isEmpty ? .builtIn : .folder(folder)
      options.attachments = []
      options.framework = nil
    }
    if isOpen {
      logCommand(folder.isEmpty ? ":open" : ":open \(folder)")
      past.leaveCorpus(for: corpusName)
      say(bold(VisibleText.of(session.title, keepsLines: false)) + "\n" + session.sizes + "\n")
    }
    return .stay
  }

  /// `:attach FILE`.
  func attach(_ call: PromptCommand.Call) throws(Diagnostic) -> PromptFlow {
    let path = PromptFiles.path(call.argument)
    if reopen({ $0.attachments.append(path) }) {
      logCommand(":attach \(path)")
      say("the words are attached\n")
    }
    return .stay
  }

  /// The folder of a package; who names the package's own file means its folder.
  private static func folder(of path: String) -> String {
    let file = "datapackage.json"
    guard path == file || path.hasSuffix("/" + file) else { return path }
    let folder = path.dropLast(file.count)
    return folder.isEmpty ? "." : folder == "/" ? "/" : String(folder.dropLast())
  }

  /// Writes a command to the log that changes the answers from here on.
  func logCommand(_ command: String) {
    if isKeeping { transcript?.add(command: command) }
  }

  /// The corpus in a line, with the framework where one was chosen.
  var corpusName: String {
    let title = VisibleText.of(session.title, keepsLines: false)
    return session.options.framework.map { "\(title), by the framework \($0)" } ?? title
  }

  /// Opens the corpus by other options; where that cannot be tells why, and all stays as it was.
  ///
  /// - Returns: whether it was opened.
  @discardableResult
  func reopen(_ change: (inout SessionOptions) -> Void) -> Bool {
    if past.firstCorpus == nil { past.firstCorpus = corpusName }
    var options = session.options
    change(&options)
    let progress = ProgressLine(on: window, "reading")
    do throws(SessionFailure) {
      let opened = try session.reopened(options)
      progress.finish()
      session = opened
      return true
    } catch {
      progress.finish()
      report(error.diagnostics, about: error.texts)
      return false
    }
  }
}
