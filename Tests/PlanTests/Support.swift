import QualmBase
import QualmPlan
import QualmSyntax
import Testing

/// A script resolved against the test corpus: what came of its last query, and all that was said.
struct Resolved {
  var plan: QueryPlan?
  /// Each diagnostic as `Q0201 [copng] unknown code …` with `-- hint` and `<< related`.
  var said: [String]

  /// Resolves `text`, whose definitions come into force at once, as those of a script do, and
  /// carries on from its last query with the line `then`.
  ///
  /// Fails the test where a text cannot be read.
  init(
    _ text: String, then line: String? = nil, framework: String? = nil,
    given: [String: String] = [:], catalog: TestCatalog = TestCatalog(),
    sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) {
    let texts = ([text] + (line.map { [$0] } ?? [])).map { SourceText(name: "query", text: $0) }
    let statements = texts.enumerated().flatMap { index, text in
      let parsed = Parser.parse(text, file: FileID(UInt16(index)))
      #expect(parsed.diagnostics.map(\.message) == [], sourceLocation: sourceLocation)
      return parsed.script.statements
    }
    var definitions = Definitions(given: given)
    for statement in statements {
      switch statement {
      case .let(let definition): definitions.define(definition)
      case .param(let declaration): definitions.declare(declaration)
      case .query, .explain, .why, .use, .external, .continuation: break
      }
    }
    var resolver = Resolver(catalog: catalog, definitions: definitions, framework: framework)
    var diagnostics: [Diagnostic] = []
    for statement in statements {
      switch statement {
      case .let(let definition): diagnostics += resolver.check(definition)
      case .query(let query), .explain(let query, _):
        let result = resolver.plan(query)
        plan = result.plan
        diagnostics += result.diagnostics
      case .continuation(let stages, _):
        guard let last = plan else { continue }
        let result = resolver.continuing(last, with: stages)
        plan = result.plan
        diagnostics = result.diagnostics
      case .param, .use, .why, .external: break
      }
    }
    said = diagnostics.map { diagnostic in
      Resolved.line(diagnostic, texts[Int(diagnostic.span?.file.index ?? 0)])
    }
  }

  private static func line(_ diagnostic: Diagnostic, _ source: SourceText) -> String {
    var line = "\(diagnostic.code)"
    if diagnostic.severity != .error { line += " \(diagnostic.severity.rawValue)" }
    if let span = diagnostic.span { line += " [\(source.text(in: span))]" }
    line += " \(diagnostic.message)"
    if let hint = diagnostic.hint { line += " -- \(hint)" }
    for label in diagnostic.related {
      line += " << [\(source.text(in: label.span))] \(label.text)"
    }
    return line
  }

  /// The predicate of the head, in short.
  var origin: String? { plan.map { Short.text($0.origin.predicate) } }
  /// The steps, in short.
  var steps: [String] { plan?.steps.map { Short.text($0) } ?? [] }
  /// The denominator of sources, in short.
  var voices: String? { plan.map { Short.text($0.voices) } }
}

/// Plans written so that a test can compare them.
enum Short {
  static func text(_ predicate: Predicate) -> String {
    switch predicate {
    case .everything: "*"
    case .nothing: "nothing"
    case .coded(let selection, _): text(selection)
    case .uncoded: "uncoded"
    case .text(let pattern, _): "\"\(pattern.source)\""
    case .test(let field, let test, _): "\(text(field)) \(text(test))"
    case .compare(let first, let ordering, let second, _):
      "\(text(first)) \(ordering.rawValue) its \(text(second))"
    case .scope(let left, let right, let field, let isNegated, _):
      "(\(text(left)) \(isNegated ? "without" : "with") \(text(right)) in same \(text(field)))"
    case .linked(let left, let test, let right, let isNegated, _):
      "(\(text(left)) \(isNegated ? "not linked" : "linked")"
        + (test.types.map { " by \($0)" } ?? "") + " \(test.direction)"
        + (test.isToOthers ? " other" : "") + (right.map { " \(text($0))" } ?? "") + ")"
    case .spans(let left, let test, let right, let isNegated, _):
      "(\(text(left)) \(isNegated ? "not " : "")\(test.comparison.rawValue)"
        + (test.isToOthers ? " other" : "") + " \(text(right))"
        + (test.distance.map { " within \($0.count) \($0.unit)" } ?? "") + ")"
    case .not(let part, _): "not \(text(part))"
    case .and(let parts, _): "(" + parts.map(text).joined(separator: " and ") + ")"
    case .or(let parts, _): "(" + parts.map(text).joined(separator: " or ") + ")"
    case .xor(let parts, _): "(" + parts.map(text).joined(separator: " xor ") + ")"
    case .threshold(let test, let parts, _):
      "\(test.ordering.rawValue) \(test.count) of (\(parts.map(text).joined(separator: ", ")))"
    }
  }

