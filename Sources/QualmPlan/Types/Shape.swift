/// What the rows between two steps are.
package enum Shape: Sendable, Hashable {
  case relation(RelationName)
  /// A table that a step made, with its columns from left to right.
  case table([Column])
  /// Not known after an error; nothing more is said about such rows.
  case unknown

  /// One column of a table.
  package struct Column: Sendable, Hashable {
    /// What a column is for, as a chart sees it.
    package enum Role: Sendable, Hashable {
      /// Nothing in particular.
      case plain
      /// Names groups.
      case key
      /// Names the groups that stand across in a matrix.
      case keyAcross
      /// The number that the stage is about.
      case measure
      /// The same in every row.
      case constant
    }

    package var name: String
    package var type: FieldType
    /// Whether a cell may hold a list.
    package var isMany: Bool
    package var role = Role.plain
  }

  /// The columns; none where the rows are those of a relation.
  package var columns: [Column] {
    if case .table(let columns) = self { columns } else { [] }
  }

  /// What a message calls the rows.
  var description: String {
    switch self {
    case .relation(let relation): "rows of \(relation.text)"
    case .table, .unknown: "rows of a table"
    }
  }
}

extension Shape {
  /// The rows that come out of `step` where these go in.
  package func after(_ step: Step, codes: [CatalogCode]) -> Shape {
    switch step.kind {
    case .filter, .sort, .first, .last, .skip, .sample, .distinct, .cell: return self
    case .links: return .relation(.linksOfExcerpts)
    case .pairs: return .relation(.pairsOfExcerpts)
    case .select(let references):
      return .table(references.map(column))
    case .count(let distinct, let keys):
      let figures = GroupFigures.columns(of: counted, hasDistinct: distinct != nil)
      return .table(
        keys.map { $0.column(codes) }
          + figures.enumerated().map { index, name in
            Column(name: name, type: .integer, isMany: false, role: index == 0 ? .measure : .plain)
          })
    case .summarize(let aggregates, let keys):
      return .table(keys.map { $0.column(codes) } + aggregates.map(\.column))
    case .matrix(let plan):
      let across = plan.columns.map { key in
        var column = key.column(codes)
        column.role = .keyAcross
        return column
      }
      return .table(plan.rows.map { $0.column(codes) } + across + [plan.cellColumn])
    case .compute(let name, let arithmetic, let type):
      return .table(columns + [Column(name: name, type: type, isMany: arithmetic.isMany)])
    case .rename(let pairs):
      let names = Dictionary(pairs.map { ($0.old, $0.new) }, uniquingKeysWith: { $1 })
      return .table(
        columns.map { column in
          var column = column
          column.name = names[column.name] ?? column.name
          return column
        })
    case .drop(let names):
      return .table(columns.filter { !names.contains($0.name) })
    case .words(let references, let context):
      let names = WordColumns.names(hasContext: context != nil)
      return .table(
        references.map { Column(name: $0.name, type: $0.type, isMany: $0.isMany) }
          + names.map { Column(name: $0, type: .text, isMany: false) })
    case .expand(let reference):
      return .table(
        columns.map { column in
          var column = column
          if column.name == reference.name { column.isMany = false }
          return column
        })
    case .agree(let plan):
      return .table(plan.columns)
    case .cooccur(let plan):
      return .table(plan.columns(codes))
    case .combine(_, let rows): return rows
    case .cite:
      return .table(columns + [Column(name: CitationColumn.name, type: .text, isMany: false)])
    case .join(_, let added): return .table(columns + added)
    case .rule(let plan):
      return .table(plan.tableColumns)
    case .saturation(let plan):
      return .table(
        [plan.key.column(codes)]
          + SaturationPlan.figures.map {
            Column(
              name: $0.name, type: $0.type, isMany: $0.type.isCodes,
              role: $0.name == "cumulative" ? .measure : .plain)
          })
    case .timeline(let plan):
      return .table(
        [Column(name: plan.name, type: .date, isMany: false, role: .key)]
          + GroupFigures.columns(of: counted, hasDistinct: false).map {
            Column(name: $0, type: .integer, isMany: false)
          })
    }
  }

  /// The column that a reference to these rows gives; one of a table stays what it was for.
  private func column(_ reference: FieldReference) -> Column {
    var column = Column(name: reference.name, type: reference.type, isMany: reference.isMany)
    if case .column(let name) = reference.origin,
      let own = columns.first(where: { $0.name == name })
    {
      column.role = own.role
    }
    return column
  }

