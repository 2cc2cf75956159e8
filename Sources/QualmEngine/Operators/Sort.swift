import QualmBase
import QualmPlan
import QualmStore

extension Operators {
  /// `sort`: stable; values in their order, missing last also where descending, ties as they came in.
  func sort(_ state: RowState, _ terms: [SortTerm]) throws(Diagnostic) -> RowState {
    let rows = state.selection.rows
    var keys: [(places: Places, isDescending: Bool)] = []
    for term in terms {
      try run.watch.check()
      let field = try run.values(of: term.reference, in: state.frame)
      keys.append((field.places(rows), term.isDescending))
    }
    let order = rows.indices.sorted { first, second in
      for key in keys {
        let sign = Operators.order(key.places, first, second, isDescending: key.isDescending)
        if sign != 0 { return sign < 0 }
      }
      return PlantedFault.unstableSort.isPresent ? first > second : first < second
    }
    try run.watch.check()
    return choosing(state, .list(order.map { rows[$0] }, universe: state.frame.rowCount))
  }

  private static func order(
    _ places: Places, _ first: Int, _ second: Int, isDescending: Bool
  ) -> Int {
    switch (places.isMissing(first), places.isMissing(second)) {
    case (true, true): return 0
    case (true, false): return 1
    case (false, true): return -1
    case (false, false):
      let sign = places.compare(first, second)
      return isDescending ? -sign : sign
    }
  }

  /// `distinct`: of the rows with the same values in these columns the first; of all columns where
  /// none is named.
  func distinct(
    _ state: RowState, _ references: [FieldReference]
  ) throws(Diagnostic) -> RowState {
    let rows = state.selection.rows
    var places: [Places] = []
    for field in try fieldsCompared(references, in: state.frame) {
      try run.watch.check()
      places.append(field.places(rows))
    }
    if places.isEmpty { return state }
    var seen: Set<[[Int32]]> = []
    var kept: [UInt32] = []
    for (position, row) in rows.enumerated() {
      if position % Watch.batch == 0 { try run.watch.check() }
      if seen.insert(places.map { $0.list(position) }).inserted { kept.append(row) }
    }
    return choosing(state, .list(kept, universe: state.frame.rowCount))
  }

  /// The fields that tell rows apart: those named, else all of a table; rows of a relation are all
  /// different.
  private func fieldsCompared(
    _ references: [FieldReference], in frame: Frame
  ) throws(Diagnostic) -> [any FieldValues] {
    var fields: [any FieldValues] = []
    for reference in references { fields.append(try run.values(of: reference, in: frame)) }
    guard references.isEmpty, case .table(let table) = frame.kind else { return fields }
    return table.table.columns.map {
      CellField(cells: $0.cells, domain: [])
    }
  }
}
