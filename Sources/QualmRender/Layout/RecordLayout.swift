import QualmBase

/// A table with each row by itself, a line for each field that has a value.
struct RecordLayout {
  /// A window narrower than this has values below the names of their fields.
  private static let leastValueWidth = 12

  private let table: DisplayTable
  private let width: Int?
  private let showsHeader: Bool
  private let style: Style
  private let nameWidth: Int

  init(_ table: DisplayTable, options: RenderOptions) {
    self.table = table
    width = options.width
    showsHeader = options.header
    style = Style(color: options.color)
    nameWidth = table.columns.map { DisplayWidth.of($0.heading) }.max() ?? 0
  }

  /// Writes the rows, an empty line between them.
  func write(into output: inout OutputBuffer) {
    for row in 0..<table.rowCount {
      guard output.isOpen else { return }
      if showsHeader {
        output.append(style.rule(rule("\(table.firstRow + row + 1) of \(table.rowsFound)")) + "\n")
      } else if row > 0 {
        output.append("\n")
      }
      for column in table.columns where !column.cells[row].isEmpty {
        write(column.heading, column.cells[row], column.meaning, into: &output)
      }
    }
  }

  private func write(
    _ name: String, _ value: String, _ meaning: CellMeaning, into output: inout OutputBuffer
  ) {
    let indent = nameWidth + 2
    let isBeside = width.map { $0 - indent >= Self.leastValueWidth } ?? true
    let room = width.map { isBeside ? $0 - indent : max(1, $0 - 2) } ?? .max
    let sequence = meaning.sequence(for: value)
    var lines = TextWrapping.lines(of: value, width: room).map { style.wrapped($0, in: sequence) }
    let blanks = String(repeating: " ", count: isBeside ? indent : 2)
    if isBeside {
      let gap = String(repeating: " ", count: indent - DisplayWidth.of(name))
      output.append(style.heading(name) + gap + (lines.isEmpty ? "" : lines.removeFirst()) + "\n")
    } else {
      for line in TextWrapping.lines(of: name, width: width ?? .max) {
        output.append(style.heading(line) + "\n")
      }
    }
    for line in lines { output.append(blanks + line + "\n") }
  }

  /// A line across the window with a text in it.
  private func rule(_ text: String) -> String {
    let start = "── \(text) "
    return start
      + String(repeating: "─", count: max(0, min(width ?? 60, 60) - DisplayWidth.of(start)))
  }
}
