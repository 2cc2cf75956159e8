package import QualmBase

/// One column of a table, dictionary-encoded once, while reading.
package struct DataColumn: Sendable {
  /// The index that stands for a missing value in a column with one value a row.
  package static let none = UInt32.max

  /// How the column is declared.
  package let schema: FieldSchema
  /// The distinct values, in order of first appearance.
  package let dictionary: [Value]
  /// In a many-valued column row r has `indices[starts[r]..<starts[r + 1]]`; nil in any other.
  package let starts: [UInt32]?
  /// Indices into `dictionary`; without `starts` one a row, `none` where nothing is known.
  package let indices: [UInt32]

  package init(
    schema: FieldSchema, dictionary: [Value], starts: [UInt32]?, indices: [UInt32]
  ) {
    self.schema = schema
    self.dictionary = dictionary
    self.starts = starts
    self.indices = indices
  }

  /// Whether a row may have several values.
  package var isMany: Bool { starts != nil }

  /// The number of rows.
  package var rowCount: Int {
    if let starts { max(0, starts.count - 1) } else { indices.count }
  }

  /// The value of a row: missing, one value, or a list.
  package func value(at row: Int) -> Value {
    guard let starts else {
      let index = indices[row]
      return index == DataColumn.none ? .missing : dictionary[Int(index)]
    }
    let range = Int(starts[row])..<Int(starts[row + 1])
    return range.isEmpty ? .missing : .list(indices[range].map { dictionary[Int($0)] })
  }

  /// The dictionary entries of a row.
  package func slots(at row: Int) -> ArraySlice<UInt32> {
    if let starts { return indices[Int(starts[row])..<Int(starts[row + 1])] }
    return indices[row] == DataColumn.none ? [] : indices[row...row]
  }

  /// The text of a row, where there is one.
  package func text(at row: Int) -> String? {
    if case .text(let text) = value(at: row) { text } else { nil }
  }

  /// The whole number of a row, where there is one.
  package func integer(at row: Int) -> Int? {
    if case .integer(let number) = value(at: row) { number } else { nil }
  }
}

extension DataColumn: Equatable {
  /// Whether both hold the same values row by row, whatever the order of their dictionaries.
  package static func == (first: DataColumn, second: DataColumn) -> Bool {
    guard first.schema == second.schema, first.rowCount == second.rowCount else { return false }
    return (0..<first.rowCount).allSatisfy { first.value(at: $0) == second.value(at: $0) }
  }
}

/// One table of a package.
package struct DataTable: Sendable, Equatable {
  /// How the table is declared.
  package let schema: TableSchema
  /// The columns, in the order of the schema, each decoded when it is asked for.
  package let lazyColumns: [LazyColumn]
  private let rows: Rows

  private enum Rows {
    case counted(Int)
    case pending(LazyCells)
  }

  /// Makes a table; every column must have `rowCount` rows.
  package init(schema: TableSchema, rowCount: Int, columns: [DataColumn]) {
    precondition(columns.allSatisfy { $0.rowCount == rowCount }, "columns of unequal length")
    self.schema = schema
    rows = .counted(rowCount)
    lazyColumns = columns.map { LazyColumn($0) }
  }

  /// Makes a table of a file that is known to be right and is read when it is first asked for.
  init(schema: TableSchema, bytes: LastingBytes) {
    let cells = LazyCells(bytes, missingValues: schema.missingValues)
    self.schema = schema
    rows = .pending(cells)
    lazyColumns = schema.fields.map { LazyColumn($0, of: cells) }
  }

  /// The number of rows.
  package var rowCount: Int {
    switch rows {
    case .counted(let count): count
    case .pending(let cells): cells.rowCount
    }
  }

  /// What the language calls it.
  package var name: String { schema.name }

  /// The columns, in the order of the schema; all are decoded.
  package var columns: [DataColumn] { lazyColumns.map(\.column) }

  /// The column of that name.
  package subscript(name: String) -> DataColumn? { lazyColumn(name)?.column }

  /// The column of that name, to be decoded when it is needed.
  package func lazyColumn(_ name: String) -> LazyColumn? {
    lazyColumns.first { $0.schema.name == name }
  }

  package static func == (first: DataTable, second: DataTable) -> Bool {
    first.schema == second.schema && first.rowCount == second.rowCount
      && first.columns == second.columns
  }
}
