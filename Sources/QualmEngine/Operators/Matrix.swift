import QualmBase
import QualmPlan
import QualmStore

extension Operators {
  /// `matrix`: a row for each pair of a row group and a column group, empty ones too; shown as a grid.
  ///
  /// Cells speak of excerpts: of those that the rows are, or that they are links of. Margins, the
  /// denominators of shares, are counted afresh: the excerpts of the group, each once.
  func matrix(
    _ state: RowState, _ plan: MatrixPlan, at span: SourceSpan
  ) throws(Diagnostic) -> RowState {
    let frame = state.frame
    let incoming = state.selection.set
    let grouper = Grouper(run: run, frame: frame, rows: incoming)
    let down = try grouper.grouping(by: plan.rows)
    let across = try grouper.grouping(by: plan.columns)
    let inRows = down.combinations.map { run.excerpts(behind: $0.rows, of: frame) }
    let inColumns = across.combinations.map { run.excerpts(behind: $0.rows, of: frame) }
    if Grouper.overlap(inRows) || Grouper.overlap(inColumns) {
      run.addFooter(Operators.overlapFooter("an excerpt"))
    }
    let voicesDown = try Denominators(run: run, grouping: down.keys)
    let voicesAcross = try Denominators(run: run, grouping: across.keys)
    let lookedFor = LookedFor(
      run: run, frame: frame, keys: down.keys + across.keys, rows: incoming)
    let total = run.excerpts(behind: incoming, of: frame).count
    var cells: [Value] = []
    var neverLookedFor: Set<Int> = []
    cells.reserveCapacity(down.combinations.count * across.combinations.count)
    for (place, row) in down.combinations.enumerated() {
      for (other, column) in across.combinations.enumerated() {
        try run.watch.check()
        let met = row.rows.intersection(column.rows)
        if met.isEmpty, let lookedFor, lookedFor.isUnknown(row.groups + column.groups) {
          neverLookedFor.insert(cells.count)
          cells.append(.missing)
          continue
        }
        let content = CellContent(
          codes: codes(of: row, down) + codes(of: column, across),
          rows: run.excerpts(behind: met, of: frame),
          row: PlantedFault.summedMargins.isPresent
            ? across.combinations.reduce(0) { $0 + $1.rows.intersectionCount(row.rows) }
            : inRows[place].count,
          column: inColumns[other].count, total: total,
          voices: voicesDown.voices(of: row.groups)
            .intersection(voicesAcross.voices(of: column.groups)))
        cells.append(cell(plan.cell, content))
      }
    }
    let grid = Grid(down: down, across: across)
    var table = grid.table
    table.add(plan.cellName, kind(of: plan.cell), cells, neverLookedFor: neverLookedFor)
    let rowIndices = Array(0..<plan.rows.count)
    let columnIndices = Array(plan.rows.count..<plan.rows.count + plan.columns.count)
    return made(
      table, from: state,
      layout: .grid(
        rows: rowIndices, columns: columnIndices, cell: plan.rows.count + plan.columns.count))
  }

  /// `cell`: the rows that belong to the group addressed of every key.
  func cell(
    _ state: RowState, _ keys: [GroupKey], _ addresses: [CellAddress]
  ) throws(Diagnostic) -> RowState {
    var selection = state.selection
    let grouper = Grouper(run: run, frame: state.frame, rows: selection.set)
    for (key, address) in zip(keys, addresses) {
      selection = selection.intersection(try grouper.rows(of: key, at: address))
    }
    return choosing(state, selection)
  }

  /// For each key of codes those of a combination's group: of a set of groups those of all, since the
  /// excerpts there have no others.
  private func codes(of combination: Combination, _ grouping: Grouping) -> [[Int]] {
    zip(grouping.keys, combination.groups).compactMap { key, group in
      switch key.key.kind {
      case .values, .valueSets: nil
      case .codes: key.key.codeField == nil ? key.groups[group].codes : nil
      case .codeSets(let groups):
        key.key.codeField == nil ? groups.flatMap { $0.codes.map(\.index) } : nil
      }
    }
  }

