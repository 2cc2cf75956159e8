import QualmBase

/// Turns a long table, a row per cell, into a grid.
enum Grid {
  /// The grid of `table`: a row for each combination of the values of the columns `rows`, after
  /// these a column for each combination of the values of the columns `columns`, and in their
  /// meeting the value of column `cell`. Both stand in the order in which they first appear.
  ///
  /// A combination that has no row is left empty; of several rows the last is shown.
  static func pivot(_ table: Table, rows: [Int], columns: [Int], cell: Int) -> Table {
    var rowOrder = FirstComers<[Value]>()
    var columnOrder = FirstComers<[Value]>()
    var places: [(row: Int, column: Int)] = []
    for index in 0..<table.rowCount {
      let row = rowOrder.index(of: rows.map { table.columns[$0].cells[index] })
      let column = columnOrder.index(of: columns.map { table.columns[$0].cells[index] })
      places.append((row, column))
    }
    let empty = [Value](repeating: .missing, count: rowOrder.things.count)
    var cells = [[Value]](repeating: empty, count: columnOrder.things.count)
    var neverLookedFor = [Set<Int>](repeating: [], count: columnOrder.things.count)
    for (index, place) in places.enumerated() {
      cells[place.column][place.row] = table.columns[cell].cells[index]
      if table.columns[cell].neverLookedFor.contains(index) {
        neverLookedFor[place.column].insert(place.row)
      }
    }

    let across = columns.map { table.columns[$0].name }.joined(separator: " · ")
    var result = rows.enumerated().map { position, index in
      let name = table.columns[index].name
      return Table.Column(
        name: position == rows.count - 1 && !across.isEmpty ? "\(name) \\ \(across)" : name,
        kind: table.columns[index].kind, cells: rowOrder.things.map { $0[position] }, isKey: true,
        names: table.columns[index].names)
    }
    for (place, key) in columnOrder.things.enumerated() {
      result.append(
        Table.Column(
          name: DisplayTable.heading(of: key), kind: table.columns[cell].kind,
          cells: cells[place], neverLookedFor: neverLookedFor[place]))
    }
    return Table(columns: result, rowCount: rowOrder.things.count)
  }
}
