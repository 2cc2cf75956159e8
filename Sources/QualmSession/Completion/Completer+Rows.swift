import QualmBase
import QualmPlan
import QualmSyntax

/// The rows that a place speaks of.
extension Completer {
  /// What the rows of a place are; `unknown` where their query cannot be read.
  func shape(of rows: Cursor.Rows) -> Shape {
    switch rows {
    case .excerpts: return .relation(.excerpts)
    case .unknown: return .unknown
    case .query, .named, .ofLastAnswer, .continued:
      guard let plan = plan(of: rows) else { return .unknown }
      return plan.steps.reduce(.relation(plan.origin.relation)) {
        $0.after($1, codes: catalog.codes)
      }
    }
  }

  /// The plan whose rows they are; nil where there is none, or it cannot be read.
  func plan(of rows: Cursor.Rows) -> QueryPlan? {
    switch rows {
    case .excerpts, .unknown: nil
    case .query(let range), .continued(let range): compiler.plan(of: text.text(in: range))
    case .named(let range): compiler.plan(of: "from " + text.text(in: range))
    case .ofLastAnswer: compiler.lastPlan
    }
  }
}

extension QueryPlan {
  /// The field whose values a column of the answer holds; nil where it holds figures or other things.
  func field(ofColumn name: String) -> Field? {
    var name = name
    for step in steps.reversed() {
      let found: FieldReference?
      switch step.kind {
      case .rename(let pairs):
        name = pairs.first { $0.new == name }?.old ?? name
        continue
      case .select(let references), .words(let references, _):
        found = references.first { $0.name == name }
      case .count(_, let keys): found = keys.reference(named: name)
      case .summarize(let aggregates, let keys):
        found =
          keys.reference(named: name) ?? aggregates.first { $0.name == name }?.function.reference
      case .matrix(let plan): found = (plan.rows + plan.columns).reference(named: name)
      case .saturation(let plan): found = [plan.key].reference(named: name)
      case .join(let join, _):
        guard let added = join.columns.first(where: { $0.new == name }) else { continue }
        return join.other.field(ofColumn: added.old)
      default: continue
      }
      switch found?.origin {
      case .field(_, let field)?: return field
      case .column(let column)?: name = column
      case nil: return nil
      }
    }
    return nil
  }
}

extension [GroupKey] {
  fileprivate func reference(named name: String) -> FieldReference? {
    guard let key = first(where: { $0.name == name }) else { return nil }
    switch key.kind {
    case .values(let reference), .valueSets(let reference): return reference
    case .codes, .codeSets: return key.codeField
    }
  }
}

extension Aggregate.Function {
  /// The field whose values it gives.
  fileprivate var reference: FieldReference? {
    switch self {
    case .values(let reference), .first(let reference), .min(let reference), .max(let reference):
      reference
    case .count, .sources, .distinct, .sum, .mean, .median, .share: nil
    }
  }
}
