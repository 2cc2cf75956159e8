/// Draws an entry on a terminal, and knows what stands there.
///
/// Only what has changed is written. Everything is placed relative to the first row of the entry,
/// with carriage return, line feed and a few sequences that all terminals of the ECMA-48 family
/// know. An entry that is taller than the window shows the rows around its cursor.
struct EntryDisplay {
  /// The rows of the entry on the screen.
  private var rows: [[EntryCell]] = []
  /// How many rows of the screen, from the entry's first on, the terminal's cursor can reach.
  private var reach = 0
  /// The terminal's cursor; the column is unknown at the margin.
  private var row = 0
  private var column: Int? = 0
  /// The first row that is shown of an entry taller than the window.
  private var first = 0
  private var output = ""

  /// The rows of an entry that are written when it is left, if it is taller than the window.
  static let longestFarewell = 2000

  init() {}

  /// Whether anything is drawn.
  var isShown: Bool { reach > 0 }

  /// What to write so that the window shows `layout`.
  mutating func show(_ layout: EntryLayout, height: Int) -> String {
    let height = max(1, height)
    first = min(first, layout.cursorRow, max(0, layout.rows.count - height))
    first = max(first, layout.cursorRow - height + 1)
    draw(Array(layout.rows[first...].prefix(height)))
    move(to: layout.cursorRow - first, layout.cursorColumn)
    return taken()
  }

  /// What to write so that the whole entry stands on the screen, and the cursor behind it. The next
  /// drawing begins anew.
  mutating func leave(_ layout: EntryLayout, height: Int) -> String {
    // What a window hides of a tall entry goes to the terminal's memory of what has scrolled out.
    draw(Array(layout.rows.suffix(max(height, Self.longestFarewell))))
    move(to: rows.count - 1, layout.rows.last?.reduce(0) { $0 + $1.width } ?? 0)
    forget()
    return taken()
  }

  /// What to write after the window has got `columns` columns: the terminal has wrapped the rows
  /// that are too long now, unless it `clips` them. The entry is taken away, to be drawn anew.
  mutating func takeAway(columns: Int, clips: Bool) -> String {
    guard isShown else { return "" }
    let columns = max(1, columns)
    var above = row
    if !clips {
      above = rows.prefix(row).reduce(0) { $0 + EntryLayout.rowCount(of: $1, columns: columns) }
      above += (column ?? 0) / columns
    }
    if above > 0 { output += "\u{1B}[\(above)A" }
    // Some terminals keep what stood there when all is cleared from the first row on, so that is
    // done from the second.
    output += "\r\u{1B}7\u{1B}[K\u{1B}[B\u{1B}[J\u{1B}8"
    forget()
    return taken()
  }

  /// The next drawing begins in the first column of the row where the terminal's cursor is.
  mutating func forget() {
    rows = []
    reach = 0
    row = 0
    column = 0
    first = 0
  }

  private mutating func taken() -> String {
    defer { output = "" }
    return output
  }

  // MARK: Rows

  private mutating func draw(_ new: [[EntryCell]]) {
    for (index, cells) in new.enumerated() {
      let old = index < rows.count ? rows[index] : []
      guard index >= reach || old != cells else { continue }
      draw(cells, over: old, at: index)
    }
    if rows.count > new.count {
      move(to: new.count, 0)
      output += "\u{1B}[J"
    }
    rows = new
  }

  private mutating func draw(_ cells: [EntryCell], over old: [EntryCell], at index: Int) {
    let same = zip(cells, old).prefix { $0 == $1 }.count
    var position = cells.prefix(same).reduce(0) { $0 + $1.width }
    move(to: index, position)
    var isBold = false
    for cell in cells[same...] {
      if cell.isBold != isBold {
        output += cell.isBold ? "\u{1B}[1m" : "\u{1B}[0m"
        isBold = cell.isBold
      }
      write(cell, at: position)
      position += cell.width
    }
    if isBold { output += "\u{1B}[0m" }
    // A terminal may still stand on the last column of a full row, and would clear it.
    let oldWidth = old.reduce(0) { $0 + $1.width }
    if oldWidth > position { output += "\u{1B}[K" }
    column = position >= widthOfWindow ? nil : position
  }

  /// Writes a cell; where its width is uncertain its columns are emptied before, and the cursor is
  /// put behind it.
  private mutating func write(_ cell: EntryCell, at position: Int) {
    guard !cell.isCertain else {
      output += cell.text
      return
    }
    output += String(repeating: " ", count: cell.width)
    goto(column: position)
    output += cell.text
    goto(column: position + cell.width)
  }

  /// The columns of the window, as far as the margin matters.
  var widthOfWindow = 80

  // MARK: The cursor

  private mutating func move(to newRow: Int, _ newColumn: Int) {
    if reach == 0 { reach = 1 }
    if newRow < row {
      output += "\u{1B}[\(row - newRow)A"
    } else if newRow > row {
      let below = min(newRow, reach - 1)
      if below > row { output += "\u{1B}[\(below - row)B" }
      if newRow > below {
        output += String(repeating: "\r\n", count: newRow - below)
        column = 0
        reach = newRow + 1
      }
    }
    row = newRow
    if column != newColumn { goto(column: newColumn) }
    column = newColumn
  }

  private mutating func goto(column: Int) {
    output += column > 0 ? "\r\u{1B}[\(column)C" : "\r"
  }
}
