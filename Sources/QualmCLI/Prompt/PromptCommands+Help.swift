import QualmBase
import QualmRender
import QualmSession

extension Prompt {
  /// `:help [TOPIC]`.
  func help(_ call: PromptCommand.Call) throws(Diagnostic) -> PromptFlow {
    let topic = call.argument
    if topic.isEmpty {
      sayLong(overview)
    } else if let text = text(about: topic) {
      sayLong(text)
    } else {
      do throws(Diagnostic) {
        return try describe(call)
      } catch {
        let commands = PromptCommands.all.map { (name: ":\($0.name)", summary: $0.summary) }
        if let found = HelpTopics.search(topic, further: commands, width: width) {
          sayLong(found)
          return .stay
        }
        var told = error
        if told.hint?.hasPrefix("did you mean") != true {
          let names = HelpTopics.names + PromptCommands.all.map(\.name)
          told.hint =
            NearestName.candidates(for: topic, among: names, limit: 1).first
            .map { "did you mean `\($0)`?" } ?? told.hint
        }
        throw told
      }
    }
    return .stay
  }

  /// All that is known by a name, except what the corpus has; nil where nothing is.
  private func text(about topic: String) -> String? {
    if let entry = Catalogue.entry(named: topic) { return Self.page(of: entry, width: width) }
    let command = Self.command(forHelp: topic).map(text)
    if topic.hasPrefix(":") { return command }
    return HelpTopics.text(
      about: topic, middle: command, asking: ":help", width: width, bold: bold)
      ?? meaning(of: topic).map { Self.aligned([(topic, $0)], width: width) }
  }

  private func text(about command: PromptCommand) -> String {
    var text = Self.aligned([(command.synopsis, command.summary)], width: width)
    if !command.details.isEmpty {
      text += "\n"
      for line in TextWrapping.lines(of: command.details, width: max(10, width - 2)) {
        text += "  \(line)\n"
      }
    }
    if !command.examples.isEmpty {
      text += "\n" + command.examples.map { "    \($0)\n" }.joined()
    }
    return text
  }

  /// What is said before the first entry: the corpus, its size, the way to help.
  func greeting(hasKeys: Bool) -> String {
    let title = "Qualm \(Version.current) · \(session.title)"
    func lines(_ text: String, _ style: (String) -> String) -> String {
      TextWrapping.lines(of: text, width: width).map { style($0) + "\n" }.joined()
    }
    return lines(VisibleText.of(title, keepsLines: false), bold) + lines(session.sizes) { $0 }
      + lines(
        hasKeys
          ? "Ask with `find`; Tab completes, `:help` helps, Ctrl-D leaves."
          : "Ask with `find`; `:help` helps, Ctrl-D leaves.", dimmed)
  }

  private var overview: String {
    let keys = [
      ("Tab", "complete the word, or list what may stand there"),
      ("Enter", "run the entry; open a line where it is not finished"),
      ("Alt-Enter", "open a line"),
      ("Up, Down", "move in an entry of several lines, and through earlier entries"),
      ("Ctrl-R", "search earlier entries"),
      ("Ctrl-X Ctrl-E", "write the entry in your own editor"),
      ("Ctrl-C", "give the entry up, or stop the query that runs"),
      ("Ctrl-D", "leave"),
    ]
    var text = bold("Questions") + "\n" + Self.aligned(session.exampleQuestions, width: width)
    for group in PromptCommand.Group.allCases {
      let commands = PromptCommands.all.filter { $0.group == group }
      text += "\n" + bold(group.rawValue) + "\n"
      text += Self.aligned(commands.map { ($0.synopsis, $0.summary) }, width: width)
    }
    text += "\n" + bold("Keys") + "\n" + Self.aligned(keys, width: width)
    return text + "\n"
      + TextWrapping.lines(
        of: "The beginning of a command's name is enough. `:help TOPIC` explains a word such as "
          + "`where` or `matrix`, a command such as `:load`, or a mistake such as Q0201; "
          + "`:help manual` lists the pages of the manual.", width: max(10, width - 1)
      ).map { $0 + "\n" }.joined()
  }

  private static func command(forHelp topic: String) -> PromptCommand? {
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
