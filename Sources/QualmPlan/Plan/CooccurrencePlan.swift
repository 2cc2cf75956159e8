package import QualmBase

/// How often groups of excerpts go together: pairs of the groups of two keys, or of one key's own.
package struct CooccurrencePlan: Sendable, Hashable {
  /// Where two groups go together.
  package enum Unit: Sendable, Hashable {
    /// On an excerpt that both have.
    case excerpts
    /// With a voice among the sources of both.
    case sources
    /// On two excerpts that share text, or a stretch of a recording.
    case overlap
    /// On two excerpts at most so far from each other.
    case near(SpanDistance)

    /// Whether two excerpts are compared by where they lie.
    package var isOfSpans: Bool {
      switch self {
      case .excerpts, .sources: false
      case .overlap, .near: true
      }
    }
  }

  /// The names of the columns with the groups.
  package static let groups = (first: "a", second: "b")
  /// The name of the column that tells on how many the two go together.
  package static let both = "both"
  /// The name of the column that tells in how many pairs of excerpts they do.
  package static let pairs = "pairs"
  /// The name of the column that marks groups of which one is much larger.
  package static let unequal = "unequal"

  /// How many times as large as the other a group may be before the pair is marked.
  package static let mostUnequal = 5

  /// The columns after those of the groups.
  package static func figures(of unit: Unit) -> [(name: String, type: FieldType)] {
    func strength(of counted: String) -> [(name: String, type: FieldType)] {
      [
        (counted + "_a", .integer), (counted + "_b", .integer), (both, .integer),
        (counted + "_of", .integer), ("c", .number), ("lift", .number), (unequal, .boolean),
      ]
    }
    switch unit {
    case .excerpts: return strength(of: "excerpts")
    case .sources: return strength(of: "sources")
    case .overlap, .near:
      return [
        ("excerpts_a", .integer), ("excerpts_b", .integer), ("a_with_b", .integer),
        ("b_with_a", .integer), (pairs, .integer),
      ]
    }
  }

  package var first: GroupKey
  /// Nil where the groups of the first key are paired among themselves, each pair once.
  package var second: GroupKey?
  package var unit: Unit

  package init(first: GroupKey, second: GroupKey?, unit: Unit) {
    self.first = first
    self.second = second
    self.unit = unit
  }
}
