import QualmBase

/// A chart with its numbers, ready to be drawn.
enum ChartDrawing {
  case bar(BarChart)
  case heat(HeatChart)
  case line(LineChart)
  case network(NetworkChart)

  init(_ chart: Answer.Chart, of table: Table) {
    self =
      switch chart {
      case .bar(let labels, let value, let of):
        .bar(BarChart(table, labels: labels, value: value, of: of))
      case .heat(let rows, let columns, let cell):
        .heat(HeatChart(table, rows: rows, columns: columns, cell: cell))
      case .line(let along, let series, let value):
        .line(LineChart(table, along: along, series: series, value: value))
      case .network(let from, let to, let edge):
        .network(NetworkChart(table, from: from, to: to, edge: edge))
      }
  }

  /// What it shows: `excerpts by theme`.
  var title: String {
    switch self {
    case .bar(let chart): chart.title
    case .heat(let chart): chart.title
    case .line(let chart): chart.title
    case .network(let chart): chart.title
    }
  }

  /// What must be said of values that are not there.
  var notes: [String] {
    let missing = "\(ChartTable.withoutValue) no value"
    switch self {
    case .bar(let chart): return chart.hasMissing ? [missing] : []
    case .heat(let chart): return chart.hasMissing ? [missing] : []
    case .line(let chart):
      let place = "not drawn: \(chart.leftOut.counted("row")) without \(chart.alongName)"
      return (chart.hasMissing ? ["a line is broken where there is no value"] : [])
        + (chart.leftOut > 0 ? [place] : [])
    case .network(let chart):
      let verb = chart.leftOut == 1 ? "ties" : "tie"
      return chart.leftOut > 0
        ? ["not drawn: \(chart.leftOut.counted("row")) that \(verb) nothing"] : []
    }
  }

  /// What stands in the place of a chart that has nothing to show.
  static let empty = "nothing to draw: the answer has no rows"
}

/// Draws charts with the characters of a terminal.
enum ChartRenderer {
  /// The width of what goes elsewhere than to a window.
  private static let usualWidth = 80

  static func render(
    _ chart: Answer.Chart, of answer: Answer, options: RenderOptions,
    into output: inout OutputBuffer
  ) {
    let width = max(1, options.width ?? usualWidth)
    let style = Style(color: options.color)
    let drawing = ChartDrawing(chart, of: answer.table)
    if options.header {
      for line in TextWrapping.lines(of: drawing.title, width: width) {
        output.append(style.heading(line) + "\n")
      }
      output.append("\n")
    }
    for line in lines(of: drawing, isEmpty: answer.table.rowCount == 0, width: width) {
      guard output.isOpen else { return }
      output.append(line + "\n")
    }
    output.append("\n")
    var options = options
    options.width = width
    let footer = Footer.lines(of: answer, shown: answer.table.rowCount, options: options)
    Footer.write(footer + drawing.notes, options: options, into: &output)
  }

  private static func lines(of drawing: ChartDrawing, isEmpty: Bool, width: Int) -> [String] {
    if isEmpty { return TextWrapping.lines(of: ChartDrawing.empty, width: width) }
    return switch drawing {
    case .bar(let chart): chart.lines(width: width)
    case .heat(let chart): chart.lines(width: width)
    case .line(let chart): chart.lines(width: width)
    case .network(let chart): chart.lines(width: width)
    }
  }
}
