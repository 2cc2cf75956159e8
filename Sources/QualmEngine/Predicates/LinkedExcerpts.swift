import QualmBase
import QualmPlan
import QualmStore

extension PredicateEvaluator {
  /// The rows of `left` that such a link ties to a row of `right`, or to anything where that is nil;
  /// negated, those that none does.
  func linked(
    _ left: Predicate, _ test: LinkTest, _ right: Predicate?, isNegated: Bool
  ) throws(Diagnostic) -> RowSet {
    let left = try rows(left)
    if left.isEmpty { return left }
    let links = run.snapshot.excerptLinks
    var ties = links.rows(ofTypes: test.types)
      .intersection(
        links.rows(
          leading: PlantedFault.linksEitherWay.isPresent ? .with : test.direction.stored))
    if test.isToOthers { ties = ties.intersection(links.withOthers) }
    if let right { ties = ties.intersection(links.rows(withOther: try rows(right))) }
    let tied = links.excerpts(of: ties)
    return isNegated ? left.subtracting(tied) : left.intersection(tied)
  }
}

extension LinkTest.Direction {
  /// The same direction in the store.
  var stored: ExcerptLinks.Direction {
    switch self {
    case .to: .to
    case .from: .from
    case .with: .with
    }
  }
}
