import QualmBase
import QualmCorpus
import QualmPlan
import QualmStore

/// The catalogue that queries are resolved against, adapted from a snapshot.
struct SnapshotCatalog: Catalog {
  let snapshot: Snapshot
  let codeNames: CodeNameIndex
  let frameworks: [CatalogFramework]

  init(_ snapshot: Snapshot) {
    self.snapshot = snapshot
    // A coding that breaks the rule of `codable` must not vanish from an answer: such a code counts
    // as one that may be applied.
    let applied = Set(snapshot.corpus.codings["code"]?.dictionary ?? [])
    let codes = snapshot.corpus.codebook.codes.map { code in
      CatalogCode(
        id: code.id, name: code.name, label: code.label, definition: code.definition,
        parent: code.parent.map(CodeID.init), path: code.path, isFacet: code.isFacet,
        isCodable: code.isCodable || applied.contains(.text(code.id)),
        end: CodeID(code.subtreeEnd))
    }
    codeNames = CodeNameIndex(codes)
    frameworks = Self.frameworks(of: snapshot.corpus)
  }

  var codes: [CatalogCode] { codeNames.codes }
  var referenceTables: [String] { snapshot.corpus.referenceTables.map(\.name) }
  var coders: [String] {
    snapshot.coders.ids.dictionary.map { if case .text(let id) = $0 { id } else { "" } }
  }
  var hasWords: Bool { snapshot.words.map { !$0.documents.isEmpty } ?? false }
  func hasBoundaries(of unit: TextUnit) -> Bool { snapshot.hasBoundaries(of: unit) }

  /// The columns of `find`: those of language.md §6 where the corpus has them, else the first three
  /// attributes of the excerpts, their sources and their documents, and the words, or where there are
  /// none the codes.
  var defaultColumns: [String] {
    func has(_ name: String) -> Bool { snapshot.excerpts.column(named: name) != nil }
    let last = hasWords ? "text" : "summary"
    if has("mission"), has("page"), has("summary") {
      return ["id", "source", "mission", "page", last]
    }
    let structural: Set<String> = [
      "id", "source", "document", "start", "end", "summary", "text", "evidence", "coder", "coded",
      "memo", "code", "voice", "length", "span", "time_start", "time_end", "region", "citation",
      "cite_start",
      "cite_end",
    ]
    var attributes: [String] = []
    for relation in [snapshot.excerpts, snapshot.sources, snapshot.documents] {
      attributes += relation.columns.map(\.name).filter {
        !structural.contains($0) && !attributes.contains($0)
      }
    }
    return ["id", "source"] + attributes.prefix(3) + [has(last) ? last : "code"]
  }

  func fields(of relation: RelationName) -> [Field]? {
    self.relation(relation)?.columns.map { column in
      Field(
        relation: relation, name: column.name, type: Self.type(of: column), isMany: column.isMany)
    }
  }

  func contains(id: String, in relation: RelationName) -> Bool {
    self.relation(relation)?.row(ofID: id) != nil
  }

  func values(of field: Field) -> [Value] {
    relation(field.relation)?.column(named: field.name)?.dictionary ?? []
  }

  private func relation(_ name: RelationName) -> Relation? {
    snapshot.relation(named: name.text)
  }

  private static func type(of column: Column) -> FieldType {
    if let target = column.target { return .reference(relationName(target)) }
    switch column.kind {
    case .text: return .text
    case .integer: return .integer
    case .number: return .number
    case .date: return .date
    case .boolean: return .boolean
    }
  }

  private static func relationName(_ text: String) -> RelationName {
    let standard: [RelationName] = [
      .excerpts, .sources, .documents, .codes, .codings, .links, .memos, .coders,
    ]
    return standard.first { $0.text == text } ?? .reference(text)
  }

  /// A framework hides the codes that a later one introduced, with all below them.
  private static func frameworks(of corpus: Corpus) -> [CatalogFramework] {
    let listed = corpus.descriptor.frameworks
    let codes = corpus.codebook.codes
    let order = Dictionary(
      listed.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    return listed.enumerated().map { number, framework in
      var hidden: [CodeID] = []
      var hiddenEnd = 0
      for index in codes.indices {
        let introduced = codes[index].since.flatMap { order[$0] } ?? 0
        if introduced > number { hiddenEnd = max(hiddenEnd, codes[index].subtreeEnd) }
        if index < hiddenEnd { hidden.append(CodeID(index)) }
      }
      return CatalogFramework(
        name: framework.name, isDefault: framework == corpus.descriptor.defaultFramework,
        hidden: hidden)
    }
  }
}
