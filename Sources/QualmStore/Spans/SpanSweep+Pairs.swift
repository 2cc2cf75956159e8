import QualmBase

extension SpanSweep {
  /// The number of pairs of one on the left and one of these that share a place or, with a reach, lie
  /// within it. What is on both sides makes a pair with itself.
  ///
  /// For each on the left, all but those that end before it and those that start behind it: two places
  /// in the two orders. Of those beside it the ones within reach are the nearest, since a gap never
  /// shrinks with the distance, and so two places more. In O((n + m) log m).
  package func pairCount(of left: [RowSpan], within reach: SpanReach? = nil) -> Int {
    left.reduce(0) { $0 + partners(of: $1, within: reach) }
  }

  private func partners(of span: RowSpan, within reach: SpanReach?) -> Int {
    let firstBehind = byStart.partitioningIndex { $0.start >= span.end }
    let endBefore = byEnd.partitioningIndex { $0.end > span.start }
    // An empty stretch lies before and behind its equal.
    let atOnce = span.start == span.end ? empties(at: span.start) : 0
    let sharing = firstBehind - endBefore + atOnce
    guard let reach else { return sharing }
    let behind = byStart[firstBehind...].partitioningIndex {
      !reach.spans(from: span.end, to: $0.start)
    }
    let before = byEnd[..<endBefore].partitioningIndex {
      reach.spans(from: $0.end, to: span.start)
    }
    return sharing + (behind - firstBehind) + (endBefore - before) - atOnce
  }

  private func empties(at place: Int) -> Int {
    let first = byStart.partitioningIndex { ($0.start, $0.end) >= (place, place) }
    return byStart.partitioningIndex { ($0.start, $0.end) > (place, place) } - first
  }
}
