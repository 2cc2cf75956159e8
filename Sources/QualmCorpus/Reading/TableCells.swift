import QualmBase

/// Where the cells of a CSV file lie, so that its columns can be decoded one by one.
///
/// Only for files that are known to be right: what a cell cannot be read as is missing, in silence.
struct TableCells: Sendable {
  let rowCount: Int
  /// The headings of the columns, in the order of the file.
  let names: [String]
  private let file: LastingBytes
  private let columnCount: Int
  /// The cells, row by row.
  private let cells: [Place]
  private let missingValues: [String]

  /// Where a cell lies: its first byte and one past its last.
  private struct Place {
    /// The top bit says that quotes are doubled in the cell.
    private let markedStart: UInt32
    private let markedEnd: UInt32

    static let doubled: UInt32 = 1 << 31

    /// A cell without quotes.
    init(_ start: Int, _ end: Int) {
      markedStart = UInt32(truncatingIfNeeded: start)
      markedEnd = UInt32(truncatingIfNeeded: end)
    }

    init(_ cell: CSVScanner.Cell) {
      markedStart = UInt32(cell.start) | (cell.hasDoubledQuotes ? Place.doubled : 0)
      markedEnd = UInt32(cell.end)
    }

    var start: Int { Int(markedStart & ~Place.doubled) }
    var end: Int { Int(markedEnd) }
    var hasDoubledQuotes: Bool { markedStart & Place.doubled != 0 }
  }

  /// Finds the cells of a file; nil where the file is no table.
  init?(_ file: LastingBytes, missingValues: [String]) {
    guard file.bytes.count < Int(Place.doubled) else { return nil }
    self.file = file
    self.missingValues = missingValues
    var names: [String] = []
    var scanner = CSVScanner(file.bytes)
    var isLast = scanner.isAtEnd
    while !isLast {
      let cell = scanner.next()
      names.append(String(decoding: scanner.content(of: cell), as: UTF8.self))
      isLast = cell.isLast
    }
    self.names = names
    columnCount = names.count
    guard let cells = TableCells.cells(&scanner, columnCount: columnCount) else { return nil }
    self.cells = cells
    rowCount = columnCount == 0 ? 0 : cells.count / columnCount
  }

  /// The cells of all rows; nil where one is damaged or a row has another number of them.
  private static func cells(_ scanner: inout CSVScanner, columnCount: Int) -> [Place]? {
    var isSound = true
    // Every cell but the last takes a byte at least, its comma or line end.
    let cells = [Place](unsafeUninitializedCapacity: scanner.bytes.count + 1) { cells, count in
      var column = 0
      while isSound, !scanner.isAtEnd {
        let isLast: Bool
        if let plain = scanner.nextPlain() {
          cells.initializeElement(at: count, to: Place(plain.start, plain.end))
          isLast = plain.isLast
        } else {
          let cell = scanner.next()
          cells.initializeElement(at: count, to: Place(cell))
          isLast = cell.isLast
          isSound = cell.fault == nil
        }
        count += 1
        column += 1
        if isLast != (column == columnCount) { isSound = false }
        if isLast { column = 0 }
      }
    }
    return isSound ? cells : nil
  }

  /// Decodes the column at a place in the file.
  func column(at place: Int, as schema: FieldSchema) -> DataColumn {
    var builder = ColumnBuilder(
      schema, missingValues: missingValues, validating: false, isValidText: true)
    let scanner = CSVScanner(file.bytes)
    for row in 0..<rowCount {
      let cell = cells[row * columnCount + place]
      if !cell.hasDoubledQuotes {
        _ = builder.append(
          UnsafeBufferPointer(rebasing: file.bytes[cell.start..<cell.end]), isLasting: true)
      } else {
        let content = scanner.content(
          of: CSVScanner.Cell(start: cell.start, end: cell.end, hasDoubledQuotes: true))
        content.withUnsafeBufferPointer { _ = builder.append($0, isLasting: false) }
      }
    }
    return builder.column()
  }
}
