import QualmBase
import QualmSyntax

/// Stages that take up the rows of another query.
extension Evaluation {
  /// The rows of a table, of what a `let` named or of a query in brackets.
  private func state(of rows: OtherRows) throws -> State {
    let before = pairsTable
    defer { pairsTable = before }
    switch rows {
    case .named(let word): return try from(word)
    case .query(let query, _):
      if query.framework != nil { throw Refusal("one query sees one framework") }
      return try state(of: query)
    }
  }

  /// `union`, `intersect`, `except`.
  func combine(_ state: State, _ node: Combination) throws -> State {
    let other = try self.state(of: node.rows)
    var result: State
    if let kind = state.table.kind {
      guard other.table.kind == kind else { throw Refusal("rows of two kinds") }
      result = state.choosing(Self.combined(state.rows, other.rows, node.operation))
    } else {
      guard other.table.kind == nil else { throw Refusal("rows of two kinds") }
      result = try combineTables(state, other, node.operation)
    }
    result.countsConditions = state.countsConditions
    result.eligible = zip(state.eligible, other.eligible).map { one, another in
      switch node.operation {
      case .union: one || another
      case .intersect: state.countsConditions ? one && another : one
      case .except: one
      }
    }
    return result
  }

  private static func combined(
    _ rows: [Int], _ others: [Int], _ operation: Combination.Operation
  ) -> [Int] {
    switch operation {
    case .union: Set(rows + others).sorted()
    case .intersect: rows.filter { others.contains($0) }
    case .except: rows.filter { !others.contains($0) }
    }
  }

  /// Whole rows, each once: those of the left side, then what the right side adds.
  private func combineTables(
    _ state: State, _ other: State, _ operation: Combination.Operation
  ) throws -> State {
    let here = state.table
    guard Set(here.columns.map(\.name)) == Set(other.table.columns.map(\.name)) else {
      throw Refusal("other columns")
    }
    let partners = here.columns.compactMap { other.table[$0.name] }
    struct Row {
      var cells: [[Item]]
      var excerpt: Int?
      var key: [[Value]]
    }
    func rows(_ state: State, _ columns: [Column]) -> [Row] {
      state.rows.map { row in
        let cells = columns.map { $0.cells[row] }
        let key = cells.map {
          $0.map { item in item.value.double.map { .number($0) } ?? item.value }
        }
        return Row(cells: cells, excerpt: state.table.excerpts?[row], key: key)
      }
    }
    let (left, right) = (rows(state, here.columns), rows(other, partners))
    let known = Set(right.map(\.key))
    let all =
      switch operation {
      case .union: left + right
      case .intersect: left.filter { known.contains($0.key) }
      case .except: left.filter { !known.contains($0.key) }
      }
    var seen: Set<[[Value]]> = []
    let kept = all.filter { seen.insert($0.key).inserted }
    var excerpts: [Int]?
    if here.excerpts != nil, operation != .union || other.table.excerpts != nil {
      excerpts = kept.compactMap(\.excerpt)
    }
    // A row that stands for several rests on the excerpts of all.
    if operation == .union, kept.count < all.count { excerpts = nil }
    let columns = here.columns.enumerated().map { place, column in
      let partner = partners[place]
      let isNumber = Set([column.type, partner.type]) == [.integer, .number]
      let isUnion = operation == .union
      return Column(
        column.name, isUnion && isNumber ? .number : column.type,
        isMany: column.isMany || isUnion && partner.isMany,
        cells: kept.map { row in
          isUnion && isNumber
            ? row.cells[place].map { Item(.number($0.value.double ?? 0)) } : row.cells[place]
        }, listed: column.listed + (isUnion ? partner.listed : []))
    }
    var result = state.replaced(
      by: NaiveTable(nil, columns, rowCount: kept.count, excerpts: excerpts))
    if operation == .union {
      result.evidence = nil
      if let one = state.excerpts, let another = other.excerpts {
        result.evidence = Set(one + another).sorted()
      }
    }
    return result
  }

  // MARK: join

  /// `join`: beside each row every one of the other rows that matches it.
  func join(_ state: State, _ node: Join) throws -> State {
    let other = try self.state(of: node.rows)
    let matches = try node.matches.map { match in
      (
        here: try path(match.field, in: state.table),
        there: try path(match.other ?? match.field, in: other.table)
      )
    }
    let left = try tabled(state, further: matches.map(\.here)).table
    let right = try tabled(other, further: matches.map(\.there)).table
    var rows: [(here: Int, there: Int?)] = []
    for row in 0..<left.rowCount {
      let found = (0..<right.rowCount).filter { partner in
        matches.allSatisfy { match in
          guard let one = left[match.here.name], let another = right[match.there.name] else {
            return false
          }
          return one.cells[row].contains { item in
            another.cells[partner].contains { isSame(item.value, $0.value) }
          }
        }
      }
      rows += found.isEmpty ? [(row, nil)] : found.map { (row, $0) }
    }
    let shared = matches.filter { $0.here.name == $0.there.name }.map(\.there.name)
    let name: String = if case .named(let word) = node.rows { word.text } else { "other" }
    let added = right.columns.filter { !shared.contains($0.name) }.map { column in
      column.with(
        name: left[column.name] == nil ? column.name : "\(name).\(column.name)",
        cells: rows.map { $0.there.map { column.cells[$0] } ?? [] })
    }
    let kept = left.columns.map { column in column.with(cells: rows.map { column.cells[$0.here] }) }
    return state.replaced(
      by: NaiveTable(
        nil, kept + added, rowCount: rows.count,
        excerpts: left.excerpts.map { excerpts in rows.map { excerpts[$0.here] } }))
  }

  private func isSame(_ one: Value, _ other: Value) -> Bool {
    if let one = one.double, let other = other.double { return one == other }
    return one == other
  }
}
