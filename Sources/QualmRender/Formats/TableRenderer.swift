package import QualmBase

/// A table for a person at a terminal, or a chart: fitted to the window, figures below.
package enum TableRenderer: Renderer {
  package static let name = "table"
  package static let summary = "a table fitted to the window, with figures"
  package static let separator = "\n"

  private static let gap = "  "

  package static func render(
    _ answer: Answer, options: RenderOptions, into output: inout OutputBuffer
  ) {
    if case .document(let column, let opening, let separator, let closing) = answer.layout {
      output.append(opening)
      for (row, cell) in answer.table.columns[column].cells.enumerated() {
        guard output.isOpen else { return }
        output.append(
          (row > 0 ? separator : "") + CellText.forPeople(cell, keepsLines: true))
      }
      output.append(closing + "\n")
      return
    }
    if case .chart(let chart) = answer.layout {
      return ChartRenderer.render(chart, of: answer, options: options, into: &output)
    }
    var table = DisplayTable(answer, keepsLines: true)
    guard !table.columns.isEmpty else { return }
    for index in table.columns.indices where table.columns[index].hasDecimals {
      table.columns[index].cells = alignedAtPoint(table.columns[index].cells)
    }
    let widths = widths(of: table, options: options)
    let style = Style(color: options.color)
    if options.header {
      let heading = table.columns.map(\.heading)
      write(heading, of: table, widths: widths, style: style.heading, into: &output)
      let rule = widths.map { String(repeating: "─", count: $0) }.joined(separator: gap)
      output.append(style.rule(rule) + "\n")
    }
    for row in 0..<table.rowCount {
      guard output.isOpen else { return }
      let cells = table.columns.map { $0.cells[row] }
      write(cells, of: table, widths: widths, style: { $0 }, into: &output)
    }
    output.append("\n")
    for line in Footer.lines(of: answer, rowCount: table.rowCount) {
      for part in TextWrapping.lines(of: line, width: options.width ?? .max) {
        output.append(style.footer(part) + "\n")
      }
    }
  }

  /// Writes one row, as many lines high as its highest cell.
  private static func write(
    _ cells: [String], of table: DisplayTable, widths: [Int], style: (String) -> String,
    into output: inout OutputBuffer
  ) {
    let wrapped = zip(cells, widths).map { TextWrapping.lines(of: $0, width: $1) }
    for lineIndex in 0..<(wrapped.map(\.count).max() ?? 0) {
      var line = ""
      var blanks = 0
      for (index, lines) in wrapped.enumerated() {
        let text = lineIndex < lines.count ? lines[lineIndex] : ""
        let padding = max(0, widths[index] - DisplayWidth.of(text))
        // Blanks are written only before something that follows: no line ends in one.
        if table.columns[index].isNumeric { blanks += padding }
        if !text.isEmpty {
          line += String(repeating: " ", count: blanks) + text
          blanks = 0
        }
        if !table.columns[index].isNumeric { blanks += padding }
        blanks += gap.count
      }
      while line.last == " " { line.removeLast() }
      output.append(style(line) + "\n")
    }
  }

  private static func widths(of table: DisplayTable, options: RenderOptions) -> [Int] {
    let demands = table.columns.map { column in
      var demand = ColumnWidths.Demand(natural: 1, least: 1)
      func add(_ text: String) {
        for line in text.split(separator: "\n") {
          demand.natural = max(demand.natural, DisplayWidth.of(String(line)))
        }
        demand.least =
          column.isNumeric ? demand.natural : max(demand.least, TextWrapping.longestPiece(of: text))
      }
      if options.header { add(column.heading) }
      column.cells.forEach(add)
      return demand
    }
    guard let width = options.width else { return demands.map(\.natural) }
    return ColumnWidths.divide(
      demands, available: width - gap.count * max(0, demands.count - 1))
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

/// The few colours of a table.
struct Style {
  let color: Bool

  func heading(_ text: String) -> String { wrapped(text, in: "1") }
  func rule(_ text: String) -> String { wrapped(text, in: "2") }
  func footer(_ text: String) -> String { wrapped(text, in: "2") }

  func wrapped(_ text: String, in code: String) -> String {
    color ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
