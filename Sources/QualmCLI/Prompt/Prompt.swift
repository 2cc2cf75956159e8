import Glibc
import QualmBase
import QualmRender
import QualmSession

/// How the prompt begins.
struct PromptOptions {
  /// The name of the output format of the answers.
  var format = TableRenderer.name
  /// Whether the names of columns are shown.
  var header = true
  /// Whether colours may be used.
  var color = false
  /// What the program calls itself, with its version.
  var program = "Qualm"
}

/// What happens after an entry.
enum PromptFlow: Equatable {
  /// The next entry is read.
  case stay
  /// The prompt is left.
  case leave
}

/// The interactive session: reads an entry, answers it, and begins again.
final class Prompt {
  let session: Session
  let color: Bool
  let program: String
  /// The format of the answers.
  var format: any Renderer.Type
  let header: Bool
  /// Whether each entry is followed by the time that it took.
  var showsTiming = false
  private var history: HistoryFile?

  /// What stands before an entry.
  static let mark = "qualm> "
  /// What stands before the further lines of an entry where the reader draws lines by themselves.
  static let continuationMark = "   ..> "

  init(session: Session, options: PromptOptions, history: HistoryFile? = nil) {
    self.session = session
    self.color = options.color
    self.program = options.program
    self.header = options.header
    self.format = Formats.named(options.format) ?? TableRenderer.self
    self.history = history
  }

  /// Runs the prompt on the standard streams until the user leaves.
  ///
  /// - Returns: the exit status: 0, or 128 and the number of the signal that asked to leave.
  static func run(session: Session, options: PromptOptions) -> Int32 {
    let signals = PromptSignals.install()
    defer { PromptSignals.remove(signals) }
    let path = HistoryFile.defaultPath { getenv($0).map { String(cString: $0) } }
    let prompt = Prompt(
      session: session, options: options, history: path.map { HistoryFile(path: $0) })
    return prompt.run(prompt.makeReader(wake: signals.wake))
  }

  /// Reads and answers until the user leaves.
  func run(_ reader: any LineReader) -> Int32 {
    recallHistory(into: reader)
    say(greeting)
    while true {
      switch reader.read() {
      case .entry(let text):
        let entry = Self.trimmed(text)
        guard !entry.isEmpty else { continue }
        remember(text.first?.isWhitespace == true ? nil : entry, in: reader)
        if perform(entry) == .leave { return 0 }
        if let signal = PromptSignals.terminating { return 128 + signal }
        // Ctrl-C has done its work by stopping the answer.
        _ = PromptSignals.takeInterrupt()
      case .cancelled: continue
      case .end: return 0
      case .terminated: return 128 + (PromptSignals.terminating ?? SIGTERM)
      }
    }
  }

  /// Answers one entry, be it a command or a query.
  func perform(_ entry: String) -> PromptFlow {
    if let command = PromptCommands.command(in: entry) { return carryOut(command) }
    run(SourceText(name: "query", text: entry))
    return .stay
  }

  private func makeReader(wake: Int32) -> any LineReader {
    if isatty(0) == 1, isatty(1) == 1,
      let reader = EditLineReader(prompt: Self.mark, guide: self, wake: wake, color: color)
    {
      return reader
    }
    return PlainLineReader(
      prompt: Self.mark, continuation: Self.continuationMark, guide: self, wake: wake)
  }

  // MARK: History

  private func recallHistory(into reader: any LineReader) {
    do throws(Diagnostic) {
      let entries = try history?.load(limit: EditLineReader.historySize) ?? []
      for entry in entries { reader.remember(entry) }
    } catch {
      loseHistory(error)
    }
  }

  /// Keeps an entry for this session and the next; nil is one that the user wants kept out.
  private func remember(_ entry: String?, in reader: any LineReader) {
    guard let entry else { return }
    reader.remember(entry)
    do throws(Diagnostic) {
      try history?.append(entry)
    } catch {
      loseHistory(error)
    }
  }

  /// Says once that the history is not kept, and does without.
  private func loseHistory(_ diagnostic: Diagnostic) {
    history = nil
    report([diagnostic], about: SourceMap())
  }

  /// The text without blanks and line ends around it.
  static func trimmed(_ text: String) -> String {
    let start = text.drop(while: \.isWhitespace)
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...last])
  }
}

extension Prompt: EntryGuide {
  func isComplete(_ text: String) -> Bool {
    let entry = Self.trimmed(text)
    return entry.isEmpty || PromptCommands.command(in: entry) != nil || session.isComplete(text)
  }
}
