import Glibc
import QualmBase
import QualmRender
import QualmSession

// Commands about entries, and about files of them.

extension Prompt {
  /// `:edit`: what comes back stands in the next entry.
  func editLast(_ call: PromptCommand.Call) throws(Diagnostic) -> PromptFlow {
    guard let last = past.lastText else {
      throw .nothingYet(
        "query", hint: "write one first, or press Ctrl-X Ctrl-E in an entry", at: call.span)
    }
    nextEntry = Prefill(try ExternalEditor.edit(last.text)).secret(unless: last.isKept)
    return .stay
  }

  /// `:fix`: what was wrong stands in the next entry, the cursor at the mistake.
  func fix(_ call: PromptCommand.Call) throws(Diagnostic) -> PromptFlow {
    guard let failure = past.failure else {
      throw .nothingYet("mistake", hint: "the key Up recalls earlier entries", at: call.span)
    }
    nextEntry = failure.text.secret(unless: failure.isKept)
    return .stay
  }

  /// `:history [PATTERN]`: oldest first, so that the last stand next to the prompt.
  func showHistory(_ call: PromptCommand.Call) -> PromptFlow {
    let wanted = call.argument.lowercased()
    // Other sessions write to the file as well; without one there is this session.
    let kept = try? history?.entries(limit: EditLineReader.historySize)
    let entries = (kept ?? past.entries).filter {
      wanted.isEmpty || $0.lowercased().contains(wanted)
    }
    let shown = entries.map { VisibleText.of($0, keepsLines: true) + "\n" }.joined()
    sayLong(shown.isEmpty ? "no entry holds this\n" : shown)
    return .stay
  }

  /// `:load FILE`.
  func load(_ call: PromptCommand.Call) throws(Diagnostic) -> PromptFlow {
    let path = PromptFiles.path(call.argument)
    do throws(SystemFailure) {
      let text = SourceText(name: path, bytes: try FileBytes.read(path))
      let script = MarkdownScript.script(in: text, keepsCommands: true)
      let written = script.text(in: 0..<script.bytes.count)
      let parts = PromptPart.parts(of: written)
      if parts.contains(where: { $0.kind == .command }) { return perform(parts, of: path) }
      // As it is: what is no UTF-8 is told at its place.
      run(script, written: written)
      return .stay
    } catch {
      throw .unreadableFile(path, reason: error.description.startingSmall, at: call.span)
    }
  }

  /// `:save FILE`.
  func save(_ call: PromptCommand.Call) throws(Diagnostic) -> PromptFlow {
    let path = PromptFiles.path(call.argument)
    let isScript = path.hasSuffix(".qlm")
    guard isScript || Answer.FileFormat(ofPath: path) != nil else {
      throw .fileFormat(
        path, formats: ["qlm"] + Answer.FileFormat.allCases.map(\.rawValue), at: call.span)
    }
    guard past.savedFiles.contains(path) || !PromptFiles.isThere(path) else {
      throw .fileIsThere(path, at: call.span)
    }
    let content = isScript ? try saveScript(path, call) : try saveAnswer(path, call)
    past.savedFiles.insert(path)
    reporter.tellWritten(content, to: path)
    return .stay
  }

  private func saveScript(
    _ path: String, _ call: PromptCommand.Call
  ) throws(Diagnostic) -> String {
    guard !past.script.isEmpty else {
      throw .nothingYet("query to save", hint: "ask with `find` or `from` first", at: call.span)
    }
    let text =
      "-- Asked of: \(past.firstCorpus ?? corpusName)\n\n"
      + past.script.map { "\($0)\n" }.joined(separator: "\n")
    do throws(SystemFailure) {
      try AtomicFile.write(Array(text.utf8), to: path)
    } catch {
      throw .unwritableFile("`\(path)`", reason: error.description.startingSmall, at: call.span)
    }
    return past.script.count.counted("entry")
  }

  private func saveAnswer(
    _ path: String, _ call: PromptCommand.Call
  ) throws(Diagnostic) -> String {
    let answer = try lastAnswer(call)
    guard let format = Answer.FileFormat(ofPath: path) else { throw call.misuse }
    if format == .svg {
      guard case .chart = answer.layout else { throw .pictureWithoutChart(path, at: call.span) }
    }
    try AnswerFile.write(
      answer, to: Answer.Destination(path: path, format: format, span: call.span),
      header: settings.header)
    return AnswerFile.content(of: answer)
  }

  /// `:log [FILE|off]`.
  func log(_ call: PromptCommand.Call) throws(Diagnostic) -> PromptFlow {
    switch call.argument {
    case "":
      say(transcript.map { "the log is `\($0.path)`\n" } ?? "nothing is logged\n")
    case "off":
      say(transcript.map { "the log `\($0.path)` is closed\n" } ?? "nothing is logged\n")
      transcript = nil
    default:
      let path = PromptFiles.path(call.argument)
      do throws(SystemFailure) {
        transcript = nil
        transcript = try Transcript(path: path, title: corpusName)
        commandsToHere.forEach { transcript?.add(command: $0) }
      } catch {
        if error.code == EEXIST { throw .fileIsThere(path, at: call.span) }
        throw .unwritableFile("`\(path)`", reason: error.description.startingSmall, at: call.span)
      }
      say("all that is asked and answered goes to `\(path)` as well\n")
    }
    return .stay
  }

  /// The commands that lead a new session to the corpus and the framework of this one.
  private var commandsToHere: [String] {
    var commands: [String] = []
    let options = session.options
    if case .folder(let folder) = options.corpus { commands.append(":open \(folder)") }
    commands += options.attachments.map { ":attach \($0)" }
    if let framework = options.framework { commands.append(":framework \(framework)") }
    return commands
  }
}
