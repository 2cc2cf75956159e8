import QualmBase
import QualmSyntax

/// `cite`.
extension Resolver {
  /// Rows that each come from an excerpt get its reference; excerpts become a table of their id, source,
  /// page and reference.
  mutating func cite(
    _ style: CitationStyle, _ span: SourceSpan, _ pipeline: inout Pipeline
  ) {
    guard pipeline.shape != .unknown else { return }
    guard pipeline.hasExcerptInEachRow else {
      report(
        .wrongRows(
          "cite", wanted: "excerpts", given: pipeline.shape.description,
          hint: "`cite` comes before the rows of several excerpts become one", at: span))
      pipeline.shape = .unknown
      return
    }
    if pipeline.shape == .relation(.excerpts) {
      let shown = ["id", "source", "page"]
      let own = ownFields(of: .excerpts).filter { shown.contains($0.name) }
      let columns = shown.compactMap { name in
        own.first { $0.name == name }.map {
          FieldReference(hops: [], $0, name: name, span: span)
        }
      }
      add(.select(columns), to: &pipeline, span)
    } else {
      tabulate(&pipeline, at: span)
    }
    if pipeline.shape.columns.contains(where: { $0.name == CitationColumn.name }) {
      report(.doubleColumn(CitationColumn.name, at: span))
      pipeline.shape = .unknown
      return
    }
    add(.cite(style), to: &pipeline, span)
  }
}

extension Pipeline {
  /// Whether each row is an excerpt or comes from one alone.
  fileprivate var hasExcerptInEachRow: Bool {
    guard origin?.relation == .excerpts else { return false }
    return steps.allSatisfy { step in
      switch step.kind {
      case .filter, .select, .sort, .first, .last, .skip, .sample, .distinct, .cell, .compute,
        .rename, .drop, .expand, .words, .links, .pairs, .join, .cite:
        true
      case .combine(let plan, let rows):
        // Rows of a table that several excerpts share come from none of them alone.
        if case .relation = rows { true } else { plan.operation != .union }
      default: false
      }
    }
  }
}