  private static func text(_ selection: CodeSelection) -> String {
    let codes = selection.codes.map { TestCatalog().codes[$0.index].path }
    let by =
      switch selection.coders {
      case .ofRecord: ""
      case .any: " by any"
      case .these(let ids): " by \(ids.joined(separator: "+"))"
      }
    return "{" + codes.joined(separator: " ") + "}" + by
  }

  static func text(_ field: FieldReference) -> String {
    let many = field.isMany ? "*" : ""
    switch field.origin {
    case .column(let name): return "column " + name + many
    case .field(let hops, let last):
      return (hops.map(\.name) + ["\(last.relation.text):\(last.name)"]).joined(separator: ">")
        + many
    }
  }

  private static func text(_ test: ValueTest) -> String {
    switch test {
    case .anyOf(let values): "in [\(text(values))]"
    case .codes(let codes):
      "in {\(codes.map { TestCatalog().codes[$0.index].path }.joined(separator: " "))}"
    case .ordering(let ordering, let value): "\(ordering.rawValue) \(text([value]))"
    case .between(let low, let high): "between \(text([low])) and \(text([high]))"
    case .startsWith(let prefix): "starts with \(prefix)"
    case .matches(let pattern): "matches \"\(pattern.source)\""
    case .isKnown: "is known"
    case .contains(let count, let values):
      "contains \(count.ordering.rawValue) \(count.count) of [\(text(values))]"
    case .onlyOf(let values): "only of [\(text(values))]"
    case .setEquals(let values): "= {\(text(values))}"
    case .size(let ordering, let count): "size \(ordering.rawValue) \(count)"
    }
  }

  private static func text(_ values: [Value]) -> String {
    values.map { value in
      switch value {
      case .missing: "–"
      case .text(let text): text
      case .integer(let number): "\(number)i"
      case .number(let number): "\(number)n"
      case .boolean(let truth): "\(truth)"
      case .date(let date): "\(date)d"
      case .list(let values): "(\(text(values)))"
      }
    }.joined(separator: ", ")
  }

