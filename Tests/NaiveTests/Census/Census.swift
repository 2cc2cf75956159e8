import NaiveEvaluator
import QualmBase
import QualmSyntax

/// How often each construct of the language stood in the queries that were asked.
struct Census {
  private(set) var counts: [String: Int] = [:]

  mutating func see(_ construct: String) { counts[construct, default: 0] += 1 }

  mutating func add(_ other: Census) {
    counts.merge(other.counts) { $0 + $1 }
  }

  /// Those that occurred fewer times than they must.
  func lacking(_ least: Int) -> [String] {
    Self.required.filter { counts[$0, default: 0] < least }
  }

  /// The counts, several on a line.
  var report: String {
    let names = Self.required + counts.keys.filter { !Self.required.contains($0) }.sorted()
    let entries = names.map { "\($0) \(counts[$0, default: 0])" }
    var lines: [String] = []
    for entry in entries {
      if let last = lines.last, last.count + entry.count < 98 {
        lines[lines.count - 1] = last + " · " + entry
      } else {
        lines.append(entry)
      }
    }
    return lines.joined(separator: "\n")
  }

  // MARK: Statements

  mutating func see(_ script: Script) {
    for statement in script.statements {
      switch statement {
      case .query(let query): see(query)
      case .let(let definition):
        switch definition.body {
        case .codes(let codes):
          see("let codes")
          see(codes)
        case .query(let query):
          see("let query")
          see(query)
        case .stages(_, let stages):
          see("let stage")
          for stage in stages { see(stage) }
        }
      case .param: see("param")
      case .claim(let claim): see(claim)
      default: continue
      }
    }
  }

  /// What came of the queries with `agree` in them; `hasPasses` is whether anybody says who looked
  /// where.
  mutating func see(_ answers: [NaiveAnswer], to script: Script, hasPasses: Bool) {
    let queries = script.statements.compactMap { statement -> Query? in
      if case .query(let query) = statement { query } else { nil }
    }
    for (query, answer) in zip(queries, answers) {
      let agrees = query.stages.contains { if case .agree = $0.kind { true } else { false } }
      guard agrees else { continue }
      if !hasPasses { see("agreement without passes") }
      func cells(_ name: String) -> [Value] {
        answer.columns.firstIndex(of: name).map { place in answer.rows.map { $0[place] } } ?? []
      }
      let isOfMany = cells("coders").contains { cell in
        if case .list(let coders) = cell { coders.count > 2 } else { false }
      }
      if isOfMany { see("agreement of more than two coders") }
      if cells("alpha").contains(.missing) { see("agreement with an alpha that is not defined") }
    }
  }

  mutating func see(_ query: Query) {
    switch query.head {
    case .find(let codes):
      see("find")
      see(codes)
    case .from(let word):
      see(word.text.hasSuffix("z") ? "from a named query" : "from \(word.text)")
    }
    if let extent = query.extent { see("as \(extent.kind.rawValue)") }
    if query.framework != nil { see("under") }
    for stage in query.stages { see(stage) }
  }

  // MARK: Codes

  private mutating func see(_ codes: CodeExpression) {
    switch codes {
    case .name: see("name")
    case .exactly: see("exactly")
    case .text: see("text")
    case .pattern: see("pattern")
    case .everything: see("*")
    case .uncoded: see("uncoded")
    case .parameter: see("$ as a code")
    case .codedBy(let node):
      switch node.coders {
      case .any: see("coded by any")
      case .these(let coders): see(coders.count == 1 ? "coded by one" : "coded by several")
      }
      see(node.operand)
    case .scope(let node):
      see(node.isNegated ? "without in same" : "with in same")
      see(node.left)
      see(node.right)
    case .linked(let node): see(node)
    case .spans(let node): see(node)
    case .not(let operand, _):
      see("not")
      see(operand)
    case .binary(let node):
      see(node.operator.rawValue)
      see(node.left)
      see(node.right)
    case .threshold(let node):
      see("\(node.quantifier.word) of codes")
      for operand in node.operands { see(operand) }
    case .group(let operand, _):
      see("brackets")
      see(operand)
    default: return
    }
  }

  private mutating func see(_ node: LinkRelation) {
    see(node.isNegated ? "not linked" : "linked")
    if !node.types.isEmpty { see(node.types.count == 1 ? "linked by" : "linked by several") }
    see(node.left)
    guard let partner = node.partner else { return }
    see("linked \(partner.direction.rawValue)")
    if partner.isOther { see("linked to other") }
    see(partner.codes)
  }

  private mutating func see(_ node: SpanRelation) {
    see("span \(node.comparison.rawValue)")
    if node.isNegated { see("not a span relation") }
    if node.isOther { see("span with other") }
    if let distance = node.distance { see("within \(distance.unit.rawValue)") }
    see(node.left)
    see(node.right)
  }

  // MARK: Conditions

