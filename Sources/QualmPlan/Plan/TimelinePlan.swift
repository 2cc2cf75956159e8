package import QualmBase

/// Rows counted on an axis of years, months or days.
package struct TimelinePlan: Sendable, Hashable {
  /// The dates, a group for each value that there is.
  package var dates: GroupKey
  package var unit: DateUnit

  /// The name of the column with the steps.
  package var name: String { unit.rawValue }

  package init(dates: GroupKey, unit: DateUnit) {
    self.dates = dates
    self.unit = unit
  }
}
