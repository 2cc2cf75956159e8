import QualmBase
import QualmSyntax

/// A word of the language as the standard library declares it: what `help` and the reference show.
public struct BuiltIn: Sendable, Hashable {
  /// What it is: `statement`, `code`, `condition`, `stage`, `key`, `aggregate`.
  public let kind: String
  /// The word, or the words that stand together: `starts with`.
  public let name: String
  /// How it is written: optional parts in square brackets, `|` between alternatives.
  public let signature: String
  /// What it means: paragraphs, an empty line between them.
  public let text: String
  /// Queries that use it.
  public let examples: [String]

  init(_ external: External) {
    kind = external.kind.text
    name =
      switch external.name {
      case .word(let word): word.text
      case .string(let string): string.value
      case .parameter(let use): use.name
      }
    signature = external.signature.value
    let comment = DocumentationComment(external.documentation ?? "")
    text = comment.text
    examples = comment.examples
  }

  /// All of them, in the order of the files that declare them. Read when they are asked for, never at
  /// start-up.
  public static func all() -> [BuiltIn] {
    Resources.builtInTexts.flatMap { text in
      Parser.parse(text, file: FileID(0)).script.statements.compactMap { statement in
        if case .external(let external) = statement { BuiltIn(external) } else { nil }
      }
    }
  }

  /// Those of that name, and where there is none those in whose name it is a word.
  public static func named(_ name: String) -> [BuiltIn] {
    let all = all()
    let exact = all.filter { $0.name == name }
    if !exact.isEmpty { return exact }
    return all.filter { $0.name.split(separator: " ").contains { $0 == name } }
  }
}

/// The comment of a definition: what is said, and the examples, which are indented by four blanks.
struct DocumentationComment {
  /// The paragraphs, an empty line between them.
  let text: String
  let examples: [String]

  init(_ comment: String) {
    var lines: [String] = []
    var examples: [String] = []
    for line in comment.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("    ") {
        examples.append(String(line.dropFirst(4)))
      } else if !(line.isEmpty && lines.last?.isEmpty ?? true) {
        lines.append(String(line))
      }
    }
    while lines.last?.isEmpty ?? false { lines.removeLast() }
    text = lines.joined(separator: "\n")
    self.examples = examples
  }
}
