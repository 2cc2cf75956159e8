import QualmBase

extension HeatChart {
  private static let longestName = 42
  private static let longestHeading = 13
  private static let cellHeight = 26.0

  /// Draws the grid: darker cells hold larger numbers, and every cell its number; where there is none
  /// the cell is empty within a broken line.
  func draw(on picture: inout SVGPicture, left: Double, top: Double) -> SVGPoint {
    let names = rows.map { TextWrapping.lines(of: $0, width: Self.longestName) }
    let headings = columns.map { TextWrapping.lines(of: $0, width: Self.longestHeading) }
    let nameWidth = names.joined().map { SVGPicture.width(of: $0) }.max() ?? 0
    let texts = cells.joined().map { SVGPicture.width(of: $0.text) + 16 }
    let heads = headings.joined().map { SVGPicture.width(of: $0) + 8 }
    let cellWidth = max(48, texts.max() ?? 0, heads.max() ?? 0)
    let headingHeight = Double(headings.map(\.count).max() ?? 0) * SVGPicture.lineHeight
    let start = left + nameWidth + 10
    for (index, lines) in headings.enumerated() {
      let first = top + headingHeight - Double(lines.count - 1) * SVGPicture.lineHeight - 4
      picture.words(lines, start + (Double(index) + 0.5) * cellWidth, first, anchor: .middle)
    }
    let shades = self.shades
    var y = top + headingHeight + 4
    for (row, lines) in names.enumerated() {
      let height = max(Self.cellHeight, Double(lines.count) * SVGPicture.lineHeight + 6)
      let middle = y + height / 2
      let first = middle + 4 - Double(lines.count - 1) * SVGPicture.lineHeight / 2
      picture.words(lines, left + nameWidth, first, anchor: .end)
      for (column, cell) in cells[row].enumerated() {
        let x = start + Double(column) * cellWidth
        let title =
          "\(rows[row]), \(columns[column]): \(cell.value == nil ? "no value" : cell.text)"
        draw(
          cell, shades, on: &picture, SVGPoint(x, y), width: cellWidth, height: height,
          title: title)
      }
      y += height
    }
    return SVGPoint(start + Double(columns.count) * cellWidth, y)
  }

  private func draw(
    _ cell: Cell, _ shades: HeatShades, on picture: inout SVGPicture, _ corner: SVGPoint,
    width: Double, height: Double, title: String
  ) {
    let darkness = cell.value.map(shades.darkness)
    picture.rectangle(
      corner.x + 1, corner.y + 1, width - 2, height - 2,
      fill: darkness.map { Self.shade($0) } ?? SVGPicture.paper, stroke: SVGPicture.faint,
      dashes: darkness == nil ? "3 3" : "", title: title)
    picture.words(
      cell.text, corner.x + width / 2, corner.y + height / 2 + 4, anchor: .middle,
      fill: (darkness ?? 0) > 0.5 ? SVGPicture.paper : SVGPicture.ink)
  }

  /// One hue from white to dark, which also a print in grey keeps in order.
  private static func shade(_ darkness: Double) -> String {
    let light = [255.0, 255.0, 255.0]
    let dark = [8.0, 48.0, 92.0]
    return "#"
      + zip(light, dark).map { from, to in
        let byte = Int((from + (to - from) * darkness).rounded())
        let digits = String(byte, radix: 16)
        return digits.count == 1 ? "0" + digits : digits
      }
      .joined()
  }
}
