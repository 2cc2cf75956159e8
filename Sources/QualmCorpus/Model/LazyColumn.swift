import QualmBase
import Synchronization

/// A column of a table that is decoded when it is first asked for: most queries touch few columns.
package final class LazyColumn: Sendable {
  private enum State {
    case pending(TableCells, Int)
    case ready(DataColumn)
  }

  /// How the column is declared.
  package let schema: FieldSchema
  private let state: Mutex<State>

  /// Keeps a column that is decoded already.
  init(_ column: DataColumn) {
    schema = column.schema
    state = Mutex(.ready(column))
  }

  /// Keeps the cells for later; `index` is the column's place in the file.
  init(_ schema: FieldSchema, of cells: TableCells, at index: Int) {
    self.schema = schema
    state = Mutex(.pending(cells, index))
  }

  /// The column.
  package var column: DataColumn {
    state.withLock { state in
      switch state {
      case .ready(let column): return column
      case .pending(let cells, let index):
        let column = cells.column(at: index, as: schema)
        state = .ready(column)
        return column
      }
    }
  }
}
