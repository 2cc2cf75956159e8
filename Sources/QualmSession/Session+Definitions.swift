public import QualmBase
import QualmPlan
import QualmSyntax

extension Session {
  /// What `let` and `param` have named so far, by name: how it is written, what its comment says, and the
  /// text that it stands in.
  public func allDefinitions() -> Answer {
    let named = compiler.definitions.names.compactMap { name in
      compiler.definitions[name].map { definition in
        row(
          name, writtenAt: definition.span,
          meaning: definition.documentation.map { DocumentationComment($0).text })
      }
    }
    let parameters = compiler.definitions.parameterNames.compactMap { name in
      compiler.definitions.parameter(name).map { parameter in
        row(
          "$" + name, writtenAt: parameter.declaration.span,
          meaning: parameter.given.map { "given from outside: \($0)" })
      }
    }
    return Answer(
      table: Table(
        heads: [("name", .text), ("written", .text), ("means", .text), ("in", .text)],
        rows: named + parameters))
  }

  private func row(_ name: String, writtenAt span: SourceSpan, meaning: String?) -> [Value] {
    let text = compiler.texts[span.file]
    return [
      .text(name), (text?.text(in: span)).map(Value.text) ?? .missing,
      meaning.map(Value.text) ?? .missing, (text?.name).map(Value.text) ?? .missing,
    ]
  }
}
