import QualmBase
import Synchronization

/// A column of a table that is decoded when it is first asked for: most queries touch few columns.
package final class LazyColumn: Sendable {
  private enum State {
    case pending(LazyCells)
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

  /// Keeps the cells for later.
  init(_ schema: FieldSchema, of cells: LazyCells) {
    self.schema = schema
    state = Mutex(.pending(cells))
  }

  /// The column.
  package var column: DataColumn {
    state.withLock { state in
      switch state {
      case .ready(let column): return column
      case .pending(let cells):
        let column = cells.column(schema)
        state = .ready(column)
        return column
      }
    }
  }
}

/// The cells of a file, looked for when the table is first asked for: most queries touch few tables.
final class LazyCells: Sendable {
  private enum State {
    case pending(LastingBytes)
    case ready(TableCells?)
  }

  private let missingValues: [String]
  private let state: Mutex<State>

  init(_ file: LastingBytes, missingValues: [String]) {
    self.missingValues = missingValues
    state = Mutex(.pending(file))
  }

  /// The cells; nil where the file is no table.
  private var cells: TableCells? {
    state.withLock { state in
      switch state {
      case .ready(let cells): return cells
      case .pending(let file):
        let cells = TableCells(file, missingValues: missingValues)
        state = .ready(cells)
        return cells
      }
    }
  }

  /// The number of rows.
  var rowCount: Int { cells?.rowCount ?? 0 }

  /// Decodes a column; all is missing in one that the file does not have.
  func column(_ schema: FieldSchema) -> DataColumn {
    guard let cells, let place = cells.names.firstIndex(of: schema.name) else {
      var builder = ColumnBuilder(
        schema, missingValues: missingValues, validating: false, isValidText: true)
      for _ in 0..<rowCount { builder.appendMissing() }
      return builder.column()
    }
    return cells.column(at: place, as: schema)
  }
}
