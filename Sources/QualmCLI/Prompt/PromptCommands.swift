import QualmBase
import QualmSession

/// The commands of the prompt.
enum PromptCommands {
  /// Every command, in the order `:help` lists them.
  static let all: [PromptCommand] = [
    // MARK: The corpus
    PromptCommand(
      name: "codes", usage: "[PATTERN]", group: .corpus,
      summary: "the codebook as a tree with counts, or what of it holds the pattern",
      details: "A code counts with all codes below it. The pattern is sought in paths and labels.",
      examples: [":codes", ":codes train"], argument: .code,
      isLogged: true, action: { (prompt, call) throws(Diagnostic) in try prompt.showCodes(call) }),
    PromptCommand(
      name: "fields", usage: "", group: .corpus,
      summary: "the fields that conditions and keys may name", argument: .nothing,
      isLogged: true,
      action: { (prompt, _) throws(Diagnostic) in
        prompt.show(prompt.session.fields())
        return .stay
      }),
    PromptCommand(
      name: "values", usage: "FIELD", group: .corpus,
      summary: "the values of a field, with the excerpts and sources that have them",
      details:
        "It asks `find * | count by FIELD`, which takes conditions and stages like any query.",
      examples: [":values mission", ":values source.role"],
      argument: .query(after: "find * | count by "),
      action: { (prompt, call) throws(Diagnostic) in
        prompt.ask("find * | count by \(call.argument)", isTyped: false)
        return .stay
      }),
    PromptCommand(
      name: "sources", usage: "[CONDITION]", group: .corpus,
      summary: "the sources with all that is known of them, or those that meet the condition",
      details: "It asks `from sources where CONDITION`.",
      examples: [":sources", ":sources mission = UNMIK and voice = yes"],
      argument: .query(after: "from sources where "),
      action: { (prompt, call) throws(Diagnostic) in
        prompt.ask(
          "from sources" + (call.argument.isEmpty ? "" : " where \(call.argument)"),
          isTyped: false)
        return .stay
      }),
    PromptCommand(
      name: "describe", usage: "NAME", group: .corpus,
      summary: "what the corpus knows of a code, a field, a source, an excerpt, a definition",
      examples: [":describe poaching", ":describe DRC-15", ":describe mission"], argument: .name,
      isLogged: true, action: { (prompt, call) throws(Diagnostic) in try prompt.describe(call) }),
    PromptCommand(
      name: "definitions", usage: "", group: .corpus,
      summary: "what `let`, `param` and `use` have named so far",
      examples: ["use voices", ":definitions"], argument: .nothing,
      isLogged: true,
      action: { (prompt, _) throws(Diagnostic) in
        prompt.show(prompt.session.allDefinitions())
        return .stay
      }),
    PromptCommand(
      name: "corpus", usage: "", group: .corpus,
      summary: "title, size, documents, coders and frameworks of the corpus", argument: .nothing,
      isLogged: true,
      action: { (prompt, _) throws(Diagnostic) in
        prompt.show(prompt.session.summary())
        return .stay
      }),
    PromptCommand(
      name: "framework", usage: "[NAME]", group: .corpus,
      summary: "the versions of the codebook, or which of them to ask by from now on",
      details: "For a single query write `under NAME` in it.",
      examples: [":framework", ":framework initial"], argument: .framework,
      action: { (prompt, call) throws(Diagnostic) in try prompt.chooseFramework(call) }),
    PromptCommand(
      name: "open", usage: "[FOLDER]", group: .corpus,
      summary: "ask another corpus, a folder with a data package; without one, what is built in",
      details: "Definitions stay, and are looked at anew where they are used.",
      examples: [":open ~/projects/interviews"], argument: .folder, touchesFiles: true,
      action: { (prompt, call) throws(Diagnostic) in try prompt.open(call) }),
    PromptCommand(
      name: "attach", usage: "FILE", group: .corpus,
      summary: "attach the text of a document, recognised by its SHA-256",
      details: "Then `quote` and `context` show the words, and searches read them.",
      examples: [":attach thesis.txt"], argument: .file, touchesFiles: true,
      action: { (prompt, call) throws(Diagnostic) in try prompt.attach(call) }),

    // MARK: Answers
    PromptCommand(
      name: "last", usage: "", group: .answers,
      summary: "show the last answer again, with all its rows",
      details:
        "In a query `_` stands for the last result, and a line that begins with `|` carries on "
        + "from it.", argument: .nothing,
      action: { (prompt, call) throws(Diagnostic) in try prompt.showLast(call) }),
    PromptCommand(
      name: "expand", usage: "[N|on|off]", group: .answers,
      summary: "the last answer with each row by itself, or row N of it alone",
      details: "`on` shows every answer so from now on.",
      examples: ["find poaching", ":expand", ":expand 2"], argument: .words(["on", "off"]),
      action: { (prompt, call) throws(Diagnostic) in try prompt.expand(call) }),
    PromptCommand(
      name: "explain", usage: "[QUERY]", group: .answers,
      summary: "how the last query, or another, is worked out",
      examples: ["find coping where mission = MONUSCO", ":explain"], argument: .query(after: ""),
      action: { (prompt, call) throws(Diagnostic) in
        try prompt.explain(call)
      }),
    PromptCommand(
      name: "format", usage: "[NAME]", group: .answers,
      summary: "how answers are written, from now on",
      details: "`to \"file.csv\"` at the end of a query writes its answer to a file.",
      examples: [":format", ":format markdown"], argument: .format,
      action: { (prompt, call) throws(Diagnostic) in try prompt.setFormat(call) }),
    PromptCommand(
      name: "timing", usage: "[on|off]", group: .answers,
      summary: "whether the foot of an answer tells how long it took",
      argument: .words(["on", "off"]),
      action: { (prompt, call) throws(Diagnostic) in try prompt.setTiming(call) }),
    PromptCommand(
      name: "watch", usage: "[SECONDS]", group: .answers,
      summary: "ask the last query again whenever the files of the corpus change",
      details: "It looks every two seconds, or as often as said. Enter or Ctrl-C ends it.",
      argument: .text, action: { (prompt, call) throws(Diagnostic) in try prompt.watch(call) }),

    // MARK: Entries and files
    PromptCommand(
      name: "edit", usage: "", group: .entries,
      summary: "the last query in your own editor; it comes back to be run",
      details:
        "The editor is `$VISUAL`, else `$EDITOR`. Ctrl-X Ctrl-E edits the entry being written.",
      argument: .nothing, touchesFiles: true,
      action: { (prompt, call) throws(Diagnostic) in try prompt.editLast(call) }),
    PromptCommand(
      name: "fix", usage: "", group: .entries,
      summary: "the last entry that was wrong, the cursor at its mistake", argument: .nothing,
      action: { (prompt, call) throws(Diagnostic) in try prompt.fix(call) }),
    PromptCommand(
      name: "history", usage: "[PATTERN]", group: .entries,
      summary: "earlier entries, or those that hold the pattern",
      details: "An entry that begins with a blank is not kept.",
      examples: [":history", ":history coping"], argument: .text,
      action: { (prompt, call) throws(Diagnostic) in prompt.showHistory(call) }),
    PromptCommand(
      name: "load", usage: "FILE", group: .entries,
      summary: "run the statements of a file: a script, or the queries of a Markdown page",
      examples: [":load coping.qlm"], argument: .file, touchesFiles: true,
      action: { (prompt, call) throws(Diagnostic) in try prompt.load(call) }),
    PromptCommand(
      name: "save", usage: "FILE", group: .entries,
      summary: "write this session's queries to a script, or the last answer to a file",
      details: "The ending decides: `.qlm` is a script; csv, tsv, json, jsonl, md, txt and svg are "
        + "formats of answers. A file that is there already is not replaced, unless this session has saved it.",
      examples: [":save session.qlm", ":save coping.csv"], argument: .file, touchesFiles: true,
      action: { (prompt, call) throws(Diagnostic) in try prompt.save(call) }),
    PromptCommand(
      name: "log", usage: "[FILE|off]", group: .entries,
      summary: "write all that is asked and answered to a Markdown page, which can be run again",
      details: "A page that is there already is carried on. `qualm FILE` and `:load FILE` run its "
        + "queries.",
      examples: [":log today.md", ":log off"], argument: .file, touchesFiles: true,
      action: { (prompt, call) throws(Diagnostic) in try prompt.log(call) }),

    // MARK: The session
    PromptCommand(
      name: "help", usage: "[TOPIC]", group: .session,
      summary: "this list, or about a command, a word, a page of the manual, a code such as Q0201",
      examples: [":help", ":help matrix", ":help spans", ":help :load", ":help Q0201"],
      argument: .topic, action: { (prompt, call) throws(Diagnostic) in try prompt.help(call) }),
    PromptCommand(
      name: "set", usage: "[NAME [VALUE]]", group: .session,
      summary: "all settings, or one of them, or set it",
      details: "Put `:set` lines into `~/.config/qualm/init.qlm` to have them in every session.",
      examples: [":set", ":set rows 100", ":set pager less -S"], argument: .setting,
      action: { (prompt, call) throws(Diagnostic) in try prompt.set(call) }),
    PromptCommand(
      name: "quit", usage: "", group: .session, summary: "leave, as Ctrl-D does",
      argument: .nothing, action: { (_, _) throws(Diagnostic) in .leave }),
  ]

