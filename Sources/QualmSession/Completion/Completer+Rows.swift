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
    case .query, .named, .ofLastAnswer, .continued: return known.rows(rows, read).shape
    }
  }

  /// Whether a stage takes rows as they are: nil where it does not, else what else it wants; empty where
  /// it wants nothing.
  func fit(_ stage: String, _ rows: Cursor.Rows) -> String? {
    guard rows != .unknown else { return "" }
    let shape = shape(of: rows)
    if shape == .unknown { return "" }
    let isOfExcerpts = [
      .relation(.excerpts), .relation(.linksOfExcerpts), .relation(.pairsOfExcerpts),
    ].contains(shape)
    switch stage {
    case "agree", "links", "cooccur", "rule", "saturation":
      return shape == .relation(.excerpts) ? "" : nil
    case "quote", "context":
      guard isOfExcerpts else { return nil }
      return catalog.hasWords ? "" : "needs the words of the documents: attach them first"
    case "cite": return isOfExcerpts || plan(of: rows)?.keepsRows ?? false ? "" : nil
    case "matrix": return isOfExcerpts ? "" : nil
    case "cell":
      guard case .matrix? = plan(of: rows)?.steps.last?.kind else { return nil }
      return ""
    case "timeline": return hasDates(shape) ? "" : nil
    default: return ""
    }
  }

  private func hasDates(_ shape: Shape) -> Bool {
    switch shape {
    case .table(let columns): return columns.contains { $0.type == .date }
    case .relation(let relation):
      var resolver = compiler.makeResolver()
      return resolver.knownFields(of: relation).contains { $0.field.type == .date }
    case .unknown: return true
    }
  }

  /// The plan whose rows they are; nil where there is none, or it cannot be read.
  func plan(of rows: Cursor.Rows) -> QueryPlan? { known.rows(rows, read).plan }

  private func read(_ rows: Cursor.Rows) -> (plan: QueryPlan?, shape: Shape) {
    let plan: QueryPlan? =
      switch rows {
      case .excerpts, .unknown: nil
      case .query(let range), .continued(let range): compiler.plan(of: text.text(in: range))
      case .named(let range): compiler.plan(of: "from " + text.text(in: range))
      case .ofLastAnswer: compiler.lastPlan
      }
    guard let plan else { return (nil, .unknown) }
    let shape = plan.steps.reduce(Shape.relation(plan.origin.relation)) {
      $0.after($1, codes: catalog.codes)
    }
    return (plan, shape)
  }
}

/// What was found out about rows: many places speak of the same.
final class KnownRows {
  private var found: [(rows: Cursor.Rows, plan: QueryPlan?, shape: Shape)] = []

  /// What is known of rows, read by `read` where they are asked for the first time.
  func rows(
    _ rows: Cursor.Rows, _ read: (Cursor.Rows) -> (plan: QueryPlan?, shape: Shape)
  ) -> (plan: QueryPlan?, shape: Shape) {
    if let known = found.first(where: { $0.rows == rows }) { return (known.plan, known.shape) }
    let new = read(rows)
    found.append((rows, new.plan, new.shape))
    return new
  }
}

extension QueryPlan {
  /// Whether each row is still one of an excerpt, so that it has a reference.
  var keepsRows: Bool {
    origin.relation == .excerpts
      && steps.allSatisfy {
        switch $0.kind {
        case .filter, .sort, .first, .last, .skip, .sample, .select, .compute, .rename, .drop,
          .words,
          .links, .pairs:
          true
        default: false
        }
      }
  }

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
