import QualmBase
import QualmPlan

/// Whether a judgement holds of what its measures came to.
enum Truth {
  typealias Measured = ClaimJudge.Measured

  static func of(_ kind: ClaimJudgement.Kind, _ measures: [Measured]) -> Bool {
    switch kind {
    case .empty: return measures[0].value == .integer(0)
    case .numbers(_, let ordering, _):
      return compares(measures[0].value, ordering, measures[1].value)
    case .contains(_, let test, let members):
      let found = members.filter { !places(of: $0, in: measures[0]).isEmpty }.count
      return ValueMatch.holds(found - test.count, test.ordering)
    case .onlyOf(_, let members):
      let measured = measures[0]
      return !measured.indices.isEmpty && others(than: members, in: measured).isEmpty
    case .equals(_, let members, let isNegated):
      let measured = measures[0]
      let isEqual =
        members.allSatisfy { !places(of: $0, in: measured).isEmpty }
        && others(than: members, in: measured).isEmpty
      return isEqual != isNegated
    case .same(_, _, let isNegated):
      return (Set(measures[0].value.items) == Set(measures[1].value.items)) != isNegated
    }
  }

  /// What is missing equals nothing and differs from everything.
  private static func compares(_ first: Value, _ ordering: Ordering, _ second: Value) -> Bool {
    guard let one = first.double, let other = second.double else { return ordering == .notEqual }
    return ValueMatch.holds(one < other ? -1 : one > other ? 1 : 0, ordering)
  }

  /// Whether the one number is smaller than the other.
  static func isLess(_ first: Value, _ second: Value) -> Bool { compares(first, .less, second) }

  /// The places of the values found that a member stands for.
  static func places(of member: ClaimMember, in measured: Measured) -> Set<Int> {
    guard let field = measured.field else { return [] }
    let places: [Int] =
      switch member.kind {
      case .codes(let codes): field.indices(ofCodes: codes)
      case .values(let values): ValueTests(field: field).indices(ofAny: values)
      }
    return measured.indices.intersection(places)
  }

  /// The places of the values found that no member stands for, ascending.
  static func others(than members: [ClaimMember], in measured: Measured) -> [Int] {
    let named = members.reduce(into: Set<Int>()) { $0.formUnion(places(of: $1, in: measured)) }
    return measured.indices.subtracting(named).sorted()
  }

  // MARK: Between what was found and everything

  /// Whether a judgement holds of all that its measures may come to between these; nil where it
  /// holds of some only. Sets are tried at both ends alone.
  static func between(
    _ kind: ClaimJudgement.Kind, _ found: [Measured], _ broadest: [Measured]
  ) -> Bool? {
    guard case .numbers(_, let ordering, _) = kind else {
      let truth = of(kind, found)
      return truth == of(kind, broadest) ? truth : nil
    }
    let values = zip(found, broadest).map { ($0.value.double, $1.value.double) }
    // A share that is defined at one end only may be any there is.
    if values.contains(where: { ($0 == nil) != ($1 == nil) }) { return nil }
    guard let one = range(values[0]), let other = range(values[1]) else {
      let truth = of(kind, found)
      return truth == of(kind, broadest) ? truth : nil
    }
    return compares(one, ordering, other)
  }

  private static func range(_ ends: (Double?, Double?)) -> ClosedRange<Double>? {
    guard let one = ends.0, let other = ends.1 else { return nil }
    return min(one, other)...max(one, other)
  }

  private static func compares(
    _ one: ClosedRange<Double>, _ ordering: Ordering, _ other: ClosedRange<Double>
  ) -> Bool? {
    switch ordering {
    case .equal:
      if !one.overlaps(other) { return false }
      return one.lowerBound == one.upperBound && one == other ? true : nil
    case .notEqual: return compares(one, .equal, other).map { !$0 }
    case .less:
      if one.upperBound < other.lowerBound { return true }
      return one.lowerBound >= other.upperBound ? false : nil
    case .greaterOrEqual: return compares(one, .less, other).map { !$0 }
    case .greater: return compares(other, .less, one)
    case .lessOrEqual: return compares(other, .less, one).map { !$0 }
    }
  }
}

extension Value {
  /// The number; nil for anything else.
  fileprivate var double: Double? {
    switch self {
    case .integer(let number): Double(number)
    case .number(let number): number
    default: nil
    }
  }
}
