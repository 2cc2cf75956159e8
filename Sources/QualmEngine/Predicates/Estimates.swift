import QualmBase
import QualmPlan
import QualmStore

extension PredicateEvaluator {
  /// About how many rows satisfy a predicate, without working it out.
  ///
  /// Codes are counted, since their posting sets are kept; a test is taken to hold for its share of
  /// the dictionary, or for a customary fraction (Selinger and others, "Access Path Selection in a
  /// Relational Database Management System", 1979, table 1); parts of `and` are taken to be
  /// independent.
  func estimate(_ predicate: Predicate) throws(Diagnostic) -> Int {
    let total = frame.rowCount
    switch predicate {
    case .everything: return total
    case .nothing: return 0
    case .coded(let selection, _): return run.coded(selection).count
    case .uncoded: return total / 10
    case .text, .pattern: return total / 20
    case .test(let reference, let test, _): return try estimate(reference, test)
    case .compare(_, let ordering, _, _): return ordering == .equal ? total / 10 : total / 3
    case .scope(let left, _, _, _, _): return try estimate(left) / 2
    case .linked(let left, _, _, _, _): return try estimate(left) / 2
    case .spans(let left, _, _, _, _): return try estimate(left) / 2
    case .not(let inner, _): return total - (try estimate(inner))
    case .and(let parts, _):
      var share = 1.0
      for part in parts { share *= Double(try estimate(part)) / Double(max(1, total)) }
      return Int(share * Double(total))
    case .or(let parts, _), .xor(let parts, _):
      var sum = 0
      for part in parts { sum += try estimate(part) }
      return min(total, sum)
    case .threshold: return total / 3
    }
  }

  private func estimate(_ reference: FieldReference, _ test: ValueTest) throws(Diagnostic) -> Int {
    let total = frame.rowCount
    let distinct = max(1, try run.values(of: reference, in: frame).dictionary.count)
    switch test {
    case .anyOf(let values): return min(total, total * values.count / distinct)
    case .codes(let codes): return min(total, total * codes.count / distinct)
    case .setEquals, .contains, .onlyOf, .between: return total / 4
    case .ordering, .size: return total / 3
    case .startsWith, .matches, .hasPattern: return total / 10
    case .isKnown: return total * 9 / 10
    }
  }
}
