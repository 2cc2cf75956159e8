import QualmBase
import QualmCorpus
import QualmPlan
import QualmStore
import QualmSyntax

extension Session {
  /// What may stand at a UTF-8 offset of a text that is being written.
  public func completions(in text: String, at offset: Int) -> Completions {
    let source = SourceText(name: "entry", text: text)
    let cursor = Cursor(at: offset, in: source)
    let written = source.text(in: cursor.replacing)
    let candidates = candidates(at: cursor, written: written).filter { candidate in
      Self.fits(candidate, written: written)
    }
    return Completions(replacing: cursor.replacing, candidates: candidates)
  }

  /// A candidate fits by its beginning, in any case; a code also by the beginning of its last step.
  private static func fits(_ candidate: Completion, written: String) -> Bool {
    let wanted = written.lowercased()
    let text = candidate.text.lowercased()
    return text.hasPrefix(wanted)
      || candidate.kind == .code && !wanted.isEmpty
        && (text.split(separator: "/").last?.hasPrefix(wanted) ?? false)
  }

  private func candidates(at cursor: Cursor, written: String) -> [Completion] {
    switch cursor.place {
    case .statement: keywords(Keywords.statements)
    case .stage: keywords(Keywords.stages) + definitions
    case .operand where written.contains("/"): codePaths
    case .operand: codeNames + definitions + keywords(Keywords.codes, from: "not") + ids
    case .afterOperand:
      keywords(Keywords.codes) + keywords(Keywords.spans) + keywords(Keywords.distance)
    case .coder:
      catalog.coders.map { Completion(text: $0, detail: nil, kind: .value) }
        + [Completion(text: "any", detail: "every coder", kind: .keyword)]
    case .distance: keywords(Keywords.distances)
    case .extent: keywords(Keywords.extents)
    case .linkType: linkTypes
    case .afterLinkType: keywords(Keywords.partners) + keywords(Keywords.codes)
    case .framework:
      catalog.frameworks.map { Completion(text: $0.name, detail: nil, kind: .value) }
    case .table: tables + definitions
    case .module:
      Resources.modules.map { Completion(text: $0, detail: "standard library", kind: .module) }
    case .parameter:
      compiler.definitions.parameterNames.map {
        Completion(text: "$" + $0, detail: nil, kind: .definition)
      }
    case .field: fields(at: cursor, written) + figures
    case .comparison: keywords(Keywords.conditions)
    case .value(let field): values(of: field, in: cursor.table)
    case .afterCondition: keywords(Keywords.conditions)
    case .key where written.contains("/"): codePaths
    case .key: keywords(Keywords.keys) + fields(at: cursor, written) + codesWithChildren
    case .agreement: keywords(Keywords.agreement)
    case .facet where written.contains("/"): codePaths
    case .facet: facets + codesWithChildren
    case .afterOperandOfRule:
      [Completion(text: "=>", detail: "between the sides of a rule", kind: .keyword)]
        + keywords(Keywords.rules) + keywords(Keywords.codes) + keywords(Keywords.spans)
        + keywords(Keywords.distance)
    case .saturation: keywords(Keywords.saturation)
    case .dateField: fields(at: cursor, written, of: .date)
    case .afterDateField: [Completion(text: "by", detail: "the steps", kind: .keyword)]
    case .dateUnit: keywords(Keywords.steps)
    case .ruleUnit:
      Rule.Unit.allCases.map { Completion(text: $0.rawValue, detail: nil, kind: .keyword) }
    case .cooccurrence: keywords(Keywords.cooccurrence) + keywords(Keywords.keys, from: "depth")
    case .togetherness: keywords(Keywords.togetherness)
    case .citationStyle: keywords(Keywords.citationStyles)
    case .afterRows: keywords(Keywords.joining)
    case .aggregate: keywords(Keywords.aggregates)
    case .unit: keywords(Keywords.units)
    case .rowID: excerptIDs(written)
    case .afterRowID: [Completion(text: "in", detail: "the query asked about", kind: .keyword)]
    case .query:
      keywords(Keywords.statements.filter { ["find", "from"].contains($0.word) }) + codeNames
        + definitions
    case .afterSentence: keywords(Keywords.claims.filter { $0.word != "known" })
    case .measure: keywords(Keywords.measures)
    case .asked:
      keywords(Keywords.statements.filter { ["find", "from"].contains($0.word) }) + definitions
    case .afterMeasure:
      keywords(Keywords.conditions.filter { ["and", "or", "contains"].contains($0.word) })
        + keywords(Keywords.claims.filter { $0.word == "known" })
    case .chart: keywords(Keywords.charts)
    case .afterChart: keywords(Keywords.stages.filter { $0.word == "to" })
    case .nothing: []
    }
  }

