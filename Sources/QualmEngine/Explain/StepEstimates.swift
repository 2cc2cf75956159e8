import QualmBase
import QualmPlan
import QualmStore

/// About how many rows each step gives, for `explain`: worked out from what the step before was expected
/// to give, never from what it gave.
extension Operators {
  /// The rows of the origin.
  func estimate(_ origin: Origin) throws(Diagnostic) -> Int {
    let frame = try run.frame(origin.relation, at: origin.span)
    return try PredicateEvaluator(run: run, frame: frame, isTraced: false)
      .estimate(origin.predicate)
  }

  /// The rows after a step that `rows` rows of `frame` go into.
  ///
  /// Conditions are taken to be independent of those before them; groups to be as many as their keys
  /// can have together, but no more than rows.
  func estimate(_ step: Step, from rows: Int, _ frame: Frame) throws(Diagnostic) -> Int {
    switch step.kind {
    case .filter(let predicate, _):
      let evaluator = PredicateEvaluator(run: run, frame: frame, isTraced: false)
      return part(rows, try evaluator.estimate(predicate), of: frame.rowCount)
    case .first(let count), .last(let count), .sample(let count, _): return min(rows, count)
    case .skip(let count): return max(0, rows - count)
    case .distinct(let references):
      var combinations = references.isEmpty ? rows : 1
      for reference in references {
        combinations = product(combinations, try size(of: reference, frame), most: rows)
      }
      return combinations
    case .count(_, let keys), .summarize(_, let keys): return try groups(keys, rows, frame)
    case .saturation(let plan): return try groups([plan.key], rows, frame)
    case .cooccur(let plan):
      let first = try groups([plan.first], rows, frame)
      guard let second = plan.second else { return first * (first - 1) / 2 }
      return product(first, try groups([second], rows, frame), most: Int(Int32.max))
    case .matrix(let matrix): return try groups(matrix.rows + matrix.columns, rows, frame)
    case .cell(let keys, _): return rows / max(1, try groups(keys, rows, frame))
    case .links:
      let links = run.snapshot.excerptLinks
      return part(rows, links.relation.rowCount, of: frame.rowCount)
    case .agree(let plan):
      return plan.facets.reduce(0) { $0 + 1 + (plan.listsGroups ? $1.groups.count : 0) }
    case .expand(let reference):
      let lists = try run.values(of: reference, in: frame).rowsBySize()
      return part(
        rows, lists.reduce(0) { $0 + max(1, $1.size) * $1.rows.count }, of: frame.rowCount)
    case .combine(let plan, _):
      // What the other query's own stages leave of it is not known here.
      let other = try estimate(plan.other.origin)
      let shared = part(rows, other, of: frame.rowCount)
      switch plan.operation {
      case .union: return rows + other - min(shared, other)
      case .intersect: return min(shared, rows)
      case .except: return rows - min(shared, rows)
      }
    default: return rows
    }
  }

  /// `rows` times `share` over `whole`.
  private func part(_ rows: Int, _ share: Int, of whole: Int) -> Int {
    whole == 0 ? 0 : Int((Double(rows) * Double(share) / Double(whole)).rounded())
  }

  private func product(_ first: Int, _ second: Int, most: Int) -> Int {
    let (product, overflows) = first.multipliedReportingOverflow(by: second)
    return overflows ? most : min(product, most)
  }

  private func size(of reference: FieldReference, _ frame: Frame) throws(Diagnostic) -> Int {
    max(1, try run.values(of: reference, in: frame).dictionary.count)
  }

  private func groups(
    _ keys: [GroupKey], _ rows: Int, _ frame: Frame
  ) throws(Diagnostic) -> Int {
    var count = 1
    var keepsEmpty = false
    for key in keys {
      keepsEmpty = keepsEmpty || key.keepsEmpty
      switch key.kind {
      case .values(let reference), .valueSets(let reference):
        count = product(count, try size(of: reference, frame), most: Int(Int32.max))
      case .codes(let groups), .codeSets(let groups):
        count = product(count, max(1, groups.count), most: Int(Int32.max))
      }
    }
    if keys.isEmpty { return 1 }
    return keepsEmpty ? count : min(count, max(1, rows))
  }
}
