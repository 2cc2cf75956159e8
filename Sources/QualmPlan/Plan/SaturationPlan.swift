/// Which codes each group of rows brings that none before it had.
package struct SaturationPlan: Sendable, Hashable {
  /// The columns after the key.
  package static let figures: [(name: String, type: FieldType)] = [
    ("excerpts", .integer), ("codes", .integer), ("new", .integer), ("cumulative", .integer),
    ("new_codes", .codes(nil)),
  ]

  package var key: GroupKey
  /// The groups stand in the order of the smallest value that one of their rows has here; nil for their
  /// own order.
  package var order: FieldReference?

  package init(key: GroupKey, order: FieldReference?) {
    self.key = key
    self.order = order
  }
}
