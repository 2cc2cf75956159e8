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
  func prefill(_ text: Prefill) {}
}

/// What a prompt has told.
private final class Told: Sendable {
  let text = Mutex("")
}

extension Sample {
  private static func prompt(
    _ code: String, _ entry: String, after earlier: String? = nil
  ) -> Sample {
    Sample(code: code, title: entry) {
      let told = Told()
      var options = PromptOptions()
      options.reporter.tell = { bytes in
        told.text.withLock { $0 += String(decoding: bytes, as: UTF8.self) }
      }
      let prompt = Prompt(
        session: try Session(), options: options, history: nil, output: MemorySink(),
        talk: MemorySink())
      prompt.run(Entries([earlier, entry].compactMap(\.self)))
      return told.text.withLock { $0 }
    }
  }

  /// A prompt on a machine that lacks these programs.
  private static func pager(without missing: [String]) -> Sample {
    Sample(
      code: "Q0956", title: "PAGER=more-or-less qualm, without \(missing.joined(separator: ", "))"
    ) {
      let pager = Pager(
        .automatic, environment: { $0 == "PAGER" ? "more-or-less" : "xterm" },
        isThere: { !missing.contains($0) })
      return Shown.text([pager.complaint].compactMap(\.self), in: SourceMap())
    }
  }

  /// What the prompt raises.
  static let prompts: [Sample] = [
    prompt("Q0454", "| count by theme"),
    prompt("Q0456", ":describe nowhere"),
    prompt("Q0456", ":describe copng"),
    prompt("Q0501", "find *", after: ":set timeout 0.000001"),
    prompt("Q0905", ":load ok.qlm extra"),
    prompt("Q0951", ":fomrat csv"),
    prompt("Q0951", ":xyzzy"),
    prompt("Q0952", ":fi"),
    prompt("Q0953", ":quit now"),
    prompt("Q0953", ":describe"),
    prompt("Q0953", ":watch 0"),
    prompt("Q0953", ":timing maybe"),
    prompt("Q0954", ":format cvs"),
    prompt("Q0957", ":last"),
    prompt("Q0957", ":edit"),
    prompt("Q0957", ":fix"),
    prompt("Q0957", ":save session.qlm"),
    prompt("Q0957", ":watch"),
    prompt("Q0958", ":set colour on"),
    prompt("Q0958", ":set r 5"),
    prompt("Q0959", ":set rows many"),
    prompt("Q0959", ":set timing perhaps"),
    prompt("Q0960", ":save stdlib/voices.qlm", after: "find poaching"),
    prompt("Q0962", ":expand 9", after: "find poaching | first 2"),
    pager(without: ["more-or-less"]),
    pager(without: ["more-or-less", "less", "more"]),
    Sample(code: "Q0961", title: "VISUAL=emax qualm") {
      do throws(Diagnostic) {
        return try ExternalEditor.edit("find coping") { $0 == "VISUAL" ? "emax-is-not-there" : nil }
      } catch {
        return Shown.text([error], in: SourceMap())
      }
    },
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
