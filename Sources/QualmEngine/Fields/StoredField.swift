import QualmBase
import QualmPlan
import QualmStore

/// A column of the store, seen from rows from which references may lead to it.
///
/// With references the values are those of the rows reached: whole sets are followed back, never row
/// by row.
final class StoredField: FieldValues {
  let universe: Int
  let isMany: Bool
  private let column: Column
  private let path: ReferencePath
  private var sets: [Int: RowSet] = [:]
  private var knownRows: RowSet?
  /// The column as the rows at hand have it, made only where single rows are asked for.
  private lazy var reached: Column = path.reach(column)

  /// Reads `column` at the end of `path`.
  init(column: Column, path: ReferencePath) {
    self.column = column
    self.path = path
    self.universe = path.isEmpty ? column.rowCount : path.universe
    self.isMany = column.isMany || path.isMany
  }

  var dictionary: [Value] { column.dictionary }

  func index(of value: Value) -> Int? { column.index(of: value) }

  func indices(matching pattern: TextPattern) -> [Int] { column.indices(matching: pattern) }

  /// A column that refers to codes lists them in codebook order.
  func indices(ofCodes codes: [CodeID]) -> [Int] {
    if column.target != RelationName.codes.text { return [] }
    return codes.map(\.index).filter { $0 < column.dictionary.count }
  }

  var foldedDictionary: [String] { column.foldedDictionary }

  var known: RowSet {
    if path.isEmpty { return column.known }
    if let knownRows { return knownRows }
    let rows = path.back(column.known)
    knownRows = rows
    return rows
  }

  func rows(of index: Int) -> RowSet {
    if path.isEmpty { return column.rows(of: index) }
    if let rows = sets[index] { return rows }
    let rows = path.back(column.rows(of: index))
    sets[index] = rows
    return rows
  }

  func rows(ofAny indices: [Int]) -> RowSet { path.back(column.rows(ofAny: indices)) }

  func indices(of rows: RowSet) -> [Int] { column.indices(of: path.forward(rows)) }

  func rowsBySize() -> [(size: Int, rows: RowSet)] { reached.rowsBySize }

  func places(_ rows: [UInt32]) -> Places {
    let (starts, indices) = reached.indices(rows: rows)
    if isMany {
      return .many(rows.indices.map { indices[starts[$0]..<starts[$0 + 1]].map { Int32($0) } })
    }
    return .one(
      rows.indices.map { starts[$0] < starts[$0 + 1] ? Int32(indices[starts[$0]]) : -1 })
  }
}

/// The references that lead from the rows at hand to the rows that have a field.
struct ReferencePath {
  /// The columns, from the rows at hand on, each with its relation's rows as values' owners.
  let hops: [Column]
  private let snapshot: Snapshot
  /// Whether the near rows are of one query alone, so that nothing about them is kept.
  private let isPassing: Bool

  /// A path of these columns; none where the field is the rows' own.
  init(hops: [Column], snapshot: Snapshot, isPassing: Bool = false) {
    self.hops = hops
    self.snapshot = snapshot
    self.isPassing = isPassing
  }

  /// Whether the field is the rows' own.
  var isEmpty: Bool { hops.isEmpty }

  /// Whether a row may reach several.
  var isMany: Bool { hops.contains { $0.isMany } }

  /// The number of rows at the near end; 0 for an empty path.
  var universe: Int { hops.first?.rowCount ?? 0 }

  /// The far column as a column of the near rows; its dictionary is that of the far column.
  func reach(_ column: Column) -> Column {
    if hops.isEmpty { return column }
    return isPassing
      ? snapshot.passingColumn(column, through: hops) : snapshot.column(column, through: hops)
  }

  /// The near rows that reach any of these far rows.
  func back(_ rows: RowSet) -> RowSet {
    hops.reversed().reduce(rows) { snapshot.referring(to: $0, through: $1) }
  }

  /// The far rows that any of these near rows reach.
  func forward(_ rows: RowSet) -> RowSet {
    hops.reduce(rows) { snapshot.related($0, through: $1) }
  }
}
