package import QualmBase

/// Which excerpts: what stands after `find`.
package indirect enum CodeExpression: Sendable, Hashable {
  /// A code, a definition's name or an id: `coping`, `theme/resource`, `DRC-15.3`.
  case name(Word)
  /// The code itself and none below it: `exactly coping`.
  case exactly(Word, SourceSpan)
  /// Searched words: `"helicopter*"`.
  case text(StringLiteral)
  /// A pattern over the text, `/lack of (staff|money)/`.
  case pattern(RegularExpression, SourceSpan)
  /// Every excerpt, `*`.
  case everything(SourceSpan)
  /// Excerpts without a code.
  case uncoded(SourceSpan)
  /// A parameter that stands for a code.
  case parameter(ParameterUse)
  /// `operand coded by second`.
  case codedBy(CodedBy)
  /// `left with right in same field`, `left without right in same field`.
  case scope(ScopeRelation)
  /// `left linked by contradicts to right`, `left not linked`.
  case linked(LinkRelation)
  /// `left near right within 2 pages`, `left not inside other right`.
  case spans(SpanRelation)
  /// `not operand`.
  case not(CodeExpression, SourceSpan)
  /// `left and right` and its like.
  case binary(CodeBinary)
  /// `at least 2 of (a, b, c)`, `all of (…)`.
  case threshold(Threshold)
  /// `(operand)`; kept so that printing gives the text back.
  case group(CodeExpression, SourceSpan)
  /// A place where no operand could be read; an error was reported there.
  case invalid(SourceSpan)

  package var span: SourceSpan {
    switch self {
    case .name(let word): word.span
    case .exactly(_, let span), .pattern(_, let span), .everything(let span), .uncoded(let span),
      .not(_, let span),
      .group(_, let span), .invalid(let span):
      span
    case .text(let string): string.span
    case .parameter(let use): use.span
    case .codedBy(let node): node.span
    case .scope(let node): node.span
    case .linked(let node): node.span
    case .spans(let node): node.span
    case .binary(let node): node.span
    case .threshold(let node): node.span
    }
  }
}

/// `operand coded by first`, `coded by (first, second)`, `coded by any`.
package struct CodedBy: Sendable, Hashable {
  package enum Coders: Sendable, Hashable {
    /// Every coder, of record or not.
    case any(SourceSpan)
    /// These coders, at least one.
    case these([Literal])
  }

  package var operand: CodeExpression
  package var coders: Coders
  package var span: SourceSpan

  package init(operand: CodeExpression, coders: Coders, span: SourceSpan) {
    self.operand = operand
    self.coders = coders
    self.span = span
  }
}

/// `left with right in same field`: the left excerpts that share a value of the field with a
/// right one; `without`: those that share none.
package struct ScopeRelation: Sendable, Hashable {
  package var left: CodeExpression
  package var right: CodeExpression
  package var isNegated: Bool
  package var field: FieldName
  package var span: SourceSpan

  package init(
    left: CodeExpression, right: CodeExpression, isNegated: Bool, field: FieldName,
    span: SourceSpan
  ) {
    self.left = left
    self.right = right
    self.isNegated = isNegated
    self.field = field
    self.span = span
  }
}

/// `left linked by contradicts to right`: the left excerpts that a link of one of the types ties to a
/// right one, or to anything where there is none on the right; `not linked`: those that none does.
package struct LinkRelation: Sendable, Hashable {
  /// Which way a link leads, seen from the left.
  package enum Direction: String, Sendable, Hashable, CaseIterable {
    case to, from
    /// Either way.
    case with
  }

  /// What stands at the other end: `to coping`, `with other coping`.
  package struct Partner: Sendable, Hashable {
    package var direction: Direction
    /// Whether the left excerpt itself is left out.
    package var isOther: Bool
    package var codes: CodeExpression

    package init(direction: Direction, isOther: Bool, codes: CodeExpression) {
      self.direction = direction
      self.isOther = isOther
      self.codes = codes
    }
  }

  package var left: CodeExpression
  package var isNegated: Bool
  /// Any type where there is none.
  package var types: [Literal]
  package var partner: Partner?
  package var span: SourceSpan

  package init(
    left: CodeExpression, isNegated: Bool, types: [Literal], partner: Partner?, span: SourceSpan
  ) {
    self.left = left
    self.isNegated = isNegated
    self.types = types
    self.partner = partner
    self.span = span
  }
}

/// `left inside right`, `left near other right within 2 pages`: the left excerpts that lie so to a right
/// one; `not inside`: those that lie so to none.
package struct SpanRelation: Sendable, Hashable {
  package var left: CodeExpression
  package var comparison: SpanComparison
  package var isNegated: Bool
  /// Whether the left excerpt itself is left out.
  package var isOther: Bool
  package var right: CodeExpression
  /// How far the two may be from each other; `near` has always one.
  package var distance: SpanDistance?
  package var span: SourceSpan

  package init(
    left: CodeExpression, _ comparison: SpanComparison, isNegated: Bool, isOther: Bool,
    right: CodeExpression, distance: SpanDistance?, span: SourceSpan
  ) {
    self.left = left
    self.comparison = comparison
    self.isNegated = isNegated
    self.isOther = isOther
    self.right = right
    self.distance = distance
    self.span = span
  }
}

/// Two operands and the word between them; a chain leans to the left.
package struct CodeBinary: Sendable, Hashable {
  package enum Operator: String, Sendable, Hashable, CaseIterable {
    case and
    case butNot = "but not"
    case or
    case xor
  }

  package var `operator`: Operator
  package var left: CodeExpression
  package var right: CodeExpression
  package var span: SourceSpan

  package init(
    _ operator: Operator, _ left: CodeExpression, _ right: CodeExpression, span: SourceSpan
  ) {
    self.operator = `operator`
    self.left = left
    self.right = right
    self.span = span
  }
}

/// How many of a list: `exactly 2 of`, `at least 1 of`, `all of`, `any of`.
package enum Quantifier: Sendable, Hashable {
  case exactly(Int)
  case atLeast(Int)
  case atMost(Int)
  case all
  case any
}

/// `at least 2 of (a, b, c)`.
package struct Threshold: Sendable, Hashable {
  package var quantifier: Quantifier
  package var operands: [CodeExpression]
  package var span: SourceSpan

  package init(quantifier: Quantifier, operands: [CodeExpression], span: SourceSpan) {
    self.quantifier = quantifier
    self.operands = operands
    self.span = span
  }
}
