import QualmBase
import QualmRender
import QualmSession

extension Prompt {
  /// `:help [TOPIC]`.
  func help(_ call: PromptCommand.Call) throws(Diagnostic) -> PromptFlow {
    let topic = call.argument
    let width = Terminal.width(of: Terminal.output)
    if topic.isEmpty {
      say(overview(width: width))
    } else if let command = Self.commandForHelp(topic) {
      say(Self.aligned([(command.synopsis, command.summary)], width: width))
    } else if let entry = Catalogue.entry(named: topic) {
      say(Self.page(of: entry, width: width))
    } else if case let words = BuiltIn.named(topic), !words.isEmpty {
      say(BuiltInPage.text(of: words, width: width))
    } else if let meaning = meaning(of: topic) {
      say(Self.aligned([(topic, meaning)], width: width))
    } else {
      do throws(Diagnostic) {
        return try describe(call)
      } catch {
        var told = error
        let words = BuiltIn.all().map(\.name) + PromptCommands.all.map(\.name)
        if told.hint == nil {
          told.hint = NearestName.candidates(for: topic, among: words, limit: 1).first
            .map { "did you mean `\($0)`?" }
        }
        throw told
      }
    }
    return .stay
  }

  /// What is said before the first entry: the corpus, its size, the way to help.
  var greeting: String {
    let title = "Qualm \(Version.current) · \(session.title)"
    return bold(VisibleText.of(title, keepsLines: false)) + "\n" + session.sizes + "\n"
      + dimmed("Ask with `find`; Tab completes, `:help` helps, Ctrl-D leaves.") + "\n"
  }

  private func overview(width: Int) -> String {
    let keys = [
      ("Tab", "complete the word, or list what may stand there"),
      ("Enter", "run the entry; open a line where it is not finished"),
      ("Alt-Enter", "open a line"),
      ("Up, Down", "move in an entry of several lines, and through earlier entries"),
      ("Ctrl-R", "search earlier entries"),
      ("Ctrl-C", "give the entry up, or stop the query that runs"),
      ("Ctrl-D", "leave"),
    ]
    let examples = [
      ("find coping", "the excerpts with a code"),
      ("| count by source", "carry on from the last answer"),
    ]
    return bold("Questions") + "\n" + Self.aligned(examples, width: width) + "\n"
      + bold("Commands, which may be shortened") + "\n"
      + Self.aligned(PromptCommands.all.map { ($0.synopsis, $0.summary) }, width: width) + "\n"
      + bold("Keys") + "\n" + Self.aligned(keys, width: width)
  }

  private static func commandForHelp(_ topic: String) -> PromptCommand? {
    let name = topic.hasPrefix(":") ? String(topic.dropFirst()) : topic
    if let command = PromptCommands.named(name) { return command }
    guard topic.hasPrefix(":"), case .command(let name) = PromptCommands.resolve(name) else {
      return nil
    }
    return PromptCommands.named(name)
  }

  /// What the language says of one of its words, as a stage or as the beginning of a statement.
  private func meaning(of word: String) -> String? {
    for lead in ["find * | ", ""] {
      let text = lead + word
      let candidates = session.completions(in: text, at: text.utf8.count).candidates
      if let found = candidates.first(where: { $0.kind == .keyword && $0.text == word }) {
        return found.detail
      }
    }
    return nil
  }

  /// The long form of a diagnostic.
  static func page(of entry: CatalogueEntry, width: Int) -> String {
    var text = "\(entry.code): \(entry.title)\n\n"
    for line in TextWrapping.lines(of: entry.explanation, width: width) { text += line + "\n" }
    if let example = entry.example { text += "\n    \(example)\n" }
    return text
  }

  /// Terms and what they mean, side by side, or below each other where the window is narrow.
  static func aligned(_ rows: [(String, String)], width: Int) -> String {
    let termWidth = rows.map { DisplayWidth.of($0.0) }.max() ?? 0
    let indent = width >= termWidth + 30 ? termWidth + 4 : 6
    var text = ""
    for (term, meaning) in rows {
      let lines = TextWrapping.lines(of: meaning, width: max(10, width - indent - 1))
      var start = "  " + term
      if DisplayWidth.of(start) + 2 > indent {
        text += start + "\n"
        start = ""
      }
      for line in lines {
        text += start + String(repeating: " ", count: indent - DisplayWidth.of(start)) + line + "\n"
        start = ""
      }
    }
    return text
  }
}
