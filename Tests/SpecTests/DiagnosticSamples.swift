import QualmBase

/// Samples of the diagnostics that no single text over the mission corpus raises: made by the
/// catalogue's own factories, so that the snapshots hold their wording too.
enum DiagnosticSamples {
  static let texts: SourceMap = {
    var texts = SourceMap()
    _ = texts.add(SourceText(name: "query", text: "find coping | count by theme\n"))
    return texts
  }()

  private static func at(_ range: Range<Int>) -> SourceSpan {
    SourceSpan(file: FileID(0), start: range.lowerBound, end: range.upperBound)
  }

  /// Samples by code; a code may have several, one for each turn its wording takes.
  static let byCode: [String: [Diagnostic]] = Dictionary(
    grouping: samples, by: \.code.description)

  private static let samples: [Diagnostic] = [
    .timeLimit(seconds: 1, at: at(0..<28)),
    .timeLimit(seconds: 2.5, at: at(0..<28)),
    .rowLimit(10, of: 66, at: at(0..<28)),
    .interrupted(at: at(0..<28)),
    .planDoesNotFit("theme", at: at(23..<28)),
    .undeclaredParameter("mision", nearest: ["mission"]),
    .noSuchThing("nowhere"),
    .circularModule("./mine.qlm", at: at(0..<4)),
    .wordsUnreadable("thesis.txt", reason: "No such file or directory"),
    .wordsNotOfCorpus(
      "thesis.txt", found: "00ff", expected: [(document: "vallings-2015", digest: "5244")]),
    .wordsNotText("thesis.txt"),
    .commandLine("Unknown option '--fromat'", hint: "did you mean `--format`?"),
    .unknownChoice("cvs", option: "--format", choices: ["table", "csv"]),
    .invalidNumber("soon", option: "--timeout", wanted: "a number of seconds"),
    .incompleteParameter("mission"),
    .unreadableFile("nowhere.qlm", reason: "No such file or directory"),
    .unreadableFile("chek", reason: "No such file or directory", nearestCommands: ["check"]),
    .folderAsFile("examples"),
    .unwritableFile("examples/a.qlm", reason: "Read-only file system"),
    .unknownDiagnostic("Q9999"),
    .unknownPromptCommand("fomat", nearest: ["format"], at: at(0..<4)),
    .severalPromptCommands("c", names: ["codes", "corpus"], at: at(0..<4)),
    .promptCommandUse(":format NAME", at: at(0..<4)),
    .unknownPromptFormat("cvs", formats: ["table", "csv"], at: at(0..<4)),
    .historyUnavailable(path: "/nonexistent/history", reason: "No such file or directory"),
  ]

  /// Texts that raise what has no example in the catalogue, by code.
  static let queries: [String: String] = [
    "Q0001": "find coping \u{FFFE}",
    "Q0115": "find " + String(repeating: "(", count: 300) + "coping",
    "Q0202": "find context-gap or resistance | count by barrier",
    "Q0209": "find coping | tpo(theme)",
    "Q0307": "find exactly DRC-15",
    "Q0405": "let top(f) = count by $f; find coping | top()",
    "Q0406": "let q = find coping; find q",
    "Q0407": "param mission; find coping where mission = $mission",
    "Q0408": "let q = find coping under initial; from q under revised",
    "Q0409": "",
  ]
}
