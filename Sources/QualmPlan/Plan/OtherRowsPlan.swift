/// `union`, `intersect`, `except`: the rows at hand and those of another plan.
///
/// Rows of a relation are combined as sets, those of tables as whole rows: the columns are the same on
/// both sides, though perhaps in another order on the other.
package struct CombinationPlan: Sendable, Hashable {
  package enum Operation: String, Sendable, Hashable {
    case union, intersect, except
  }

  package var operation: Operation
  package var other: QueryPlan
  /// The denominator of sources from here on, in the place of the plan's own: after `union` the voices
  /// that either side asks, after `intersect` those that both ask, after `except` those of the rows at
  /// hand; and the conditions that follow.
  package var voices: Predicate

  package init(operation: Operation, other: QueryPlan, voices: Predicate = .everything) {
    self.operation = operation
    self.other = other
    self.voices = voices
  }
}

/// `join`: columns of another plan's rows where they match. Follows a step that makes a table, and so
/// does the other plan's end.
package struct JoinPlan: Sendable, Hashable {
  /// What the rows are called at the foot.
  package var name: String
  package var other: QueryPlan
  /// The columns that must have an equal value, here and there.
  package var matches: [Match]
  /// The other rows' columns that are added, and what they are called here.
  package var columns: [Renamed]

  /// A pair of columns.
  package struct Match: Sendable, Hashable {
    package var column: FieldReference
    package var other: FieldReference

    package init(column: FieldReference, other: FieldReference) {
      self.column = column
      self.other = other
    }
  }

  package init(name: String, other: QueryPlan, matches: [Match], columns: [Renamed]) {
    self.name = name
    self.other = other
    self.matches = matches
    self.columns = columns
  }
}
