import QualmBase
import QualmPlan

/// How much one chart can show so that it can still be read.
enum ChartLimits {
  static let bars = 200
  static let rows = 200
  static let columns = 60
  static let lines = 8
  static let points = 10_000
  static let nodes = 60

  /// Checks that a chart shows no more of a table than can be told apart.
  ///
  /// - Throws: `chartTooLarge`.
  static func check(_ plan: ChartPlan, of table: Table) throws(Diagnostic) {
    func check(_ count: Int, _ things: String, _ limit: Int) throws(Diagnostic) {
      guard count > limit else { return }
      throw .chartTooLarge(
        plan.chart.kind.rawValue, count, things, limit: limit, at: plan.span)
    }
    switch plan.chart {
    case .bar: try check(table.rowCount, "bars", bars)
    case .heat(let down, let across, _):
      try check(combinations(of: down, in: table), "rows", rows)
      try check(combinations(of: across, in: table), "columns", columns)
    case .line(_, let series, _):
      try check(table.rowCount, "points", points)
      try check(combinations(of: series, in: table), "lines", lines)
    case .network(let from, let to, _):
      let nodes = Set(
        (table.columns[from].cells + table.columns[to].cells).map(\.plainText))
      try check(nodes.count, "nodes", Self.nodes)
    }
  }

  /// How many combinations of values there are in these columns.
  private static func combinations(of columns: [Int], in table: Table) -> Int {
    var seen: Set<[String]> = []
    for row in 0..<table.rowCount {
      seen.insert(columns.map { table.columns[$0].cells[row].plainText })
    }
    return seen.count
  }
}
