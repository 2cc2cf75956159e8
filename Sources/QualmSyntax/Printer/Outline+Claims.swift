import QualmBase

/// Claims.
extension Outline {
  /// The outline of a claim.
  static func of(_ claim: Claim) -> String {
    node(
      "claim",
      [of(claim.sentence)] + (claim.includesAssertions ? ["assertions!"] : [])
        + [of(claim.condition)] + (claim.known.map { [node("known", of($0))] } ?? []))
  }

  private static func of(_ condition: ClaimCondition) -> String {
    switch condition {
    case .empty(let query, _): node("empty", of(query))
    case .comparison(let test):
      node(test.operator.rawValue, of(test.measure), of(test.comparand))
    case .contains(let test): node("contains", [of(test.measure)] + of(test.requirement))
    case .not(let operand, _): node("not", of(operand))
    case .and(let left, let right, _): node("and", of(left), of(right))
    case .or(let left, let right, _): node("or", of(left), of(right))
    case .group(let inner, _): of(inner)
    case .invalid: "?"
    }
  }

  private static func of(_ measure: Measure) -> String {
    switch measure {
    case .count(let query, _), .sources(let query, _): node(measure.word, of(query))
    case .share(let part, let whole, _): node("share", of(part), of(whole))
    case .values(let field, let query, _): node("values", of(field), of(query))
    }
  }

  private static func of(_ comparand: ClaimComparison.Comparand) -> String {
    switch comparand {
    case .measure(let measure): of(measure)
    case .literal(let literal): of(literal)
    case .set(let values, _): node("set", values.map(of))
    }
  }

  private static func of(_ requirement: Contains.Requirement) -> [String] {
    switch requirement {
    case .one(let value): [of(value)]
    case .some(let quantifier, let values): [of(quantifier)] + values.map(of)
    case .only(let values): ["only!"] + values.map(of)
    }
  }

  private static func of(_ query: ClaimQuery) -> String {
    switch query {
    case .query(let query): of(query)
    case .name(let word): node("named", of(word))
    }
  }
}
