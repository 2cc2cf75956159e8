package import QualmBase

/// A chart as a stand-alone picture.
package enum SVGRenderer: Renderer {
  package static let name = "svg"
  package static let summary = "a chart as a picture"
  package static let separator = ""

  static let margin = 20.0
  /// What words may fill, in letters.
  static let lineLength = 110
  private static let narrowest = 480.0

  package static func render(
    _ answer: Answer, options: RenderOptions, into output: inout OutputBuffer
  ) {
    let chart: Answer.Chart =
      if case .chart(let chart) = answer.layout { chart } else {
        .bar(labels: [], value: 0, of: nil)
      }
    let isEmpty = answer.table.rowCount == 0 || answer.table.columns.isEmpty
    let drawing = isEmpty ? nil : ChartDrawing(chart, of: answer.table)
    var picture = SVGPicture()
    let title = drawing?.title ?? ChartDrawing.empty
    var top = margin + SVGPicture.fontSize
    for line in TextWrapping.lines(of: title, width: lineLength) {
      picture.words(line, margin, top, isBold: true)
      top += SVGPicture.lineHeight
    }
    let size = drawing.map { draw($0, top: top + 8, on: &picture) } ?? SVGPoint(narrowest, top)
    var bottom = size.y + 24
    let notes = Footer.lines(of: answer, shown: answer.table.rowCount) + (drawing?.notes ?? [])
    let lines = notes.flatMap { TextWrapping.lines(of: $0, width: lineLength) }
    picture.words(lines, margin, bottom)
    bottom += Double(lines.count) * SVGPicture.lineHeight
    let words = (TextWrapping.lines(of: title, width: lineLength) + lines).map {
      SVGPicture.width(of: $0) * 1.1
    }
    output.append(
      picture.document(
        width: max(narrowest, size.x + margin, (words.max() ?? 0) + 2 * margin), height: bottom,
        title: title, description: description(of: drawing, chart, notes)))
  }

  /// Draws below `top`; gives the corner to which the drawing reaches.
  private static func draw(
    _ drawing: ChartDrawing, top: Double, on picture: inout SVGPicture
  ) -> SVGPoint {
    switch drawing {
    case .bar(let chart): chart.draw(on: &picture, left: margin, top: top)
    case .heat(let chart): chart.draw(on: &picture, left: margin, top: top)
    case .line(let chart): chart.draw(on: &picture, left: margin, top: top)
    case .network(let chart): chart.draw(on: &picture, left: margin, top: top)
    }
  }

  // MARK: In words

  private static let described = 60

  /// The chart in words: its numbers, and what stands at its foot.
  private static func description(
    of drawing: ChartDrawing?, _ chart: Answer.Chart, _ notes: [String]
  ) -> String {
    let foot = notes.joined(separator: "; ")
    guard let drawing else { return foot }
    let items = items(of: drawing)
    let more = items.count > described ? "; and \(items.count - described) more" : ""
    let list = items.prefix(described).joined(separator: "; ") + more
    return "A \(chart.kind.rawValue) chart of \(drawing.title). \(list). \(foot)"
  }

  private static func items(of drawing: ChartDrawing) -> [String] {
    func text(_ value: Double?) -> String {
      value.flatMap { NumberText.rounded($0) } ?? "no value"
    }
    switch drawing {
    case .bar(let chart):
      return chart.bars.map { "\($0.label): \($0.value == nil ? "no value" : $0.text)" }
    case .heat(let chart):
      return zip(chart.rows, chart.cells).flatMap { row, cells in
        zip(chart.columns, cells).map { "\(row), \($0): \(text($1.value))" }
      }
    case .line(let chart):
      return chart.series.flatMap { series in
        let name = chart.series.count > 1 ? series.name + ", " : ""
        return series.points.map { "\(name)\(chart.stops[$0.stop].label): \(text($0.value))" }
      }
    case .network(let chart):
      return chart.edges.map { edge in
        let way = edge.isDirected ? "to" : "and"
        let tie = edge.text.isEmpty ? "" : ": " + edge.text
        return "\(chart.nodes[edge.from]) \(way) \(chart.nodes[edge.to])\(tie)"
      }
    }
  }
}
