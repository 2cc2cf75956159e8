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
  package static func promptCommandUse(_ usage: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(.promptCommandUse, "the command is used as `\(usage)`", at: span)
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
}
