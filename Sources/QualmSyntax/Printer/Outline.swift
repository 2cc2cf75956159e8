import QualmBase

/// Shows the shape of a tree: everything that carries meaning, and neither places nor brackets.
///
/// Two texts with the same outline mean the same; tests and the formatter compare by it.
package enum Outline {
  /// The outline of a script, a line for each statement.
  package static func of(_ script: Script) -> String {
    script.statements.map { of($0) + "\n" }.joined()
  }

  /// The outline of one statement.
  package static func of(_ statement: Statement) -> String {
    switch statement {
    case .query(let query): of(query)
    case .explain(let query, _): node("explain", of(query))
    case .why(let why): of(why)
    case .continuation(let stages, _): node("continue", stages.map(of))
    case .let(let definition):
      node(
        "let", documentation(definition.documentation) + [of(definition.name)] + of(definition.body)
      )
    case .param(let declaration):
      node(
        "param",
        documentation(declaration.documentation) + [of(declaration.name)]
          + (declaration.defaultValue.map { [of($0)] } ?? []))
    case .use(let use):
      switch use.module {
      case .library(let word): node("use", of(word))
      case .file(let string): node("use", of(string))
      }
    case .external(let external):
      node(
        "external",
        documentation(external.documentation)
          + [of(external.kind), of(external.name), of(external.signature)])
    }
  }

  private static func node(_ name: String, _ parts: String...) -> String { node(name, parts) }

  private static func node(_ name: String, _ parts: [String]) -> String {
    "(" + ([name] + parts).joined(separator: " ") + ")"
  }

  private static func documentation(_ text: String?) -> [String] {
    text.map { [StringContent.quoted($0)] } ?? []
  }

  private static func of(_ query: Query) -> String {
    let head =
      switch query.head {
      case .find(let codes): node("find", of(codes))
      case .from(let word): node("from", of(word))
      }
    let extent = query.extent.map { ["as-" + $0.kind.rawValue] } ?? []
    let framework = query.framework.map { [node("under", of($0))] } ?? []
    return node("query", [head] + extent + framework + query.stages.map(of))
  }

  private static func of(_ why: Why) -> String {
    let body =
      switch why.body {
      case .query(let query): of(query)
      case .codes(let codes): of(codes)
      }
    return node(why.isNot ? "why-not" : "why", of(why.id), body)
  }

  private static func of(_ body: Definition.Body) -> [String] {
    switch body {
    case .codes(let codes): [of(codes)]
    case .query(let query): [of(query)]
    case .stages(let parameters, let stages):
      [node("parameters", parameters.map(of))] + stages.map(of)
    }
  }

  /// The outline of a code expression.
  package static func of(_ codes: CodeExpression) -> String {
    switch codes {
    case .name(let word): of(word)
    case .exactly(let word, _): node("exactly", of(word))
    case .text(let string): of(string)
    case .everything: "*"
    case .uncoded: "uncoded!"
    case .parameter(let use): of(use)
    case .codedBy(let coded):
      switch coded.coders {
      case .any: node("coded-by-any", of(coded.operand))
      case .these(let coders): node("coded-by", [of(coded.operand)] + coders.map(of))
      }
    case .scope(let scope):
      node(
        scope.isNegated ? "without" : "with", of(scope.left), of(scope.right), of(scope.field))
    case .linked(let link):
      node(
        link.isNegated ? "not-linked" : "linked",
        [of(link.left), node("types", link.types.map(of))]
          + (link.partner.map { partner in
            [
              node(
                partner.direction.rawValue + (partner.isOther ? "-other" : ""), of(partner.codes))
            ]
          } ?? []))
    case .spans(let spans):
      node(
        (spans.isNegated ? "not-" : "") + spans.comparison.rawValue
          + (spans.isOther ? "-other" : ""),
        [of(spans.left), of(spans.right)]
          + (spans.distance.map { ["\($0.count) \($0.unit.rawValue)"] } ?? []))
    case .not(let operand, _): node("not", of(operand))
    case .binary(let binary):
      node(
        binary.operator == .butNot ? "but-not" : binary.operator.rawValue, of(binary.left),
        of(binary.right))
    case .threshold(let threshold):
      node("of", [of(threshold.quantifier)] + threshold.operands.map { of($0) })
    case .group(let inner, _): of(inner)
    case .invalid: "?"
    }
  }

  private static func of(_ quantifier: Quantifier) -> String {
    switch quantifier {
    case .exactly(let number): "=\(number)"
    case .atLeast(let number): ">=\(number)"
    case .atMost(let number): "<=\(number)"
    case .all: "all"
    case .any: "any"
    }
  }

  /// The outline of a condition.
  package static func of(_ condition: Condition) -> String {
    switch condition {
    case .comparison(let test):
      node(test.operator.rawValue, of(test.subject), of(test.comparand))
    case .membership(let test):
      node(test.isNegated ? "not-in" : "in", [of(test.subject)] + test.values.map(of))
    case .between(let test): node("between", of(test.subject), of(test.low), of(test.high))
    case .contains(let test):
      switch test.requirement {
      case .one(let value): node("contains", of(test.field), of(value))
      case .some(let quantifier, let values):
        node("contains", [of(test.field), of(quantifier)] + values.map(of))
      case .only(let values): node("contains-only", [of(test.field)] + values.map(of))
      }
    case .startsWith(let test): node("starts-with", of(test.field), of(test.prefix))
    case .presence(let test): node(test.isKnown ? "known" : "missing", of(test.field))
    case .not(let operand, _): node("not", of(operand))
    case .and(let left, let right, _): node("and", of(left), of(right))
    case .or(let left, let right, _): node("or", of(left), of(right))
    case .group(let inner, _): of(inner)
    case .invalid: "?"
    }
  }

  private static func of(_ subject: Subject) -> String {
    switch subject {
    case .field(let field): of(field)
    case .size(let field, _): node("size", of(field))
    }
  }

  private static func of(_ comparand: Comparand) -> String {
    switch comparand {
    case .literal(let literal): of(literal)
    case .its(let field, _): node("its", of(field))
    case .set(let values, _): node("set", values.map(of))
    }
  }

  /// The outline of one stage.
  package static func of(_ stage: Stage) -> String {
    switch stage.kind {
    case .where(let condition): node("where", of(condition))
    case .count(let distinct, let keys):
      node("count", (distinct.map { [node("distinct", of($0))] } ?? []) + keys.map(of))
    case .summarize(let aggregates, let keys):
      node("summarize", aggregates.map(of) + keys.map(of))
    case .matrix(let matrix):
      node(
        "matrix", node("rows", matrix.rows.map(of)), node("columns", matrix.columns.map(of)),
        of(matrix.cell))
    case .cell(let groups): node("cell", groups.map(of))
    case .select(let fields): node("select", fields.map(of))
    case .sort(let keys):
      node("sort", keys.map { $0.isDescending ? node("desc", of($0.field)) : of($0.field) })
    case .first(let amount): node("first", of(amount))
    case .last(let amount): node("last", of(amount))
    case .skip(let amount): node("skip", of(amount))
    case .sample(let amount, let seed): node("sample", of(amount), of(seed))
    case .distinct(let fields): node("distinct", fields.map(of))
    case .with(let columns): node("with", columns.map { node("=", of($0.name), of($0.expression)) })
    case .rename(let renamings):
      node("rename", renamings.map { node("as", of($0.old), of($0.new)) })
    case .drop(let fields): node("drop", fields.map(of))
    case .expand(let field): node("expand", of(field))
    case .quote: "quote!"
    case .context(let number, let unit): node("context", "\(number)", unit.rawValue)
    case .agree(let agreement):
      node("agree", [agreement.unit.rawValue] + (agreement.facet.map { [of($0)] } ?? []))
    case .links(let types): node("links", types.map(of))
    case .saturation(let key, let order):
      node("saturation", [of(key)] + (order.map { [node("order", of($0))] } ?? []))
    case .timeline(let field, let unit): node("timeline", of(field), unit.rawValue)
    case .rule(let rule):
      node("rule", of(rule.condition), of(rule.consequence), rule.unit.rawValue)
    case .cooccur(let pairs):
      node(
        "cooccur",
        [of(pairs.first)] + (pairs.second.map { [node("with", of($0))] } ?? [])
          + [of(pairs.togetherness)])
    case .combine(let combination):
      node(combination.operation.rawValue, of(combination.rows))
    case .join(let join):
      node(
        "join", of(join.rows),
        node(
          "on", join.matches.map { node("=", [of($0.field)] + ($0.other.map { [of($0)] } ?? [])) }))
    case .chart(let kind, let file): node("chart", [kind.rawValue] + (file.map { [of($0)] } ?? []))
    case .to(let file): node("to", of(file))
    case .call(let name, let values): node("call", [of(name)] + values.map(of))
    case .invalid: "?"
    }
  }

  private static func of(_ rows: OtherRows) -> String {
    switch rows {
    case .named(let word): of(word)
    case .query(let query, _): of(query)
    }
  }

  private static func of(_ cell: Matrix.Cell) -> String {
    switch cell {
    case .count(let unit): node("count", unit.rawValue)
    case .share(let base): node("share", base.rawValue)
    case .ids: "ids!"
    case .summaries(let number): node("summaries", "\(number)")
    }
  }

  private static func of(_ key: Key) -> String {
    let depth =
      switch key.depth {
      case .children: [String]()
      case .levels(let number): ["depth-\(number)"]
      case .leaves: ["leaves!"]
      }
    return node(
      "key",
      (key.isEvery ? ["every!"] : []) + (key.isCombined ? ["combined!"] : []) + [of(key.field)]
        + depth)
  }

  private static func of(_ togetherness: Cooccurrence.Togetherness) -> String {
    switch togetherness {
    case .excerpt: "excerpt!"
    case .overlap: "overlap!"
    case .near(let distance): node("near", "\(distance.count) \(distance.unit.rawValue)")
    case .source: "source!"
    }
  }

  private static func of(_ aggregate: NamedAggregate) -> String {
    node(
      "=", of(aggregate.name),
      node(aggregate.function.rawValue, aggregate.arguments.map(of)))
  }

  private static func of(_ expression: Expression) -> String {
    switch expression {
    case .field(let field): of(field)
    case .number(let word): node("number", of(word))
    case .string(let string): of(string)
    case .size(let field, _): node("size", of(field))
    case .binary(let own, let left, let right, _): node(own.rawValue, of(left), of(right))
    case .group(let inner, _): of(inner)
    case .invalid: "?"
    }
  }

  private static func of(_ word: Word) -> String { Printer.print(word) }
  private static func of(_ string: StringLiteral) -> String { Printer.print(string) }
  private static func of(_ use: ParameterUse) -> String { "$" + use.name }
  private static func of(_ amount: Amount) -> String { Printer.print(amount) }
  private static func of(_ literal: Literal) -> String { Printer.print(literal) }
  private static func of(_ field: FieldName) -> String { Printer.print(field) }
}
