package import QualmBase

/// Two stretches of one document that lie so to each other, by the rows that have them.
struct StretchPair {
  var left: RowSpan
  var right: RowSpan

  /// What is given of the two; nil where they are to share something and do not.
  func extent(_ extent: SpanExtent) -> Range<Int>? {
    switch extent {
    case .whole: return left.start..<left.end
    case .union: return min(left.start, right.start)..<max(left.end, right.end)
    case .overlap:
      let (start, end) = (max(left.start, right.start), min(left.end, right.end))
      return start < end ? start..<end : nil
    }
  }
}

/// Lists the stretches of a document that lie so to one of others, where `SpanSweep` only tells whether
/// there is any.
///
/// The others are sorted by where they start and by where they end. Those that touch a place stand side
/// by side in one of these orders; those that overlap a stretch are sought backwards from its end, as
/// long as the furthest end of all before still lies behind its start.
package struct SpanPairing {
  /// By start, then end.
  private let byStart: [RowSpan]
  private let byEnd: [RowSpan]
  /// The furthest end of the stretches up to each of `byStart`.
  private let furthestEnds: [Int]
  /// Whether a stretch is not compared with that of its own row.
  private let isToOthers: Bool

  /// Takes the stretches on the right, each of a row of its own, in any order.
  package init(_ right: [RowSpan], isToOthers: Bool) {
    byStart = right.sorted { ($0.start, $0.end) < ($1.start, $1.end) }
    byEnd = right.sorted { ($0.end, $0.start) < ($1.end, $1.start) }
    var furthest = Int.min
    furthestEnds = byStart.map { span in
      furthest = max(furthest, span.end)
      return furthest
    }
    self.isToOthers = isToOthers
  }

  /// The stretches that this one lies so to, by row, each once.
  package func partners(
    of span: RowSpan, _ comparison: SpanComparison, within reach: SpanReach? = nil
  ) -> [RowSpan] {
    var found = candidates(of: span, comparison, reach)
    if isToOthers { found.removeAll { $0.row == span.row } }
    found.sort { $0.row < $1.row }
    var last: UInt32?
    return found.filter { other in
      defer { last = other.row }
      return other.row != last
    }
  }

  private func candidates(
    of a: RowSpan, _ comparison: SpanComparison, _ reach: SpanReach?
  ) -> [RowSpan] {
    switch comparison {
    case .equals: starting(at: a.start).filter { $0.end == a.end }
    case .starts: starting(at: a.start)
    case .meets: starting(at: a.end)
    case .ends: ending(at: a.end)
    case .metBy: ending(at: a.start)
    case .inside: from(byStart, 0..<count(startingBy: a.start), endingFrom: a.end)
    case .contains:
      byStart[count(startingBefore: a.start)..<count(startingBy: a.end)].filter { $0.end <= a.end }
    case .overlaps: overlapping(a)
    case .overlapsStart: overlapping(a).filter { a.start < $0.start && a.end < $0.end }
    case .overlapsEnd: overlapping(a).filter { $0.start < a.start && $0.end < a.end }
    case .before: behind(a, reach)
    case .after: inFront(a, reach)
    case .near: overlapping(a) + behind(a, reach) + inFront(a, reach)
    }
  }

  private func count(startingBefore position: Int) -> Int {
    byStart.partitioningIndex { $0.start >= position }
  }

  private func count(startingBy position: Int) -> Int {
    byStart.partitioningIndex { $0.start > position }
  }

  private func starting(at position: Int) -> [RowSpan] {
    Array(byStart[count(startingBefore: position)..<count(startingBy: position)])
  }

  private func ending(at position: Int) -> [RowSpan] {
    let first = byEnd.partitioningIndex { $0.end >= position }
    return Array(byEnd[first..<byEnd.partitioningIndex { $0.end > position }])
  }

  private func overlapping(_ a: RowSpan) -> [RowSpan] {
    from(byStart, 0..<count(startingBefore: a.end), endingFrom: a.start + 1)
  }

  /// Those of a range from the front of `byStart` that end at a place or further.
  private func from(
    _ spans: [RowSpan], _ range: Range<Int>, endingFrom position: Int
  ) -> [RowSpan] {
    var found: [RowSpan] = []
    for index in range.reversed() {
      if furthestEnds[index] < position { break }
      if spans[index].end >= position { found.append(spans[index]) }
    }
    return found
  }

  /// Gaps grow from one stretch to the next, so that the first that is too far off ends the list.
  private func behind(_ a: RowSpan, _ reach: SpanReach?) -> [RowSpan] {
    Array(
      byStart[count(startingBefore: a.end)...]
        .prefix { reach?.spans(from: a.end, to: $0.start) ?? true })
  }

  private func inFront(_ a: RowSpan, _ reach: SpanReach?) -> [RowSpan] {
    byEnd[..<byEnd.partitioningIndex { $0.end > a.start }].reversed()
      .prefix { reach?.spans(from: $0.end, to: a.start) ?? true }
  }
}
