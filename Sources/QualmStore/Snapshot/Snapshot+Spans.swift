package import QualmBase

/// How excerpts lie to each other.
extension Snapshot {
  /// The excerpts of `left` whose span lies so to that of an excerpt of `right`: in the same document,
  /// text to text and time to time.
  ///
  /// - Parameters:
  ///   - distance: how far from each other at most; then text alone counts.
  ///   - isToOthers: whether an excerpt is not compared with itself.
  /// - Returns: the excerpts, and the documents with excerpts of both of which the package does not say
  ///   where the units of the distance begin and end.
  package func excerpts(
    _ left: RowSet, _ comparison: SpanComparison, _ right: RowSet, within distance: SpanDistance?,
    isToOthers: Bool
  ) -> (rows: RowSet, boundless: [String]) {
    let found = spans.rows(
      left.rows, comparison, right.rows, within: distance, isToOthers: isToOthers)
    return (RowSet(ascending: found.rows, universe: excerpts.rowCount), found.boundless)
  }

  /// The pairs of an excerpt of `left` and one of `right` that lie so to each other, with what they share
  /// or cover; nil where there are more than `limit`.
  ///
  /// A distance must be measurable in every document with excerpts of both, as the function above tells.
  ///
  /// - Parameter check: called for each excerpt of `left`; throws what stops the work.
  package func pairs(
    _ left: RowSet, _ comparison: SpanComparison, _ right: RowSet, within distance: SpanDistance?,
    isToOthers: Bool, as extent: SpanExtent, limit: Int,
    check: () throws(Diagnostic) -> Void = {}
  ) throws(Diagnostic) -> ExcerptPairs? {
    let found = try spans.pairs(
      left.rows, right.rows, comparison, within: distance, isToOthers: isToOthers, extent: extent,
      limit: limit, check: check)
    if found.pairs.count + found.apart > limit { return nil }
    return ExcerptPairs(found.pairs, apart: found.apart, parts, texts: texts)
  }

  /// The fields of pairs, of no pair.
  package var noPairs: ExcerptPairs { ExcerptPairs([], apart: 0, parts, texts: texts) }

  /// The values of a column for the rows of pairs from which `hops` lead to it; not kept, since the pairs
  /// are of one query.
  package func passingColumn(_ column: Column, through hops: [Column]) -> Column {
    column.through(hops)
  }

  /// How excerpts of two sets lie together: sharing text or a stretch of a recording or, with a
  /// distance, being no further apart in the text. An excerpt of both sets lies together with itself.
  package struct Meetings: Sendable {
    /// The excerpts on the left that lie so to one on the right.
    package var left: RowSet
    /// The excerpts on the right that lie so to one on the left.
    package var right: RowSet
    /// The pairs of one on the left and one on the right.
    package var pairs: Int
    /// The documents with excerpts of both sets in which the distance cannot be measured.
    package var boundless: [String]
  }

  /// How the excerpts of `left` and of `right` lie together.
  package func meetings(
    of left: RowSet, and right: RowSet, within distance: SpanDistance?
  ) -> Meetings {
    let comparison: SpanComparison = distance == nil ? .overlaps : .near
    let found = excerpts(left, comparison, right, within: distance, isToOthers: false)
    guard found.boundless.isEmpty, !found.rows.isEmpty else {
      return Meetings(left: found.rows, right: found.rows, pairs: 0, boundless: found.boundless)
    }
    let others = excerpts(right, comparison, left, within: distance, isToOthers: false)
    return Meetings(
      left: found.rows, right: others.rows,
      pairs: spans.pairCount(found.rows.rows, others.rows.rows, within: distance), boundless: [])
  }
}
