package import QualmBase

/// What becomes of the answer. No step: rows pass through it unchanged, and an executor only hands it
/// on with the answer.
package struct OutputPlan: Sendable, Hashable {
  package var chart: ChartPlan?
  package var destination: Answer.Destination?

  package init(chart: ChartPlan? = nil, destination: Answer.Destination? = nil) {
    self.chart = chart
    self.destination = destination
  }

  /// The answer is shown as it is.
  package static let none = OutputPlan()
}

/// A picture of the rows after the last step, which are those of a table.
package struct ChartPlan: Sendable, Hashable {
  /// The columns by their indices in that table.
  package var chart: Answer.Chart
  /// What it is drawn from, for `explain`: `excerpts by theme`.
  package var title: String
  package var span: SourceSpan

  package init(_ chart: Answer.Chart, title: String, span: SourceSpan) {
    self.chart = chart
    self.title = title
    self.span = span
  }
}
