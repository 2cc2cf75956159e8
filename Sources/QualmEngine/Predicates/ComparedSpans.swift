import QualmBase
import QualmPlan
import QualmStore

extension PredicateEvaluator {
  /// The rows of `left` whose span lies so to that of a row of `right`; negated, those that lie so to
  /// none.
  ///
  /// Throws where a distance cannot be measured in a document that has excerpts of both.
  func compared(
    _ left: Predicate, _ test: SpanTest, _ right: Predicate, isNegated: Bool, at span: SourceSpan
  ) throws(Diagnostic) -> RowSet {
    let left = try rows(left)
    if left.isEmpty { return left }
    var test = test
    if test.comparison == .overlaps, PlantedFault.touchingOverlaps.isPresent {
      test.comparison = .near
      test.distance = SpanDistance(count: 0, unit: .characters)
    }
    let found = run.snapshot.excerpts(
      left, test.comparison, try rows(right), within: test.distance,
      isToOthers: test.isToOthers)
    if let unit = test.distance?.unit, !found.boundless.isEmpty {
      throw .unmeasurable(unit.rawValue, in: found.boundless, at: span)
    }
    return isNegated ? left.subtracting(found.rows) : found.rows
  }
}
