package import QualmBase

/// What stands after `where`.
package indirect enum Condition: Sendable, Hashable {
  /// `page > 200`, `mission != its source.mission`, `theme = {resource, power}`.
  case comparison(Comparison)
  /// `chapter in (5, 6)`.
  case membership(Membership)
  /// `page between 200 and 220`.
  case between(Between)
  /// `summary contains "vacan*"`, `missions contains all of (MONUSCO, UNMIK)`.
  case contains(Contains)
  /// `id starts with DRC`.
  case startsWith(StartsWith)
  /// `summary matches /vacan(t|cies)/`.
  case matches(Matches)
  /// `citation is known`, `affiliation is missing`.
  case presence(Presence)
  case not(Condition, SourceSpan)
  case and(Condition, Condition, SourceSpan)
  case or(Condition, Condition, SourceSpan)
  /// `(condition)`; kept so that printing gives the text back.
  case group(Condition, SourceSpan)
  /// A place where no condition could be read; an error was reported there.
  case invalid(SourceSpan)

  package var span: SourceSpan {
    switch self {
    case .comparison(let node): node.span
    case .membership(let node): node.span
    case .between(let node): node.span
    case .contains(let node): node.span
    case .startsWith(let node): node.span
    case .matches(let node): node.span
    case .presence(let node): node.span
    case .not(_, let span), .and(_, _, let span), .or(_, _, let span), .group(_, let span),
      .invalid(let span):
      span
    }
  }
}

/// The left side of a condition: a field or the number of its values.
package enum Subject: Sendable, Hashable {
  case field(FieldName)
  /// `size(theme)`.
  case size(FieldName, SourceSpan)

  package var span: SourceSpan {
    switch self {
    case .field(let name): name.span
    case .size(_, let span): span
    }
  }
}

/// The right side of a comparison.
package enum Comparand: Sendable, Hashable {
  case literal(Literal)
  /// `its source.mission`: another field of the same row.
  case its(FieldName, SourceSpan)
  /// `{a, b}`: exactly this set.
  case set([Literal], SourceSpan)

  package var span: SourceSpan {
    switch self {
    case .literal(let literal): literal.span
    case .its(_, let span), .set(_, let span): span
    }
  }
}

/// `subject operator comparand`.
package struct Comparison: Sendable, Hashable {
  package enum Operator: String, Sendable, Hashable, CaseIterable {
    case equal = "="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
  }

  package var subject: Subject
  package var `operator`: Operator
  package var comparand: Comparand
  package var span: SourceSpan

  package init(
    subject: Subject, operator: Operator, comparand: Comparand, span: SourceSpan
  ) {
    self.subject = subject
    self.operator = `operator`
    self.comparand = comparand
    self.span = span
  }
}

/// `subject in (a, b)`, `subject not in (a, b)`.
package struct Membership: Sendable, Hashable {
  package var subject: Subject
  package var isNegated: Bool
  package var values: [Literal]
  package var span: SourceSpan

  package init(subject: Subject, isNegated: Bool, values: [Literal], span: SourceSpan) {
    self.subject = subject
    self.isNegated = isNegated
    self.values = values
    self.span = span
  }
}

/// `subject between low and high`, both ends included.
package struct Between: Sendable, Hashable {
  package var subject: Subject
  package var low: Literal
  package var high: Literal
  package var span: SourceSpan

  package init(subject: Subject, low: Literal, high: Literal, span: SourceSpan) {
    self.subject = subject
    self.low = low
    self.high = high
    self.span = span
  }
}

/// `field contains …`: searched words in a text, members of a many-valued field.
package struct Contains: Sendable, Hashable {
  package enum Requirement: Sendable, Hashable {
    /// `contains a`.
    case one(Literal)
    /// `contains all of (a, b)`, `any of`, `at least 2 of`.
    case some(Quantifier, [Literal])
    /// `contains only of (a, b)`: no value beside these.
    case only([Literal])
  }

  package var field: FieldName
  package var requirement: Requirement
  package var span: SourceSpan

  package init(field: FieldName, requirement: Requirement, span: SourceSpan) {
    self.field = field
    self.requirement = requirement
    self.span = span
  }
}

/// `field starts with text`.
package struct StartsWith: Sendable, Hashable {
  package var field: FieldName
  package var prefix: Literal
  package var span: SourceSpan

  package init(field: FieldName, prefix: Literal, span: SourceSpan) {
    self.field = field
    self.prefix = prefix
    self.span = span
  }
}

/// `field is known`, `field is missing`.
package struct Presence: Sendable, Hashable {
  package var field: FieldName
  package var isKnown: Bool
  package var span: SourceSpan

  package init(field: FieldName, isKnown: Bool, span: SourceSpan) {
    self.field = field
    self.isKnown = isKnown
    self.span = span
  }
}

/// `field matches /pattern/`.
package struct Matches: Sendable, Hashable {
  package var field: FieldName
  package var pattern: RegularExpression
  package var span: SourceSpan

  package init(field: FieldName, pattern: RegularExpression, span: SourceSpan) {
    self.field = field
    self.pattern = pattern
    self.span = span
  }
}
