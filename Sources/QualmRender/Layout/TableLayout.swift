import QualmBase

/// A table with its columns side by side.
struct TableLayout {
  private static let gap = "  "

  private var table: DisplayTable
  private let widths: [Int]
  private let showsHeader: Bool
  private let style: Style

  /// Fits a table to the window; nil where the window is too narrow for its columns.
  init?(_ table: DisplayTable, options: RenderOptions) {
    self.table = table
    for index in table.columns.indices where table.columns[index].hasDecimals {
      self.table.columns[index].cells = Self.alignedAtPoint(table.columns[index].cells)
    }
    showsHeader = options.header
    style = Style(color: options.color)
    let demands = self.table.columns.map { Self.demand(of: $0, withHeading: options.header) }
    guard let width = options.width else {
      widths = demands.map(\.natural)
      return
    }
    let available = width - Self.gap.count * max(0, demands.count - 1)
    guard let fitting = ColumnWidths.divide(demands, available: available) else { return nil }
    widths = fitting
  }

  /// Writes heading and rows.
  func write(into output: inout OutputBuffer) {
    if showsHeader {
      let heading = lines(of: table.columns.map(\.heading), isHeading: true)
      for line in heading { output.append(style.heading(line) + "\n") }
      let rule = widths.map { String(repeating: "─", count: $0) }.joined(separator: Self.gap)
      output.append(style.rule(rule) + "\n")
    }
    for row in 0..<table.rowCount {
      guard output.isOpen else { return }
      for line in lines(of: table.columns.map { $0.cells[row] }, isHeading: false) {
        output.append(line + "\n")
      }
    }
  }

  /// One row, as many lines high as its highest cell.
  private func lines(of cells: [String], isHeading: Bool) -> [String] {
    let wrapped = zip(cells, widths).map { TextWrapping.lines(of: $0, width: $1) }
    return (0..<(wrapped.map(\.count).max() ?? 0)).map { lineIndex in
      var line = ""
      var blanks = 0
      for (index, lines) in wrapped.enumerated() {
        let column = table.columns[index]
        let text = lineIndex < lines.count ? lines[lineIndex] : ""
        let padding = max(0, widths[index] - DisplayWidth.of(text))
        // Blanks are written only before something that follows: no line ends in one.
        if column.isNumeric { blanks += padding }
        if !text.isEmpty {
          let sequence = isHeading ? nil : column.meaning.sequence(for: cells[index])
          line += String(repeating: " ", count: blanks) + style.wrapped(text, in: sequence)
          blanks = 0
        }
        if !column.isNumeric { blanks += padding }
        blanks += Self.gap.count
      }
      while line.last == " " { line.removeLast() }
      return line
    }
  }

  private static func demand(
    of column: DisplayTable.Column, withHeading: Bool
  ) -> ColumnWidths.Demand {
    var demand = ColumnWidths.Demand(natural: 1, least: 1, isWhole: column.isWhole)
    func add(_ text: String) {
      for line in text.split(separator: "\n") {
        demand.natural = max(demand.natural, DisplayWidth.of(String(line)))
      }
      demand.least =
        column.isNumeric ? demand.natural : max(demand.least, TextWrapping.longestPiece(of: text))
    }
    if withHeading { add(column.heading) }
    column.cells.forEach(add)
    return demand
  }

  /// The numbers with blanks after them, so that their points stand below each other.
  private static func alignedAtPoint(_ cells: [String]) -> [String] {
    let tails = cells.map { cell in
      cell.firstIndex(of: ".").map { cell.distance(from: $0, to: cell.endIndex) } ?? 0
    }
    let longest = tails.max() ?? 0
    return zip(cells, tails).map { cell, tail in
      cell.isEmpty ? cell : cell + String(repeating: " ", count: longest - tail)
    }
  }
}
