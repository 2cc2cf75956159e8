import QualmBase

/// Writes a syntax tree as text in the one canonical form.
///
/// What it writes reads back as the same tree, up to places and brackets (`Script.canonical`):
/// brackets of the tree are kept, and written besides where `and` and `or` mix or a tree made by
/// hand needs them.
package enum Printer {
  /// How long a line may be before a query is broken at its stages.
  package static let lineLength = 80

  /// The text of a script, each statement ended by a newline.
  package static func print(_ script: Script) -> String {
    script.statements.map { print($0) + "\n" }.joined()
  }

  /// The text of one statement, without a line end after it.
  package static func print(_ statement: Statement) -> String {
    let parts = parts(of: statement)
    return documentation(of: statement) + layout(parts)
  }

  /// The parts on one line where it is short enough, else one on each line.
  private static func layout(_ parts: [StatementPart]) -> String {
    let line = parts.map(\.text).joined(separator: " ")
    if parts.count == 1 || line.count <= lineLength { return line }
    return parts.map(\.text).joined(separator: "\n  ")
  }

  /// The `---` lines of a definition, each with its line end.
  static func documentation(of statement: Statement) -> String {
    let documentation: String? =
      switch statement {
      case .let(let definition): definition.documentation
      case .param(let declaration): declaration.documentation
      case .external(let external): external.documentation
      default: nil
      }
    guard let documentation else { return "" }
    return documentation.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "---\n" : "--- \($0)\n" }
      .joined()
  }

  /// The parts of a statement that may each stand on a line of their own, as they are written on
  /// one line or on several.
  static func parts(of statement: Statement) -> [StatementPart] {
    switch statement {
    case .query(let query): return parts(of: query, after: "")
    case .explain(let query, _): return parts(of: query, after: "explain ")
    case .why(let why): return parts(of: why)
    case .continuation(let stages, _):
      return stages.map { StatementPart("| " + print($0), at: $0.span.start) }
    case .let(let definition): return parts(of: definition)
    case .param(let declaration):
      let value = declaration.defaultValue.map { " = " + print($0) } ?? ""
      return [
        StatementPart("param " + print(declaration.name) + value, at: declaration.span.start)
      ]
    case .use(let use):
      let module =
        switch use.module {
        case .library(let word): print(word)
        case .file(let string): print(string)
        }
      return [StatementPart("use " + module, at: use.span.start)]
    case .external(let external):
      let text =
        "external " + print(external.kind) + " " + print(external.name) + " = "
        + print(external.signature)
      return [StatementPart(text, at: external.span.start)]
    }
  }

  private static func parts(of query: Query, after opening: String) -> [StatementPart] {
    let head =
      switch query.head {
      case .find(let codes): "find " + print(codes)
      case .from(let word): "from " + print(word)
      }
    let extent = query.extent.map { " as " + $0.kind.rawValue } ?? ""
    let framework = query.framework.map { " under " + print($0) } ?? ""
    return [StatementPart(opening + head + extent + framework, at: query.span.start)]
      + query.stages.enumerated().map { number, stage in
        let text = print(stage)
        if number == 0, case .where = stage.kind {
          return StatementPart(text, at: stage.span.start)
        }
        return StatementPart("| " + text, at: stage.span.start)
      }
  }

  private static func parts(of why: Why) -> [StatementPart] {
    let opening = (why.isNot ? "why not " : "why ") + print(why.id) + " in ("
    var parts =
      switch why.body {
      case .query(let query): parts(of: query, after: opening)
      case .codes(let codes): [StatementPart(opening + print(codes), at: why.span.start)]
      }
    parts[0].start = why.span.start
    parts[parts.count - 1].text += ")"
    return parts
  }

  private static func parts(of definition: Definition) -> [StatementPart] {
    let opening = "let " + print(definition.name)
    switch definition.body {
    case .codes(let codes):
      return [StatementPart(opening + " = " + print(codes), at: definition.span.start)]
    case .query(let query):
      var parts = parts(of: query, after: opening + " = ")
      parts[0].start = definition.span.start
      return parts
    case .stages(let parameters, let stages):
      let names = parameters.map(print).joined(separator: ", ")
      return stages.enumerated().map { number, stage in
        number == 0
          ? StatementPart("\(opening)(\(names)) = " + print(stage), at: definition.span.start)
          : StatementPart("| " + print(stage), at: stage.span.start)
      }
    }
  }

  /// The text of one stage without its `|`, on one line.
  package static func print(_ stage: Stage) -> String {
    switch stage.kind {
    case .where(let condition): "where " + print(condition)
    case .count(let distinct, let keys):
      "count" + (distinct.map { " distinct " + print($0) } ?? "") + grouping(keys)
    case .summarize(let aggregates, let keys):
      "summarize " + list(aggregates, print) + grouping(keys)
    case .matrix(let matrix): print(matrix)
    case .cell(let groups): "cell " + list(groups, print)
    case .select(let fields): "select " + list(fields, print)
    case .sort(let keys):
      "sort " + list(keys) { print($0.field) + ($0.isDescending ? " desc" : "") }
    case .first(let amount): "first " + print(amount)
    case .last(let amount): "last " + print(amount)
    case .skip(let amount): "skip " + print(amount)
    case .sample(let amount, let seed): "sample " + print(amount) + " seed " + print(seed)
    case .distinct(let fields): fields.isEmpty ? "distinct" : "distinct " + list(fields, print)
    case .with(let columns):
      "with " + list(columns) { print($0.name) + " = " + print($0.expression) }
    case .rename(let renamings):
      "rename " + list(renamings) { print($0.old) + " as " + print($0.new) }
    case .drop(let fields): "drop " + list(fields, print)
    case .expand(let field): "expand " + print(field)
    case .quote: "quote"
    case .context(let number, let unit): "context \(number) \(unit.rawValue)"
    case .agree(let agreement):
      "agree" + (agreement.facet.map { " on " + print($0) } ?? "")
        + (agreement.unit == .excerpt ? "" : " unit " + agreement.unit.rawValue)
    case .cooccur(let pairs): print(pairs)
    case .saturation(let key, let order):
      "saturation by " + print(key) + (order.map { " order " + print($0) } ?? "")
    case .timeline(let field, let unit): "timeline " + print(field) + " by " + unit.rawValue
    case .rule(let rule):
      "rule " + print(rule.condition) + " => " + print(rule.consequence) + " per "
        + rule.unit.rawValue
    case .links(let types): types.isEmpty ? "links" : "links " + joined(types)
    case .combine(let combination):
      combination.operation.rawValue + " " + print(combination.rows)
    case .join(let join):
      "join " + print(join.rows) + " on "
        + list(join.matches) { print($0.field) + ($0.other.map { " = " + print($0) } ?? "") }
    case .chart(let kind, let file):
      "chart " + kind.rawValue + (file.map { " to " + print($0) } ?? "")
    case .to(let file): "to " + print(file)
    case .call(let name, let values): print(name) + "(" + list(values, print) + ")"
    case .invalid: "…"
    }
  }

  private static func print(_ rows: OtherRows) -> String {
    switch rows {
    case .named(let word): print(word)
    case .query(let query, _):
      "(" + parts(of: query, after: "").map(\.text).joined(separator: " ") + ")"
    }
  }

  private static func list<Item>(_ items: [Item], _ text: (Item) -> String) -> String {
    items.map(text).joined(separator: ", ")
  }

  private static func grouping(_ keys: [Key]) -> String {
    keys.isEmpty ? "" : " by " + list(keys, print)
  }

  private static func print(_ key: Key) -> String {
    let depth =
      switch key.depth {
      case .children: ""
      case .levels(let number): " depth \(number)"
      case .leaves: " leaves"
      }
    return (key.isEvery ? "every " : "") + (key.isCombined ? "combined " : "") + print(key.field)
      + depth
  }

  private static func print(_ aggregate: NamedAggregate) -> String {
    let fields = aggregate.arguments.isEmpty ? "" : "(" + list(aggregate.arguments, print) + ")"
    return print(aggregate.name) + " = " + aggregate.function.rawValue + fields
  }

  private static func print(_ pairs: Cooccurrence) -> String {
    let by =
      switch pairs.togetherness {
      case .excerpt: ""
      case .overlap: " by overlap"
      case .near(let distance): " by near \(distance.count) \(distance.unit.rawValue)"
      case .source: " by source"
      }
    return "cooccur " + print(pairs.first) + (pairs.second.map { " with " + print($0) } ?? "") + by
  }

  private static func print(_ matrix: Matrix) -> String {
    let cell =
      switch matrix.cell {
      case .count(.excerpts): ""
      case .count(let unit): " count " + unit.rawValue
      case .share(let base): " share of " + base.rawValue
      case .ids: " ids"
      case .summaries(let number): " summaries \(number)"
      }
    return "matrix " + list(matrix.rows, print) + " by " + list(matrix.columns, print) + cell
  }
}

/// A part of a statement that may stand on a line of its own: a head, or a stage.
struct StatementPart {
  var text: String
  /// Where it begins in the text that it was read from.
  var start: UInt32

  init(_ text: String, at start: UInt32) {
    self.text = text
    self.start = start
  }
}
