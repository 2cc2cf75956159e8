import QualmBase
import QualmSyntax

extension Census {
  /// What came of a claim.
  mutating func see(_ verdict: ClaimVerdict) {
    see("claim comes out: \(verdict.outcome.rawValue)")
    if verdict.marks.contains(.singleVoice) { see("claim single voice") }
  }

  mutating func see(_ claim: Claim) {
    see("claim")
    if claim.includesAssertions { see("claim including assertions") }
    if claim.known != nil { see("claim known") }
    see(claim.condition)
  }

  private mutating func see(_ condition: ClaimCondition) {
    switch condition {
    case .empty(let query, _):
      see("claim empty")
      see(query)
    case .comparison(let node):
      see(node.measure)
      switch node.comparand {
      case .measure(let measure):
        see("claim against a measure")
        see(measure)
      case .literal: see("claim against a number")
      case .set(let literals, _):
        see("claim with a set")
        literals.forEach { see($0) }
      }
    case .contains(let node):
      see("claim contains")
      see(node.measure)
    case .not(let part, _):
      see("claim not")
      see(part)
    case .and(let first, let second, _):
      see("claim and")
      see(first)
      see(second)
    case .or(let first, let second, _):
      see("claim or")
      see(first)
      see(second)
    case .group(let part, _):
      see("claim brackets")
      see(part)
    case .invalid: return
    }
  }

  private mutating func see(_ measure: Measure) {
    see("claim " + measure.word)
    switch measure {
    case .count(let query, _), .sources(let query, _): see(query)
    case .share(let part, of: let whole, _):
      see(part)
      see(whole)
    case .values(let name, let query, _):
      see(name)
      see(query)
    }
  }

  private mutating func see(_ query: ClaimQuery) {
    if case .query(let query) = query { see(query) }
  }
}
