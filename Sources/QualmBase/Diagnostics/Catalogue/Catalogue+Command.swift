extension DiagnosticCode {
  /// The command line cannot be understood.
  public static let commandLine = DiagnosticCode(901)
  /// An option that takes one of several words got another.
  public static let unknownChoice = DiagnosticCode(902)
  /// An option that takes a number got something else.
  public static let invalidNumber = DiagnosticCode(903)
  /// A parameter was given without a name or a value.
  public static let incompleteParameter = DiagnosticCode(904)
  /// A file cannot be read.
  public static let unreadableFile = DiagnosticCode(905)
  /// A folder was given where a file is wanted.
  public static let folderAsFile = DiagnosticCode(906)
  /// A file, or the output, cannot be written.
  public static let unwritableFile = DiagnosticCode(907)
  /// There is no diagnostic of that code.
  public static let unknownDiagnostic = DiagnosticCode(908)
  /// There is no completion script for that shell.
  public static let unknownShell = DiagnosticCode(910)
  /// A page of queries holds commands of the prompt too.
  public static let commandsInPage = DiagnosticCode(911)
  /// A query wrote its answer to a file.
  public static let fileWritten = DiagnosticCode(909)
}

extension Catalogue {
  static let command: [CatalogueEntry] = [
    CatalogueEntry(
      .commandLine, "a command line that makes no sense",
      """
      An option is not known, lacks its value, or does not go with the others. `qualm --help` lists \
      what there is, `qualm help run` what one command takes. Options may stand before or after \
      the name of the command; after `--` everything is the name of a file.
      """,
      example: "qualm --fromat csv"),
    CatalogueEntry(
      .unknownChoice, "a word that an option does not know",
      """
      Some options take one of a few words: `--format` the name of an output format, `--color` when \
      to use colours, `--diagnostics` how errors are written.
      """,
      example: "qualm --format xml"),
    CatalogueEntry(
      .invalidNumber, "an option that needs another number",
      """
      `--timeout` takes seconds, with decimals if need be, above 0; `--max-rows` a whole number of \
      rows, 1 or more.
      """,
      example: "qualm --timeout soon"),
    CatalogueEntry(
      .incompleteParameter, "a parameter without name or value",
      """
      A script declares its parameters by `param mission = MONUSCO`; `--param mission=UNMIK` gives \
      one another value for this run. The value is read as one value: nothing in it is run.
      """,
      example: "qualm run missions.qlm --param mission"),
    CatalogueEntry(
      .commandsInPage, "a page with commands of the prompt",
      """
      A page that `:log` has written holds the queries of a session, and the commands by which it opened \
      another corpus, chose a framework or set limits. A script cannot carry these out, so its answers may \
      be others. `:load` at the prompt carries them out.
      """),
    CatalogueEntry(
      .unreadableFile, "a file that cannot be read",
      """
      The file does not exist, or you may not read it. A bare word that is no command is taken for \
      the name of a script; a query is given by `-c`, in quotes: `qualm -c 'find coping'`.
      """,
      example: "qualm nowhere.qlm"),
    CatalogueEntry(
      .folderAsFile, "a folder where a file is wanted",
      """
      A script is one file. The folder of a corpus is given by `--corpus`.
      """,
      example: "qualm run ."),
    CatalogueEntry(
      .unwritableFile, "something that cannot be written",
      """
      The disk is full, the folder is write-protected, or the output goes to something that takes \
      nothing. A file that `qualm fmt` or `to` could not write is as it was before.
      """,
      example: "qualm fmt /etc/protected.qlm"),
    CatalogueEntry(
      .unknownDiagnostic, "a code that no diagnostic has",
      """
      Every error, warning and note has a code such as `Q0203`, shown in brackets before it; \
      `qualm help Q0203` prints what it means and how to mend it. `qualm help run` explains a \
      command, `qualm help count` a word of the language.
      """,
      example: "qualm help Q9999"),
    CatalogueEntry(
      .fileWritten, "a file that a query wrote",
      """
      `to "file"` at the end of a query writes the answer to a file, and a line on standard error says \
      so. With `--diagnostics json` that line is this note.
      """,
      example: "qualm --diagnostics json -c 'find coping | to \"coping.csv\"'"),
    CatalogueEntry(
      .unknownShell, "a shell without a completion script",
      """
      `qualm completion` prints a script for bash, zsh or fish. Other shells that read scripts of \
      one of these can use its script.
      """,
      example: "qualm completion tcsh"),
  ]
}

extension Diagnostic {
  /// `message` is one sentence about what was given.
  package static func commandLine(_ message: String, hint: String?) -> Diagnostic {
    Diagnostic(.commandLine, message, at: nil, hint: hint)
  }

