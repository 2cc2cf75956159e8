import QualmBase
import QualmPlan
import QualmStore

extension Operators {
  /// `select`: a table of these columns, a row for each row.
  func select(
    _ state: RowState, _ references: [FieldReference]
  ) throws(Diagnostic) -> RowState {
    let rows = state.selection.rows
    var table = FramedTable(rowCount: rows.count, excerpts: excerptRows(state, rows))
    for reference in references {
      // A column keeps its cells as they are: what a cell lists has an order of its own.
      if case .table(let made) = state.frame.kind, let index = made.index(of: reference) {
        let column = made.table.columns[index]
        table.add(
          reference.name, column.kind, rows.map { column.cells[Int($0)] },
          domain: made.domains[index], isKey: column.isKey, names: column.names,
          neverLookedFor: column.neverLookedFor(amongst: rows))
        continue
      }
      let field = try run.values(of: reference, in: state.frame)
      table.add(
        reference.name, reference.type.kind, try cells(of: field, rows), domain: domain(of: field),
        names: reference.names)
    }
    return replacedRows(table, from: state)
  }

  /// `rename`: the same table under other headings.
  func rename(
    _ state: RowState, _ renamed: [Renamed], at span: SourceSpan
  ) throws(Diagnostic) -> RowState {
    var table = try table(of: state, at: span)
    for name in renamed {
      guard let index = table.index(of: name.old) else {
        throw .planDoesNotFit("column `\(name.old)` here", at: span)
      }
      table.table.columns[index].name = name.new
    }
    return replaced(table, in: state)
  }

  /// `drop`: the same table without these columns.
  func drop(
    _ state: RowState, _ names: [String], at span: SourceSpan
  ) throws(Diagnostic) -> RowState {
    var table = try table(of: state, at: span)
    for name in names {
      guard let index = table.index(of: name) else {
        throw .planDoesNotFit("column `\(name)` here", at: span)
      }
      table.table.columns.remove(at: index)
      table.domains.remove(at: index)
    }
    var result = replaced(table, in: state)
    result.layout = .rows
    return result
  }

  /// `expand`: a row for each value of the column; a row without one stays, with nothing there.
  func expand(
    _ state: RowState, _ reference: FieldReference
  ) throws(Diagnostic) -> RowState {
    let table = try table(of: state, at: reference.span)
    guard let index = table.index(of: reference) else {
      throw .planDoesNotFit("column `\(reference.name)` here", at: reference.span)
    }
    var rows: [UInt32] = []
    var values: [Value] = []
    for (row, cell) in table.table.columns[index].cells.enumerated() {
      if row % Watch.batch == 0 { try run.watch.check() }
      let items = cell.items
      for value in items.isEmpty ? [.missing] : items {
        rows.append(UInt32(row))
        values.append(value)
      }
    }
    var expanded = table.keeping(rows)
    expanded.table.columns[index].cells = values
    var result = replaced(expanded, in: state)
    result.layout = .rows
    return result
  }

  /// The cells of a field, fetched batch by batch.
  func cells(of field: any FieldValues, _ rows: [UInt32]) throws(Diagnostic) -> [Value] {
    if rows.count <= Watch.batch { return field.cells(rows) }
    var cells: [Value] = []
    cells.reserveCapacity(rows.count)
    for batch in Watch.batches(rows.count) {
      try run.watch.check()
      cells += field.cells(Array(rows[batch]))
    }
    return cells
  }

  /// The order of a field's values, where it is worth keeping with a table: natural order is found
  /// again without it.
  private func domain(of field: any FieldValues) -> [Value] {
    let values = field.dictionary
    return values.count <= 4096 ? values : []
  }

  private func excerptRows(_ state: RowState, _ rows: [UInt32]) -> [UInt32]? {
    if state.frame.isExcerpts { return rows }
    return state.frame.excerpts.map { excerpts in rows.map { excerpts[Int($0)] } }
  }

  private func replacedRows(_ table: FramedTable, from state: RowState) -> RowState {
    var result = replaced(table, in: state)
    result.layout = .rows
    return result
  }
}

extension FramedTable {
  /// The index of the column that a reference names.
  func index(of reference: FieldReference) -> Int? {
    guard case .column(let name) = reference.origin else { return nil }
    return index(of: name)
  }
}
