extension DiagnosticCode {
  /// There is no such command of the prompt.
  public static let unknownPromptCommand = DiagnosticCode(951)
  /// Several commands of the prompt begin so.
  public static let severalPromptCommands = DiagnosticCode(952)
  /// A command of the prompt wants something else after it.
  public static let promptCommandUse = DiagnosticCode(953)
  /// There is no such output format.
  public static let unknownPromptFormat = DiagnosticCode(954)
  /// The history of the prompt cannot be kept.
  public static let historyUnavailable = DiagnosticCode(955)
  /// The pager is not there.
  public static let noPager = DiagnosticCode(956)
  /// A command speaks of something that the session has not had yet.
  public static let nothingYet = DiagnosticCode(957)
  /// There is no such setting.
  public static let unknownSetting = DiagnosticCode(958)
  /// A setting cannot have the value.
  public static let settingValue = DiagnosticCode(959)
  /// The file is there already and is not replaced.
  public static let fileIsThere = DiagnosticCode(960)
  /// The user's editor could not be run, or ended with an error.
  public static let editorFailed = DiagnosticCode(961)
  /// The last answer has no such row.
  public static let noSuchRow = DiagnosticCode(962)
}

extension Catalogue {
  static let prompt: [CatalogueEntry] = [
    CatalogueEntry(
      .unknownPromptCommand, "a command that the prompt does not have",
      """
      An entry that begins with a colon is a command to the prompt, not a query. The beginning of \
      a command's name is enough where no other begins the same way. `:help` lists the commands.
      """),
    CatalogueEntry(
      .severalPromptCommands, "the beginning of several commands",
      """
      The beginning of a command's name is enough where no other command of the prompt begins the \
      same way. Several do here: write one letter more.
      """),
    CatalogueEntry(
      .promptCommandUse, "a command of the prompt with something missing or too much",
      """
      Each command of the prompt takes nothing, or one thing after its name. `:help` shows what: \
      words in capitals are to be replaced, what stands in square brackets may be left out.
      """),
    CatalogueEntry(
      .unknownPromptFormat, "an output format that does not exist",
      """
      `:format NAME` chooses how the answers that follow are written. `:format` alone says which \
      is in use, and lists the others.
      """),
    CatalogueEntry(
      .historyUnavailable, "a history that cannot be kept",
      """
      The prompt keeps its entries in `$XDG_STATE_HOME/qualm/history`, or in \
      `~/.local/state/qualm/history`, so that the next session can recall them. That file cannot \
      be read or written. Everything else works; entries are recalled within this session alone.
      """),
    CatalogueEntry(
      .noPager, "a pager that is not there",
      """
      Answers longer than the window are shown by the program that `PAGER` or `:set pager` names, \
      else by `less`. That program cannot be run. Where `less` or `more` is there it is used instead; \
      else the whole answer is written, and the terminal scrolls.
      """),
    CatalogueEntry(
      .nothingYet, "something that the session has not had yet",
      """
      `:last`, `:expand`, `:edit`, `:fix`, `:save` and `:watch` go back to an earlier query, answer \
      or mistake. In this session there is none yet, or none since another corpus was opened.
      """),
    CatalogueEntry(
      .unknownSetting, "a setting that does not exist",
      """
      `:set` alone lists the settings with their values; `:set NAME VALUE` changes one.
      """),
    CatalogueEntry(
      .settingValue, "a value that a setting cannot have",
      """
      `:set NAME` tells the value of a setting and what it may be: words are written as they stand, \
      words in capitals are to be replaced.
      """),
    CatalogueEntry(
      .fileIsThere, "a file that is there already",
      """
      `:save` makes new files and replaces only those that it has made in the same session, so that no \
      script is lost by a slip. `to "file.csv"` at the end of a query does replace a file.
      """),
    CatalogueEntry(
      .editorFailed, "an editor that does not work",
      """
      `:edit` and Ctrl-X Ctrl-E hand the entry to the program that `VISUAL` or `EDITOR` names, else to \
      `editor`, `nano` or `vi`. That program cannot be run, or it ended with an error. The entry stays \
      as it was.
      """),
    CatalogueEntry(
      .noSuchRow, "a row that the last answer does not have",
      """
      `:expand N` shows row N of the last answer, counted from 1 in the order in which they are shown.
      """),
  ]
}

extension Diagnostic {
  package static func unknownPromptCommand(
    _ name: String, nearest: [String], at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .unknownPromptCommand, "unknown command `:\(name)`", at: span,
      hint: Catalogue.didYouMean(nearest.map { ":" + $0 }) ?? "`:help` lists the commands")
  }

  package static func severalPromptCommands(
    _ name: String, names: [String], at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .severalPromptCommands, "several commands begin with `:\(name)`", at: span,
      hint: "write \(Catalogue.alternatives(names.map { ":" + $0 }, "or"))")
  }

  /// `usage` is the command as `:help` writes it.
  package static func promptCommandUse(
    _ usage: String, hint: String? = nil, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(.promptCommandUse, "the command is used as `\(usage)`", at: span, hint: hint)
  }

  package static func unknownPromptFormat(
    _ name: String, formats: [String], at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .unknownPromptFormat, "unknown format `\(name)`", at: span,
      hint: "the formats are \(Catalogue.alternatives(formats, "and"))")
  }

  /// `reason` is the system's.
  package static func historyUnavailable(path: String, reason: String) -> Diagnostic {
    Diagnostic(
      .historyUnavailable, .note,
      "entries are not kept for the next session: `\(path)`: \(Catalogue.small(reason))",
      at: nil)
  }

  /// `instead` is the pager that is used; nil where none is.
  package static func noPager(_ command: String, instead: String?) -> Diagnostic {
    Diagnostic(
      .noPager, .note,
      instead.map { "the pager `\(command)` cannot be run, so `\($0)` is used" }
        ?? "the pager `\(command)` cannot be run, so the whole answer is written", at: nil,
      hint: "`:set pager` chooses another, `:set pager off` none")
  }

  /// There is no `what` in this session yet; `hint` says how to come by one.
  package static func nothingYet(_ what: String, hint: String?, at span: SourceSpan) -> Diagnostic {
    Diagnostic(.nothingYet, "there is no \(what) yet", at: span, hint: hint)
  }

  package static func unknownSetting(
    _ name: String, nearest: [String], at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .unknownSetting, "unknown setting `\(name)`", at: span,
      hint: Catalogue.didYouMean(nearest) ?? "`:set` lists the settings")
  }

  /// `usage` is what the setting may be.
  package static func settingValue(
    _ value: String, of name: String, usage: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .settingValue, "`\(name)` cannot be `\(value)`", at: span,
      hint: "it is used as `:set \(name) \(usage)`")
  }

  /// `text` is what was written; the answer has so many rows.
  package static func noSuchRow(_ text: String, of count: Int, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .noSuchRow, "the last answer has no row `\(text)`", at: span,
      hint: count == 0 ? "it has no rows" : "its rows are 1 to \(count)")
  }

  package static func fileIsThere(_ path: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .fileIsThere, "`\(path)` is there already", at: span,
      hint: "choose another name; nothing was written")
  }

  /// `reason` is what the system or the editor made of it.
  package static func editorFailed(_ command: String, reason: String) -> Diagnostic {
    Diagnostic(
      .editorFailed, "the editor `\(command)` \(reason)", at: nil,
      hint: "`VISUAL` or `EDITOR` names another")
  }
}
