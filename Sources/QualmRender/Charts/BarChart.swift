import QualmBase

/// A bar for each row.
struct BarChart {
  struct Bar {
    var label: String
    /// Nil where there is no value.
    var value: Double?
    /// The value, with its denominator where there is one: `12 of 233`.
    var text: String
  }

  var title: String
  var bars: [Bar]

  init(_ table: Table, labels: [Int], value: Int, of: Int?) {
    let rows = ChartTable(table)
    title = "\(rows.name([value])) by \(rows.name(labels))"
    bars = (0..<table.rowCount).map { row in
      let total = of.flatMap { rows.number($0, row) == nil ? nil : rows.text($0, row) }
      let text = rows.text(value, row)
      let number = rows.number(value, row)
      return Bar(
        label: rows.label(labels, row), value: number,
        text: number == nil ? text : text + (total.map { " of \($0)" } ?? ""))
    }
  }

  /// Whether the chart shows that a value is not there.
  var hasMissing: Bool { bars.contains { $0.value == nil } }
}

// MARK: - In the terminal

extension BarChart {
  private static let widest = 60
  private static let narrowest = 8

  /// The lines of the chart. Names too long for their place are broken; where there is no room beside
  /// them they stand above their bars.
  func lines(width: Int) -> [String] {
    let textWidth = bars.map { DisplayWidth.of($0.text) }.max() ?? 0
    let natural = bars.map { DisplayWidth.of($0.label) }.max() ?? 0
    let labelWidth = min(natural, max(8, width * 2 / 5))
    let room = width - labelWidth - textWidth - 4
    let isStacked = room < Self.narrowest
    let space = isStacked ? max(4, width - textWidth - 4) : room
    let scale = BarScale(bars.compactMap(\.value), room: min(space, Self.widest))
    return bars.flatMap { bar in
      let names = TextWrapping.lines(of: bar.label, width: isStacked ? width : labelWidth)
      let drawn =
        "  " + scale.bar(bar.value) + "  " + bar.text.paddedLeft(to: textWidth)
      if isStacked { return names + [drawn.trimmedRight] }
      return names.enumerated().map { index, name in
        index == 0 ? (name.padded(to: labelWidth) + drawn).trimmedRight : name
      }
    }
  }
}

/// Bars of block characters, an eighth of a column exact, from a common 0.
private struct BarScale {
  private let low: Double
  private let high: Double
  /// The columns left and right of 0.
  private let left: Int
  private let right: Int

  init(_ numbers: [Double], room: Int) {
    low = min(0, numbers.min() ?? 0)
    high = max(0, numbers.max() ?? 0)
    guard low < 0 else {
      left = 0
      right = room
      return
    }
    // One column is the line at 0.
    let shared = Double(room - 1) * (-low / (high - low))
    left = min(room - 1, max(1, Int(shared.rounded())))
    right = room - 1 - left
  }

  /// The bar of a number, filled up with blanks.
  func bar(_ number: Double?) -> String {
    let value = number ?? 0
    let zero = low < 0 ? "│" : ""
    return negative(min(0, value)).paddedLeft(to: left) + zero
      + positive(max(0, value)).padded(to: right)
  }

  private func positive(_ value: Double) -> String {
    guard value > 0 else { return "" }
    let eighths = max(1, Int((value / high * Double(right * 8)).rounded()))
    let rest = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8]
    return String(repeating: "█", count: eighths / 8) + rest
  }

  private func negative(_ value: Double) -> String {
    guard value < 0 else { return "" }
    let halves = max(1, Int((value / low * Double(left * 2)).rounded()))
    return (halves % 2 == 1 ? "▐" : "") + String(repeating: "█", count: halves / 2)
  }
}

extension String {
  /// The text with blanks after it, so wide at least.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - DisplayWidth.of(self)))
  }

  /// The text with blanks before it, so wide at least.
  func paddedLeft(to width: Int) -> String {
    String(repeating: " ", count: max(0, width - DisplayWidth.of(self))) + self
  }

  /// The text without blanks at its end.
  var trimmedRight: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
