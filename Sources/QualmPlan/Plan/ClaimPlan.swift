package import QualmBase

/// What a claim says, with a plan for each query that it speaks of.
package struct ClaimPlan: Sendable, Hashable {
  package var sentence: String
  /// The condition as it is written.
  package var text: String
  package var condition: ClaimTest
  /// Whether all rows alone decide.
  package var includesAssertions: Bool
  /// Why the claim is expected to fail.
  package var known: String?
  package var span: SourceSpan

  package init(
    sentence: String, text: String, condition: ClaimTest, includesAssertions: Bool, known: String?,
    span: SourceSpan
  ) {
    self.sentence = sentence
    self.text = text
    self.condition = condition
    self.includesAssertions = includesAssertions
    self.known = known
    self.span = span
  }
}

/// The condition of a claim.
package indirect enum ClaimTest: Sendable, Hashable {
  case judgement(ClaimJudgement)
  case not(ClaimTest)
  case and([ClaimTest])
  case or([ClaimTest])
}

/// One comparison of a claim.
package struct ClaimJudgement: Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
    /// There is no row.
    case empty(ClaimRows)
    case numbers(ClaimNumber, Ordering, ClaimNumber)
    /// So many of these members are among the values.
    case contains(ClaimValues, CountTest, of: [ClaimMember])
    /// There is a value, and none beside these.
    case onlyOf(ClaimValues, [ClaimMember])
    /// The values are these and no others.
    case equals(ClaimValues, [ClaimMember], isNegated: Bool)
    /// Both queries have the same values.
    case same(ClaimValues, ClaimValues, isNegated: Bool)
  }

  package var kind: Kind
  /// The comparison as it is written.
  package var text: String

  package init(_ kind: Kind, text: String) {
    self.kind = kind
    self.text = text
  }
}

/// A query of a claim, twice.
package struct ClaimRows: Sendable, Hashable {
  /// Over all rows.
  package var plan: QueryPlan
  /// Over testimony alone: the rows that the query begins with are those whose evidence is
  /// testimony. What these are compared with, at the other end of a link or in the same source, stays
  /// as it is.
  package var testimony: QueryPlan
  package var text: String

  package init(plan: QueryPlan, testimony: QueryPlan, text: String) {
    self.plan = plan
    self.testimony = testimony
    self.text = text
  }
}

/// A number in a claim.
package enum ClaimNumber: Sendable, Hashable {
  case constant(Value)
  case count(ClaimRows, text: String)
  /// Voices.
  case sources(ClaimRows, text: String)
  /// Which part of the rows of the whole are rows of the other too; missing where there is no whole.
  /// Both are rows of one relation.
  case share(ClaimRows, of: ClaimRows, text: String)
}

/// The values that a field has among the rows of a query.
package struct ClaimValues: Sendable, Hashable {
  package var field: FieldReference
  package var rows: ClaimRows
  package var text: String

  package init(field: FieldReference, rows: ClaimRows, text: String) {
    self.field = field
    self.rows = rows
    self.text = text
  }
}

/// One value that a set is compared with.
package struct ClaimMember: Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
    /// Any of these codes.
    case codes([CodeID])
    /// Any of these values.
    case values([Value])
  }

  package var kind: Kind
  /// The value as it is written.
  package var text: String

  package init(_ kind: Kind, text: String) {
    self.kind = kind
    self.text = text
  }
}

extension QueryPlan {
  /// The same query over fewer rows: those that also satisfy what `condition` says of the relation that
  /// they begin with, here and in the queries that its stages take up.
  package func narrowed(to condition: (Origin) -> Predicate?) -> QueryPlan {
    changed { plan in
      if let predicate = condition(plan.origin) {
        plan.origin.predicate = .all([plan.origin.predicate, predicate], plan.origin.span)
      }
    }
  }

  /// The same query as if some searches had found every excerpt.
  package func finding(where isFound: (Predicate) -> Bool) -> QueryPlan {
    changed { plan in
      plan.origin.predicate = plan.origin.predicate.finding(where: isFound)
      for (index, step) in plan.steps.enumerated() {
        plan.steps[index].kind = step.kind.mapPredicates { $0.finding(where: isFound) }
      }
    }
  }

  /// The plan with a change made to it and to every plan inside it.
  private func changed(_ change: (inout QueryPlan) -> Void) -> QueryPlan {
    var changed = self
    change(&changed)
    for (index, step) in changed.steps.enumerated() {
      switch step.kind {
      case .combine(var combination, let rows):
        combination.other = combination.other.changed(change)
        changed.steps[index].kind = .combine(combination, rows: rows)
      case .join(var join, let columns):
        join.other = join.other.changed(change)
        changed.steps[index].kind = .join(join, columns: columns)
      default: break
      }
    }
    return changed
  }
}

extension Predicate {
  /// The predicate as if some searches of excerpts had found all.
  fileprivate func finding(where isFound: (Predicate) -> Bool) -> Predicate {
    switch self {
    case .text, .pattern: isFound(self) ? .everything : self
    default: mapParts { $0.finding(where: isFound) }
    }
  }
}
