import QualmBase
import QualmPlan
import QualmStore

extension Operators {
  /// `union`, `intersect`, `except`: rows of a relation as sets, those of tables as whole rows.
  func combine(
    _ state: RowState, _ plan: CombinationPlan, at span: SourceSpan
  ) throws(Diagnostic) -> RowState {
    let other = try run.rows(of: plan.other)
    run.useVoices(plan.voices)
    switch (state.frame.kind, other.frame.kind) {
    case (.relation(let name), .relation(let otherName)) where name == otherName:
      return choosing(state, Operators.combined(state.selection, other.selection, plan.operation))
    case (.table, .table): return try combineTables(state, other, plan.operation, at: span)
    default: throw .planDoesNotFit("rows of both sides", at: span)
    }
  }

  /// Rows that are added stand in the relation's order, those that are left out leave the order as it is.
  private static func combined(
    _ here: Selection, _ there: Selection, _ operation: CombinationPlan.Operation
  ) -> Selection {
    switch operation {
    case .union: .set(here.set.union(there.set))
    case .intersect: here.intersection(there.set)
    case .except: here.intersection(there.set.complement)
    }
  }

  /// Each row once, those before the stage first.
  private func combineTables(
    _ state: RowState, _ other: RowState, _ operation: CombinationPlan.Operation,
    at span: SourceSpan
  ) throws(Diagnostic) -> RowState {
    let here = try table(of: state, at: span)
    let there = try table(of: other, at: span).arranged(as: here, at: span)
    let known = try rowSet(of: there)
    var result: FramedTable
    if operation == .union {
      result = here.followed(by: there)
      let kept = try distinctRows(of: result) { _ in true }
      // A row that both sides have rests on more than one excerpt.
      if kept.count < result.table.rowCount { result.excerpts = nil }
      result = result.keeping(kept)
    } else {
      result = here.keeping(
        try distinctRows(of: here) { known.contains($0) == (operation == .intersect) })
    }
    var evidence = state.evidence
    if operation == .union {
      let universe = run.snapshot.excerpts.rowCount
      if let one = state.excerpts(universe: universe), let two = other.excerpts(universe: universe)
      {
        evidence = one.union(two)
      } else {
        evidence = nil
      }
    }
    let frame = Frame(result)
    return RowState(
      frame: frame, selection: .set(frame.all), evidence: evidence,
      layout: operation == .union ? .rows : state.layout)
  }

  /// A row's cells as they are compared: a whole number equals the same number that a division gave.
  private static func compared(_ table: FramedTable, _ row: Int) -> [Value] {
    table.table.row(row).map(\.asNumber)
  }

  private func rowSet(of table: FramedTable) throws(Diagnostic) -> Set<[Value]> {
    var rows: Set<[Value]> = []
    for row in 0..<table.table.rowCount {
      if row % Watch.batch == 0 { try run.watch.check() }
      rows.insert(Operators.compared(table, row))
    }
    return rows
  }

  /// The first of all equal rows that are wanted.
  private func distinctRows(
    of table: FramedTable, where isWanted: ([Value]) -> Bool
  ) throws(Diagnostic) -> [UInt32] {
    var seen: Set<[Value]> = []
    var kept: [UInt32] = []
    for row in 0..<table.table.rowCount {
      if row % Watch.batch == 0 { try run.watch.check() }
      let cells = Operators.compared(table, row)
      if isWanted(cells), seen.insert(cells).inserted { kept.append(UInt32(row)) }
    }
    return kept
  }
}

extension FramedTable {
  /// The same columns in the order of another table.
  fileprivate func arranged(
    as other: FramedTable, at span: SourceSpan
  ) throws(Diagnostic) -> FramedTable {
    var arranged = FramedTable(rowCount: table.rowCount, excerpts: excerpts)
    for column in other.table.columns {
      guard let index = index(of: column.name) else {
        throw .planDoesNotFit("column `\(column.name)` here", at: span)
      }
      arranged.add(
        column.name, table.columns[index].kind, table.columns[index].cells, domain: domains[index],
        isKey: table.columns[index].isKey)
    }
    return arranged
  }

  /// The rows of this table and then those of another with the same columns.
  fileprivate func followed(by other: FramedTable) -> FramedTable {
    var excerpts: [UInt32]?
    if let mine = self.excerpts, let theirs = other.excerpts { excerpts = mine + theirs }
    var result = FramedTable(
      rowCount: table.rowCount + other.table.rowCount, excerpts: excerpts)
    for (index, column) in table.columns.enumerated() {
      let added = other.table.columns[index]
      let isNumber = column.kind == .number || added.kind == .number
      let cells = column.cells + added.cells
      let known = Set(domains[index])
      result.add(
        column.name, isNumber ? .number : column.kind, isNumber ? cells.map(\.asNumber) : cells,
        domain: domains[index] + other.domains[index].filter { !known.contains($0) },
        isKey: column.isKey)
    }
    return result
  }
}
