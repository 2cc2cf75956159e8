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
  /// The first byte of each cell, row by row; the top bit says that quotes are doubled in it.
  private var starts: [UInt32] = []
  /// One past the last byte of each cell.
  private var ends: [UInt32] = []
  private let missingValues: [String]

  private static let doubled: UInt32 = 1 << 31

  /// Finds the cells of a file; nil where the file is no table.
  init?(_ file: LastingBytes, missingValues: [String]) {
    guard file.bytes.count < Int(TableCells.doubled) else { return nil }
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
    // A cell of a coded corpus seldom has fewer bytes.
    starts.reserveCapacity(file.bytes.count / 4)
    ends.reserveCapacity(file.bytes.count / 4)
    var column = 0
    while !scanner.isAtEnd {
      let cell = scanner.next()
      starts.append(UInt32(cell.start) | (cell.hasDoubledQuotes ? TableCells.doubled : 0))
      ends.append(UInt32(cell.end))
      column += 1
      guard cell.fault == nil, cell.isLast == (column == columnCount) else { return nil }
      if cell.isLast { column = 0 }
    }
    rowCount = columnCount == 0 ? 0 : starts.count / columnCount
  }

  /// Decodes the column at a place in the file.
  func column(at place: Int, as schema: FieldSchema) -> DataColumn {
    var builder = ColumnBuilder(
      schema, missingValues: missingValues, validating: false, isValidText: true)
    let scanner = CSVScanner(file.bytes)
    for row in 0..<rowCount {
      let cell = row * columnCount + place
      let start = Int(starts[cell] & ~TableCells.doubled)
      if starts[cell] & TableCells.doubled == 0 {
        _ = builder.append(
          UnsafeBufferPointer(rebasing: file.bytes[start..<Int(ends[cell])]), isLasting: true)
      } else {
        let content = scanner.content(
          of: CSVScanner.Cell(start: start, end: Int(ends[cell]), hasDoubledQuotes: true))
        content.withUnsafeBufferPointer { _ = builder.append($0, isLasting: false) }
      }
    }
    return builder.column()
  }
}
