import QualmBase
import QualmSyntax

/// Reads a text in tests.
enum Reading {
  static func parse(_ text: String) -> ParsedScript {
    Parser.parse(SourceText(name: "query", text: text), file: FileID(0))
  }

  /// The outline of a text, its line ends as `; `; an error's message where it has one.
  static func outline(_ text: String) -> String {
    let parsed = parse(text)
    if let first = parsed.diagnostics.first { return "error: \(first.message)" }
    return parsed.script.statements.map { Outline.of($0) }.joined(separator: "; ")
  }

  /// Each diagnostic on a line: `Q0103 9-10 a code is missing after `and` [hint]`.
  static func errors(_ text: String) -> [String] {
    parse(text).diagnostics.map { diagnostic in
      let place = diagnostic.span.map { "\($0.start)-\($0.end)" } ?? "nowhere"
      let hint = diagnostic.hint.map { " [\($0)]" } ?? ""
      return "\(diagnostic.code) \(place) \(diagnostic.message)\(hint)"
    }
  }
}
