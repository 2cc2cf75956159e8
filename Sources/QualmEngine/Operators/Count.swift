import QualmBase
import QualmPlan
import QualmStore

extension Operators {
  /// `count`: for each combination of groups its rows of all that came in, over excerpts also its
  /// voices of those that could have been there, and the distinct combinations asked for.
  func count(
    _ state: RowState, distinct: FieldReference?, keys: [GroupKey]
  ) throws(Diagnostic) -> RowState {
    let rows = state.selection.set
    let grouping = try Grouper(run: run, frame: state.frame, rows: rows).grouping(by: keys)
    noteOverlap(of: grouping, in: state.frame)
    var table = FramedTable(rowCount: grouping.combinations.count)
    table.addKeys(of: grouping)
    let counted: GroupFigures.Rows =
      switch state.frame.kind {
      case .relation(let name): .relation(name)
      case .table: .table
      }
    var figures: [[Value]] = [
      grouping.combinations.map { .integer($0.rows.count) },
      grouping.combinations.map { _ in .integer(rows.count) },
    ]
    if state.frame.isExcerpts {
      figures += try voiceFigures(grouping)
    }
    if let distinct {
      figures.append(
        try grouping.combinations.map { combination throws(Diagnostic) -> Value in
          .integer(try distinctCount([distinct], combination.rows, state.frame))
        })
    }
    let unknown = neverLookedFor(grouping, in: state)
    let names = GroupFigures.columns(of: counted, hasDistinct: distinct != nil)
    for (name, cells) in zip(names, figures) {
      let isWhole = name.hasSuffix("_of")
      table.addFigure(name, .integer, cells, unknown: isWhole ? [] : unknown)
    }
    return made(table, from: state)
  }

  /// The combinations without rows for whose codes nobody looked.
  func neverLookedFor(_ grouping: Grouping, in state: RowState) -> Set<Int> {
    let combinations = grouping.combinations
    guard combinations.contains(where: \.rows.isEmpty),
      let lookedFor = LookedFor(
        run: run, frame: state.frame, keys: grouping.keys, rows: state.selection.set)
    else { return [] }
    return Set(
      combinations.indices.filter {
        combinations[$0].rows.isEmpty && lookedFor.isUnknown(combinations[$0].groups)
      })
  }

  /// For each combination its voices, and the voices that could have been in it.
  private func voiceFigures(_ grouping: Grouping) throws(Diagnostic) -> [[Value]] {
    let denominators = try Denominators(run: run, grouping: grouping.keys)
    var sources: [Value] = []
    var sourcesOf: [Value] = []
    for (place, combination) in grouping.combinations.enumerated() {
      if place % Watch.dearBatch == 0 { try run.watch.check() }
      let voices = denominators.voices(of: combination.groups)
      sources.append(.integer(run.voiceCount(of: combination.rows, among: voices)))
      sourcesOf.append(.integer(voices.count))
    }
    return [sources, sourcesOf]
  }

  /// The number of combinations of values of these fields among the rows. A many-valued field gives a
  /// combination for each of its values; rows where a part is missing are left out.
  func distinctCount(
    _ references: [FieldReference], _ rows: RowSet, _ frame: Frame
  ) throws(Diagnostic) -> Int {
    if references.count == 1 {
      return try run.values(of: references[0], in: frame).indices(of: rows).count
    }
    var seen: Set<[Int32]> = []
    var places: [Places] = []
    let list = rows.rows
    for reference in references {
      try run.watch.check()
      places.append(try run.values(of: reference, in: frame).places(list))
    }
    for row in list.indices {
      if row % Watch.batch == 0 { try run.watch.check() }
      var combinations: [[Int32]] = [[]]
      for field in places {
        combinations = combinations.flatMap { start in field.list(row).map { start + [$0] } }
      }
      seen.formUnion(combinations)
    }
    return seen.count
  }
}

extension FramedTable {
  /// Adds a column of figures; nothing is said of the rows in `unknown`, which nobody looked for.
  mutating func addFigure(
    _ name: String, _ kind: Table.Kind, _ cells: [Value], domain: [Value] = [], unknown: Set<Int>
  ) {
    var cells = cells
    for row in unknown { cells[row] = .missing }
    add(name, kind, cells, domain: domain, neverLookedFor: unknown)
  }
}

extension Places {
  /// The places of a row's values.
  func list(_ row: Int) -> [Int32] {
    switch self {
    case .one(let places): places[row] < 0 ? [] : [places[row]]
    case .many(let places): places[row]
    }
  }
}