  /// One cell of a matrix.
  private func cell(_ cell: MatrixPlan.Cell, _ content: CellContent) -> Value {
    let rows = content.rows
    let snapshot = run.snapshot
    switch cell {
    case .excerpts: return .integer(rows.count)
    case .sources: return .integer(run.voiceCount(of: rows, among: content.voices))
    case .codings:
      let codes = content.codes.isEmpty ? run.visible : Array(Set(content.codes.joined())).sorted()
      return .integer(snapshot.codingCount(in: rows, codes: codes))
    case .documents: return .integer(snapshot.documents(ofExcerpts: rows).count)
    case .shareOfRow: return Operators.share(rows.count, of: content.row)
    case .shareOfColumn: return Operators.share(rows.count, of: content.column)
    case .shareOfTotal: return Operators.share(rows.count, of: content.total)
    case .ids: return list(snapshot.excerpts.ids.cells(rows: rows.rows))
    case .summaries(let count):
      let summaries = snapshot.excerpts.column(named: "summary")
      return list(summaries?.cells(rows: rows.first(count)) ?? [])
    }
  }

  private func list(_ values: [Value]) -> Value {
    let known = values.filter { !$0.isMissing }
    return known.isEmpty ? .missing : .list(known)
  }

  private func kind(of cell: MatrixPlan.Cell) -> Table.Kind {
    switch cell {
    case .excerpts, .sources, .codings, .documents: .integer
    case .shareOfRow, .shareOfColumn, .shareOfTotal: .number
    case .ids, .summaries: .text
    }
  }
}

/// What a cell of a matrix may speak of.
private struct CellContent {
  /// For each key of codes those of the cell's group: the codings that may be counted.
  let codes: [[Int]]
  /// The excerpts of both groups.
  let rows: RowSet
  /// The number of excerpts in the row group.
  let row: Int
  /// The number of excerpts in the column group.
  let column: Int
  /// The number of excerpts that came in.
  let total: Int
  /// The voices that could have been here.
  let voices: RowSet
}

/// The keys' columns of a matrix: every combination of the one side with every one of the other.
private struct Grid {
  let down: Grouping
  let across: Grouping

  var table: FramedTable {
    let columns = across.combinations.count
    var table = FramedTable(rowCount: down.combinations.count * columns)
    for (index, key) in down.keys.enumerated() {
      let labels = down.labels(ofKey: index)
      add(key, labels.flatMap { Array(repeating: $0, count: columns) }, to: &table)
    }
    for (index, key) in across.keys.enumerated() {
      let labels = across.labels(ofKey: index)
      add(key, down.combinations.flatMap { _ in labels }, to: &table)
    }
    return table
  }

  private func add(_ key: KeyGroups, _ cells: [Value], to table: inout FramedTable) {
    table.add(
      key.key.name, key.key.columnKind, cells, domain: key.domain,
      isKey: true, names: key.key.names)
  }
}

extension Grouper {
  /// The rows of the group of a key at an address.
  func rows(of key: GroupKey, at address: CellAddress) throws(Diagnostic) -> RowSet {
    let none = RowSet(universe: rows.universe)
    switch (address, key.kind) {
    case (.codes(let index), .codes(let groups)):
      guard groups.indices.contains(index) else { return none }
      return try coded(groups[index].codes, key).intersection(rows)
    case (.codes(let index), .codeSets(let groups)):
      guard groups.indices.contains(index) else { return none }
      let label = Value.list([.text(groups[index].label)])
      return try self.groups(by: key).groups.first { $0.label == label }?.rows ?? none
    case (.value(let value), _):
      return try groups(by: key).groups.first { $0.label == value || $0.label == .list([value]) }?
        .rows ?? none
    case (.none, _):
      return try groups(by: key).groups.first { $0.label.isMissing }?.rows ?? none
    case (.codes, _): return none
    }
  }
}
