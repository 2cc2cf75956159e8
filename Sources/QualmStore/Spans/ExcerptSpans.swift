import QualmBase
import QualmCorpus

/// Where the excerpts lie in the texts and the recordings of the documents.
struct ExcerptSpans: Sendable {
  private let order: ExcerptOrder
  private let documentIDs: Lazy<[Value]>
  /// Start and end in the recording by excerpt; nil where no excerpt has them.
  private let times: Lazy<(starts: [UInt32], ends: [UInt32])?>
  private let boundaries: Lazy<UnitBoundaries>

  init(_ parts: SnapshotParts) {
    let (corpus, order) = (parts.corpus, parts.order)
    self.order = order
    documentIDs = parts.documents.labels
    times = Lazy {
      guard let starts = corpus.excerpts["time_start"], let ends = corpus.excerpts["time_end"]
      else { return nil }
      let count = corpus.excerpts.rowCount
      let first = ExcerptOrder.integers(starts, rowCount: count)
      let last = ExcerptOrder.integers(ends, rowCount: count)
      return (
        order.tableRows.map { first[Int($0)] }, order.tableRows.map { last[Int($0)] }
      )
    }
    boundaries = Lazy { UnitBoundaries(corpus) }
  }

  /// The rows of `left` that lie so to a row of `right`, ascending, and the documents in which a
  /// distance cannot be measured.
  func rows(
    _ left: [UInt32], _ comparison: SpanComparison, _ right: [UInt32],
    within distance: SpanDistance?,
    isToOthers: Bool
  ) -> (rows: [UInt32], boundless: [String]) {
    var found: [UInt32] = []
    var boundless: [String] = []
    for shared in sharedDocuments(left, right) {
      let (lefts, rights) = (texts(shared.left), texts(shared.right))
      if !lefts.isEmpty, !rights.isEmpty {
        if isMeasurable(distance, shared.document) {
          let reach = distance.flatMap { self.reach($0, shared.document) }
          found += SpanSweep(rights, isToOthers: isToOthers)
            .rows(of: lefts, comparison, within: reach)
        } else {
          boundless.append(name(shared.document))
        }
      }
      // Distances are measured in text.
      if distance == nil, times.value != nil {
        found += SpanSweep(recordings(shared.right), isToOthers: isToOthers)
          .rows(of: recordings(shared.left), comparison)
      }
    }
    return (ascending(found), boundless)
  }

  /// A document with rows of both sides, and these.
  struct SharedDocument {
    let document: UInt32
    let left: ArraySlice<UInt32>
    let right: ArraySlice<UInt32>
  }

  /// The documents that have rows of both sides, in order.
  func sharedDocuments(_ left: [UInt32], _ right: [UInt32]) -> [SharedDocument] {
    var shared: [SharedDocument] = []
    var next = (left: 0, right: 0)
    while next.left < left.count, next.right < right.count {
      let document = order.documents[Int(left[next.left])]
      let other = order.documents[Int(right[next.right])]
      // Excerpts without a document come last.
      if document == Encoding.none || other == Encoding.none { break }
      let (ours, theirs) = (
        end(of: document, left, next.left), end(of: other, right, next.right)
      )
      if document == other {
        shared.append(
          SharedDocument(
            document: document, left: left[next.left..<ours], right: right[next.right..<theirs]))
      }
      if document <= other { next.left = ours }
      if other <= document { next.right = theirs }
    }
    return shared
  }

  /// The pairs of a row of `left` and one of `right` that lie so to each other, by the one and the other,
  /// each with what they share or cover; and how many that are to share something and do not.
  ///
  /// Distances can be measured in every document: `rows` was asked before.
  ///
  /// - Parameters:
  ///   - limit: how many pairs at most; where there are more, so many and some.
  ///   - check: called for each row of `left`; throws what stops the work.
  func pairs(
    _ left: [UInt32], _ right: [UInt32], _ comparison: SpanComparison,
    within distance: SpanDistance?, isToOthers: Bool, extent: SpanExtent, limit: Int,
    check: () throws(Diagnostic) -> Void
  ) throws(Diagnostic) -> (pairs: [ExcerptPair], apart: Int) {
    var found: [ExcerptPair] = []
    var apart = 0
    for shared in sharedDocuments(left, right) {
      let document = shared.document
      let reach = distance.flatMap { self.reach($0, document) }
      let inTexts = SpanPairing(texts(shared.right), isToOthers: isToOthers)
      let inRecordings = SpanPairing(
        distance == nil ? recordings(shared.right) : [], isToOthers: isToOthers)
      for row in shared.left {
        try check()
        let text = texts([row]).flatMap { span in
          inTexts.partners(of: span, comparison, within: reach).map {
            StretchPair(left: span, right: $0)
          }
        }
        let time = recordings([row]).flatMap { span in
          inRecordings.partners(of: span, comparison).map { StretchPair(left: span, right: $0) }
        }
        for pair in ExcerptPair.joined(row, document: document, text, time, extent) {
          if pair.text == nil, pair.time == nil { apart += 1 } else { found.append(pair) }
        }
        if found.count + apart > limit { return (found, apart) }
      }
    }
    return (found, apart)
  }

  /// One past the last of the rows from `index` on that are of the document.
  private func end(of document: UInt32, _ rows: [UInt32], _ index: Int) -> Int {
    var end = index
    while end < rows.count, order.documents[Int(rows[end])] == document { end += 1 }
    return end
  }

  private func ascending(_ rows: [UInt32]) -> [UInt32] {
    var last: UInt32?
    return rows.sorted().filter { row in
      defer { last = row }
      return row != last
    }
  }

  // MARK: Stretches

  func texts(_ rows: ArraySlice<UInt32>) -> [RowSpan] {
    rows.compactMap { span(order.starts[Int($0)], order.ends[Int($0)], row: $0) }
  }

  func recordings(_ rows: ArraySlice<UInt32>) -> [RowSpan] {
    guard let times = times.value else { return [] }
    return rows.compactMap { span(times.starts[Int($0)], times.ends[Int($0)], row: $0) }
  }

  private func span(_ start: UInt32, _ end: UInt32, row: UInt32) -> RowSpan? {
    guard start != Encoding.none, end != Encoding.none, start <= end else { return nil }
    return RowSpan(Int(start), Int(end), row: row)
  }

  // MARK: Distances

  /// Whether the package says where the units of the distance begin and end in a document.
  func isMeasurable(_ distance: SpanDistance?, _ document: UInt32) -> Bool {
    guard let distance, distance.unit != .characters else { return true }
    return units(distance.unit, document) != nil
  }

  private func name(_ document: UInt32) -> String {
    if case .text(let name) = documentIDs.value[Int(document)] { name } else { "" }
  }

  private func units(_ unit: TextUnit, _ document: UInt32) -> UnitBoundaries.Units? {
    boundaries.value.units(unit, of: name(document))
  }

  func reach(_ distance: SpanDistance, _ document: UInt32) -> SpanReach? {
    if distance.unit == .characters { return SpanReach(characters: distance.count) }
    return units(distance.unit, document).map { units in
      distance.unit == .words
        ? SpanReach(words: distance.count, units) : SpanReach(numbers: distance.count, units)
    }
  }
}