  private mutating func see(_ condition: Condition) {
    switch condition {
    case .comparison(let node):
      see("where \(node.operator.rawValue)")
      see(node.subject)
      switch node.comparand {
      case .literal(let literal): see(literal)
      case .its: see("its")
      case .set(let literals, _):
        see("set")
        literals.forEach { see($0) }
      }
    case .membership(let node):
      if case .size = node.subject { see("size in") }
      see(node.isNegated ? "not in" : "in")
      see(node.subject)
      node.values.forEach { see($0) }
    case .between(let node):
      if case .size = node.subject { see("size between") } else { see("between") }
      see(node.subject)
    case .contains(let node):
      see(node.field)
      switch node.requirement {
      case .one(.string): see("contains text")
      case .one: see("contains one")
      case .some(let quantifier, _): see("contains \(quantifier.word)")
      case .only: see("contains only")
      }
    case .startsWith(let node):
      see("starts with")
      see(node.field)
    case .matches(let node):
      see("matches")
      see(node.field)
    case .presence(let node):
      see(node.isKnown ? "is known" : "is missing")
      see(node.field)
    case .not(let part, _):
      see("where not")
      see(part)
    case .and(let first, let second, _):
      see("where and")
      see(first)
      see(second)
    case .or(let first, let second, _):
      see("where or")
      see(first)
      see(second)
    case .group(let part, _):
      see("where brackets")
      see(part)
    default: return
    }
  }

  private mutating func see(_ subject: Subject) {
    switch subject {
    case .field(let name): see(name)
    case .size(let name, _):
      see("size")
      see(name)
    }
  }

  mutating func see(_ name: FieldName) {
    if case .word(let word) = name, word.text.contains(".") { see("a path") }
  }

  private mutating func see(_ amount: Amount) {
    if case .parameter = amount { see("$ as a number") }
  }

  mutating func see(_ literal: Literal) {
    if case .parameter = literal { see("$ as a value") }
  }

  // MARK: Stages

  private mutating func see(_ stage: Stage) {
    switch stage.kind {
    case .where(let condition):
      see("| where")
      see(condition)
    case .count(let distinct, let keys):
      see(distinct == nil ? "| count" : "| count distinct")
      keys.forEach { see($0) }
    case .summarize(let aggregates, let keys):
      see("| summarize")
      for aggregate in aggregates { see("\(aggregate.function.rawValue)()") }
      keys.forEach { see($0) }
    case .matrix(let matrix): see(matrix)
    case .cell: see("| cell")
    case .select(let names):
      see("| select")
      names.forEach { see($0) }
    case .sort(let keys):
      for key in keys { see(key.isDescending ? "| sort desc" : "| sort") }
    case .first(let amount):
      see("| first")
      see(amount)
    case .last(let amount):
      see("| last")
      see(amount)
    case .skip(let amount):
      see("| skip")
      see(amount)
    case .sample: see("| sample")
    case .distinct(let names): see(names.isEmpty ? "| distinct of all" : "| distinct")
    case .with(let columns):
      see("| with")
      for column in columns { see(column.expression) }
    case .rename: see("| rename")
    case .drop: see("| drop")
    case .expand: see("| expand")
    case .agree(let node):
      see(node.facet == nil ? "| agree" : "| agree on")
      if node.unit == .source { see("| agree unit source") }
    case .links(let types): see(types.isEmpty ? "| links" : "| links of types")
    case .combine(let node):
      see("| \(node.operation.rawValue)")
      if case .query(let query, _) = node.rows { see(query) } else { see("rows of a name") }
    case .join(let node):
      see("| join")
      if case .query(let query, _) = node.rows { see(query) } else { see("rows of a name") }
    case .rule(let node):
      see("| rule per \(node.unit.rawValue)")
      see(node.condition)
      see(node.consequence)
    case .saturation(let key, let order):
      see(order == nil ? "| saturation" : "| saturation order")
      see(key)
    case .quote: see("| quote")
    case .context(_, let unit): see("| context \(unit.rawValue)")
    case .cite(let style): see("| cite \(style.rawValue)")
    case .timeline(_, let unit): see("| timeline by \(unit.rawValue)")
    case .cooccur(let node):
      see("| cooccur")
      if let second = node.second {
        see("cooccur with")
        see(second)
      }
      see(node.first)
      switch node.togetherness {
      case .excerpt: see("cooccur by excerpt")
      case .overlap: see("cooccur by overlap")
      case .near: see("cooccur by near")
      case .source: see("cooccur by source")
      }
    case .call: see("| call")
    default: see("| another")
    }
  }

  private mutating func see(_ key: Key) {
    switch (key.isEvery, key.isCombined) {
    case (false, false): see("key plain")
    case (true, false): see("key every")
    case (false, true): see("key combined")
    case (true, true): see("key every combined")
    }
    switch key.depth {
    case .children: break
    case .levels: see("key depth")
    case .leaves: see("key leaves")
    }
    see(key.field)
  }

  private mutating func see(_ matrix: Matrix) {
    see("| matrix")
    for key in matrix.rows + matrix.columns { see(key) }
    switch matrix.cell {
    case .count(let unit): see("matrix count \(unit.rawValue)")
    case .share(let base): see("matrix share of \(base.rawValue)")
    case .ids: see("matrix ids")
    case .summaries: see("matrix summaries")
    }
  }

  private mutating func see(_ expression: Expression) {
    switch expression {
    case .binary(let operation, let left, let right, _):
      see("arithmetic \(operation.rawValue)")
      see(left)
      see(right)
    case .size: see("arithmetic size")
    case .group(let inner, _): see(inner)
    case .field, .number, .string, .invalid: return
    }
  }
}

extension Quantifier {
  fileprivate var word: String {
    switch self {
    case .exactly: "exactly"
    case .atLeast: "at least"
    case .atMost: "at most"
    case .all: "all"
    case .any: "any"
    }
  }
}
