package import QualmBase

/// A stretch of one document with the row that has it.
package struct RowSpan: Sendable, Hashable {
  package var start: Int
  /// One past the last place; not before `start`.
  package var end: Int
  package var row: UInt32

  package init(_ start: Int, _ end: Int, row: UInt32) {
    self.start = start
    self.end = end
    self.row = row
  }
}

/// Finds which stretches of a document lie so to one of others: by order, never pair by pair.
///
/// The others are sorted once by where they start and once by where they end. Most relations then ask
/// for one neighbour in these orders, or for the furthest end among the first of them (prefix maxima);
/// partial overlaps are found by a sweep with a stack of what is open. All in O((n + m) log m).
package struct SpanSweep {
  /// By start, then end.
  let byStart: [RowSpan]
  let byEnd: [RowSpan]
  /// Whether a stretch is not compared with that of its own row.
  private let isToOthers: Bool

  /// Takes the stretches on the right, each of a row of its own, in any order.
  package init(_ right: [RowSpan], isToOthers: Bool) {
    byStart = right.sorted { ($0.start, $0.end) < ($1.start, $1.end) }
    byEnd = right.sorted { $0.end < $1.end }
    self.isToOthers = isToOthers
  }

  /// The rows of those on the left that lie so to one on the right, in no order.
  ///
  /// - Parameter reach: how far the two may be from each other; only where the comparison takes one.
  package func rows(
    of left: [RowSpan], _ comparison: SpanComparison, within reach: SpanReach? = nil
  ) -> [UInt32] {
    switch comparison {
    case .overlapsStart: return overlappingStart(left)
    case .overlapsEnd: return overlappingEnd(left)
    case .inside:
      let furthest = furthestEnds()
      return left.filter { span in
        furthest.end(ofFirst: count(startingBy: span.start), but: excluded(span))
          .map { $0 >= span.end } ?? false
      }.map(\.row)
    case .overlaps, .near:
      let furthest = furthestEnds()
      return left.filter { span in
        overlaps(span, furthest)
          || comparison == .near && (isBefore(span, reach) || isAfter(span, reach))
      }.map(\.row)
    case .contains:
      let nearest = nearestEnds()
      return left.filter { span in
        let first = byStart.count - count(startingBefore: span.start)
        return nearest.end(ofFirst: first, but: excluded(span)).map { -$0 <= span.end } ?? false
      }.map(\.row)
    default: return left.filter { holds(comparison, of: $0, reach) }.map(\.row)
    }
  }

  /// Relations that one neighbour decides.
  private func holds(
    _ comparison: SpanComparison, of span: RowSpan, _ reach: SpanReach?
  ) -> Bool {
    switch comparison {
    case .equals: equalsAny(span)
    case .meets: firstStarting(from: span.end, but: span)?.start == span.end
    case .metBy: lastEnding(by: span.start, but: span)?.end == span.start
    case .starts: firstStarting(from: span.start, but: span)?.start == span.start
    case .ends: lastEnding(by: span.end, but: span)?.end == span.end
    case .before: isBefore(span, reach)
    case .after: isAfter(span, reach)
    default: false
    }
  }

  private func isBefore(_ span: RowSpan, _ reach: SpanReach?) -> Bool {
    guard let next = firstStarting(from: span.end, but: span) else { return false }
    return reach?.spans(from: span.end, to: next.start) ?? true
  }

  private func isAfter(_ span: RowSpan, _ reach: SpanReach?) -> Bool {
    guard let last = lastEnding(by: span.start, but: span) else { return false }
    return reach?.spans(from: last.end, to: span.start) ?? true
  }

  private func overlaps(_ span: RowSpan, _ furthest: ExtremeEnds) -> Bool {
    furthest.end(ofFirst: count(startingBefore: span.end), but: excluded(span))
      .map { $0 > span.start } ?? false
  }

  // MARK: Neighbours

  private func excluded(_ span: RowSpan) -> UInt32? { isToOthers ? span.row : nil }

  private func firstStarting(from position: Int, but span: RowSpan) -> RowSpan? {
    neighbour(in: byStart, count(startingBefore: position), 1, but: span)
  }

  private func lastEnding(by position: Int, but span: RowSpan) -> RowSpan? {
    let first = byEnd.partitioningIndex { $0.end > position }
    return neighbour(in: byEnd, first - 1, -1, but: span)
  }

  private func equalsAny(_ span: RowSpan) -> Bool {
    let first = byStart.partitioningIndex {
      ($0.start, $0.end) >= (span.start, span.end)
    }
    guard let found = neighbour(in: byStart, first, 1, but: span) else { return false }
    return found.start == span.start && found.end == span.end
  }

  /// The stretch at `index`, or the next one where that is not to be compared.
  private func neighbour(
    in spans: [RowSpan], _ index: Int, _ step: Int, but span: RowSpan
  ) -> RowSpan? {
    guard spans.indices.contains(index) else { return nil }
    guard isToOthers, spans[index].row == span.row else { return spans[index] }
    return spans.indices.contains(index + step) ? spans[index + step] : nil
  }

  private func count(startingBefore position: Int) -> Int {
    byStart.partitioningIndex { $0.start >= position }
  }

  private func count(startingBy position: Int) -> Int {
    byStart.partitioningIndex { $0.start > position }
  }

  /// The furthest end among the first ones by start.
  private func furthestEnds() -> ExtremeEnds {
    ExtremeEnds(byStart.map { ($0.end, $0.row) })
  }

  /// The nearest end, negated, among the last ones by start.
  private func nearestEnds() -> ExtremeEnds {
    ExtremeEnds(byStart.reversed().map { (-$0.end, $0.row) })
  }

  // MARK: Partial overlaps

  /// a0 < b0 < a1 < b1: of those that are open at a1 the one that starts last is asked. It lies on top
  /// of a stack in the order of starts, from which what has ended is taken. A stretch has itself ended
  /// at its end, so that it is never its own answer.
  private func overlappingStart(_ left: [RowSpan]) -> [UInt32] {
    var open: [RowSpan] = []
    var next = 0
    var found: [UInt32] = []
    for span in left.sorted(by: { $0.end < $1.end }) {
      while next < byStart.count, byStart[next].start < span.end {
        open.append(byStart[next])
        next += 1
      }
      while let top = open.last, top.end <= span.end { open.removeLast() }
      if let top = open.last, top.start > span.start { found.append(span.row) }
    }
    return found
  }

  /// b0 < a0 < b1 < a1: the same from the other end of the document.
  private func overlappingEnd(_ left: [RowSpan]) -> [UInt32] {
    var open: [RowSpan] = []
    var next = byEnd.count - 1
    var found: [UInt32] = []
    for span in left.sorted(by: { $0.start > $1.start }) {
      while next >= 0, byEnd[next].end > span.start {
        open.append(byEnd[next])
        next -= 1
      }
      while let top = open.last, top.start >= span.start { open.removeLast() }
      if let top = open.last, top.end < span.end { found.append(span.row) }
    }
    return found
  }
}

/// For each number of first ones the greatest end among them, and the greatest that another row has.
private struct ExtremeEnds {
  private struct Best {
    var end: Int
    var row: UInt32
    var secondEnd: Int?
  }

  private let best: [Best]

  init(_ ends: [(end: Int, row: UInt32)]) {
    var best: [Best] = []
    best.reserveCapacity(ends.count)
    for (end, row) in ends {
      guard let last = best.last else {
        best.append(Best(end: end, row: row, secondEnd: nil))
        continue
      }
      if end > last.end {
        best.append(Best(end: end, row: row, secondEnd: last.end))
      } else {
        best.append(
          Best(end: last.end, row: last.row, secondEnd: max(end, last.secondEnd ?? end)))
      }
    }
    self.best = best
  }

  /// The greatest end among the first `count`, without the row; nil where there is none.
  func end(ofFirst count: Int, but row: UInt32?) -> Int? {
    guard count > 0 else { return nil }
    let best = best[count - 1]
    return best.row == row ? best.secondEnd : best.end
  }
}
