import QualmBase

extension ExcerptSpans {
  /// The number of pairs of a row of `left` and a row of `right` that share a place of text or of a
  /// recording or, with a distance, lie within it; counted only where the distance can be measured.
  func pairCount(_ left: [UInt32], _ right: [UInt32], within distance: SpanDistance?) -> Int {
    var count = 0
    for shared in sharedDocuments(left, right)
    where isMeasurable(distance, shared.document) {
      let (lefts, rights) = (texts(shared.left), texts(shared.right))
      let reach = distance.flatMap { self.reach($0, shared.document) }
      count += SpanSweep(rights, isToOthers: false).pairCount(of: lefts, within: reach)
      if distance != nil { continue }
      let (heard, others) = (recordings(shared.left), recordings(shared.right))
      if heard.isEmpty || others.isEmpty { continue }
      count += SpanSweep(others, isToOthers: false).pairCount(of: heard)
      count -= pairsTwice(lefts, rights, heard, others)
    }
    return count
  }

  /// The number of pairs that share text and share a stretch of the recording.
  ///
  /// Of those that begin before a span ends the ones that share text are looked through from the last
  /// back, as far as one of the first still reaches into the span.
  private func pairsTwice(
    _ lefts: [RowSpan], _ rights: [RowSpan], _ heard: [RowSpan], _ others: [RowSpan]
  ) -> Int {
    let times = (left: byRow(heard), right: byRow(others))
    let byStart = rights.filter { times.right[$0.row] != nil }.sorted { $0.start < $1.start }
    var furthest: [Int] = []
    for span in byStart { furthest.append(max(furthest.last ?? 0, span.end)) }
    var count = 0
    for span in lefts {
      guard let time = times.left[span.row] else { continue }
      var index = byStart.partitioningIndex { $0.start >= span.end } - 1
      while index >= 0, furthest[index] > span.start {
        let other = byStart[index]
        if other.end > span.start, let theirs = times.right[other.row], time.start < theirs.end,
          theirs.start < time.end
        {
          count += 1
        }
        index -= 1
      }
    }
    return count
  }

  private func byRow(_ spans: [RowSpan]) -> [UInt32: RowSpan] {
    Dictionary(spans.map { ($0.row, $0) }, uniquingKeysWith: { first, _ in first })
  }
}