  /// What leaves or asks for help in other shells, and begins no statement here.
  private static let otherNames = [
    "exit": ":quit", "quit": ":quit", "help": ":help", "?": ":help", ":?": ":help", ":h": ":help",
    "\\q": ":quit", "\\?": ":help", ".exit": ":quit", ".quit": ":quit", ".help": ":help",
  ]

  /// The entry as a command, with its colon; nil for a query.
  static func command(in entry: String) -> String? {
    if let name = otherNames[entry] { return name }
    return entry.hasPrefix(":") ? entry : nil
  }

  /// What a written name stands for.
  enum Resolution: Equatable {
    case command(String)
    case several([String])
    case unknown(nearest: [String])
  }

  /// The command of that name, or the only one that begins so.
  static func resolve(_ name: String) -> Resolution {
    let names = all.map(\.name)
    if names.contains(name) { return .command(name) }
    let fitting = names.filter { !name.isEmpty && $0.hasPrefix(name) }
    if fitting.count == 1 { return .command(fitting[0]) }
    if !fitting.isEmpty { return .several(fitting) }
    return .unknown(nearest: NearestName.candidates(for: name, among: names))
  }

  /// The command of exactly that name.
  static func named(_ name: String) -> PromptCommand? { all.first { $0.name == name } }
}
