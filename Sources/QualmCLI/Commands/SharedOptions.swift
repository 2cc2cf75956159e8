import ArgumentParser

/// The options that every command takes.
///
/// One group, and words rather than types of our own: argument-parser's conformance look-ups are
/// most of what the program needs to start. `Settings` reads the words.
struct SharedOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The corpus to ask: a folder with a data package.", valueName: "folder"),
    completion: .directory)
  var corpus: String?

  @Option(
    help: ArgumentHelp(
      "A document's text, recognised by its SHA-256; may be repeated.", valueName: "file"),
    completion: .file())
  var attach: [String] = []

  @Flag(help: "Show attached words exactly as their files have them, neither cleaned nor mended.")
  var raw = false

  @Option(
    help: ArgumentHelp("The version of the codebook to ask by.", valueName: "name"))
  var framework: String?

  @Option(
    help: ArgumentHelp(
      "The value of a script's parameter; may be repeated.", valueName: "name=value"))
  var param: [String] = []

  @Option(
    help: ArgumentHelp(
      """
      table, expanded, csv, tsv, json, jsonl or markdown; on a terminal a table, otherwise tsv. Of \
      test: text, tap or junit.
      """,
      valueName: "format"),
    completion: .list(["table", "expanded", "csv", "tsv", "json", "jsonl", "markdown"]))
  var format: String?

  @Flag(name: .customLong("no-header"), help: "Leave out the names of the columns.")
  var noHeader = false

  @Option(
    help: ArgumentHelp("When to use colours: auto, always or never.", valueName: "when"),
    completion: .list(["auto", "always", "never"]))
  var color: String?

  @Option(
    help: ArgumentHelp("How errors are written: text or json.", valueName: "form"),
    completion: .list(["text", "json"]))
  var diagnostics: String?

  @Flag(
    help: """
      Refuse queries that write files, or read modules from files; at the prompt also commands and keys \
      that touch files or run programs.
      """)
  var safe = false

  // A number below 0 is to be told as such, not taken for an option.
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The longest that a query may run.", valueName: "seconds"))
  var timeout: String?

  @Option(
    name: .customLong("max-rows"), parsing: .unconditional,
    help: ArgumentHelp("The most rows that an answer may have.", valueName: "rows"))
  var maximumRows: String?

  /// The names of the options that are followed by a value, for `CommandTable.hoist`.
  static let namesWithValue: Set<String> = [
    "--corpus", "--attach", "--framework", "--param", "--format", "--color", "--diagnostics",
    "--timeout", "--max-rows",
  ]
}
