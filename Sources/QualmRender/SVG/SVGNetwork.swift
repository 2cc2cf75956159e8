import QualmBase

extension NetworkChart {
  private static let longestName = 26
  private static let widestEdge = 9.0
  private static let dashes = ["", "7 3", "2 3", "9 3 2 3", "14 4", "1 4"]

  /// Draws the nodes on a circle in their order, clockwise from the top, and the edges as straight
  /// lines: wider ones weigh more, and kinds differ by their dashes.
  func draw(on picture: inout SVGPicture, left: Double, top: Double) -> SVGPoint {
    let names = nodes.map { TextWrapping.lines(of: $0, width: Self.longestName) }
    let nameWidth = names.joined().map { SVGPicture.width(of: $0) }.max() ?? 0
    let nameHeight = Double(names.map(\.count).max() ?? 1) * SVGPicture.lineHeight
    let radius = max(130, Double(nodes.count) * nameHeight / 4)
    let center = SVGPoint(left + nameWidth + 16 + radius, top + nameHeight + 8 + radius)
    let places = nodes.indices.map { node in
      Self.place(turn: Double(node) / Double(max(1, nodes.count)), center, radius)
    }
    var kinds = FirstComers<String>()
    let largest = edges.compactMap(\.weight).map(\.magnitude).max() ?? 0
    for edge in edges where edge.from != edge.to {
      let way = edge.isDirected ? " → " : " – "
      let tie = edge.text.isEmpty ? "" : ": " + edge.text
      picture.line(
        from: places[edge.from], to: Self.before(places[edge.to], from: places[edge.from]),
        stroke: "#5f5f5f",
        width: edge.weight.map { max(0.8, $0.magnitude / largest * Self.widestEdge) } ?? 1.2,
        dashes: edge.weight == nil
          ? Self.dashes[kinds.index(of: edge.text) % Self.dashes.count] : "",
        isArrow: edge.isDirected,
        title: nodes[edge.from] + way + nodes[edge.to] + tie)
    }
    if edges.count <= 30 { drawWeights(on: &picture, places) }
    for (node, place) in places.enumerated() {
      picture.circle(
        place, radius: 5, fill: SVGPicture.paper, stroke: SVGPicture.ink, title: nodes[node])
      drawName(names[node], at: place, center, on: &picture)
    }
    let corner = SVGPoint(
      center.x + radius + nameWidth + 16, center.y + radius + nameHeight + 8)
    return drawLegend(kinds.things, on: &picture, left: left, corner: corner)
  }

  /// The weight of each edge beside its middle, where there is room for so many.
  private func drawWeights(on picture: inout SVGPicture, _ places: [SVGPoint]) {
    for edge in edges where edge.weight != nil && edge.from != edge.to {
      let from = places[edge.from]
      let to = places[edge.to]
      // Not in the midst, where edges cross.
      let place = SVGPoint(from.x + (to.x - from.x) * 0.4, from.y + (to.y - from.y) * 0.4)
      let width = SVGPicture.width(of: edge.text) + 4
      picture.rectangle(place.x - width / 2, place.y - 8, width, 15, fill: SVGPicture.paper)
      picture.words(edge.text, place.x, place.y + 4, anchor: .middle)
    }
  }

  private func drawName(
    _ lines: [String], at place: SVGPoint, _ center: SVGPoint, on picture: inout SVGPicture
  ) {
    let side = place.x - center.x
    let isMiddle = side.magnitude < 1
    let height = Double(lines.count - 1) * SVGPicture.lineHeight
    if isMiddle {
      let y = place.y < center.y ? place.y - 12 - height : place.y + 20
      picture.words(lines, place.x, y, anchor: .middle)
    } else {
      picture.words(
        lines, place.x + (side > 0 ? 10 : -10), place.y + 4 - height / 2,
        anchor: side > 0 ? .start : .end)
    }
  }

  private func drawLegend(
    _ kinds: [String], on picture: inout SVGPicture, left: Double, corner: SVGPoint
  ) -> SVGPoint {
    var y = corner.y
    for (index, kind) in kinds.enumerated() where !kind.isEmpty {
      y += 18
      picture.line(
        from: SVGPoint(left, y), to: SVGPoint(left + 36, y), stroke: "#5f5f5f", width: 1.2,
        dashes: Self.dashes[index % Self.dashes.count])
      picture.words(kind, left + 46, y + 4)
    }
    return SVGPoint(corner.x, y)
  }

  /// A place on a circle; `turn` is the part of a full turn, clockwise from the top.
  private static func place(turn: Double, _ center: SVGPoint, _ radius: Double) -> SVGPoint {
    let angle = turn * 2 * Double.pi
    return SVGPoint(
      center.x + radius * sine(angle), center.y - radius * sine(angle + Double.pi / 2))
  }

  /// The sine by its series: the same digits on every machine, which the system's is not bound to.
  private static func sine(_ angle: Double) -> Double {
    let turn = 2 * Double.pi
    var reduced = angle - (angle / turn).rounded() * turn
    // Beyond a quarter turn the sine falls again.
    if reduced > Double.pi / 2 { reduced = Double.pi - reduced }
    if reduced < -Double.pi / 2 { reduced = -Double.pi - reduced }
    var term = reduced
    var sum = reduced
    for step in 1...9 {
      term *= -reduced * reduced / Double(2 * step * (2 * step + 1))
      sum += term
    }
    return sum
  }

  /// The point on the way to `end` that lies at the edge of its node.
  private static func before(_ end: SVGPoint, from start: SVGPoint) -> SVGPoint {
    let x = end.x - start.x
    let y = end.y - start.y
    let length = (x * x + y * y).squareRoot()
    guard length > 7 else { return end }
    return SVGPoint(end.x - x / length * 7, end.y - y / length * 7)
  }
}
