import QualmBase
import QualmRender
import QualmSession
import Synchronization

@testable import QualmCLI

/// Gives entries to a prompt, then the end.
private final class Entries: LineReader {
  private var left: ArraySlice<String>

  init(_ entries: [String]) { left = entries[...] }

  func read() -> LineEvent { left.popFirst().map { .entry($0) } ?? .end }
  func remember(_ entry: String) {}
}

/// What a prompt has told.
private final class Told: Sendable {
  let text = Mutex("")
}

extension Sample {
  private static func prompt(_ code: String, _ entry: String) -> Sample {
    Sample(code: code, title: entry) {
      let told = Told()
      var options = PromptOptions()
      options.reporter.tell = { bytes in
        told.text.withLock { $0 += String(decoding: bytes, as: UTF8.self) }
      }
      let prompt = Prompt(
        session: try Session(), options: options, history: nil, output: MemorySink(),
        talk: MemorySink())
      prompt.run(Entries([entry]))
      return told.text.withLock { $0 }
    }
  }

  /// What the prompt raises.
  static let prompts: [Sample] = [
    prompt("Q0454", "| count by theme"),
    prompt("Q0456", ":describe nowhere"),
    prompt("Q0456", ":describe copng"),
    prompt("Q0951", ":fomrat csv"),
    prompt("Q0951", ":xyzzy"),
    prompt("Q0952", ":f"),
    prompt("Q0953", ":quit now"),
    prompt("Q0953", ":describe"),
    prompt("Q0953", ":timing maybe"),
    prompt("Q0954", ":format cvs"),
    Sample(code: "Q0955", title: "a prompt whose history should lie below /dev/null") {
      var file = HistoryFile(path: "/dev/null/qualm/history")
      do throws(Diagnostic) {
        try file.append("find coping")
        return ""
      } catch {
        return Shown.text([error], in: SourceMap())
      }
    },
  ]
}
