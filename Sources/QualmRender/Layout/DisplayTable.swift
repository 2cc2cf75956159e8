import QualmBase

/// A table as a person is shown it: every cell is text, a grid is laid out as one.
struct DisplayTable {
  struct Column {
    var heading: String
    /// Whether it holds numbers, which stand at the right.
    var isNumeric: Bool
    /// Whether the numbers may have decimals, which are then aligned at the point.
    var hasDecimals: Bool
    /// The cells; lines within a cell are parted by `\n`.
    var cells: [String]
  }

  var columns: [Column]
  var rowCount: Int

  /// What stands for the group of those that have no value.
  private static let withoutValue = "–"
  /// What stands where nobody looked.
  private static let neverLookedFor = "·"

  /// Lays out an answer's table.
  ///
  /// - Parameter keepsLines: whether line ends in a cell part it into lines; if not they are shown
  ///   as pictures like other control characters.
  init(_ answer: Answer, keepsLines: Bool) {
    let table =
      switch answer.layout {
      case .rows, .chart: answer.table
      case .grid(let rows, let columns, let cell):
        Grid.pivot(answer.table, rows: rows, columns: columns, cell: cell)
      }
    rowCount = table.rowCount
    columns = table.columns.map { column in
      Column(
        heading: VisibleText.of(column.name, keepsLines: false),
        isNumeric: column.kind == .integer || column.kind == .number,
        hasDecimals: column.kind == .number,
        cells: column.cells.enumerated().map { row, cell in
          if column.neverLookedFor.contains(row) { return DisplayTable.neverLookedFor }
          return column.isKey && cell.isMissing
            ? DisplayTable.withoutValue : CellText.forPeople(cell, keepsLines: keepsLines)
        })
    }
  }

  /// The heading of a column of a grid: the values of its keys.
  static func heading(of keys: [Value]) -> String {
    keys.map { $0.isMissing ? withoutValue : CellText.forPeople($0, keepsLines: false) }
      .joined(separator: " · ")
  }
}
