import QualmBase
import QualmPlan
import QualmStore
import QualmSyntax

/// What sentences have named, and tables.
extension Completer {
  func definitions(
    _ kinds: Set<Definitions.Kind>, _ name: WrittenName
  ) -> [Completion] {
    guard cursor.quoting != .string else { return [] }
    return compiler.definitions.names(of: kinds).filter(name.begins).map { name in
      let definition = compiler.definitions[name]
      var text = QueryText.name(name)
      var detail = definition?.documentation?.split(separator: "\n").first.map(String.init)
      if case .stages(let parameters, _)? = definition?.body {
        text += parameters.isEmpty ? "()" : "("
        if !parameters.isEmpty {
          let list = parameters.map { "$\($0.text)" }.joined(separator: ", ")
          detail = "(\(list))" + (detail.map { "  \($0)" } ?? "")
        }
      }
      return Completion(text: text, detail: detail, kind: .definition)
    }
  }

  /// The last result by its name, where there is one.
  func lastResult(_ name: WrittenName) -> [Completion] {
    guard compiler.lastPlan != nil, name.begins("_"), cursor.quoting == .none else { return [] }
    return [Completion(text: "_", detail: "the last result", kind: .definition)]
  }

  /// Parameters, where their sign is written or nothing is.
  func parameters(_ name: WrittenName) -> [Completion] {
    guard takesParameters(name) else { return [] }
    return compiler.definitions.parameterNames.filter { name.begins($0) }.map { name in
      let parameter = compiler.definitions.parameter(name)
      let value = parameter?.given ?? parameter?.declaration.defaultValue.map(Self.text) ?? ""
      return Completion(
        text: "$" + name, detail: value.isEmpty ? "a parameter" : "a parameter: \(value)",
        kind: .parameter)
    }
  }

  /// The parameters of the stage that is being defined.
  func ownParameters(_ name: WrittenName) -> [Completion] {
    guard takesParameters(name) else { return [] }
    return cursor.parameters.filter { name.begins($0) }.map {
      Completion(text: "$" + $0, detail: "what the stage is given", kind: .parameter)
    }
  }

  private func takesParameters(_ name: WrittenName) -> Bool {
    cursor.quoting == .parameter || name.isEmpty && cursor.quoting == .none
  }

  private static func text(of literal: Literal) -> String {
    switch literal {
    case .word(let word): word.text
    case .string(let string): string.value
    case .parameter(let use): "$" + use.name
    }
  }

  func tables(_ name: WrittenName) -> [Completion] {
    guard cursor.quoting != .string else { return [] }
    let relations = [
      snapshot.excerpts, snapshot.sources, snapshot.documents, snapshot.codes, snapshot.codings,
      snapshot.links, snapshot.memos, snapshot.coders,
    ]
    return (relations + snapshot.references).filter { name.begins($0.name) }.map { relation in
      let columns = relation.columns.prefix(6).map(\.name).joined(separator: ", ")
      return Completion(
        text: QueryText.name(relation.name), detail: columns, kind: .table,
        count: relation.rowCount)
    }
  }
}
