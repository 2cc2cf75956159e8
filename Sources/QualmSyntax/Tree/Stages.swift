package import QualmBase

/// One step of a pipeline, from its word to before the next `|`.
package struct Stage: Sendable, Hashable {
  package indirect enum Kind: Sendable, Hashable {
    case `where`(Condition)
    /// `count [distinct f] [by keys]`.
    case count(distinct: FieldName?, keys: [Key])
    /// `summarize name = aggregate, … [by keys]`.
    case summarize([NamedAggregate], keys: [Key])
    case matrix(Matrix)
    /// `cell resource, rq2`: the excerpts behind one cell of the matrix before it.
    case cell([Literal])
    case select([FieldName])
    case sort([SortKey])
    case first(Amount)
    case last(Amount)
    case skip(Amount)
    /// `sample 60 seed 1`.
    case sample(Amount, seed: Literal)
    /// `distinct`, `distinct source, page`.
    case distinct([FieldName])
    /// `with ratio = excerpts / sources`.
    case with([NamedExpression])
    /// `rename organisation as body`.
    case rename([Renaming])
    case drop([FieldName])
    case expand(FieldName)
    case quote
    /// `context 2 sentences`.
    case context(Int, TextUnit)
    /// `agree on theme`.
    case agree(Agreement)
    /// `links contradicts or repeats`; any type where there is none.
    case links([Literal])
    /// `cooccur theme with coping by near 2 pages`.
    case cooccur(Cooccurrence)
    /// `union (find learning)`, `except makeshift`.
    case combine(Combination)
    /// `join missions on mission = id`.
    case join(Join)
    /// `rule resource => coping per source`.
    case rule(Rule)
    /// `saturation by source order coded`.
    case saturation(Key, order: FieldName?)
    /// `timeline coded by month`.
    case timeline(FieldName, DateUnit)
    /// `chart bar`, `chart bar to "f.svg"`: what is written last may be a parameter.
    case chart(Answer.Chart.Kind, to: Literal?)
    /// `to "f.csv"`.
    case to(Literal)
    /// A stage that a `let` defined: `top(theme)`.
    case call(Word, [Literal])
    /// A stage that could not be read; an error was reported there.
    case invalid
  }

  package var kind: Kind
  package var span: SourceSpan

  package init(_ kind: Kind, span: SourceSpan) {
    self.kind = kind
    self.span = span
  }
}

/// One key of a grouping: `theme depth 2`, `every source`, `combined placed_theme`.
package struct Key: Sendable, Hashable {
  package enum Depth: Sendable, Hashable {
    /// `theme`: the children of the node.
    case children
    /// `theme depth 2`.
    case levels(Int)
    /// `theme leaves`: codes as applied.
    case leaves
  }

  package var field: FieldName
  /// Keeps empty groups.
  package var isEvery: Bool
  /// Takes the set of values as one group.
  package var isCombined: Bool
  package var depth: Depth
  package var span: SourceSpan

  package init(
    field: FieldName, isEvery: Bool, isCombined: Bool, depth: Depth, span: SourceSpan
  ) {
    self.field = field
    self.isEvery = isEvery
    self.isCombined = isCombined
    self.depth = depth
    self.span = span
  }
}

/// `missions = values(mission)`.
package struct NamedAggregate: Sendable, Hashable {
  package enum Function: String, Sendable, Hashable, CaseIterable {
    case count, sources, distinct, values, first, min, max, sum, mean, median, share
  }

  package var name: Word
  package var function: Function
  package var arguments: [FieldName]
  package var span: SourceSpan

  package init(name: Word, function: Function, arguments: [FieldName], span: SourceSpan) {
    self.name = name
    self.function = function
    self.arguments = arguments
    self.span = span
  }
}

/// `matrix theme by question count sources`.
package struct Matrix: Sendable, Hashable {
  package enum Unit: String, Sendable, Hashable, CaseIterable {
    case excerpts, sources, codings, documents
  }

  package enum Base: String, Sendable, Hashable, CaseIterable {
    case row, column, total
  }

  package enum Cell: Sendable, Hashable {
    /// `count [distinct] unit`; both read the same, a unit is counted once.
    case count(Unit)
    /// `share of row`.
    case share(Base)
    case ids
    /// `summaries 3`.
    case summaries(Int)
  }

  package var rows: [Key]
  package var columns: [Key]
  package var cell: Cell

  package init(rows: [Key], columns: [Key], cell: Cell) {
    self.rows = rows
    self.columns = columns
    self.cell = cell
  }
}

/// `agree by coder on theme unit source`.
package struct Agreement: Sendable, Hashable {
  package enum Unit: String, Sendable, Hashable, CaseIterable {
    case excerpt, source
  }

  /// The codes that are compared; nil for each facet as a whole.
  package var facet: Key?
  package var unit: Unit

  package init(facet: Key?, unit: Unit) {
    self.facet = facet
    self.unit = unit
  }
}

/// `cooccur theme with coping by near 2 pages`.
package struct Cooccurrence: Sendable, Hashable {
  /// Where two groups go together.
  package enum Togetherness: Sendable, Hashable {
    /// On one excerpt.
    case excerpt
    /// On excerpts that share text.
    case overlap
    /// On excerpts at most so far from each other.
    case near(SpanDistance)
    /// With one source.
    case source
  }

  package var first: Key
  /// The groups paired with those of the first key; nil for pairs of these among themselves.
  package var second: Key?
  package var togetherness: Togetherness

  package init(first: Key, second: Key?, togetherness: Togetherness) {
    self.first = first
    self.second = second
    self.togetherness = togetherness
  }
}

/// `rule resource => coping per source`: what has the one also has the other.
package struct Rule: Sendable, Hashable {
  package enum Unit: String, Sendable, Hashable, CaseIterable {
    case source, excerpt
  }

  package var condition: CodeExpression
  package var consequence: CodeExpression
  package var unit: Unit

  package init(condition: CodeExpression, consequence: CodeExpression, unit: Unit) {
    self.condition = condition
    self.consequence = consequence
    self.unit = unit
  }
}

/// `excerpts desc`.
package struct SortKey: Sendable, Hashable {
  package var field: FieldName
  package var isDescending: Bool
  package var span: SourceSpan

  package init(field: FieldName, isDescending: Bool, span: SourceSpan) {
    self.field = field
    self.isDescending = isDescending
    self.span = span
  }
}

/// `name = expression` of a `with`.
package struct NamedExpression: Sendable, Hashable {
  package var name: Word
  package var expression: Expression
  package var span: SourceSpan

  package init(name: Word, expression: Expression, span: SourceSpan) {
    self.name = name
    self.expression = expression
    self.span = span
  }
}

/// Arithmetic over the columns of a row; a bare word is a column here, unless it is a number.
package indirect enum Expression: Sendable, Hashable {
  package enum Operator: String, Sendable, Hashable, CaseIterable {
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
  }

  case field(FieldName)
  /// A whole or decimal number.
  case number(Word)
  case string(StringLiteral)
  case size(FieldName, SourceSpan)
  case binary(Operator, Expression, Expression, SourceSpan)
  case group(Expression, SourceSpan)
  case invalid(SourceSpan)

  package var span: SourceSpan {
    switch self {
    case .field(let name): name.span
    case .number(let word): word.span
    case .string(let string): string.span
    case .size(_, let span), .binary(_, _, _, let span), .group(_, let span), .invalid(let span):
      span
    }
  }
}

/// `old as new`.
package struct Renaming: Sendable, Hashable {
  package var old: FieldName
  package var new: Word

  package init(old: FieldName, new: Word) {
    self.old = old
    self.new = new
  }
}
