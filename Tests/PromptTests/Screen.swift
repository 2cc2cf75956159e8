/// What a terminal shows: interprets what a program writes, as far as line editors and tables use
/// it (ECMA-48 with the wrapping of xterm).
struct Screen {
  /// The rows, blanks at their ends cut off.
  var lines: [String] {
    cells.map { row in
      var line = row.compactMap(\.self).joined()
      while line.last == " " { line.removeLast() }
      return line
    }
  }
  /// The rows that have something on them, top to bottom.
  var text: String { lines.filter { !$0.isEmpty }.joined(separator: "\n") }
  /// The cursor's row, from 0.
  private(set) var row = 0
  /// The cursor's column, from 0.
  private(set) var column = 0
  /// Whether the program asked for pastes to be marked.
  private(set) var marksPastes = false

  /// A cell's character; nil for the second half of a wide one.
  private var cells: [[String?]]
  private let rows: Int
  private let columns: Int
  /// A character stands in the last column, and the next goes to the next row.
  private var wrapIsDue = false

  init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
    cells = Array(repeating: Array(repeating: " ", count: columns), count: rows)
  }

  /// The row of the cursor.
  var line: String { lines[row] }

  mutating func write(_ text: String) {
    var scalars = Array(text.unicodeScalars)[...]
    while let scalar = scalars.popFirst() {
      switch scalar {
      case "\u{1B}": sequence(&scalars)
      case "\r": move(row, 0)
      case "\n": lineFeed()
      case "\u{8}": move(row, column - 1)
      case "\t": move(row, column / 8 * 8 + 8)
      case _ where scalar.value < 0x20: break
      default: put(scalar)
      }
    }
  }

  private mutating func sequence(_ scalars: inout ArraySlice<Unicode.Scalar>) {
    guard let kind = scalars.popFirst() else { return }
    guard kind == "[" else {
      if kind == "(" || kind == ")" { scalars = scalars.dropFirst() }
      return
    }
    var parameters = ""
    while let next = scalars.popFirst() {
      if next.value >= 0x40 {
        control(next, parameters)
        return
      }
      parameters.unicodeScalars.append(next)
    }
  }

  private mutating func control(_ final: Unicode.Scalar, _ parameters: String) {
    let numbers = parameters.split(separator: ";").map { Int($0) ?? 0 }
    let count = max(1, numbers.first ?? 1)
    switch final {
    case "A": move(row - count, column)
    case "B": move(row + count, column)
    case "C": move(row, column + count)
    case "D": move(row, column - count)
    case "G": move(row, count - 1)
    case "H": move(count - 1, max(1, numbers.dropFirst().first ?? 1) - 1)
    case "K": clear(row, from: column)
    case "J":
      if numbers.first == 2 { for row in 0..<rows { clear(row, from: 0) } }
      clear(row, from: column)
      for below in (row + 1)..<max(rows, row + 1) { clear(below, from: 0) }
    case "@":
      for _ in 0..<min(count, columns) {
        cells[row].insert(" ", at: column)
        cells[row].removeLast()
      }
    case "P":
      for _ in 0..<min(count, columns - column) {
        cells[row].remove(at: column)
        cells[row].append(" ")
      }
    case "h", "l": if parameters == "?2004" { marksPastes = final == "h" }
    default: break
    }
  }

  private mutating func clear(_ row: Int, from start: Int) {
    guard cells.indices.contains(row), start < columns else { return }
    for column in start..<columns { cells[row][column] = " " }
  }

  private mutating func move(_ newRow: Int, _ newColumn: Int) {
    row = min(max(0, newRow), rows - 1)
    column = min(max(0, newColumn), columns - 1)
    wrapIsDue = false
  }

  private mutating func lineFeed() {
    wrapIsDue = false
    if row < rows - 1 {
      row += 1
    } else {
      cells.removeFirst()
      cells.append(Array(repeating: " ", count: columns))
    }
  }

  private mutating func put(_ scalar: Unicode.Scalar) {
    if scalar.properties.generalCategory == .nonspacingMark {
      let before = wrapIsDue ? column : column - 1
      if before >= 0 { cells[row][before]?.unicodeScalars.append(scalar) }
      return
    }
    let width =
      (0x1100...0x115F).contains(scalar.value) || (0x2E80...0xD7A3).contains(scalar.value)
      ? 2 : 1
    if wrapIsDue || column + width > columns {
      column = 0
      lineFeed()
    }
    cells[row][column] = String(scalar)
    if width == 2 { cells[row][column + 1] = nil }
    column += width
    if column >= columns {
      column = columns - 1
      wrapIsDue = true
    }
  }
}
