import Glibc
import QualmBase
import QualmRender
import QualmSession

/// How the prompt begins.
struct PromptOptions {
  /// The output format of the answers.
  var format: any Renderer.Type = TableRenderer.self
  /// How answers are shown; the width is asked for anew with each, since windows change.
  var render = RenderOptions(width: 80)
  /// Where and how diagnostics are told.
  var reporter = Reporter()
  /// Whether the user's own file is read first.
  var readsInit = false

  /// A table, without colours.
  init() {}

  /// What the options of the command line ask for.
  init(_ settings: Settings) {
    format = settings.format
    render = settings.render
    reporter = settings.reporter
    readsInit = settings.readsInit
  }
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
  var session: Session
  /// What `:set` sets.
  var settings: PromptSettings
  var reporter: Reporter
  /// What was asked and answered so far.
  var past = PromptPast()
  /// Where everything is written down as well, while that is wanted.
  var transcript: Transcript?
  /// Whether what is asked now may be kept: in the history, a script, a log.
  private(set) var isKeeping = true
  /// Whether it was told how a matrix's cells are opened.
  var hasToldOfCells = false
  private let readsInit: Bool
  private(set) var history: HistoryFile?
  /// What is to stand in the next entry from the start.
  var nextEntry: Prefill?
  /// The terminal that answers are shown at; nil where they go elsewhere.
  private(set) var window: Int32?
  /// Whether it was told that the pager is not there.
  var hasToldOfPager = false
  /// Becomes readable when a signal came; -1 where nobody listens.
  private(set) var wake: Int32 = -1
  /// Where answers go.
  let output: any ByteSink
  /// Where everything else goes that is no diagnostic.
  let talk: any ByteSink

  /// What stands before an entry.
  static let mark = "qualm> "
  /// What stands before the further lines of an entry where the reader draws lines by themselves.
  static let continuationMark = "   ..> "

  /// A prompt that writes answers to `output`, and the rest to the terminal, be it that or not.
  init(
    session: Session, options: PromptOptions, history: HistoryFile? = nil,
    output: any ByteSink = DescriptorSink(Terminal.output),
    talk: any ByteSink = DescriptorSink(
      Terminal.isThere(Terminal.output) ? Terminal.output : Terminal.errors)
  ) {
    self.output = output
    self.talk = talk
    self.session = session
    self.settings = PromptSettings(options)
    self.reporter = options.reporter
    self.readsInit = options.readsInit
    self.history = history
  }

  /// Runs the prompt on the standard streams until the user leaves.
  ///
  /// A signal that asks the program to leave, such as SIGTERM, ends the prompt in good order and
  /// then does what it does by default.
  static func run(session: Session, options: PromptOptions) -> ExitStatus {
    let signals = PromptSignals.install()
    let path = HistoryFile.defaultPath(environment: Terminal.environment)
    let prompt = Prompt(
      session: session, options: options, history: path.map { HistoryFile(path: $0) })
    prompt.wake = signals.wake
    prompt.window = Terminal.isThere(Terminal.output) ? Terminal.output : nil
    prompt.run(prompt.makeReader(wake: signals.wake))
    PromptSignals.remove(signals)
    if let signal = PromptSignals.terminating { kill(getpid(), signal) }
    guard let failure = prompt.outputFailure else { return .done }
    prompt.report(
      [.unwritableFile("the answer", reason: failure.description.startingSmall)],
      about: SourceMap())
    return .wrong
  }

  /// Reads and answers until the user leaves, or nobody can read the answers.
  func run(_ reader: any LineReader) {
    recallHistory(into: reader)
    say(greeting(hasKeys: !(reader is PlainLineReader)))
    if readsInit, runInitFile() == .leave { return }
    while outputFailure == nil {
      if let nextEntry { reader.prefill(nextEntry) }
      nextEntry = nil
      switch reader.read() {
      case .entry(let text):
        let entry = Self.trimmed(text)
        guard !entry.isEmpty else { continue }
        // What begins with a blank is to be kept nowhere.
        isKeeping = text.first?.isWhitespace != true
        if isKeeping { remember(entry, in: reader) }
        if perform(entry) == .leave { return }
        if PromptSignals.terminating != nil { return }
        // Ctrl-C has done its work by stopping the answer.
        Interrupt.take()
      case .cancelled: continue
      case .end, .terminated: return
      }
    }
  }

  /// Answers one entry, be it a command, a query, or several of both from a paste.
  func perform(_ entry: String) -> PromptFlow {
    let parts = PromptPart.parts(of: entry)
    if parts.count > 1 { return perform(parts, of: "query") }
    if let command = PromptCommands.command(in: entry) { return carryOut(command) }
    ask(entry)
    return .stay
  }

  private func makeReader(wake: Int32) -> any LineReader {
    if Terminal.isThere(Terminal.output),
      let reader = EditLineReader(
        prompt: Self.mark, guide: self, wake: wake, color: settings.color)
    {
      return reader
    }
    return PlainLineReader(
      prompt: Self.mark, continuation: Self.continuationMark, guide: self, wake: wake)
  }

  /// Why answers cannot be written; nil where they can. A pipe whose reader has left is no failure.
  private var outputFailure: SystemFailure? { (output as? DescriptorSink)?.failure }

  // MARK: History

  private func recallHistory(into reader: any LineReader) {
    do throws(Diagnostic) {
      let entries = try history?.load(limit: EditLineReader.historySize) ?? []
      reader.recall(entries)
    } catch {
      loseHistory(error)
    }
  }

  /// Keeps an entry for this session and the next.
  private func remember(_ entry: String, in reader: any LineReader) {
    reader.remember(entry)
    past.entries.append(entry)
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

  func edit(_ text: String) -> String? {
    // An editor reads and writes files, and may run anything.
    guard !session.options.isSafe else { return nil }
    do throws(Diagnostic) {
      return try ExternalEditor.edit(text)
    } catch {
      report([error], about: SourceMap())
      return nil
    }
  }
}
