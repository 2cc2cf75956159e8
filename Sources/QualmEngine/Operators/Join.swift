import QualmBase
import QualmPlan
import QualmStore

extension Operators {
  /// `join`: for each row, in its place, a row for each of the other rows that match it, in their order,
  /// with their columns; a row that none matches stays, with nothing in them.
  func join(
    _ state: RowState, _ plan: JoinPlan, at span: SourceSpan
  ) throws(Diagnostic) -> RowState {
    let here = try table(of: state, at: span)
    let other = try run.rows(of: plan.other)
    let there = try table(of: other, at: span)
    var pairs: [(here: Int, there: Int)] = []
    for match in plan.matches {
      guard let first = here.index(of: match.column), let second = there.index(of: match.other)
      else { throw .planDoesNotFit("column `\(match.column.name)` here", at: span) }
      pairs.append((first, second))
    }
    let (rows, partners) = try partners(of: here, in: there, on: pairs, at: span)
    var result = here.keeping(rows)
    for column in plan.columns {
      guard let index = there.index(of: column.old) else {
        throw .planDoesNotFit("column `\(column.old)` here", at: span)
      }
      let cells = there.table.columns[index].cells
      result.add(
        column.new, there.table.columns[index].kind,
        partners.map { $0.map { cells[Int($0)] } ?? .missing }, domain: there.domains[index])
    }
    let alone = partners.count { $0 == nil }
    if alone > 0 {
      let verb = alone == 1 ? "has" : "have"
      run.addFooter("\(alone.counted("row")) \(verb) no match in \(plan.name)")
    }
    var joined = replaced(result, in: state)
    joined.layout = .rows
    return joined
  }

  /// The rows that come out: which row each was, and which of the other rows stands beside it.
  private func partners(
    of here: FramedTable, in there: FramedTable, on pairs: [(here: Int, there: Int)],
    at span: SourceSpan
  ) throws(Diagnostic) -> (rows: [UInt32], partners: [UInt32?]) {
    // The other rows by the values of their first column; the others are compared one by one.
    var places: [Value: [UInt32]] = [:]
    if let first = pairs.first {
      for (row, cell) in there.table.columns[first.there].cells.enumerated() {
        for value in cell.joinKeys { places[value, default: []].append(UInt32(row)) }
      }
    }
    var rows: [UInt32] = []
    var partners: [UInt32?] = []
    for row in 0..<here.table.rowCount {
      if row % Watch.dearBatch == 0 { try run.watch.check() }
      var found: [UInt32] = []
      if let first = pairs.first {
        let keys = here.table.columns[first.here].cells[row].joinKeys
        let candidates = keys.flatMap { places[$0] ?? [] }
        found = keys.count > 1 ? Array(Set(candidates)).sorted() : candidates
      }
      for pair in pairs.dropFirst() {
        let keys = Set(here.table.columns[pair.here].cells[row].joinKeys)
        found = found.filter { other in
          there.table.columns[pair.there].cells[Int(other)].joinKeys.contains { keys.contains($0) }
        }
      }
      if rows.count + found.count > Limits.mostPairs {
        throw .joinTooLarge(limit: Limits.mostPairs, at: span)
      }
      rows += Array(repeating: UInt32(row), count: max(1, found.count))
      partners += found.isEmpty ? [nil] : found.map { $0 }
    }
    return (rows, partners)
  }
}

extension Value {
  /// The values by which it matches others, each once: a number is the same whole or not.
  fileprivate var joinKeys: [Value] {
    switch self {
    case .missing: return []
    case .integer(let whole): return [.number(Double(whole))]
    case .list(let values):
      var seen: Set<Value> = []
      return values.flatMap(\.joinKeys).filter { seen.insert($0).inserted }
    default: return [self]
    }
  }
}
