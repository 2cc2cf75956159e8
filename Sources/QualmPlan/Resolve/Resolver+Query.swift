import QualmBase
import QualmSyntax

/// Heads of queries, and what stands behind a name.
extension Resolver {
  /// The head and the stages of a query; without an origin, already reported, where the head does
  /// not resolve. The stages are then still looked at.
  mutating func resolve(_ query: Query) -> Pipeline {
    inQuery { $0.resolveParts(of: query) }
  }

  private mutating func resolveParts(of query: Query) -> Pipeline {
    choose(query.framework)
    var pipeline = head(of: query)
    if let extent = query.extent, case .find(let codes) = query.head {
      give(extent, of: codes, in: &pipeline)
    }
    for stage in query.stages { resolve(stage, in: &pipeline) }
    return pipeline
  }

  /// Sees the codebook under the framework that a query names.
  private mutating func choose(_ framework: Literal?) {
    guard let framework, let word = word(framework) else { return }
    guard let chosen = catalog.frameworks.first(where: { $0.name == word.text }) else {
      report(
        .unknownFramework(
          word.text, frameworks: catalog.frameworks.map(\.name), at: word.span))
      return
    }
    // The outermost query chooses; one that it takes up may only agree.
    if let saidBy = frameworkSaid, saidBy != chosen.name {
      report(
        .twoFrameworks(
          chosen.name, of: frames.last?.name, outer: saidBy, at: framework.span))
      return
    }
    frameworkSaid = chosen.name
    codes = CodeNames(codeNames, framework: chosen)
  }

  private mutating func head(of query: Query) -> Pipeline {
    switch query.head {
    case .find(let expression):
      return find(expression, span: query.headSpan)
    case .from(let word):
      return from(word, span: query.headSpan)
    }
  }

  private mutating func find(_ expression: CodeExpression, span: SourceSpan) -> Pipeline {
    guard let predicate = resolve(expression) else {
      return Pipeline(failed: .relation(.excerpts))
    }
    return Pipeline(origin: Origin(relation: .excerpts, predicate: predicate, span: span))
  }

  /// The rows of a table, or of what a definition names.
  mutating func from(_ word: Word, span: SourceSpan, isInStage: Bool = false) -> Pipeline {
    if let relation = relation(named: word.text) {
      return Pipeline(
        origin: Origin(relation: relation, predicate: visible(relation, at: span), span: span))
    }
    if word.text == Resolver.lastResult { return fromLastResult(word) }
    guard let definition = definitions[word.text] else {
      let names = relationNames + definitions.names(of: [.codes, .query])
      let isCode = if case .one = findCode(word) { true } else { false }
      report(
        .unknownTable(
          word.text,
          nearest: nearest(word.text, among: names, elsewhere: Resolver.tablesElsewhere),
          isCode: isCode, isInStage: isInStage, at: word.span))
      return Pipeline(failed: .unknown)
    }
    let failed = Pipeline(failed: .unknown)
    switch definition.body {
    case .codes(let expression):
      return unfolding(definition, usedAt: word.span) { $0.find(expression, span: span) } ?? failed
    case .query(let query):
      var pipeline = unfolding(definition, usedAt: word.span) { $0.resolve(query) } ?? failed
      pipeline.takesUpChart = true
      return pipeline
    case .stages:
      report(
        .wrongDefinition(
          word.text, is: definition.body.kindName, wanted: "a table or a query",
          hint: definition.howToUse, at: word.span))
      return failed
    }
  }

  /// The rows of a relation under the framework: codes that it hides, and their codings, do not
  /// exist.
  private mutating func visible(_ relation: RelationName, at span: SourceSpan) -> Predicate {
    guard let visible = codes.visible.map(Set.init) else { return .everything }
    let hidden = catalog.codes.indices.map(CodeID.init).filter { !visible.contains($0) }
    func without(_ name: String, _ test: ValueTest) -> Predicate {
      guard let field = fields(of: relation).first(where: { $0.name == name }) else {
        return .everything
      }
      let reference = FieldReference(hops: [], field, name: name, span: span)
      return .negation(.test(reference, test, span), span)
    }
    switch relation {
    case .codes: return without("id", .anyOf(hidden.map { .text(codes[$0].id) }))
    case .codings: return without("code", .codes(hidden))
    default: return .everything
    }
  }

  /// The relation of that name that the corpus has.
  func relation(named name: String) -> RelationName? {
    if catalog.referenceTables.contains(name) { return .reference(name) }
    let relation = RelationName.standard.first { $0.text == name }
    return relation.flatMap { catalog.fields(of: $0) == nil ? nil : $0 }
  }

  /// The names that may follow `from`, without definitions.
  package var relationNames: [String] {
    RelationName.standard.filter { catalog.fields(of: $0) != nil }.map(\.text)
      + catalog.referenceTables
  }
}

extension RelationName {
  /// The relations that every corpus may have.
  package static let standard: [RelationName] = [
    .excerpts, .sources, .documents, .codes, .codings, .links, .memos, .coders,
  ]
}
