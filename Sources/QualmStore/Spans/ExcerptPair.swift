import QualmBase

/// Two excerpts that lie so to each other, and the stretch that is given of the two.
struct ExcerptPair: Sendable, Hashable {
  /// The excerpt on the left.
  var excerpt: UInt32
  /// The one on the right.
  var other: UInt32
  /// Their document.
  var document: UInt32
  /// The stretch of the text; nil where they do not lie so to each other in the text.
  var text: Range<Int>?
  /// The stretch of the recording.
  var time: Range<Int>?

  /// The pairs of one excerpt in the order of the others: those in the text with those in the recording.
  static func joined(
    _ excerpt: UInt32, document: UInt32, _ text: [StretchPair], _ time: [StretchPair],
    _ extent: SpanExtent
  ) -> [ExcerptPair] {
    var pairs = text.map { pair in
      ExcerptPair(
        excerpt: excerpt, other: pair.right.row, document: document, text: pair.extent(extent),
        time: nil)
    }
    let places = Dictionary(
      pairs.enumerated().map { ($1.other, $0) }, uniquingKeysWith: { first, _ in first })
    for pair in time {
      let stretch = pair.extent(extent)
      if let known = places[pair.right.row] {
        pairs[known].time = stretch
      } else {
        pairs.append(
          ExcerptPair(
            excerpt: excerpt, other: pair.right.row, document: document, text: nil, time: stretch))
      }
    }
    return time.isEmpty ? pairs : pairs.sorted { $0.other < $1.other }
  }
}
