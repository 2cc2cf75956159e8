import QualmBase

/// A table as a chart reads it: names and numbers.
struct ChartTable {
  /// What is shown in the place of a number that is not there, so that it is never taken for 0.
  static let withoutValue = "·"
  /// What names the rows that have no value.
  static let withoutName = "–"

  let table: Table

  init(_ table: Table) { self.table = table }

  /// The name of a row by these columns.
  func label(_ columns: [Int], _ row: Int) -> String {
    columns.map { column in
      let value = table.columns[column].cells[row]
      return value.isMissing ? Self.withoutName : CellText.forPeople(value, keepsLines: false)
    }
    .joined(separator: " · ")
  }

  /// The number in a column; nil where there is none.
  func number(_ column: Int, _ row: Int) -> Double? {
    switch table.columns[column].cells[row] {
    case .integer(let number): Double(number)
    case .number(let number): number.isFinite ? number : nil
    default: nil
    }
  }

  /// The number in a column as it is written.
  func text(_ column: Int, _ row: Int) -> String {
    number(column, row) == nil
      ? Self.withoutValue : CellText.forPeople(table.columns[column].cells[row], keepsLines: false)
  }

  /// The names of columns.
  func name(_ columns: [Int]) -> String {
    columns.map { VisibleText.of(table.columns[$0].name, keepsLines: false) }
      .joined(separator: " · ")
  }
}

/// A range of numbers that holds 0, with marks at round numbers.
struct NumberScale {
  /// 0 or less.
  let low: Double
  /// 0 or more, and above `low`.
  let high: Double
  /// Round numbers from `low` to `high`, evenly spaced.
  let marks: [Double]

  /// The scale of these numbers: from and to round ones, with at most `count` steps.
  init(_ numbers: [Double], steps count: Int = 5) {
    let lowest = min(0, numbers.min() ?? 0)
    let highest = max(0, numbers.max() ?? 0)
    let isWhole = numbers.allSatisfy { $0 == $0.rounded() }
    let step = Self.step(highest - lowest, count: count, least: isWhole ? 1 : 0)
    let first = (lowest / step).rounded(.down)
    let last = max(first + 1, (highest / step).rounded(.up))
    low = first * step
    high = last * step
    marks = stride(from: first, through: last, by: 1).map { $0 * step }
  }

  /// The smallest of 1, 2, 5, 10, 20 … and 0.5, 0.2, 0.1 … of which so many reach over the range.
  private static func step(_ range: Double, count: Int, least: Double) -> Double {
    guard range > 0, range.isFinite else { return 1 }
    let wanted = range / Double(count)
    var power = 1.0
    while power * 10 <= wanted { power *= 10 }
    while power > wanted { power /= 10 }
    let step = [power, power * 2, power * 5, power * 10].first { $0 >= wanted } ?? wanted
    return max(step, least)
  }

  /// Where a number lies, from 0 at the low end to 1 at the high end.
  func fraction(_ number: Double) -> Double { (number - low) / (high - low) }
}
