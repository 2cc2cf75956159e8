import QualmBase
import QualmPlan
import QualmStore

extension Operators {
  /// `where`: the rows that satisfy the predicate, in their order. Rows that a negation lets in
  /// because a value is missing are counted in a remark.
  func filter(
    _ state: RowState, _ predicate: Predicate, _ negations: [FieldReference]
  ) throws(Diagnostic) -> RowState {
    let satisfying = try PredicateEvaluator(run: run, frame: state.frame).rows(predicate)
    let kept = state.selection.intersection(satisfying)
    var seen: Set<FieldReference.Origin> = []
    for reference in negations where seen.insert(reference.origin).inserted {
      let known = try run.values(of: reference, in: state.frame).known
      let missing = kept.set.subtracting(known).count
      if missing > 0 {
        run.remarks.append(
          .includesMissing(missing, field: reference.name, at: reference.span))
      }
    }
    return choosing(state, kept)
  }
}