  /// What `count` counts over these rows.
  var counted: GroupFigures.Rows {
    if case .relation(let relation) = self { .relation(relation) } else { .table }
  }
}

extension GroupKey {
  /// The column that the key gives a table.
  func column(_ codes: [CatalogCode]) -> Shape.Column {
    switch kind {
    case .values(let reference):
      Shape.Column(name: name, type: reference.type, isMany: false, role: .key)
    case .valueSets(let reference):
      Shape.Column(name: name, type: reference.type, isMany: true, role: .key)
    case .codes(let groups):
      Shape.Column(
        name: name, type: .codes(GroupKey.root(of: groups, codes)), isMany: false, role: .key)
    case .codeSets(let groups):
      Shape.Column(
        name: name, type: .codes(GroupKey.root(of: groups, codes)), isMany: true, role: .key)
    }
  }

  /// The lowest code that has all groups in or below it.
  private static func root(of groups: [CodeGroup], _ codes: [CatalogCode]) -> CodeID? {
    let members = groups.flatMap(\.codes)
    guard let first = members.min(), let last = members.max() else { return nil }
    var node: CodeID? = first
    while let current = node, codes[current.index].end <= last {
      node = codes[current.index].parent
    }
    return node
  }
}

extension Aggregate {
  /// The column that the figure gives a table.
  var column: Shape.Column {
    switch function {
    case .count, .sources, .distinct: Shape.Column(name: name, type: .integer, isMany: false)
    case .mean, .median, .share: Shape.Column(name: name, type: .number, isMany: false)
    case .values(let reference): Shape.Column(name: name, type: reference.type, isMany: true)
    case .first(let reference), .min(let reference), .max(let reference), .sum(let reference):
      Shape.Column(name: name, type: reference.type, isMany: false)
    }
  }
}

extension AgreementPlan {
  /// The columns: what is compared, who compares, and the figures.
  var columns: [Shape.Column] {
    [Shape.Column(name: name, type: .codes(root), isMany: false, role: .key)]
      + AgreementPlan.figures(of: unit).map {
        Shape.Column(
          name: $0.name, type: $0.type, isMany: $0.type == .reference(.coders),
          role: $0.name == "alpha" ? .measure : .plain)
      }
  }
}

extension CooccurrencePlan {
  /// The columns: the two groups, and the figures.
  func columns(_ codes: [CatalogCode]) -> [Shape.Column] {
    var columns = [first.column(codes), (second ?? first).column(codes)]
    columns[0].name = CooccurrencePlan.groups.first
    columns[1].name = CooccurrencePlan.groups.second
    return columns
      + CooccurrencePlan.figures(of: unit).map {
        let isMeasure = $0.name == CooccurrencePlan.both || $0.name == CooccurrencePlan.pairs
        return Shape.Column(
          name: $0.name, type: $0.type, isMany: false, role: isMeasure ? .measure : .plain)
      }
  }
}

extension RulePlan {
  /// The columns: which source or excerpt, whether the rule holds there, and the figures.
  var tableColumns: [Shape.Column] {
    let holds = Shape.Column(name: RulePlan.holds, type: .boolean, isMany: false)
    let figures = RulePlan.figures.map {
      Shape.Column(name: $0.name, type: $0.type, isMany: false, role: .constant)
    }
    switch unit {
    case .sources:
      return [Shape.Column(name: "source", type: .reference(.sources), isMany: false), holds]
        + [RulePlan.ids.condition, RulePlan.ids.consequence].map {
          Shape.Column(name: $0, type: .text, isMany: true)
        } + figures
    case .excerpts:
      return columns.map { Shape.Column(name: $0.name, type: $0.type, isMany: $0.isMany) }
        + [holds] + figures
    }
  }
}

extension MatrixPlan {
  /// The column of the cells.
  var cellColumn: Shape.Column {
    switch cell {
    case .excerpts, .sources, .codings, .documents:
      Shape.Column(name: cellName, type: .integer, isMany: false, role: .measure)
    case .shareOfRow, .shareOfColumn, .shareOfTotal:
      Shape.Column(name: cellName, type: .number, isMany: false, role: .measure)
    case .ids, .summaries: Shape.Column(name: cellName, type: .text, isMany: true)
    }
  }
}

extension Arithmetic {
  /// Whether it merely copies a column of lists.
  var isMany: Bool {
    if case .field(let reference) = self { reference.isMany } else { false }
  }
}
