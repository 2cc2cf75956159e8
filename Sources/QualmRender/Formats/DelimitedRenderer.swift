import QualmBase

/// A format of one line a row, cells one after the other: CSV and TSV differ in a row's line alone.
protocol DelimitedRenderer: Renderer {
  /// Writes one line: the names of the columns, or the cells of a row.
  static func write(_ cells: [String], into output: inout OutputBuffer)
}

extension DelimitedRenderer {
  package static var separator: String { "\n" }

  package static func render(
    _ answer: Answer, options: RenderOptions, into output: inout OutputBuffer
  ) {
    let columns = answer.table.columns
    guard !columns.isEmpty else { return }
    if options.header { write(columns.map(\.name), into: &output) }
    for row in 0..<answer.table.rowCount {
      guard output.isOpen else { return }
      write(columns.map { CellText.forMachines($0.cells[row]) }, into: &output)
    }
  }
}
