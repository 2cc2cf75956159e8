import Glibc
import QualmBase
import QualmRender
import QualmSession

// Commands about entries, and about files of them.

extension Prompt {
  /// `:edit`: what comes back stands in the next entry.
  func editLast(_ call: PromptCommand.Call) throws(Diagnostic) -> PromptFlow {
    guard let text = past.lastText else {
      throw .nothingYet(
        "query", hint: "write one first, or press Ctrl-X Ctrl-E in an entry", at: call.span)
    }
    nextEntry = Prefill(try ExternalEditor.edit(text))
    return .stay
  }

  /// `:fix`: what was wrong stands in the next entry, the cursor at the mistake.
  func fix(_ call: PromptCommand.Call) throws(Diagnostic) -> PromptFlow {
    guard let failure = past.failure else {
      throw .nothingYet("mistake", hint: "the key Up recalls earlier entries", at: call.span)
    }
    nextEntry = Prefill(failure.text, at: failure.offset)
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
      let hasCommands = PromptPart.parts(of: written).count > 1
      if hasCommands { return perform(partsOf: written, named: path) }
      run(script)
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
    if format == .svg, case .chart = answer.layout {
    } else if format == .svg {
      throw .pictureWithoutChart(path, at: call.span)
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
      } catch {
        if error.code == EEXIST { throw .fileIsThere(path, at: call.span) }
        throw .unwritableFile("`\(path)`", reason: error.description.startingSmall, at: call.span)
      }
      say("all that is asked and answered goes to `\(path)` as well\n")
    }
    return .stay
  }
}
