import QualmBase

extension BarChart {
  private static let space = 420.0
  private static let longestName = 42
  private static let fill = "#2f6690"

  /// Draws the bars, each with its name at the left and its number behind it.
  func draw(on picture: inout SVGPicture, left: Double, top: Double) -> SVGPoint {
    let names = bars.map { TextWrapping.lines(of: $0.label, width: Self.longestName) }
    let nameWidth = names.joined().map { SVGPicture.width(of: $0) }.max() ?? 0
    let textWidth = bars.map { SVGPicture.width(of: $0.text) }.max() ?? 0
    let low = min(0, bars.compactMap(\.value).min() ?? 0)
    let high = max(0, bars.compactMap(\.value).max() ?? 0)
    // Numbers of bars that lead to the left stand at their left.
    let start = left + nameWidth + 12 + (low < 0 ? textWidth : 0)
    let unit = high > low ? Self.space / (high - low) : 0
    let zero = start - low * unit
    var y = top
    for (bar, lines) in zip(bars, names) {
      let height = max(22, Double(lines.count) * SVGPicture.lineHeight + 6)
      let middle = y + height / 2
      let first = middle + 4 - Double(lines.count - 1) * SVGPicture.lineHeight / 2
      picture.words(lines, left + nameWidth, first, anchor: .end)
      let length = (bar.value ?? 0) * unit
      if length != 0 {
        picture.rectangle(
          min(zero, zero + length), middle - 8, abs(length), 16, fill: Self.fill,
          title: "\(bar.label): \(bar.text)")
      }
      let isLeft = length < 0
      picture.words(
        bar.text, zero + length + (isLeft ? -5 : 5), middle + 4, anchor: isLeft ? .end : .start)
      y += height
    }
    picture.line(from: SVGPoint(zero, top), to: SVGPoint(zero, y))
    return SVGPoint(start + Self.space + textWidth + 10, y)
  }
}