  static func text(_ step: Step) -> String {
    switch step.kind {
    case .filter(let predicate, let negations):
      "where \(text(predicate))"
        + (negations.isEmpty ? "" : " missing \(negations.map(text).joined(separator: ", "))")
    case .select(let fields): "select \(fields.map(named).joined(separator: ", "))"
    case .sort(let terms):
      "sort "
        + terms.map { text($0.reference) + ($0.isDescending ? " desc" : "") }
        .joined(separator: ", ")
    case .first(let count): "first \(count)"
    case .last(let count): "last \(count)"
    case .skip(let count): "skip \(count)"
    case .sample(let count, let seed): "sample \(count) seed \(seed)"
    case .distinct(let fields): "distinct \(fields.map(text).joined(separator: ", "))"
    case .count(let distinct, let keys):
      "count" + (distinct.map { " distinct \(text($0))" } ?? "") + by(keys)
    case .summarize(let aggregates, let keys):
      "summarize "
        + aggregates.map { "\($0.name) = \(text($0.function))" }.joined(separator: ", ") + by(keys)
    case .matrix(let plan):
      "matrix \(plan.rows.map(text).joined(separator: ", "))"
        + by(plan.columns) + " cells \(plan.cellName) \(plan.cell)"
    case .cell(let keys, let addresses):
      "cell "
        + zip(keys, addresses).map { "\($0.name) \(text($1, of: $0))" }.joined(separator: ", ")
    case .compute(let name, let arithmetic, let type):
      "compute \(name) = \(text(arithmetic)) as \(type)"
    case .rename(let pairs):
      "rename " + pairs.map { "\($0.old) as \($0.new)" }.joined(separator: ", ")
    case .drop(let names): "drop \(names.joined(separator: ", "))"
    case .expand(let field): "expand \(text(field))"
    case .words(let fields, let context):
      "words \(fields.map(named).joined(separator: ", "))"
        + (context.map { " context \($0.count) \($0.unit)" } ?? "")
    case .pairs(let test, let right, let extent):
      "pairs \(test.comparison.rawValue)\(test.isToOthers ? " other" : "") \(text(right)) as \(extent)"
    case .links(let types): "links" + (types.map { " \($0)" } ?? "")
    case .saturation(let plan):
      "saturation" + by([plan.key]) + (plan.order.map { " order \(text($0))" } ?? "")
    case .timeline(let plan): "timeline \(text(plan.dates)) by \(plan.unit)"
    case .rule(let plan):
      "rule \(plan.words.condition) => \(plan.words.consequence) per \(plan.unit)"
    case .cooccur(let plan):
      "cooccur \(text(plan.first))" + (plan.second.map { " with \(text($0))" } ?? "")
        + " by \(plan.unit)"
    case .combine(let plan, _):
      "\(plan.operation.rawValue) (\(text(plan.other))) of \(text(plan.voices))"
    case .cite(let style): "cite \(style.rawValue)"
    case .join(let plan, _):
      "join (\(text(plan.other))) on "
        + plan.matches.map { "\(text($0.column)) = \(text($0.other))" }.joined(separator: ", ")
        + " adds \(plan.columns.map { "\($0.old) as \($0.new)" }.joined(separator: ", "))"
    case .agree(let plan):
      "agree \(plan.name)\(plan.listsGroups ? " each" : "") of \(plan.unit)"
        + plan.facets.map { " \($0.label) [\($0.groups.map(text).joined(separator: " | "))]" }
        .joined()
    }
  }

  static func text(_ plan: QueryPlan) -> String {
    ([plan.origin.relation.text + " " + text(plan.origin.predicate)] + plan.steps.map(text))
      .joined(separator: " | ")
  }

  private static func named(_ field: FieldReference) -> String {
    "\(text(field)) as \(field.name)"
  }

  private static func by(_ keys: [GroupKey]) -> String {
    keys.isEmpty ? "" : " by \(keys.map(text).joined(separator: ", "))"
  }

  static func text(_ key: GroupKey) -> String {
    let kind =
      switch key.kind {
      case .values(let field): text(field)
      case .valueSets(let field): "sets of \(text(field))"
      case .codes(let groups): "[\(groups.map(text).joined(separator: " | "))]"
      case .codeSets(let groups): "sets of [\(groups.map(text).joined(separator: " | "))]"
      }
    return (key.keepsEmpty ? "every " : "") + kind + (key.isSourceAttribute ? " of sources" : "")
  }

  private static func text(_ group: CodeGroup) -> String { "\(group.label):\(group.codes.count)" }

  private static func text(_ address: CellAddress, of key: GroupKey) -> String {
    switch (address, key.kind) {
    case (.codes(let index), .codes(let groups)): groups[index].label
    case (.codes(let index), _): "group \(index)"
    case (.value(let value), _): text([value])
    case (.none, _): "–"
    }
  }

  private static func text(_ function: Aggregate.Function) -> String {
    switch function {
    case .count: "count"
    case .sources: "sources"
    case .share: "share"
    case .distinct(let fields): "distinct(\(fields.map(text).joined(separator: ", ")))"
    case .values(let field): "values(\(text(field)))"
    case .first(let field): "first(\(text(field)))"
    case .min(let field): "min(\(text(field)))"
    case .max(let field): "max(\(text(field)))"
    case .sum(let field): "sum(\(text(field)))"
    case .mean(let field): "mean(\(text(field)))"
    case .median(let field): "median(\(text(field)))"
    }
  }

  private static func text(_ arithmetic: Arithmetic) -> String {
    switch arithmetic {
    case .field(let field): text(field)
    case .constant(let value): text([value])
    case .size(let field): "size(\(text(field)))"
    case .binary(let operation, let left, let right, _):
      "(\(text(left)) \(operation.rawValue) \(text(right)))"
    }
  }
}