  /// None of the texts claims anything, so there is nothing that could hold.
  package static func noClaims(in names: [String]) -> Diagnostic {
    Diagnostic(
      .commandLine,
      names.count == 1
        ? "there is no claim in `\(names[0])`" : "there is no claim in the \(names.count) scripts",
      at: nil, hint: "a claim is written `claim \"…\" that sources(find coping) > 1`")
  }

  /// `choices` are all the words that the option knows.
  package static func unknownChoice(
    _ word: String, option: String, choices: [String]
  ) -> Diagnostic {
    let nearest = NearestName.candidates(for: word, among: choices, limit: 1)
    let offered = (nearest.isEmpty ? choices : nearest).map { "`\($0)`" }
    return Diagnostic(
      .unknownChoice, "`--\(option)` does not know `\(word)`", at: nil,
      hint: nearest.isEmpty
        ? "it knows \(offered.joined(separator: ", "))"
        : "did you mean \(offered.joined(separator: ", "))?")
  }

  /// `wanted` says what the option takes: `a number of seconds above 0`.
  package static func invalidNumber(
    _ text: String, option: String, wanted: String
  ) -> Diagnostic {
    Diagnostic(.invalidNumber, "`--\(option)` needs \(wanted), not `\(text)`", at: nil)
  }

  package static func incompleteParameter(_ text: String) -> Diagnostic {
    Diagnostic(
      .incompleteParameter, "`--param` needs a name and a value, not `\(text)`", at: nil,
      hint: "write `--param mission=UNMIK`")
  }

  /// `reason` is the system's; `nearestCommands` are commands that the name may have meant.
  package static func unreadableFile(
    _ path: String, reason: String, nearestCommands: [String] = []
  ) -> Diagnostic {
    Diagnostic(
      .unreadableFile, "cannot read `\(path)`: \(reason)", at: nil,
      hint: nearestCommands.first.map { "did you mean the command `\($0)`?" }
        ?? (path.contains(" ") ? "a query is given by `-c`, in quotes" : nil))
  }

  /// The same of a file that the prompt was to read.
  package static func unreadableFile(
    _ path: String, reason: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .unreadableFile, "cannot read `\(path)`: \(reason)", at: span,
      hint: path.contains(" ") ? "it takes one file, whose name may hold blanks" : nil)
  }

  package static func folderAsFile(_ path: String) -> Diagnostic {
    Diagnostic(
      .folderAsFile, "`\(path)` is a folder, not a file", at: nil,
      hint: "the folder of a corpus is given by `--corpus`")
  }

  /// `what` is the file's name in backticks, or words for the output; `span` is where a query names
  /// the file.
  package static func unwritableFile(
    _ what: String, reason: String, at span: SourceSpan? = nil
  ) -> Diagnostic {
    Diagnostic(.unwritableFile, "cannot write \(what): \(reason)", at: span)
  }

  /// `shells` are those that there is a script for.
  package static func unknownShell(_ name: String, shells: [String]) -> Diagnostic {
    let nearest = NearestName.candidates(for: name, among: shells, limit: 1)
    let known = shells.map { "`\($0)`" }.joined(separator: ", ")
    return Diagnostic(
      .unknownShell, "there is no completion script for `\(name)`", at: nil,
      hint: nearest.first.map { "did you mean `\($0)`?" } ?? "there is one for each of \(known)")
  }

  /// `what` was written: `233 rows`.
  package static func fileWritten(_ what: String, to path: String) -> Diagnostic {
    Diagnostic(.fileWritten, .note, "wrote \(what) to `\(path)`", at: nil)
  }

  /// `commands` are the names of all commands, which `help` explains too.
  package static func unknownDiagnostic(
    _ name: String, commands: [String], words: [String]
  ) -> Diagnostic {
    let known = commands + words + Catalogue.entries.map(\.code.description)
    let nearest = NearestName.candidates(for: name, among: known, limit: 1)
    return Diagnostic(
      .unknownDiagnostic, "no command, diagnostic or word of the language is called `\(name)`",
      at: nil,
      hint: nearest.first.map { "did you mean `\($0)`?" })
  }

  /// The commands stand in the page `name`.
  package static func commandsInPage(_ name: String, commands: [String]) -> Diagnostic {
    let shown = commands.prefix(3).map { "`\($0)`" } + (commands.count > 3 ? ["…"] : [])
    return Diagnostic(
      .commandsInPage, .warning,
      "`\(name)` holds commands of the prompt, which are passed over: "
        + shown.joined(separator: ", "), at: nil,
      hint: "`:load` at the prompt carries them out; `--corpus` and `--framework` stand for some")
  }
}
