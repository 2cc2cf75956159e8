package import QualmBase

/// A table for a person at a terminal, or a chart: fitted to the window, figures below.
package enum TableRenderer: Renderer {
  package static let name = "table"
  package static let summary = "a table fitted to the window, with figures"
  package static let separator = "\n"

  package static func render(
    _ answer: Answer, options: RenderOptions, into output: inout OutputBuffer
  ) {
    switch answer.layout {
    case .document(let column, let opening, let separator, let closing):
      output.append(opening)
      for (row, cell) in answer.table.columns[column].cells.enumerated() {
        guard output.isOpen else { return }
        output.append(
          (row > 0 ? separator : "") + CellText.forPeople(cell, keepsLines: true))
      }
      output.append(closing + "\n")
    case .chart(let chart):
      ChartRenderer.render(chart, of: answer, options: options, into: &output)
    case .rows, .grid:
      let table = DisplayTable(answer, keepsLines: true, options: options)
      guard !table.columns.isEmpty else { return }
      // A window too narrow for the columns side by side has them below each other.
      if let layout = TableLayout(table, options: options) {
        layout.write(into: &output)
      } else {
        RecordLayout(table, options: options).write(into: &output)
      }
      output.append("\n")
      Footer.write(Footer.lines(of: answer, table, options), options: options, into: &output)
    }
  }
}

extension TableRenderer {
  /// The number of rows that a person is shown of an answer: of a grid those of the grid.
  package static func rowCount(of answer: Answer) -> Int {
    switch answer.layout {
    case .rows, .document, .chart: answer.table.rowCount
    case .grid(let rows, let columns, let cell):
      Grid.pivot(answer.table, rows: rows, columns: columns, cell: cell).rowCount
    }
  }

  /// The lines under a table or a chart alone: what stays where the rest was read and put away.
  package static func renderFoot(
    of answer: Answer, options: RenderOptions, into output: inout OutputBuffer
  ) {
    let found = rowCount(of: answer)
    let shown = min(found - min(options.firstRow, found), options.mostRows ?? .max)
    let lines = Footer.lines(of: answer, shown: shown, found: found, options: options)
    Footer.write(lines, options: options, into: &output)
  }
}

/// Each row by itself, a line for each field: for rows with many fields, or long ones.
package enum ExpandedRenderer: Renderer {
  package static let name = "expanded"
  package static let summary = "each row by itself, a line for each field"
  package static let separator = "\n"

  package static func render(
    _ answer: Answer, options: RenderOptions, into output: inout OutputBuffer
  ) {
    switch answer.layout {
    case .document, .chart: TableRenderer.render(answer, options: options, into: &output)
    case .rows, .grid:
      let table = DisplayTable(answer, keepsLines: true, options: options)
      RecordLayout(table, options: options).write(into: &output)
      if table.rowCount > 0 { output.append("\n") }
      Footer.write(Footer.lines(of: answer, table, options), options: options, into: &output)
    }
  }
}

/// The few colours of a table.
struct Style {
  let color: Bool

  func heading(_ text: String) -> String { wrapped(text, in: "1") }
  func rule(_ text: String) -> String { wrapped(text, in: "2") }
  func footer(_ text: String) -> String { wrapped(text, in: "2") }

  /// The text between a sequence (SGR, ECMA-48) and its end; as it is where there is no sequence.
  func wrapped(_ text: String, in code: String?) -> String {
    guard color, let code, !text.isEmpty else { return text }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }
}
