import QualmBase
import QualmPlan

extension FieldType {
  /// What a column of a table with values of this type holds.
  var kind: Table.Kind {
    switch self {
    case .text, .reference, .codes: .text
    case .integer: .integer
    case .number: .number
    case .boolean: .boolean
    case .date: .date
    }
  }
}

extension FieldType {
  /// What the words of a column with values of this type are the names of.
  var names: Table.Names {
    switch self {
    case .reference: .rows
    case .codes: .codes
    case .text, .integer, .number, .boolean, .date: .nothing
    }
  }
}

extension FieldReference {
  /// What the words of a column with this field's values are the names of.
  var names: Table.Names {
    if case .field(_, let field) = origin, field.name == "id" { return .rows }
    return type.names
  }
}

extension FramedTable {
  /// A table without columns.
  init(rowCount: Int, excerpts: [UInt32]? = nil) {
    self.init(
      table: Table(columns: [], rowCount: rowCount), domains: [], excerpts: excerpts)
  }

  /// Adds a column at the right; `domain` are values in the order in which they stand first.
  mutating func add(
    _ name: String, _ kind: Table.Kind, _ cells: [Value], domain: [Value] = [], isKey: Bool = false,
    names: Table.Names = .nothing, neverLookedFor: Set<Int> = []
  ) {
    table.columns.append(
      Table.Column(
        name: name, kind: kind, cells: cells, isKey: isKey, names: names,
        neverLookedFor: neverLookedFor))
    domains.append(domain)
  }

  /// Adds the columns of a grouping's keys.
  mutating func addKeys(of grouping: Grouping) {
    for (index, keyGroups) in grouping.keys.enumerated() {
      add(
        keyGroups.key.name, keyGroups.key.columnKind, grouping.labels(ofKey: index),
        domain: keyGroups.domain, isKey: true, names: keyGroups.key.names)
    }
  }

  /// The chosen rows alone, in their order.
  func keeping(_ rows: [UInt32]) -> FramedTable {
    FramedTable(
      table: Table(
        columns: table.columns.map { column in
          var column = column
          column.cells = rows.map { column.cells[Int($0)] }
          column.neverLookedFor = column.neverLookedFor(amongst: rows)
          return column
        }, rowCount: rows.count),
      domains: domains, excerpts: excerpts.map { excerpts in rows.map { excerpts[Int($0)] } })
  }
}

extension Table.Column {
  /// Of these rows, in their order, those that nobody looked for.
  func neverLookedFor(amongst rows: [UInt32]) -> Set<Int> {
    if neverLookedFor.isEmpty { return [] }
    return Set(rows.indices.filter { neverLookedFor.contains(Int(rows[$0])) })
  }
}

extension GroupKey {
  /// What the words of the key's column are the names of.
  var names: Table.Names {
    switch kind {
    case .values(let reference), .valueSets(let reference): reference.names
    case .codes, .codeSets: .codes
    }
  }

  /// What the key's column holds.
  var columnKind: Table.Kind {
    switch kind {
    case .values(let reference), .valueSets(let reference): reference.type.kind
    case .codes, .codeSets: .text
    }
  }
}
