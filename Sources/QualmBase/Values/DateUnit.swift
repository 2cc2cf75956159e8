/// What the steps of an axis of dates are.
package enum DateUnit: String, Sendable, Hashable, CaseIterable {
  case year, month, day
}

extension PartialDate {
  /// The place of the step that holds the date, on an axis of all years, months or days; nil where the
  /// date is coarser than a step.
  package func step(of unit: DateUnit) -> Int? {
    switch unit {
    case .year: year
    case .month: month.map { year * 12 + $0 - 1 }
    case .day: day == nil ? nil : firstDay
    }
  }

  /// The year, month or day at a place of the axis.
  package init(step: Int, of unit: DateUnit) {
    switch unit {
    case .year: self.init(year: step, month: nil, day: nil)
    case .month: self.init(year: step / 12, month: step % 12 + 1, day: nil)
    case .day: self.init(dayNumber: step)
    }
  }
}
