package import QualmBase

/// `claim "sentence" [including assertions] that condition [known "reason"]`.
package struct Claim: Sendable, Hashable {
  package var sentence: StringLiteral
  /// Whether the claim is judged by all rows, and not by testimony alone as well.
  package var includesAssertions: Bool
  package var condition: ClaimCondition
  /// Where `that` stands.
  package var conditionStart: UInt32
  /// Why the claim is expected to fail.
  package var known: StringLiteral?
  /// Where `known` stands, if it does.
  package var knownStart: UInt32
  package var span: SourceSpan

  package init(
    sentence: StringLiteral, includesAssertions: Bool, condition: ClaimCondition,
    conditionStart: UInt32, known: StringLiteral?, knownStart: UInt32, span: SourceSpan
  ) {
    self.sentence = sentence
    self.includesAssertions = includesAssertions
    self.condition = condition
    self.conditionStart = conditionStart
    self.known = known
    self.knownStart = knownStart
    self.span = span
  }
}

/// What stands after `that`.
package indirect enum ClaimCondition: Sendable, Hashable {
  /// `empty(find coping)`.
  case empty(ClaimQuery, SourceSpan)
  /// `sources(find coping) >= 3`, `values(mission, find coping) = {MONUSCO, UNMIK}`.
  case comparison(ClaimComparison)
  /// `values(mission, find coping) contains all of (MONUSCO, UNMIK)`.
  case contains(ClaimContains)
  case not(ClaimCondition, SourceSpan)
  case and(ClaimCondition, ClaimCondition, SourceSpan)
  case or(ClaimCondition, ClaimCondition, SourceSpan)
  /// `(condition)`; kept so that printing gives the text back.
  case group(ClaimCondition, SourceSpan)
  /// A place where no condition could be read; an error was reported there.
  case invalid(SourceSpan)

  package var span: SourceSpan {
    switch self {
    case .comparison(let node): node.span
    case .contains(let node): node.span
    case .empty(_, let span), .not(_, let span), .and(_, _, let span), .or(_, _, let span),
      .group(_, let span), .invalid(let span):
      span
    }
  }
}

/// A query inside the brackets of a measure, or the name of one that a `let` defined.
package enum ClaimQuery: Sendable, Hashable {
  case query(Query)
  case name(Word)

  package var span: SourceSpan {
    switch self {
    case .query(let query): query.span
    case .name(let word): word.span
    }
  }
}

/// What a claim measures of a query: a number, or the set of a field's values.
package enum Measure: Sendable, Hashable {
  /// `count(query)`: the rows.
  case count(ClaimQuery, SourceSpan)
  /// `sources(query)`: the voices.
  case sources(ClaimQuery, SourceSpan)
  /// `share(query of query)`: which part of the second's rows are rows of the first too.
  case share(ClaimQuery, of: ClaimQuery, SourceSpan)
  /// `values(field, query)`.
  case values(FieldName, ClaimQuery, SourceSpan)

  package var span: SourceSpan {
    switch self {
    case .count(_, let span), .sources(_, let span), .share(_, of: _, let span),
      .values(_, _, let span):
      span
    }
  }

  /// Whether it gives a set rather than a number.
  package var isSet: Bool { if case .values = self { true } else { false } }

  /// The word before the brackets.
  package var word: String {
    switch self {
    case .count: "count"
    case .sources: "sources"
    case .share: "share"
    case .values: "values"
    }
  }
}

/// `measure operator comparand`.
package struct ClaimComparison: Sendable, Hashable {
  package enum Comparand: Sendable, Hashable {
    case measure(Measure)
    case literal(Literal)
    /// `{a, b}`: exactly this set.
    case set([Literal], SourceSpan)

    package var span: SourceSpan {
      switch self {
      case .measure(let measure): measure.span
      case .literal(let literal): literal.span
      case .set(_, let span): span
      }
    }
  }

  package var measure: Measure
  package var `operator`: Comparison.Operator
  /// Where the sign stands.
  package var operatorSpan: SourceSpan
  package var comparand: Comparand
  package var span: SourceSpan

  package init(
    measure: Measure, operator: Comparison.Operator, operatorSpan: SourceSpan,
    comparand: Comparand, span: SourceSpan
  ) {
    self.measure = measure
    self.operator = `operator`
    self.operatorSpan = operatorSpan
    self.comparand = comparand
    self.span = span
  }
}

/// `measure contains …`.
package struct ClaimContains: Sendable, Hashable {
  package var measure: Measure
  package var requirement: Contains.Requirement
  package var span: SourceSpan

  package init(measure: Measure, requirement: Contains.Requirement, span: SourceSpan) {
    self.measure = measure
    self.requirement = requirement
    self.span = span
  }
}
