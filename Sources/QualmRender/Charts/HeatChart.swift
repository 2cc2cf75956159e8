import QualmBase

/// A grid of shaded numbers.
struct HeatChart {
  struct Cell {
    /// Nil where there is no value, or no row.
    var value: Double?
    var text: String
  }

  var title: String
  var rowName: String
  var columnName: String
  var rows: [String]
  var columns: [String]
  /// By row, then by column.
  var cells: [[Cell]]

  init(_ table: Table, rows down: [Int], columns across: [Int], cell: Int) {
    let table = ChartTable(table)
    rowName = table.name(down)
    columnName = table.name(across)
    title = "\(table.name([cell])) by \(rowName) and \(columnName)"
    var rows = FirstComers<String>()
    var columns = FirstComers<String>()
    var places: [(row: Int, column: Int)] = []
    for row in 0..<table.table.rowCount {
      places.append(
        (rows.index(of: table.label(down, row)), columns.index(of: table.label(across, row))))
    }
    let empty = Cell(value: nil, text: ChartTable.withoutValue)
    var cells = [[Cell]](
      repeating: [Cell](repeating: empty, count: columns.things.count), count: rows.things.count)
    for (row, place) in places.enumerated() {
      cells[place.row][place.column] = Cell(
        value: table.number(cell, row), text: table.text(cell, row))
    }
    self.rows = rows.things
    self.columns = columns.things
    self.cells = cells
  }

  private var values: [Double] { cells.flatMap { $0.compactMap(\.value) } }

  /// Whether the chart shows that a value is not there.
  var hasMissing: Bool { cells.contains { $0.contains { $0.value == nil } } }

  /// How dark numbers are.
  var shades: HeatShades { HeatShades(values) }
}

/// How dark numbers are: from nothing, which is 0 alone, to the largest. With numbers below 0 the
/// smallest is the lightest.
struct HeatShades {
  private let low: Double
  private let high: Double
  private let isWhole: Bool
  /// The numbers of the steps that are shown, 0 being nothing.
  static let steps = 4

  init(_ values: [Double]) {
    low = min(0, values.min() ?? 0)
    high = max(0, values.max() ?? 0)
    isWhole = values.allSatisfy { $0 == $0.rounded() }
  }

  /// From 0, the lightest, to 1, the darkest.
  func darkness(_ value: Double) -> Double { high > low ? (value - low) / (high - low) : 0 }

  /// The step of a number; 0 for the number 0, where there is none below it.
  func step(_ value: Double) -> Int {
    if value == 0, low == 0 { return 0 }
    return min(Self.steps, max(1, Int((darkness(value) * Double(Self.steps)).rounded(.up))))
  }

  /// What each step means: `1–10` for whole numbers, else `to 0.25`; nil for one that no number has.
  func meaning(ofStep step: Int) -> String? {
    guard high > low else { return nil }
    let width = (high - low) / Double(Self.steps)
    let from = low + Double(step - 1) * width
    let to = low + Double(step) * width
    guard isWhole, low == 0 else { return "to " + (NumberText.rounded(to) ?? "") }
    let first = Int(from.rounded(.down)) + 1
    let last = Int(to.rounded(.down))
    if first > last { return nil }
    return first == last ? "\(first)" : "\(first)–\(last)"
  }
}

// MARK: - In the terminal

extension HeatChart {
  private static let marks = ["  ", "░░", "▒▒", "▓▓", "██"]
  private static let widestHeading = 12
  private static let gap = "  "

  /// The lines of the chart, in blocks of as many columns as the width takes.
  func lines(width: Int) -> [String] {
    let shades = self.shades
    let shown = cells.map { $0.map { Self.text(of: $0, shades) } }
    let corner = "\(rowName) \\ \(columnName)"
    let natural = (rows + [corner]).map { DisplayWidth.of($0) }.max() ?? 0
    let labelWidth = min(natural, max(8, width * 2 / 5))
    let widths = columns.indices.map { column -> Int in
      let cells = shown.map { DisplayWidth.of($0[column]) }.max() ?? 0
      return max(cells, min(DisplayWidth.of(columns[column]), Self.widestHeading))
    }
    var lines: [String] = []
    var start = 0
    while start < columns.count {
      var end = start + 1
      var used = labelWidth + Self.gap.count + widths[start]
      while end < columns.count, used + Self.gap.count + widths[end] <= width {
        used += Self.gap.count + widths[end]
        end += 1
      }
      if start > 0 { lines.append("") }
      let block = start..<end
      lines += row(
        [corner] + columns[block], widths: [labelWidth] + widths[block], isAtBottom: true)
      for (index, name) in rows.enumerated() {
        lines += row(
          [name] + shown[index][block], widths: [labelWidth] + widths[block], isAtBottom: false)
      }
      start = end
    }
    let legend = (1...HeatShades.steps).compactMap { step in
      shades.meaning(ofStep: step).map { Self.marks[step].prefix(1) + " " + $0 }
    }
    if !legend.isEmpty {
      lines += [""] + TextWrapping.lines(of: legend.joined(separator: "  "), width: width)
    }
    return lines
  }

  private static func text(of cell: Cell, _ shades: HeatShades) -> String {
    guard let value = cell.value else { return cell.text }
    return marks[shades.step(value)] + " " + cell.text
  }

  /// One row, as many lines high as its highest cell; all but the first cell stand at the right.
  private func row(_ cells: [String], widths: [Int], isAtBottom: Bool) -> [String] {
    let wrapped = zip(cells, widths).map { TextWrapping.lines(of: $0, width: $1) }
    let height = wrapped.map(\.count).max() ?? 0
    return (0..<height).map { line in
      let parts = wrapped.enumerated().map { index, lines in
        let place = isAtBottom ? line - (height - lines.count) : line
        let text = lines.indices.contains(place) ? lines[place] : ""
        return index == 0 ? text.padded(to: widths[0]) : text.paddedLeft(to: widths[index])
      }
      return parts.joined(separator: Self.gap).trimmedRight
    }
  }
}