  private func keywords(
    _ entries: [Keywords.Entry], from first: String? = nil
  ) -> [Completion] {
    let start = first.flatMap { word in entries.firstIndex { $0.word == word } } ?? 0
    return entries[start...].map {
      Completion(text: $0.word, detail: $0.description, kind: .keyword)
    }
  }

  private var definitions: [Completion] {
    compiler.definitions.names.map { name in
      let comment = compiler.definitions[name]?.documentation
      let summary = comment?.split(separator: "\n").first.map(String.init)
      return Completion(text: name, detail: summary, kind: .definition)
    }
  }

  /// Every code by the shortest end of its path that names it and no other.
  private var codeNames: [Completion] {
    let codes = snapshot.corpus.codebook.codes
    var uses: [String: Int] = [:]
    for code in codes { uses[code.name, default: 0] += 1 }
    return codes.map { code in
      let isAlone = uses[code.name] == 1 || code.parent == nil
      return Completion(
        text: isAlone ? Self.quoted(code.name) : Self.quotedPath(of: code, in: codes),
        detail: code.label ?? code.definition, kind: .code)
    }
  }

  /// Every end of every code's path that has several steps: what a name with `/` may become.
  private var codePaths: [Completion] {
    let codes = snapshot.corpus.codebook.codes
    return codes.flatMap { code in
      var paths: [Completion] = []
      var path = Self.quoted(code.name)
      var above = code.parent
      while let parent = above {
        path = Self.quoted(codes[parent].name) + "/" + path
        above = codes[parent].parent
        paths.append(Completion(text: path, detail: code.label ?? code.definition, kind: .code))
      }
      return paths
    }
  }

  private var codesWithChildren: [Completion] {
    let codes = snapshot.corpus.codebook.codes
    return codes.enumerated().filter { $1.subtreeEnd > $0 + 1 && !$1.isFacet }.map { _, code in
      Completion(text: Self.quotedPath(of: code, in: codes), detail: code.label, kind: .code)
    }
  }

  private var ids: [Completion] {
    snapshot.sources.ids.dictionary.compactMap { id in
      guard case .text(let text) = id else { return nil }
      return Completion(text: Self.quoted(text), detail: "source", kind: .value)
    }
  }

  /// The ids of excerpts that begin as what is written: all would be too many to look through.
  private func excerptIDs(_ written: String) -> [Completion] {
    let wanted = written.lowercased()
    return snapshot.excerpts.ids.dictionary.compactMap { id in
      guard case .text(let text) = id, text.lowercased().hasPrefix(wanted) else { return nil }
      return Completion(text: Self.quoted(text), detail: "excerpt", kind: .value)
    }
  }

  private var tables: [Completion] {
    let relations = [
      snapshot.sources, snapshot.documents, snapshot.excerpts, snapshot.codes, snapshot.codings,
      snapshot.links, snapshot.memos, snapshot.coders,
    ]
    return (relations + snapshot.references).map {
      Completion(text: $0.name, detail: "\($0.rowCount) rows", kind: .table)
    }
  }

  /// The fields of the rows that the sentence is about. After a name with a dot those of an
  /// excerpt's source and document by their whole names, such as `source.role`. With a `kind`, only
  /// the columns of it.
  private func fields(
    at cursor: Cursor, _ written: String, of kind: Table.Kind? = nil
  ) -> [Completion] {
    if cursor.table == Cursor.links {
      let further = columns(of: snapshot.links, kind).filter { $0.name != "id" }
      return fields(
        ofEach: snapshot.excerptLinks.relation,
        further.map { field($0, of: snapshot.links) } + fieldNames(of: kind), written, of: kind)
    }
    if cursor.table == Cursor.pairs {
      return fields(
        ofEach: snapshot.noPairs.relation, fieldNames(of: kind), written, of: kind)
    }
    if let table = cursor.table, table != snapshot.excerpts.name,
      let relation = snapshot.relation(named: table)
    {
      return columns(of: relation, kind).map { field($0, of: relation) }
    }
    guard written.contains(".") else { return fieldNames(of: kind) }
    return [snapshot.sources, snapshot.documents].flatMap { relation in
      columns(of: relation, kind).map {
        field($0, of: relation, as: "\(relation.name.dropLast()).\($0.name)")
      }
    }
  }

  private func columns(of relation: Relation, _ kind: Table.Kind?) -> [Column] {
    relation.columns.filter { kind == nil || $0.kind == kind }
  }

