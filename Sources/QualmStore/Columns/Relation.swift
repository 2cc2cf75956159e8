import QualmBase

/// The rows of one kind and their fields.
package final class Relation: Sendable {
  /// The word after `from`: `excerpts`.
  package let name: String
  /// The number of rows.
  package let rowCount: Int
  /// The fields: those of the package's table in its order, then the derived ones.
  package let columns: [Column]
  /// The column that names each row; its dictionary entry n is row n.
  package let ids: Column

  private let byName: [String: Int]

  /// Takes columns of equal length, of which the one called `key` names the rows.
  init(name: String, rowCount: Int, columns: [Column], ids: Column) {
    self.name = name
    self.rowCount = rowCount
    self.columns = columns
    self.ids = ids
    byName = Dictionary(
      columns.enumerated().map { ($0.element.name, $0.offset) }, uniquingKeysWith: { a, _ in a })
  }

  /// The field called `name`.
  package func column(named name: String) -> Column? { byName[name].map { columns[$0] } }

  /// The row whose id is `id`, compared exactly.
  package func row(ofID id: String) -> Int? { ids.index(of: .text(id)) }

  /// Every row.
  package var all: RowSet { RowSet.all(universe: rowCount) }
}
