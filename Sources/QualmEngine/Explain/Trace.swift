import QualmBase
import QualmPlan

/// What `explain` shows: a line for each step, and before it a line for each condition that the step
/// evaluated, in that order.
final class Trace {
  private struct Line {
    var step: String
    var operation: String
    var index: String
    var estimated: Value
    var rows: Value
  }

  private var lines: [Line] = []
  private var leaves: [Line] = []
  private var stepNumber = 1

  /// A condition was evaluated.
  func addLeaf(_ predicate: Predicate, estimated: Int, rows: Int, run: Run) {
    leaves.append(
      Line(
        step: "\(stepNumber).\(leaves.count + 1)",
        operation: PlanWords.predicate(predicate, run.snapshot),
        index: PlanWords.index(of: predicate), estimated: .integer(estimated),
        rows: .integer(rows)))
  }

  /// A condition was not evaluated, since no row was left to ask about.
  func addUnasked(_ predicate: Predicate, estimated: Int, run: Run) {
    leaves.append(
      Line(
        step: "\(stepNumber).\(leaves.count + 1)",
        operation: PlanWords.predicate(predicate, run.snapshot) + " (not needed)", index: "–",
        estimated: .integer(estimated), rows: .missing))
  }

  /// The steps of a query in brackets, which the step at hand takes up.
  func addSteps(of inner: Trace) {
    for line in inner.lines {
      var line = line
      line.step = "\(stepNumber).\(leaves.count + 1)"
      leaves.append(line)
    }
  }

  /// A step is done and gave `rows` rows; about `estimated` were expected.
  func endStep(_ words: PlanWords.StepWords, estimated: Int, rows: Int) {
    lines += leaves
    leaves = []
    lines.append(
      Line(
        step: "\(stepNumber)", operation: words.operation, index: words.index,
        estimated: .integer(estimated), rows: .integer(rows)))
    stepNumber += 1
  }

  /// The lines as the rows of an answer.
  var table: Table {
    Table(
      columns: [
        Table.Column(name: "step", kind: .text, cells: lines.map { .text($0.step) }),
        Table.Column(name: "operation", kind: .text, cells: lines.map { .text($0.operation) }),
        Table.Column(name: "index", kind: .text, cells: lines.map { .text($0.index) }),
        Table.Column(name: "estimated", kind: .integer, cells: lines.map(\.estimated)),
        Table.Column(name: "rows", kind: .integer, cells: lines.map(\.rows)),
      ], rowCount: lines.count)
  }
}
