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
}
