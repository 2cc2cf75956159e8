package import QualmBase

/// The rows that a stage takes up beside its own.
package indirect enum OtherRows: Sendable, Hashable {
  /// A table, or what a `let` named: `makeshift`.
  case named(Word)
  /// A query in brackets, and the place of both.
  case query(Query, SourceSpan)

  package var span: SourceSpan {
    switch self {
    case .named(let word): word.span
    case .query(_, let span): span
    }
  }
}

/// `union (find learning)`: whole rows of two queries.
package struct Combination: Sendable, Hashable {
  package enum Operation: String, Sendable, Hashable, CaseIterable {
    case union, intersect, except
  }

  package var operation: Operation
  package var rows: OtherRows

  package init(_ operation: Operation, _ rows: OtherRows) {
    self.operation = operation
    self.rows = rows
  }
}

/// `join missions on mission = id`: columns of rows that match.
package struct Join: Sendable, Hashable {
  /// One pair of fields that must have equal values.
  package struct Match: Sendable, Hashable {
    package var field: FieldName
    /// The field of the other rows; nil where it has the same name.
    package var other: FieldName?
    package var span: SourceSpan

    package init(field: FieldName, other: FieldName?, span: SourceSpan) {
      self.field = field
      self.other = other
      self.span = span
    }
  }

  package var rows: OtherRows
  package var matches: [Match]

  package init(_ rows: OtherRows, on matches: [Match]) {
    self.rows = rows
    self.matches = matches
  }
}
