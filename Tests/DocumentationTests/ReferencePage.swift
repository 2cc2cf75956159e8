import Foundation
import QualmSession

/// `Documentation/reference.md`, made from the declarations of the standard library.
enum ReferencePage {
  private static let titles: [(kind: String, title: String)] = [
    ("statement", "Statements"), ("code", "Codes"), ("condition", "Conditions"),
    ("stage", "Stages"), ("key", "Keys"), ("aggregate", "Figures of `summarize`"),
  ]

  /// Stages that want attached words, which the corpus that ships has not: their blocks are not run.
  private static let needingWords: Set<String> = ["quote", "context"]

  /// The page.
  static func text(_ words: [BuiltIn], _ modules: [LibraryModule]) -> String {
    var page = """
      # Reference

      Every word of the language: how it is written, what it means, and an example that runs. What is built in \
      is declared in `stdlib/builtins`; the definitions of the modules of the standard library follow. This \
      page is made from them, and `qualm help <word>` prints the same.

      In what is written, `[ ]` holds what may be left out, `|` stands between alternatives, and `…` says that \
      more may follow.


      """
    for (kind, title) in titles {
      page += "## \(title)\n\n"
      for word in words where word.kind == kind { page += entry(word) }
    }
    page += "## The standard library\n\n"
    for module in modules {
      page += "### `use \(module.name)`\n\n"
      for member in module.members { page += entry(member, of: module) }
    }
    while page.hasSuffix("\n\n") { page.removeLast() }
    return page
  }

  private static func entry(_ word: BuiltIn) -> String {
    let signatures = word.signature.components(separatedBy: ";  ").joined(separator: "\n")
    return "### \(word.name)\n\n```\n\(signatures)\n```\n\n\(word.text)\n\n"
      + examples(word.examples, needsWords: needingWords.contains(word.name))
  }

  private static func entry(_ member: LibraryModule.Member, of module: LibraryModule) -> String {
    let parameters = member.parameters.map { "(" + $0.joined(separator: ", ") + ")" } ?? ""
    return
      "#### \(member.name)\(parameters)\n\n```\n\(member.definition)\n```\n\n\(member.text)\n\n"
      + examples(member.examples, using: module.name)
  }

  private static func examples(
    _ examples: [String], using module: String? = nil, needsWords: Bool = false
  ) -> String {
    guard !examples.isEmpty else { return "" }
    let lines = (module.map { ["use \($0)"] } ?? []) + examples
    let language = needsWords ? "text" : "qualm"
    return "```\(language)\n\(lines.joined(separator: "\n"))\n```\n\n"
  }
}
