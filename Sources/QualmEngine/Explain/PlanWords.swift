import QualmBase
import QualmPlan
import QualmStore

/// A plan in the words of the language, for `explain`.
enum PlanWords {
  /// What is said about a step.
  struct StepWords {
    var operation: String
    /// The index it used, or `–`.
    var index: String
  }

  /// Where rows come from.
  static func origin(_ origin: Origin) -> StepWords {
    let verb = origin.relation == .excerpts ? "find" : "from"
    return StepWords(operation: "\(verb): rows of \(origin.relation.text)", index: "bitmap")
  }

  /// One step.
  static func step(_ step: Step) -> StepWords {
    func words(_ operation: String, _ index: String) -> StepWords {
      StepWords(operation: operation, index: index)
    }
    switch step.kind {
    case .filter: return words("where", "bitmap")
    case .select(let fields): return words("select \(names(fields))", "column")
    case .sort(let terms):
      let list = terms.map { $0.reference.name + ($0.isDescending ? " desc" : "") }
      return words("sort \(list.joined(separator: ", "))", "column")
    case .first(let count): return words("first \(count)", "–")
    case .last(let count): return words("last \(count)", "–")
    case .skip(let count): return words("skip \(count)", "–")
    case .sample(let count, let seed): return words("sample \(count) seed \(seed)", "column")
    case .distinct(let fields):
      return words(fields.isEmpty ? "distinct" : "distinct \(names(fields))", "column")
    case .count(let distinct, let keys):
      let what = distinct.map { "count distinct \($0.name)" } ?? "count"
      return words(what + by(keys), "posting set")
    case .summarize(let aggregates, let keys):
      let list = aggregates.map(\.name).joined(separator: ", ")
      return words("summarize \(list)" + by(keys), "posting set")
    case .matrix(let matrix):
      let rows = matrix.rows.map(\.name).joined(separator: ", ")
      return words("matrix \(rows)\(by(matrix.columns))", "posting set")
    case .cell(let keys, _):
      return words("cell of \(keys.map(\.name).joined(separator: ", "))", "posting set")
    case .compute(let name, _, _): return words("with \(name)", "column")
    case .rename(let renamed):
      let list = renamed.map { "\($0.old) as \($0.new)" }.joined(separator: ", ")
      return words("rename \(list)", "–")
    case .drop(let columns): return words("drop \(columns.joined(separator: ", "))", "–")
    case .words(_, nil): return words("quote", "column")
    case .words(_, let context?):
      return words("context \(context.count) \(context.unit.rawValue)", "column")
    case .expand(let field): return words("expand \(field.name)", "column")
    case .links(let types):
      return words(
        "links" + (types.map { " " + $0.joined(separator: " or ") } ?? ""), "posting set")
    case .pairs(_, _, let extent):
      return words("pairs of excerpts as \(extent.rawValue)", "spans in order")
    case .saturation(let plan):
      let order = plan.order.map { " order \($0.name)" } ?? ""
      return words("saturation" + by([plan.key]) + order, "posting set")
    case .timeline(let plan):
      return words("timeline \(plan.dates.name) by \(plan.unit.rawValue)", "posting set")
    case .rule(let plan):
      let per = plan.unit == .sources ? "per source" : "per excerpt"
      return words(
        "rule \(plan.words.condition) => \(plan.words.consequence) \(per)", "posting set")
    case .cooccur(let plan):
      return words(cooccurrence(plan), plan.unit.isOfSpans ? "spans in order" : "posting set")
    case .combine(let plan, _): return words(plan.operation.rawValue, "bitmap")
    case .join(let plan, _):
      let matches = plan.matches.map { match in
        match.column.name == match.other.name
          ? match.column.name : "\(match.column.name) = \(match.other.name)"
      }
      return words("join \(plan.name) on \(matches.joined(separator: ", "))", "dictionary")
    case .agree(let plan):
      let on = plan.listsGroups ? " on \(plan.name)" : ""
      return words("agree" + on + (plan.unit == .sources ? " unit source" : ""), "posting set")
    }
  }

  private static func cooccurrence(_ plan: CooccurrencePlan) -> String {
    let by =
      switch plan.unit {
      case .excerpts: ""
      case .sources: " by source"
      case .overlap: " by overlap"
      case .near(let distance): " by near \(distance.count) \(distance.unit.rawValue)"
      }
    func text(_ key: GroupKey) -> String { (key.keepsEmpty ? "every " : "") + key.name }
    return "cooccur " + text(plan.first) + (plan.second.map { " with " + text($0) } ?? "") + by
  }

  /// What becomes of the answer, which `explain` does not do.
  static func output(_ output: OutputPlan) -> [StepWords] {
    let chart = output.chart.map { "chart \($0.chart.kind.rawValue): \($0.title)" }
    let file = output.destination.map { "to \"\($0.path)\" (not written)" }
    return [chart, file].compactMap { $0 }.map { StepWords(operation: $0, index: "–") }
  }

  private static func names(_ fields: [FieldReference]) -> String {
    fields.map(\.name).joined(separator: ", ")
  }

  private static func by(_ keys: [GroupKey]) -> String {
    if keys.isEmpty { return "" }
    return " by " + keys.map { ($0.keepsEmpty ? "every " : "") + $0.name }.joined(separator: ", ")
  }
}
