import QualmBase
import QualmSyntax

/// Stages that show the words of excerpts.
extension Resolver {
  /// `quote`, and with a context `context`: rows of excerpts become a table with their words.
  mutating func words(
    _ context: WordContext?, _ span: SourceSpan, _ pipeline: inout Pipeline
  ) {
    guard pipeline.shape != .unknown else { return }
    let stage = context == nil ? WordColumns.quote : "context"
    guard let relation = pipeline.relation, relation == .excerpts || relation.isOfExcerpts else {
      report(
        .wrongRows(stage, wanted: "excerpts", given: pipeline.shape.description, at: span))
      pipeline.shape = .unknown
      return
    }
    if !catalog.hasWords {
      report(.wordsNotAttached(stage, at: span))
    } else if let unit = context?.unit, unit.needsBoundaries,
      !catalog.hasBoundaries(of: unit)
    {
      report(.unknownBoundaries(unit.rawValue, at: span))
    }
    let columns = columns(of: relation, beside: context, at: span)
    add(.words(columns, context: context), to: &pipeline, span)
  }

  /// What stands before the words: the columns that `find` shows, but for those that tell what the
  /// words say; with a context, which needs the room, only which excerpt, whose and where.
  private mutating func columns(
    of relation: RelationName, beside context: WordContext?, at span: SourceSpan
  ) -> [FieldReference] {
    let said = ["summary", "text"] + WordColumns.names(hasContext: context != nil)
    let kept =
      switch relation {
      case .excerpts: ["id", "source", "page"]
      case .linksOfExcerpts: ["id", "type", LinkEnds.direction, LinkEnds.other]
      default: ["id", SpanPairs.other]
      }
    return defaultColumns(of: relation, at: span).filter { column in
      !said.contains(column.name) && (context == nil || kept.contains(column.name))
    }
  }
}
