import QualmBase
import QualmPlan
import QualmStore

/// The rows where two fields compare.
///
/// Any value of the one with any value of the other: between many-valued fields `=` means that they
/// share a value. A missing value equals nothing and differs from everything, so `!=` is the exact
/// negation of `=`.
struct FieldComparison {
  let first: any FieldValues
  let second: any FieldValues
  let watch: Watch

  /// Above so many pairs of values the rows are compared in batches instead of the pairs.
  static let mostPairs = 1 << 16

  /// The rows that compare so.
  func rows(_ ordering: Ordering) throws(Diagnostic) -> RowSet {
    if ordering == .notEqual { return try rows(.equal).complement }
    if ordering == .equal, let rows = try textEquality() { return rows }
    let (pairs, overflows) = first.dictionary.count.multipliedReportingOverflow(
      by: second.dictionary.count)
    return overflows || pairs > FieldComparison.mostPairs
      ? try byRows(ordering) : try byValues(ordering)
  }

  /// Looks the one dictionary's values up in the other; nil where a value is no text.
  private func textEquality() throws(Diagnostic) -> RowSet? {
    let (small, large) =
      first.dictionary.count <= second.dictionary.count ? (first, second) : (second, first)
    guard small.dictionary.allSatisfy(\.isText), large.dictionary.first?.isText ?? true else {
      return nil
    }
    var sets: [RowSet] = []
    for (index, value) in small.dictionary.enumerated() {
      if index % Watch.dearBatch == 0 { try watch.check() }
      guard let other = large.index(of: value) else { continue }
      let rows = small.rows(of: index).intersection(large.rows(of: other))
      if !rows.isEmpty { sets.append(rows) }
    }
    return RowSet.union(of: sets, universe: first.universe)
  }

  /// For each value of the first field, the rows that have it and a fitting value of the second.
  func byValues(_ ordering: Ordering) throws(Diagnostic) -> RowSet {
    let literals = second.dictionary
    var sets: [RowSet] = []
    for (index, value) in first.dictionary.enumerated() {
      if index % Watch.dearBatch == 0 { try watch.check() }
      let fitting = literals.indices.filter {
        ValueMatch.compares(value, ordering, literals[$0])
      }
      if fitting.isEmpty { continue }
      let rows = first.rows(of: index).intersection(second.rows(ofAny: fitting))
      if !rows.isEmpty { sets.append(rows) }
    }
    return RowSet.union(of: sets, universe: first.universe)
  }

  /// Fetches both fields' values batch by batch and compares them row by row.
  func byRows(_ ordering: Ordering) throws(Diagnostic) -> RowSet {
    let both = first.known.intersection(second.known).rows
    var kept: [UInt32] = []
    for batch in Watch.batches(both.count) {
      try watch.check()
      let rows = Array(both[batch])
      let firstCells = first.cells(rows)
      let secondCells = second.cells(rows)
      for (position, row) in rows.enumerated() {
        let others = secondCells[position].items
        let holds = firstCells[position].items.contains { value in
          others.contains { ValueMatch.compares(value, ordering, $0) }
        }
        if holds { kept.append(row) }
      }
    }
    return RowSet(ascending: kept, universe: first.universe)
  }
}

extension Value {
  /// Whether it is a text.
  var isText: Bool {
    if case .text = self { true } else { false }
  }
}
