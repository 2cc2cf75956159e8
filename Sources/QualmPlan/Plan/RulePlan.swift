/// Whether what has the one also has the other, source by source or excerpt by excerpt.
package struct RulePlan: Sendable, Hashable {
  package enum Unit: Sendable, Hashable {
    case sources
    case excerpts
  }

  /// The column that says whether the rule holds in the row.
  package static let holds = "holds"
  /// The columns with the excerpts of a source that satisfy the one and the other side.
  package static let ids = (condition: "ids_a", consequence: "ids_b")
  /// How many bear the rule out, of how many it speaks of, and the one divided by the other.
  package static let figures: [(name: String, type: FieldType)] = [
    ("support", .integer), ("of", .integer), ("confidence", .number),
  ]

  /// Which excerpts the rule speaks of.
  package var condition: Predicate
  /// What it says of them.
  package var consequence: Predicate
  /// The two as they are written, for the foot and for `explain`.
  package var words: Words
  package var unit: Unit
  /// What is shown of an excerpt, where the rows are excerpts.
  package var columns: [FieldReference]

  /// The sides of a rule as they are written.
  package struct Words: Sendable, Hashable {
    package var condition: String
    package var consequence: String

    package init(condition: String, consequence: String) {
      self.condition = condition
      self.consequence = consequence
    }
  }

  package init(
    condition: Predicate, consequence: Predicate, words: Words, unit: Unit,
    columns: [FieldReference]
  ) {
    self.condition = condition
    self.consequence = consequence
    self.words = words
    self.unit = unit
    self.columns = columns
  }
}
