package import QualmBase

extension Predicate {
  /// The predicates that stand right inside this one, from left to right.
  package var parts: [Predicate] {
    switch self {
    case .everything, .nothing, .coded, .uncoded, .text, .pattern, .test, .compare: []
    case .scope(let left, let right, _, _, _), .spans(let left, _, let right, _, _): [left, right]
    case .linked(let left, _, let right, _, _): [left] + (right.map { [$0] } ?? [])
    case .not(let part, _): [part]
    case .and(let parts, _), .or(let parts, _), .xor(let parts, _), .threshold(_, let parts, _):
      parts
    }
  }

  /// The same with a change made to each of its `parts`, and simplified as `all`, `any` and `negation` do.
  package func mapParts(_ change: (Predicate) -> Predicate) -> Predicate {
    switch self {
    case .everything, .nothing, .coded, .uncoded, .text, .pattern, .test, .compare: self
    case .scope(let left, let right, let field, let isNegated, let span):
      .scope(left: change(left), right: change(right), field: field, isNegated: isNegated, span)
    case .linked(let left, let test, let right, let isNegated, let span):
      .linked(left: change(left), test, right: right.map(change), isNegated: isNegated, span)
    case .spans(let left, let test, let right, let isNegated, let span):
      .spans(left: change(left), test, right: change(right), isNegated: isNegated, span)
    case .not(let part, let span): .negation(change(part), span)
    case .and(let parts, let span): .all(parts.map(change), span)
    case .or(let parts, let span): .any(parts.map(change), span)
    case .xor(let parts, let span): .xor(parts.map(change), span)
    case .threshold(let test, let parts, let span): .threshold(test, parts.map(change), span)
    }
  }

  /// Where it stands; nil of what always or never holds.
  package var span: SourceSpan? {
    switch self {
    case .everything, .nothing: nil
    case .coded(_, let span), .uncoded(let span), .text(_, let span), .pattern(_, let span),
      .test(_, _, let span), .compare(_, _, _, let span), .scope(_, _, _, _, let span),
      .linked(_, _, _, _, let span), .spans(_, _, _, _, let span), .not(_, let span),
      .and(_, let span), .or(_, let span), .xor(_, let span), .threshold(_, _, let span):
      span
    }
  }
}

extension Step.Kind {
  /// The same step with a change made to the predicates that it holds itself; those of the plans inside it
  /// stay.
  package func mapPredicates(_ change: (Predicate) -> Predicate) -> Step.Kind {
    switch self {
    case .filter(let predicate, let negations):
      return .filter(change(predicate), negationsOverMissing: negations)
    case .pairs(let test, let right, let extent):
      return .pairs(test, right: change(right), extent)
    case .rule(var plan):
      plan.condition = change(plan.condition)
      plan.consequence = change(plan.consequence)
      return .rule(plan)
    case .select, .sort, .first, .last, .skip, .sample, .distinct, .count, .summarize, .matrix,
      .cell, .compute, .rename, .drop, .expand, .words, .links, .combine, .cite, .join, .agree,
      .cooccur, .saturation, .timeline:
      return self
    }
  }
}
