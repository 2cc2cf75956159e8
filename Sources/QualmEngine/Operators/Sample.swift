import QualmBase
import QualmPlan
import QualmStore

extension Operators {
  /// `sample N seed S`: the N rows with the smallest SHA-256, in the order in which they came in.
  ///
  /// What is hashed, so that anyone can draw the same sample: the seed as it was written, one line
  /// feed (0x0A), and the row's id, all in UTF-8 (`printf '%s\n%s' seed id | sha256sum`). A row of a
  /// table has no id; its cells stand in its place, as `Value.plainText` writes them, with a tab (0x09)
  /// between them.
  func sample(
    _ state: RowState, _ count: Int, seed: String, at span: SourceSpan
  ) throws(Diagnostic) -> RowState {
    let rows = state.selection.rows
    let names = try names(of: rows, in: state.frame, at: span)
    var digests: [(digest: [UInt8], position: Int)] = []
    digests.reserveCapacity(rows.count)
    let start = PlantedFault.seedlessSample.isPresent ? [] : Array(seed.utf8) + [0x0A]
    for (position, name) in names.enumerated() {
      if position % Watch.dearBatch == 0 { try run.watch.check() }
      digests.append((SHA256.digest(of: start + Array(name.utf8)), position))
    }
    digests.sort { first, second in
      first.digest == second.digest
        ? first.position < second.position
        : first.digest.lexicographicallyPrecedes(second.digest)
    }
    let chosen = digests.prefix(max(0, count)).map(\.position).sorted()
    return choosing(
      state, .list(chosen.map { rows[$0] }, universe: state.frame.rowCount))
  }

  /// What tells each row apart: its id, or the cells of a table's row.
  private func names(
    of rows: [UInt32], in frame: Frame, at span: SourceSpan
  ) throws(Diagnostic) -> [String] {
    switch frame.kind {
    case .relation(let name):
      let relation = try run.relation(name, of: frame, at: span)
      return relation.ids.cells(rows: rows).map(\.plainText)
    case .table(let table):
      return rows.map { row in
        let cells = table.table.row(Int(row)).map(\.plainText)
        return cells.joined(separator: "\t")
      }
    }
  }
}
