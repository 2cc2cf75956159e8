import QualmBase
import QualmRender
import QualmSession
import Synchronization

@testable import QualmCLI

/// A prompt that is given a list of entries, without a terminal.
struct PromptTalk {
  /// What it said and answered, greeting apart.
  let text: String
  /// What it told beside answers: errors, warnings, notes.
  let told: String
  let reader: ScriptedReader
  let prompt: Prompt

  private final class Told: Sendable {
    let text = Mutex("")
  }

  init(
    _ entries: [String], corpus: String? = nil, isSafe: Bool = false, history: HistoryFile? = nil
  ) throws {
    let sink = MemorySink()
    let told = Told()
    var session = SessionOptions()
    if let corpus { session.corpus = .folder(corpus) }
    session.isSafe = isSafe
    var options = PromptOptions()
    options.reporter.tell = { bytes in
      told.text.withLock { $0 += String(decoding: bytes, as: UTF8.self) }
    }
    prompt = Prompt(
      session: try Session(session), options: options, history: history, output: sink, talk: sink)
    reader = ScriptedReader(entries.map { .entry($0) })
    let greeting = prompt.greeting(hasKeys: true)
    prompt.run(reader)
    text = String(sink.text.dropFirst(greeting.count))
    self.told = told.text.withLock { $0 }
  }
}

/// Gives the entries of a list, then the end.
final class ScriptedReader: LineReader {
  private var events: ArraySlice<LineEvent>
  private(set) var remembered: [String] = []
  private(set) var prefilled: [Prefill] = []

  init(_ events: [LineEvent]) { self.events = events[...] }

  func read() -> LineEvent { events.popFirst() ?? .end }
  func remember(_ entry: String) { remembered.append(entry) }
  func prefill(_ text: Prefill) { prefilled.append(text) }
}
