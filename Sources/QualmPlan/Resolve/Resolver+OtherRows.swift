import QualmBase
import QualmSyntax

/// Stages that take up the rows of another query.
extension Resolver {
  // MARK: union, intersect, except

  mutating func combine(
    _ node: Combination, _ span: SourceSpan, _ pipeline: inout Pipeline
  ) {
    var other = pipelineOf(node.rows)
    // Pairs of excerpts are made anew by each query, so only what they show can be the same.
    for shape in [pipeline.shape, other.shape] where shape == .relation(.pairsOfExcerpts) {
      tabulate(&pipeline, at: span)
      tabulate(&other, at: node.rows.span)
    }
    guard let rows = combined(pipeline.shape, other.shape, node),
      let plan = planned(other, span: node.rows.span)
    else {
      pipeline.shape = .unknown
      return
    }
    let combination = CombinationPlan(operation: node.operation.planned, other: plan)
    add(.combine(combination, rows: rows), to: &pipeline, span)
  }

  /// What the rows of both sides are together: rows of one relation, or of tables with the same
  /// columns; nil, already reported, where they cannot be one row.
  private mutating func combined(_ here: Shape, _ there: Shape, _ node: Combination) -> Shape? {
    switch (here, there) {
    case (.unknown, _), (_, .unknown): return nil
    case (.table(let columns), .table(let others)):
      return combined(columns, others, node).map { .table($0) }
    default:
      if here == there { return here }
      report(
        .unlikeRows(
          node.operation.rawValue, here: here.description, there: there.description,
          at: node.rows.span))
      return nil
    }
  }

  private mutating func combined(
    _ here: [Shape.Column], _ there: [Shape.Column], _ node: Combination
  ) -> [Shape.Column]? {
    let stage = node.operation.rawValue
    let onlyHere = here.map(\.name).filter { name in !there.contains { $0.name == name } }
    let onlyThere = there.map(\.name).filter { name in !here.contains { $0.name == name } }
    guard onlyHere.isEmpty, onlyThere.isEmpty else {
      report(.unlikeColumns(stage, here: onlyHere, there: onlyThere, at: node.rows.span))
      return nil
    }
    var columns = here
    for (place, column) in here.enumerated() {
      guard let other = there.first(where: { $0.name == column.name }) else { continue }
      guard let type = column.type.common(with: other.type) else {
        report(
          .unlikeColumn(
            column.name, stage, here: column.type.holds, there: other.type.holds,
            at: node.rows.span))
        return nil
      }
      guard node.operation == .union else { continue }
      columns[place].type = type
      columns[place].isMany = column.isMany || other.isMany
    }
    return columns
  }

  // MARK: join

  mutating func join(_ node: Join, _ span: SourceSpan, _ pipeline: inout Pipeline) {
    var other = pipelineOf(node.rows)
    guard pipeline.shape != .unknown, other.shape != .unknown else {
      pipeline.shape = .unknown
      return
    }
    let fields = node.matches.map { match in
      let errors = diagnostics.count
      let here = reference(match.field, in: pipeline.shape)
      // Both sides are told at once where both name their tables.
      let isTold = diagnostics.count > errors && diagnostics.last?.hint?.hasPrefix("write ") == true
      return (here, isTold ? nil : reference(match.other ?? match.field, in: other.shape))
    }
    let matches = fields.compactMap { here, there in
      here.flatMap { here in there.map { JoinPlan.Match(column: here, other: $0) } }
    }
    guard matches.count == fields.count, matches.allSatisfy({ canMatch($0) }) else {
      pipeline.shape = .unknown
      return
    }
    tabulate(&pipeline, further: matches.map(\.column), at: span)
    tabulate(&other, further: matches.map(\.other), at: node.rows.span)
    let name = node.rows.name
    let added = self.added(of: other.shape.columns, matches, beside: pipeline.shape.columns, name)
    guard areNew(added.map(\.column.name), beside: pipeline.shape.columns, at: node.rows.span),
      let plan = planned(other, span: node.rows.span)
    else {
      pipeline.shape = .unknown
      return
    }
    let join = JoinPlan(
      name: name ?? "the other rows", other: plan,
      matches: matches.map { match in
        JoinPlan.Match(
          column: match.column.asColumn, other: match.other.asColumn)
      },
      columns: added.map { Renamed(old: $0.old, new: $0.column.name) })
    add(.join(join, columns: added.map(\.column)), to: &pipeline, span)
  }

  /// Whether values of the two can ever be equal. Codes are compared by their paths, as words.
  private mutating func canMatch(_ match: JoinPlan.Match) -> Bool {
    let classes = [match.column.type.comparisonClass, match.other.type.comparisonClass].map {
      $0 == .codes ? .words : $0
    }
    if classes[0] == classes[1] { return true }
    report(
      .unlikeFields(
        match.column.name, match.column.type.holds, match.other.name, match.other.type.holds,
        at: match.column.span))
    return false
  }

  /// The other rows' columns that are added: all but those that match a column of the same name. One
  /// whose name is taken goes by that of its table too.
  private func added(
    of there: [Shape.Column], _ matches: [JoinPlan.Match], beside here: [Shape.Column],
    _ name: String?
  ) -> [(old: String, column: Shape.Column)] {
    let shared = matches.filter { $0.column.name == $0.other.name }.map(\.other.name)
    return there.filter { !shared.contains($0.name) }.map { column in
      var added = column
      if here.contains(where: { $0.name == column.name }) {
        added.name = "\(name ?? LinkEnds.other).\(column.name)"
      }
      return (column.name, added)
    }
  }

  private mutating func areNew(
    _ names: [String], beside columns: [Shape.Column], at span: SourceSpan
  ) -> Bool {
    var taken = Set(columns.map(\.name))
    for name in names where !taken.insert(name).inserted {
      report(.doubleColumn(name, at: span))
      return false
    }
    return true
  }

  // MARK: The other rows

  /// The pipeline of the rows that a stage takes up. They are seen under the framework of the query
  /// that takes them up, and may name no other.
  private mutating func pipelineOf(_ rows: OtherRows) -> Pipeline {
    let saidBefore = frameworkSaid
    let codesBefore = codes
    frameworkSaid = saidBefore ?? codes.framework
    defer {
      frameworkSaid = saidBefore
      codes = codesBefore
    }
    switch rows {
    case .named(let word): return from(word, span: word.span, isInStage: true)
    case .query(let query, let span):
      return deeper(at: span) { $0.resolve(query) } ?? Pipeline(failed: .unknown)
    }
  }
}

extension OtherRows {
  /// What the rows are called; nil where they are a query in brackets.
  fileprivate var name: String? {
    if case .named(let word) = self { word.text } else { nil }
  }
}

extension Combination.Operation {
  /// The same operation in a plan.
  fileprivate var planned: CombinationPlan.Operation {
    switch self {
    case .union: .union
    case .intersect: .intersect
    case .except: .except
    }
  }
}

extension FieldType {
  /// The type of values that are of either type; nil where they do not compare.
  fileprivate func common(with other: FieldType) -> FieldType? {
    if self == other { return self }
    guard comparisonClass == other.comparisonClass else { return nil }
    switch comparisonClass {
    case .words: return .text
    case .numbers: return .number
    case .codes: return .codes(nil)
    case .dates, .truth: return self
    }
  }
}

extension FieldReference {
  /// The column that the field has become.
  fileprivate var asColumn: FieldReference {
    var column = self
    column.origin = .column(name)
    return column
  }
}
