package import QualmBase

/// Everything in one text, in order.
package struct Script: Sendable, Hashable {
  package var statements: [Statement]
  package var span: SourceSpan

  package init(statements: [Statement], span: SourceSpan) {
    self.statements = statements
    self.span = span
  }
}

/// One sentence.
package enum Statement: Sendable, Hashable {
  case query(Query)
  /// `explain query`.
  case explain(Query, SourceSpan)
  /// `why DRC-15.3 in (query)`.
  case why(Why)
  case `let`(Definition)
  case param(ParameterDeclaration)
  case use(Use)
  /// `claim "sentence" that condition`.
  case claim(Claim)
  /// A line that begins with `|` and carries on from the last result; prompt only.
  case continuation([Stage], SourceSpan)

  package var span: SourceSpan {
    switch self {
    case .query(let node): node.span
    case .explain(_, let span), .continuation(_, let span): span
    case .why(let node): node.span
    case .let(let node): node.span
    case .param(let node): node.span
    case .use(let node): node.span
    case .claim(let node): node.span
    }
  }
}

/// A head and the stages that its rows pass through.
package struct Query: Sendable, Hashable {
  package enum Head: Sendable, Hashable {
    /// `find coping [under initial]`.
    case find(CodeExpression)
    /// `from sources`, `from missions`, `from myQuery`.
    case from(Word)
  }

  package var head: Head
  /// The head's place, from `find` or `from` to the end of what it names.
  package var headSpan: SourceSpan
  /// `as union`: what is given of a relation of spans.
  package var extent: Extent?
  /// `under initial`: the framework that the whole query sees.
  package var framework: Literal?
  /// A condition written without `|` is the first stage.
  package var stages: [Stage]
  package var span: SourceSpan

  package init(
    head: Head, headSpan: SourceSpan, extent: Extent? = nil, framework: Literal?,
    stages: [Stage], span: SourceSpan
  ) {
    self.head = head
    self.headSpan = headSpan
    self.extent = extent
    self.framework = framework
    self.stages = stages
    self.span = span
  }
}

/// What is given of a relation of spans: `as whole`, `as overlap`, `as union`.
package struct Extent: Sendable, Hashable {
  package var kind: SpanExtent
  package var span: SourceSpan

  package init(_ kind: SpanExtent, span: SourceSpan) {
    self.kind = kind
    self.span = span
  }
}

/// `let makeshift = coping or stand-ins`, `let top(f) = count by $f | first 5`.
package struct Definition: Sendable, Hashable {
  package enum Body: Sendable, Hashable {
    case codes(CodeExpression)
    case query(Query)
    /// With a list of parameters, which may be empty.
    case stages(parameters: [Word], [Stage])
  }

  /// The `---` comment before it, without the dashes, line by line.
  package var documentation: String?
  package var name: Word
  package var body: Body
  package var span: SourceSpan

  package init(documentation: String?, name: Word, body: Body, span: SourceSpan) {
    self.documentation = documentation
    self.name = name
    self.body = body
    self.span = span
  }
}

/// `param mission = MONUSCO`; without a default a value must be given.
package struct ParameterDeclaration: Sendable, Hashable {
  package var documentation: String?
  package var name: Word
  package var defaultValue: Literal?
  package var span: SourceSpan

  package init(documentation: String?, name: Word, defaultValue: Literal?, span: SourceSpan) {
    self.documentation = documentation
    self.name = name
    self.defaultValue = defaultValue
    self.span = span
  }
}

/// `use framework`, `use "./mine.qlm"`.
package struct Use: Sendable, Hashable {
  package enum Module: Sendable, Hashable {
    /// A module of the standard library.
    case library(Word)
    /// A file, relative to the text that uses it.
    case file(StringLiteral)
  }

  package var module: Module
  package var span: SourceSpan

  package init(module: Module, span: SourceSpan) {
    self.module = module
    self.span = span
  }
}
