import QualmBase
import QualmSyntax

/// Stages that count and summarize groups.
extension Resolver {
  mutating func count(
    _ distinct: FieldName?, _ keys: [Key], _ span: SourceSpan, _ pipeline: inout Pipeline
  ) {
    let shape = pipeline.shape
    let field = distinct.map { reference($0, in: shape) }
    guard let keys = self.keys(keys, over: shape), field != .some(nil),
      areDistinct(keys, beside: GroupFigures.columns(of: shape.counted, hasDistinct: field != nil))
    else {
      pipeline.shape = .unknown
      return
    }
    add(.count(distinct: field ?? nil, keys: keys), to: &pipeline, span)
  }

  /// Whether the keys' columns have names of their own; says so where they do not.
  mutating func areDistinct(_ keys: [GroupKey], beside figures: [String]) -> Bool {
    var names = Set(figures)
    var areDistinct = true
    for key in keys where !names.insert(key.name).inserted {
      report(.doubleColumn(key.name, at: key.span))
      areDistinct = false
    }
    return areDistinct
  }

  // MARK: summarize

  mutating func summarize(
    _ aggregates: [NamedAggregate], _ keys: [Key], _ span: SourceSpan,
    _ pipeline: inout Pipeline
  ) {
    let shape = pipeline.shape
    let keys = self.keys(keys, over: shape)
    let resolved = aggregates.map { aggregate($0, over: shape) }
    let found = resolved.compactMap { $0 }
    guard let keys, found.count == resolved.count, areDistinct(keys, beside: []) else {
      pipeline.shape = .unknown
      return
    }
    var names = Set(keys.map(\.name))
    for aggregate in aggregates where !names.insert(aggregate.name.text).inserted {
      report(.doubleColumn(aggregate.name.text, at: aggregate.name.span))
      pipeline.shape = .unknown
    }
    add(.summarize(found, keys: keys), to: &pipeline, span)
  }

  private mutating func aggregate(
    _ node: NamedAggregate, over shape: Shape
  ) -> Aggregate? {
    if node.function == .sources, case .table = shape {
      return noSources(node, shape)
    }
    if node.function == .sources, case .relation(let relation) = shape,
      ![.excerpts, .sources].contains(relation), !relation.isOfExcerpts
    {
      return noSources(node, shape)
    }
    let references = node.arguments.map { reference($0, in: shape) }
    let fields = references.compactMap { $0 }
    guard fields.count == references.count, let function = function(node, fields) else {
      return nil
    }
    return Aggregate(name: node.name.text, function: function, span: node.span)
  }

  private mutating func noSources(_ node: NamedAggregate, _ shape: Shape) -> Aggregate? {
    report(
      .wrongRows("sources", wanted: "excerpts", given: shape.description, at: node.span))
    return nil
  }

  private mutating func function(
    _ node: NamedAggregate, _ fields: [FieldReference]
  ) -> Aggregate.Function? {
    guard let field = fields.first else {
      switch node.function {
      case .count: return .count
      case .sources: return .sources
      case .share: return .share
      default: return gap()
      }
    }
    switch node.function {
    case .distinct: return .distinct(fields)
    case .values: return .values(field)
    case .first: return .first(field)
    case .min: return ordered(node, field) ? .min(field) : nil
    case .max: return ordered(node, field) ? .max(field) : nil
    case .sum: return numeric(node, field) ? .sum(field) : nil
    case .mean: return numeric(node, field) ? .mean(field) : nil
    case .median: return numeric(node, field) ? .median(field) : nil
    case .count, .sources, .share: return gap()
    }
  }

  private mutating func ordered(_ node: NamedAggregate, _ field: FieldReference) -> Bool {
    if field.type.isOrdered { return true }
    report(
      .wrongComparison(
        node.function.rawValue, field: field.name, holds: field.type.holds,
        hint: "`values(\(field.name))` is the set of its values", at: node.span))
    return false
  }

  private mutating func numeric(_ node: NamedAggregate, _ field: FieldReference) -> Bool {
    if field.type.comparisonClass == .numbers { return true }
    report(
      .numbersWanted(
        node.function.rawValue, field: field.name, holds: field.type.holds,
        isMany: field.isMany, at: field.span))
    return false
  }

  // MARK: matrix

  mutating func matrix(
    _ matrix: Matrix, _ span: SourceSpan, _ pipeline: inout Pipeline
  ) {
    guard pipeline.shape != .unknown else { return }
    guard let relation = pipeline.relation, relation == .excerpts || relation.isOfExcerpts else {
      report(
        .wrongRows(
          "matrix", wanted: "excerpts", given: pipeline.shape.description, at: span))
      pipeline.shape = .unknown
      return
    }
    let rows = keys(matrix.rows, over: pipeline.shape)
    let columns = keys(matrix.columns, over: pipeline.shape)
    let (cell, name) = matrix.cell.planned
    guard let rows, let columns, areDistinct(rows + columns, beside: [name]) else {
      pipeline.shape = .unknown
      return
    }
    add(
      .matrix(MatrixPlan(rows: rows, columns: columns, cell: cell, cellName: name)),
      to: &pipeline, span)
  }

