import QualmBase
import QualmSyntax

/// A module of the standard library, for the reference.
public struct LibraryModule: Sendable, Hashable {
  /// One of its definitions.
  public struct Member: Sendable, Hashable {
    /// Its name.
    public let name: String
    /// The names of its parameters; nil where it is no stage.
    public let parameters: [String]?
    /// The definition as it is written.
    public let definition: String
    /// What it means.
    public let text: String
    /// Queries that use it.
    public let examples: [String]
  }

  /// The word after `use`.
  public let name: String
  /// Its definitions, in order.
  public let members: [Member]

  /// All modules, sorted by name. Read when they are asked for, never at start-up.
  public static func all() -> [LibraryModule] {
    Resources.modules.compactMap { name in
      Resources.module(named: name).map { LibraryModule(name, $0) }
    }
  }

  private init(_ name: String, _ text: SourceText) {
    self.name = name
    members = Parser.parse(text, file: FileID(0)).script.statements.compactMap { statement in
      guard case .let(let definition) = statement else { return nil }
      let comment = DocumentationComment(definition.documentation ?? "")
      var parameters: [String]?
      if case .stages(let names, _) = definition.body { parameters = names.map(\.text) }
      return Member(
        name: definition.name.text, parameters: parameters,
        definition: text.text(in: definition.span), text: comment.text,
        examples: comment.examples)
    }
  }
}
