import QualmBase
import QualmPlan
import QualmStore

extension Operators {
  /// `as overlap`, `as union`: in the place of each excerpt its pairs with those on the right.
  func pairs(
    _ state: RowState, _ test: SpanTest, _ right: Predicate, _ extent: SpanExtent,
    at span: SourceSpan
  ) throws(Diagnostic) -> RowState {
    guard state.frame.isExcerpts else {
      throw .planDoesNotFit("row of excerpts at this step", at: span)
    }
    let others = try PredicateEvaluator(run: run, frame: state.frame, isTraced: false).rows(right)
    let watch = run.watch
    let found = try run.snapshot.pairs(
      state.selection.set, test.comparison, others, within: test.distance,
      isToOthers: test.isToOthers, as: extent, limit: Limits.mostPairs,
      check: { () throws(Diagnostic) in try watch.check() })
    guard let found else { throw .tooManyPairs(Limits.mostPairs, at: span) }
    if found.apart > 0 {
      let pairs = found.apart == 1 ? "1 pair that shares" : "\(found.apart) pairs that share"
      run.addFooter("left out: \(pairs) nothing")
    }
    let frame = Frame(pairs: found)
    return RowState(frame: frame, selection: .set(frame.all))
  }
}
