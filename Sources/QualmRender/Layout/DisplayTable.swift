import QualmBase

/// A table as a person is shown it: every cell is text, a grid is laid out as one.
struct DisplayTable {
  struct Column {
    var heading: String
    /// Whether it holds numbers, which stand at the right.
    var isNumeric: Bool
    /// Whether the numbers may have decimals, which are then aligned at the point.
    var hasDecimals: Bool
    /// What its cells mean, for their colour.
    var meaning: CellMeaning
    /// Whether it is worth more than others: names and numbers, which are no use when broken.
    var isWhole: Bool
    /// The cells; lines within a cell are parted by `\n`.
    var cells: [String]
  }

  var columns: [Column]
  /// The first row shown, from 0.
  var firstRow: Int
  /// The number of rows shown.
  var rowCount: Int
  /// The number of rows that there are.
  var rowsFound: Int
  /// Whether it is a grid, whose columns are of one kind.
  var isGrid: Bool

  /// What stands for the group of those that have no value.
  static let withoutValue = "–"
  /// What stands where nobody looked.
  static let neverLookedFor = "·"

  /// Lays out an answer's table.
  ///
  /// - Parameters:
  ///   - keepsLines: whether line ends in a cell part it into lines; if not they are shown as pictures
  ///     like other control characters.
  ///   - options: which rows are shown; nil for all.
  init(_ answer: Answer, keepsLines: Bool, options: RenderOptions? = nil) {
    let table: Table
    switch answer.layout {
    case .rows, .document, .chart:
      table = answer.table
      isGrid = false
    case .grid(let rows, let columns, let cell):
      table = Grid.pivot(answer.table, rows: rows, columns: columns, cell: cell)
      isGrid = true
    }
    let first = min(options?.firstRow ?? 0, table.rowCount)
    let shown = first..<(first + min(table.rowCount - first, options?.mostRows ?? .max))
    firstRow = first
    rowCount = shown.count
    rowsFound = table.rowCount
    let isVerdict = answer.verdict != nil
    columns = table.columns.map { column in
      Column(
        heading: VisibleText.of(column.name, keepsLines: false),
        isNumeric: column.kind == .integer || column.kind == .number,
        hasDecimals: column.kind == .number,
        meaning: CellMeaning(of: column, isVerdict: isVerdict),
        isWhole: column.isKey || column.names == .rows || column.kind != .text,
        cells: shown.map { row in
          let cell = column.cells[row]
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