  /// The fields of rows that are one for each link or pair of an excerpt: their own, further ones, and by
  /// a path those of the other excerpt.
  private func fields(
    ofEach relation: Relation, _ further: [Completion], _ written: String, of kind: Table.Kind?
  ) -> [Completion] {
    let other = LinkEnds.other + "."
    if written.hasPrefix(other) {
      return columns(of: snapshot.excerpts, kind).map {
        field($0, of: snapshot.excerpts, as: other + $0.name)
      }
    }
    let own = columns(of: relation, kind).map { field($0, of: relation) }
    var seen = Set(own.map(\.text))
    return own + further.filter { seen.insert($0.text).inserted }
  }

  private var linkTypes: [Completion] {
    guard let column = snapshot.links.column(named: "type") else { return [] }
    return column.dictionary.enumerated().compactMap { index, value in
      Self.literal(value).map {
        Completion(text: $0, detail: "\(column.count(of: index))", kind: .value)
      }
    }
  }

  private func field(
    _ column: Column, of relation: Relation, as name: String? = nil
  ) -> Completion {
    Completion(
      text: name ?? column.name, detail: "\(relation.name): \(Self.typeName(of: column))",
      kind: .field)
  }

  private func fieldNames(of kind: Table.Kind?) -> [Completion] {
    var names: [Completion] = []
    var seen: Set<String> = []
    for relation in [snapshot.excerpts, snapshot.sources, snapshot.documents] {
      for column in relation.columns {
        let isClear = seen.insert(column.name).inserted
        guard kind == nil || column.kind == kind else { continue }
        let name = isClear ? column.name : "\(relation.name.dropLast()).\(column.name)"
        names.append(field(column, of: relation, as: name))
      }
    }
    return kind == nil ? names + facets : names
  }

  private var facets: [Completion] {
    snapshot.corpus.codebook.codes.filter(\.isFacet).map {
      Completion(text: Self.quoted($0.name), detail: $0.label, kind: .field)
    }
  }

  /// The columns that `count` makes.
  private var figures: [Completion] {
    ["excerpts", "excerpts_of", "sources", "sources_of"].map {
      Completion(text: $0, detail: "a column of count", kind: .field)
    }
  }

  private func values(of field: String, in table: String?) -> [Completion] {
    let path = field.split(separator: ".").map(String.init)
    let relations =
      path.count > 1
      ? [relation(behind: path[path.count - 2])].compactMap { $0 }
      : [table.flatMap { snapshot.relation(named: $0) }].compactMap { $0 }
        + (table == Cursor.links ? [snapshot.links] : [])
        + [snapshot.excerpts, snapshot.sources, snapshot.documents]
    for relation in relations {
      guard let column = relation.column(named: path.last ?? field) else { continue }
      return column.dictionary.enumerated().compactMap { index, value in
        Self.literal(value).map {
          Completion(text: $0, detail: "\(column.count(of: index))", kind: .value)
        }
      }
    }
    let codes = snapshot.corpus.codebook.codes
    guard let facet = codes.firstIndex(where: { $0.name == field && $0.isFacet }) else { return [] }
    return codes[(facet + 1)..<codes[facet].subtreeEnd].map {
      Completion(text: Self.quoted($0.name), detail: $0.label, kind: .code)
    }
  }

  /// The relation that a step of a path leads to.
  private func relation(behind step: String) -> Relation? {
    step == LinkEnds.other ? snapshot.excerpts : snapshot.relation(named: step + "s")
  }

  /// A value as a query writes it; nil where it cannot be written in a word or a string.
  private static func literal(_ value: Value) -> String? {
    switch value {
    case .text(let text): isWord(text) ? text : "\"\(text.replacing("\"", with: "\\\""))\""
    case .integer, .number, .boolean, .date: value.plainText
    case .list, .missing: nil
    }
  }

  private static func quotedPath(of code: Code, in codes: [Code]) -> String {
    var steps = [quoted(code.name)]
    var above = code.parent
    while let parent = above {
      steps.append(quoted(codes[parent].name))
      above = codes[parent].parent
    }
    return steps.reversed().joined(separator: "/")
  }

  private static func quoted(_ name: String) -> String { isWord(name) ? name : "`\(name)`" }

  /// Whether a name can stand without quotes.
  private static func isWord(_ text: String) -> Bool {
    let inner: Set<Character> = ["-", ".", ":", "’", "_"]
    guard let first = text.first, let last = text.last else { return false }
    return (first.isLetter || first.isNumber || first == "_")
      && (last.isLetter || last.isNumber || last == "_")
      && text.allSatisfy { $0.isLetter || $0.isNumber || inner.contains($0) }
  }
}
