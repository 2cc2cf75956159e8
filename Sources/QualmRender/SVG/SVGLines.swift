import QualmBase

extension LineChart {
  private static let width = 620.0
  private static let height = 300.0

  /// How a series is told from the others: by its marks and dashes, and by a colour that those who
  /// are colour-blind tell apart too (Okabe and Ito 2008).
  private static let styles: [(color: String, dashes: String)] = [
    ("#0072b2", ""), ("#d55e00", "7 3"), ("#009e73", "2 3"), ("#cc79a7", "9 3 2 3"),
    ("#000000", "14 4"), ("#e69f00", "4 2 1 2"), ("#56b4e9", "1 4"), ("#707070", "10 2 4 2"),
  ]

  /// Draws axes, lines and marks, and a legend where there are several series.
  func draw(on picture: inout SVGPicture, left: Double, top: Double) -> SVGPoint {
    let labels = scale.marks.map { NumberText.rounded($0) ?? "" }
    let start = left + (labels.map { SVGPicture.width(of: $0) }.max() ?? 0) + 12
    let bottom = top + Self.height
    func y(_ value: Double) -> Double { bottom - scale.fraction(value) * Self.height }
    for (mark, label) in zip(scale.marks, labels) {
      let line = SVGPoint(start, y(mark))
      picture.line(from: line, to: SVGPoint(start + Self.width, line.y), stroke: SVGPicture.faint)
      picture.words(label, start - 6, line.y + 4, anchor: .end)
    }
    picture.line(from: SVGPoint(start, top), to: SVGPoint(start, bottom))
    picture.line(from: SVGPoint(start, y(0)), to: SVGPoint(start + Self.width, y(0)))
    // A little away from the axis, so that the first mark is not on it.
    func x(_ stop: Int) -> Double { start + 14 + stops[stop].position * (Self.width - 28) }
    drawLabels(on: &picture, x: x, start: start, y: bottom + 16)
    for (index, one) in series.enumerated() {
      let style = Self.styles[index % Self.styles.count]
      var run: [SVGPoint] = []
      var marks: [(SVGPoint, String)] = []
      for point in one.points {
        guard let value = point.value else {
          picture.path(run, stroke: style.color, width: 2, dashes: style.dashes)
          run = []
          continue
        }
        let place = SVGPoint(x(point.stop), y(value))
        run.append(place)
        let name = series.count > 1 ? one.name + ", " : ""
        let text = NumberText.rounded(value) ?? ""
        marks.append((place, "\(name)\(stops[point.stop].label): \(text)"))
      }
      picture.path(run, stroke: style.color, width: 2, dashes: style.dashes)
      for (place, title) in marks { Self.mark(index, place, on: &picture, title: title) }
    }
    return drawLegend(on: &picture, left: start, top: bottom + 40, right: start + Self.width)
  }

  /// Names stops below the axis: the first, the last, and of the others those that have room.
  private func drawLabels(
    on picture: inout SVGPicture, x: (Int) -> Double, start: Double, y: Double
  ) {
    var taken: [ClosedRange<Double>] = []
    let order = [0, stops.count - 1] + Array(1..<max(1, stops.count - 1))
    for stop in order where stops.indices.contains(stop) && (stop > 0 || taken.isEmpty) {
      let label = TextWrapping.lines(of: stops[stop].label, width: 40)[0]
      let half = SVGPicture.width(of: label) / 2
      let middle = min(max(x(stop), start - 30 + half), start + Self.width + 20 - half)
      let room = (middle - half - 6)...(middle + half + 6)
      guard !taken.contains(where: { $0.overlaps(room) }) else { continue }
      taken.append(room)
      picture.words(label, middle, y, anchor: .middle)
    }
  }

  private func drawLegend(
    on picture: inout SVGPicture, left: Double, top: Double, right: Double
  ) -> SVGPoint {
    guard series.count > 1 else { return SVGPoint(right + 20, top - 16) }
    var y = top
    for (index, one) in series.enumerated() {
      let style = Self.styles[index % Self.styles.count]
      picture.path(
        [SVGPoint(left, y), SVGPoint(left + 36, y)], stroke: style.color, width: 2,
        dashes: style.dashes)
      Self.mark(index, SVGPoint(left + 18, y), on: &picture, title: nil)
      let lines = TextWrapping.lines(of: one.name, width: 80)
      picture.words(lines, left + 46, y + 4)
      y += Double(lines.count) * SVGPicture.lineHeight + 4
    }
    return SVGPoint(right + 20, y - 10)
  }

  /// The marks of the terminal: circle, square, triangle and diamond, full and hollow.
  private static func mark(
    _ index: Int, _ center: SVGPoint, on picture: inout SVGPicture, title: String?
  ) {
    let color = styles[index % styles.count].color
    let fill = index.isMultiple(of: 2) ? color : SVGPicture.paper
    let corners: [(Double, Double)]
    switch index / 2 % 4 {
    case 0:
      picture.circle(center, radius: 4, fill: fill, stroke: color, title: title)
      return
    case 1: corners = [(-4, -4), (4, -4), (4, 4), (-4, 4)]
    case 2: corners = [(0, -5), (5, 4), (-5, 4)]
    default: corners = [(0, -5.5), (5.5, 0), (0, 5.5), (-5.5, 0)]
    }
    let points = corners.map { SVGPoint(center.x + $0.0, center.y + $0.1) }
    picture.area(points, fill: fill, stroke: color, title: title)
  }
}
