import QualmBase
import QualmPlan

/// When a value stands in a relation to another: the one place that knows how kinds compare.
enum ValueMatch {
  /// Whether `value` is what `literal` says: equal, or a date within it.
  static func equals(_ value: Value, _ literal: Value) -> Bool {
    switch (value, literal) {
    case (.date(let a), .date(let b)):
      a.firstDay >= b.firstDay && a.lastDay <= b.lastDay
    case (.integer(let a), .number(let b)): Double(a) == b
    case (.number(let a), .integer(let b)): a == Double(b)
    case (.missing, _), (_, .missing): false
    default: value == literal
    }
  }

  /// Whether `value` compares so with `literal`; false between kinds that have no common order.
  ///
  /// Dates are intervals: a < b where a ends before b begins, a <= b where a ends no later than b;
  /// `>` and `>=` mirror them.
  static func compares(_ value: Value, _ ordering: Ordering, _ literal: Value) -> Bool {
    switch ordering {
    case .equal: return equals(value, literal)
    case .notEqual: return !equals(value, literal)
    default: break
    }
    if case .date(let a) = value, case .date(let b) = literal {
      switch ordering {
      case .less: return a.lastDay < b.firstDay
      case .lessOrEqual: return a.lastDay <= b.lastDay
      case .greater: return a.firstDay > b.lastDay
      default: return a.firstDay >= b.firstDay
      }
    }
    guard sameKind(value, literal) else { return false }
    return holds(NaturalOrder.compare(value, literal), ordering)
  }

  /// Whether a comparison's sign satisfies an ordering.
  static func holds(_ sign: Int, _ ordering: Ordering) -> Bool {
    switch ordering {
    case .equal: sign == 0
    case .notEqual: sign != 0
    case .less: sign < 0
    case .lessOrEqual: sign <= 0
    case .greater: sign > 0
    case .greaterOrEqual: sign >= 0
    }
  }

  private static func sameKind(_ first: Value, _ second: Value) -> Bool {
    switch (first, second) {
    case (.integer, .integer), (.integer, .number), (.number, .integer), (.number, .number),
      (.text, .text):
      true
    default: false
    }
  }
}