  // MARK: cell

  mutating func cell(
    _ addresses: [Literal], _ span: SourceSpan, _ pipeline: inout Pipeline
  ) {
    guard pipeline.shape != .unknown else { return }
    guard let plan = pipeline.removeMatrix() else {
      report(.cellWithoutMatrix(at: span))
      pipeline.shape = .unknown
      return
    }
    let keys = plan.rows + plan.columns
    guard keys.count == addresses.count else {
      report(.cellAddresses(addresses.count, keys: keys.map(\.name), at: span))
      pipeline.shape = .unknown
      return
    }
    let resolved = zip(keys, addresses).map { address($1, of: $0) }
    let found = resolved.compactMap { $0 }
    guard found.count == resolved.count else {
      pipeline.shape = .unknown
      return
    }
    add(.cell(keys, found), to: &pipeline, span)
  }

  private mutating func address(_ given: Literal, of key: GroupKey) -> CellAddress? {
    guard let literal = literal(given) else { return nil }
    if isMissing(literal, in: key) { return CellAddress.none }
    switch key.kind {
    case .valueSets, .codeSets:
      report(.cellOfSets(key.name, at: literal.span))
      return nil
    case .codes(let groups): return address(literal, of: key, among: groups)
    case .values(let field):
      guard let value = value(literal, for: field, isMember: false) else { return nil }
      let values = groupValues(of: field)
      if values.contains(value) { return .value(value) }
      let names = Resolver.texts(of: values)
      report(
        .unknownGroup(
          literal.text, key: key.name, nearest: nearest(literal.text, among: names),
          groups: Resolver.few(names), at: literal.span))
      return nil
    }
  }

  /// Whether a literal means the group without a value: the word `missing`, unless a group has
  /// that name, or the sign that is shown for it, in quotes.
  private mutating func isMissing(_ literal: Literal, in key: GroupKey) -> Bool {
    switch (literal, key.kind) {
    case (.string(let string), _): return string.value == "–"
    case (.word(let word), .values(let field)):
      return word.text == "missing" && !groupValues(of: field).contains(.text("missing"))
    case (.word(let word), .codes(let groups)):
      return word.text == "missing"
        && !groups.contains { $0.codes.first.map { codes[$0].name == "missing" } ?? false }
    // No set has a name, so that the word can mean nothing else.
    case (.word(let word), .valueSets), (.word(let word), .codeSets): return word.text == "missing"
    default: return false
    }
  }

  private mutating func groupValues(of field: FieldReference) -> Set<Value> {
    guard case .field(_, let source) = field.origin else { return [] }
    return values(of: source)
  }

  /// The group that a name means: the end of a group's path, or a whole label.
  private mutating func address(
    _ literal: Literal, of key: GroupKey, among groups: [CodeGroup]
  ) -> CellAddress? {
    if let index = groups.firstIndex(where: { $0.label == literal.text }) { return .codes(index) }
    guard let word = word(literal) else { return nil }
    let steps = word.steps(separatedBy: "/").map(TextFolding.name)
    let matches = groups.indices.filter { index in
      guard let head = groups[index].codes.first else { return false }
      return codes.path(of: head).suffix(steps.count).map(TextFolding.name) == steps
    }
    if matches.count == 1 { return .codes(matches[0]) }
    if matches.count > 1 {
      let paths = matches.compactMap { groups[$0].codes.first }.map(codes.written)
      report(.severalCodes(word.text, paths: paths, at: word.span))
    } else {
      let names = groups.compactMap(\.codes.first).map(codes.writtenName)
      report(
        .unknownGroup(
          word.text, key: key.name, nearest: nearest(word.text, among: names),
          groups: Resolver.few(names), at: word.span))
    }
    return nil
  }
}

extension Matrix.Cell {
  /// The cell in a plan, and the name of its column.
  fileprivate var planned: (MatrixPlan.Cell, String) {
    switch self {
    case .count(.excerpts): (.excerpts, "excerpts")
    case .count(.sources): (.sources, "sources")
    case .count(.codings): (.codings, "codings")
    case .count(.documents): (.documents, "documents")
    case .share(.row): (.shareOfRow, GroupFigures.share)
    case .share(.column): (.shareOfColumn, GroupFigures.share)
    case .share(.total): (.shareOfTotal, GroupFigures.share)
    case .ids: (.ids, "ids")
    case .summaries(let count): (.summaries(count), "summaries")
    }
  }
}
