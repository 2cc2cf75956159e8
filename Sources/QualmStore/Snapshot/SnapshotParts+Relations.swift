import QualmBase
import QualmCorpus

extension SnapshotParts {
  /// A column of a table: a reference where the schema says so, else its values.
  func column(
    _ column: LazyColumn, of table: DataTable, order: Lazy<[UInt32]>? = nil, rowCount: Int,
    fill: Value? = nil
  ) -> Column {
    if let target = target(of: column.schema.name, in: table) {
      return target.column(column, order: order, rowCount: rowCount)
    }
    let isMany = column.schema.isMany
    let read: @Sendable ([UInt32]) -> [Value] = { rows in
      let tableRows = order?.value
      let column = column.column
      return rows.map { row in
        let tableRow = tableRows.map { Int($0[Int(row)]) } ?? Int(row)
        let value = tableRow < column.rowCount ? column.value(at: tableRow) : .missing
        return value.isMissing ? fill ?? .missing : value
      }
    }
    return Column(
      name: column.schema.name, kind: column.schema.kind.tableKind, isMany: isMany,
      rowCount: rowCount, reader: isMany ? nil : read
    ) {
      Encoding(column.column, order: order?.value, rowCount: rowCount, fill: fill)
    }
  }

  /// The relation that a foreign key of one column refers to by its id.
  private func target(of field: String, in table: DataTable) -> Target? {
    let key = table.schema.foreignKeys.first { $0.fields == [field] }
    if let key {
      let name = key.table.isEmpty ? table.name : key.table
      if let target = targets[name], key.targetFields == [idField(ofTable: name)] { return target }
    }
    switch (table.name, field) {
    case ("excerpts", "document"), ("passes", "document"): return documents
    case ("codings", "excerpt"), ("passes", "excerpt"): return excerpts
    case ("codings", "code"), ("passes", "code"): return codes
    case ("codings", "coder"), ("passes", "coder"), ("memos", "coder"), ("links", "coder"):
      return coders
    default: return nil
    }
  }

  private func idField(ofTable name: String) -> String {
    let key = corpus.table(name)?.schema.primaryKey ?? []
    return key.count == 1 ? key[0] : "id"
  }

  /// A relation with the columns of a table, but for those that `replacing` has under the same name,
  /// and then the columns of `replacing` and those of `adding` whose names are free.
  func relation(
    named name: String, table: DataTable?, order: Lazy<[UInt32]>? = nil, rowCount: Int,
    ids target: Target?, fills: [String: Value] = [:], replacing: [Column] = [],
    adding: [Column] = []
  ) -> Relation {
    let key = table?.schema.primaryKey ?? []
    let idName = key.count == 1 ? key[0] : "id"
    let ids: Column
    if let target {
      ids = target.idColumn(named: idName)
    } else {
      ids = Target(name: name, rowCount: rowCount) {
        let ids = table.map(SnapshotParts.ids) ?? []
        guard let order = order?.value else { return ids }
        return order.map { ids[Int($0)] }
      }.idColumn(named: idName)
    }
    var columns: [Column] =
      table?.lazyColumn("id") == nil && idName == "id" && target != nil ? [ids] : []
    for column in table?.lazyColumns ?? [] {
      let name = column.schema.name
      if name == ids.name {
        columns.append(ids)
      } else if let other = replacing.first(where: { $0.name == name }) {
        columns.append(other)
      } else if let table {
        columns.append(
          self.column(column, of: table, order: order, rowCount: rowCount, fill: fills[name]))
      }
    }
    for column in replacing + adding where !columns.contains(where: { $0.name == column.name }) {
      columns.append(column)
    }
    return Relation(name: name, rowCount: rowCount, columns: columns, ids: ids)
  }
}

extension FieldKind {
  /// How an answer shows such values.
  var tableKind: Table.Kind {
    switch self {
    case .text: .text
    case .integer: .integer
    case .number: .number
    case .boolean: .boolean
    case .date: .date
    }
  }
}
