public import QualmBase
import QualmCorpus
import QualmPlan
import QualmStore
import QualmSyntax

extension Session {
  /// What the corpus knows by a name: a source, an excerpt, a field, a definition or a code.
  ///
  /// - Returns: a table of properties, or a diagnostic without a place.
  public func describe(_ name: String) -> Result<Answer, Diagnostic> {
    let name = name.trimmed
    for relation in [snapshot.sources, snapshot.excerpts, snapshot.documents] {
      if let row = relation.row(ofID: name) { return .success(describe(row, of: relation)) }
    }
    if let definition = compiler.definitions[name] { return .success(describe(definition)) }
    for relation in [snapshot.excerpts, snapshot.sources, snapshot.documents] {
      if let column = relation.column(named: name) {
        return .success(describe(column, of: relation))
      }
    }
    return describeCode(name)
  }

  private func properties(_ rows: [(String, Value)], footers: [String] = []) -> Answer {
    let shown = rows.filter { !$0.1.isMissing }
    return Answer(
      table: Table(
        heads: [("property", .text), ("value", .text)], rows: shown.map { [.text($0.0), $0.1] }),
      footers: footers)
  }

  private func describe(_ row: Int, of relation: Relation) -> Answer {
    var rows = relation.columns.map { ($0.name, $0.value(at: row)) }
    let excerpts =
      switch relation.name {
      case "excerpts": RowSet(ascending: [UInt32(row)], universe: relation.rowCount)
      case "sources":
        snapshot.excerpts(
          ofSources: RowSet(ascending: [UInt32(row)], universe: relation.rowCount))
      default:
        snapshot.excerpts(
          ofDocuments: RowSet(ascending: [UInt32(row)], universe: relation.rowCount))
      }
    if relation.name == "excerpts" {
      rows.append(("codes", snapshot.codes(of: excerpts.rows).first ?? .missing))
    } else {
      rows.append(("excerpts", .integer(excerpts.count)))
    }
    return properties(rows)
  }

  private func describe(_ column: Column, of relation: Relation) -> Answer {
    let counts = column.counts(in: relation.all)
    let values = column.dictionary.enumerated().map { [$1, .integer(counts[$0])] }
    let missing = relation.rowCount - column.known.count
    return Answer(
      table: Table(
        heads: [(column.name, column.kind), (relation.name, .integer)],
        rows: values + (missing > 0 ? [[.missing, .integer(missing)]] : [])),
      footers: ["a field of \(relation.name): \(Self.typeName(of: column))"])
  }

  private func describe(_ definition: Definition) -> Answer {
    let place = compiler.texts[definition.span.file]
    return properties([
      ("definition", .text(definition.name.text)),
      ("means", definition.documentation.map(Value.text) ?? .missing),
      ("written", (place?.text(in: definition.span)).map(Value.text) ?? .missing),
      ("in", (place?.name).map(Value.text) ?? .missing),
    ])
  }

  private func describe(_ words: [BuiltIn]) -> Answer {
    properties(
      words.flatMap { word in
        [
          (word.kind, .text(word.name)), ("written", .text(word.signature)),
          ("means", .text(word.text)), ("examples", .text(word.examples.joined(separator: "\n"))),
        ]
      })
  }

  /// Finds the code as a query would, so that names and errors are the same.
  private func describeCode(_ name: String) -> Result<Answer, Diagnostic> {
    var copy = compiler
    let text = SourceText(name: "name", text: "find \(name)")
    let result = copy.compile(text)
    compiler.keepTexts(of: copy)
    guard case .run(let plan)? = result.jobs.first?.task,
      case .coded(let selection, _) = plan.origin.predicate, let first = selection.codes.first
    else {
      // The places lie in a text that nobody has written.
      guard var told = result.diagnostics.first, told.code != .unknownCode else {
        let words = BuiltIn.named(name).filter { $0.name == name }
        if !words.isEmpty { return .success(describe(words)) }
        let hint = result.diagnostics.first?.hint
        return .failure(.noSuchThing(name, hint: hint?.hasPrefix("did you") == true ? hint : nil))
      }
      told.span = nil
      told.related = []
      return .failure(told)
    }
    let code = snapshot.corpus.codebook.codes[first.index]
    let range = first.index..<code.subtreeEnd
    let all = counts(ofCodesIn: range)
    let own = counts(ofCodesIn: first.index..<first.index + 1)
    let below = snapshot.corpus.codebook.codes[range].filter { $0.parent == first.index }
    return .success(
      properties([
        ("code", .text(code.path)),
        ("label", code.label.map(Value.text) ?? .missing),
        ("definition", code.definition.map(Value.text) ?? .missing),
        ("since", code.since.map(Value.text) ?? .missing),
        ("excerpts", .integer(all.excerpts)),
        ("sources", .integer(all.sources)),
        ("excerpts on the code itself", .integer(own.excerpts)),
        ("below it", .list(below.map { .text($0.name) })),
      ]))
  }
}

extension String {
  /// The text without blanks at its ends.
  var trimmed: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
