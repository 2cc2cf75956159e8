/// How two stretches of one document may lie to each other: A = [a0, a1) is left, B = [b0, b1) right.
package enum SpanComparison: String, Sendable, Hashable, CaseIterable {
  /// a0 = b0 and a1 = b1.
  case equals
  /// b0 ≤ a0 and a1 ≤ b1.
  case inside
  /// a0 ≤ b0 and b1 ≤ a1.
  case contains
  /// a0 < b1 and b0 < a1: they share a place.
  case overlaps
  /// a0 < b0 < a1 < b1.
  case overlapsStart = "overlaps-start"
  /// b0 < a0 < b1 < a1.
  case overlapsEnd = "overlaps-end"
  /// a1 = b0.
  case meets
  /// b1 = a0.
  case metBy = "met-by"
  /// a1 ≤ b0.
  case before
  /// b1 ≤ a0.
  case after
  /// a0 = b0.
  case starts
  /// a1 = b1.
  case ends
  /// The gap between them is at most a distance; that of stretches that overlap is 0.
  case near

  /// Whether a distance may be said.
  package var takesDistance: Bool { self == .near || self == .before || self == .after }

  /// How B lies to A where A lies so to B.
  package var converse: SpanComparison {
    switch self {
    case .equals, .overlaps, .starts, .ends, .near: self
    case .inside: .contains
    case .contains: .inside
    case .overlapsStart: .overlapsEnd
    case .overlapsEnd: .overlapsStart
    case .meets: .metBy
    case .metBy: .meets
    case .before: .after
    case .after: .before
    }
  }

  /// Whether every stretch that has a length lies so to itself.
  package var holdsOfItself: Bool {
    switch self {
    case .equals, .inside, .contains, .overlaps, .starts, .ends, .near: true
    case .overlapsStart, .overlapsEnd, .meets, .metBy, .before, .after: false
    }
  }
}

/// How far two stretches of one document may be from each other: `2 pages`.
package struct SpanDistance: Sendable, Hashable {
  package var count: Int
  package var unit: TextUnit

  package init(count: Int, unit: TextUnit) {
    self.count = count
    self.unit = unit
  }
}

/// What is given of two stretches that lie so to each other.
package enum SpanExtent: String, Sendable, Hashable, CaseIterable {
  /// The one on the left, once, as it is.
  case whole
  /// For each pair what the two share.
  case overlap
  /// For each pair all from where the first of the two starts to where the last ends.
  case union
}
