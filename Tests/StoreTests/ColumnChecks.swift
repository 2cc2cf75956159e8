import QualmBase
import Testing

@testable import QualmStore

/// Holds everything that a column can be asked to lists of values, row by row.
///
/// - Parameter expected: the values of each row, in any order.
func expectColumn(
  _ column: Column?, _ expected: [[Value]], dictionary: [Value]? = nil, _ comment: Comment,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let column = try #require(column, comment, sourceLocation: sourceLocation)
  let rowCount = expected.count
  #expect(column.rowCount == rowCount, comment, sourceLocation: sourceLocation)
  let values = column.dictionary
  if let dictionary {
    #expect(values == dictionary, comment, sourceLocation: sourceLocation)
  }
  func set(_ rows: [Int]) -> RowSet {
    RowSet(ascending: rows.map { UInt32($0) }, universe: rowCount)
  }
  let isExpected = expected.map { row in values.map { row.contains($0) } }
  // Nothing that is expected is lacking in the dictionary.
  #expect(
    expected.allSatisfy { $0.allSatisfy(values.contains) }, comment,
    sourceLocation: sourceLocation)
  let cells = (0..<rowCount).map { row -> Value in
    let present = values.indices.filter { isExpected[row][$0] }.map { values[$0] }
    if present.isEmpty { return .missing }
    return column.isMany ? .list(present) : present[0]
  }
  let all = (0..<UInt32(rowCount)).map { $0 }
  #expect(column.cells(rows: all) == cells, comment, sourceLocation: sourceLocation)
  #expect(
    column.cells(rows: all.reversed()) == cells.reversed(), comment,
    sourceLocation: sourceLocation)
  #expect(
    (0..<rowCount).map { column.value(at: $0) } == cells, comment, sourceLocation: sourceLocation)
  let isKnown = expected.map { !$0.isEmpty }
  #expect(
    column.known == set((0..<rowCount).filter { isKnown[$0] }), comment,
    sourceLocation: sourceLocation)
  let rowsOfValues = values.indices.map { index in
    (0..<rowCount).filter { isExpected[$0][index] }
  }
  #expect(
    values.indices.map { column.rows(of: $0) } == rowsOfValues.map(set), comment,
    sourceLocation: sourceLocation)
  #expect(
    values.indices.map { column.count(of: $0) } == rowsOfValues.map(\.count), comment,
    sourceLocation: sourceLocation)
  #expect(
    values.map { column.index(of: $0) } == values.map { values.firstIndex(of: $0) }, comment,
    sourceLocation: sourceLocation)
  #expect(column.index(of: .text("no such value")) == nil, sourceLocation: sourceLocation)
  for step in [1, 2, 3] {
    let some = values.indices.filter { $0 % step == 0 }
    let rows = (0..<rowCount).filter { row in some.contains { isExpected[row][$0] } }
    #expect(column.rows(ofAny: some) == set(rows), comment, sourceLocation: sourceLocation)
    let subset = Array((0..<rowCount).filter { $0 % step == 0 })
    let counts = values.indices.map { index in
      subset.count { isExpected[$0][index] }
    }
    #expect(column.counts(in: set(subset)) == counts, comment, sourceLocation: sourceLocation)
    #expect(
      column.indices(of: set(subset)) == counts.indices.filter { counts[$0] > 0 }, comment,
      sourceLocation: sourceLocation)
    let lists = column.indices(rows: subset.map { UInt32($0) })
    #expect(
      subset.indices.map { Array(lists.indices[lists.starts[$0]..<lists.starts[$0 + 1]]) }
        == subset.map { row in values.indices.filter { isExpected[row][$0] } },
      comment, sourceLocation: sourceLocation)
  }
  #expect(column.rows(ofAny: []).isEmpty, comment, sourceLocation: sourceLocation)
  let sizes = isExpected.map { $0.count { $0 } }
  let bySize = column.rowsBySize
  #expect(bySize.map(\.size) == Set(sizes).sorted(), comment, sourceLocation: sourceLocation)
  for (size, rows) in bySize {
    #expect(
      rows == set((0..<rowCount).filter { sizes[$0] == size }), comment,
      sourceLocation: sourceLocation)
  }
}
