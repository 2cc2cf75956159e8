import QualmBase
import QualmPlan

extension Naive {
  /// Whether a row satisfies a predicate, by asking every part about this one row.
  func holds(_ predicate: Predicate, _ relation: RelationName, _ row: Int) -> Bool {
    func holds(_ part: Predicate) -> Bool { self.holds(part, relation, row) }
    switch predicate {
    case .everything: return true
    case .nothing, .pattern: return false
    case .coded(let selection, _): return isCoded(row, selection)
    case .uncoded: return recordCodes(row).isEmpty
    case .text(let pattern, _):
      return corpus.excerpts[row].summary.map { matches(pattern, $0) } ?? false
    case .test(let field, let test, _): return passes(values(field, row), test)
    case .compare(let first, let ordering, let second, _):
      return compare(values(first, row), ordering, values(second, row))
    case .scope(let left, let right, let field, let isNegated, _):
      guard holds(left), rowCount(relation) > 0 else { return false }
      let shares = satisfying(right, relation).contains { share(field, row, $0) }
      return shares != isNegated
    case .linked(let left, let test, let right, let isNegated, _):
      return holds(left) && isTied(row, test, right) != isNegated
    case .spans(let left, let test, let right, let isNegated, _):
      return holds(left) && liesSo(row, test, right) != isNegated
    case .not(let part, _): return !holds(part)
    case .and(let parts, _): return parts.allSatisfy(holds)
    case .or(let parts, _): return parts.contains(where: holds)
    case .xor(let parts, _): return parts.filter(holds).count % 2 == 1
    case .threshold(let test, let parts, _):
      return Naive.compare(parts.filter(holds).count, test.ordering, test.count)
    }
  }

  private func isCoded(_ excerpt: Int, _ selection: CodeSelection) -> Bool {
    codings[excerpt].contains { coding in
      guard selection.codes.contains(CodeID(coding.code)) else {
        return false
      }
      return switch selection.coders {
      case .ofRecord: isOfRecord(coding.coder)
      case .any: true
      case .these(let ids): coding.coder.map { ids.contains($0) } ?? false
      }
    }
  }

  /// Whether two rows have the same value of a field; codes of a field are the same where they lie
  /// below the same child of its node.
  private func share(_ field: FieldReference, _ first: Int, _ second: Int) -> Bool {
    let (a, b) = (values(field, first), values(field, second))
    guard case .codes(let root?) = field.type else { return a.contains { b.contains($0) } }
    func family(_ value: Value) -> Int {
      let code = corpus.codes.indices.first { .text(corpus.path($0)) == value } ?? 0
      return corpus.children(root.index).first { corpus.isBelow(code, $0) } ?? code
    }
    return a.contains { one in b.contains { family($0) == family(one) } }
  }

  func passes(_ values: [Value], _ test: ValueTest) -> Bool {
    switch test {
    case .anyOf(let literals):
      return values.contains { value in literals.contains { Naive.equals(value, $0) } }
    case .codes(let codes):
      return values.contains { value in codes.contains { .text(corpus.path($0.index)) == value } }
    case .ordering(let ordering, let literal):
      return values.contains { Naive.compare($0, ordering, literal) }
    case .between(let low, let high):
      return values.contains {
        Naive.compare($0, .greaterOrEqual, low) && Naive.compare($0, .lessOrEqual, high)
      }
    case .startsWith(let prefix):
      return values.contains { text($0).lowercased().hasPrefix(prefix.lowercased()) }
    case .hasPattern(let pattern):
      return values.contains { pattern.matches(text: text($0)) }
    case .matches(let pattern): return values.contains { matches(pattern, text($0)) }
    case .isKnown: return !values.isEmpty
    case .contains(let test, let literals):
      let present = Set(literals).filter { literal in
        values.contains { Naive.equals($0, literal) }
      }
      return Naive.compare(present.count, test.ordering, test.count)
    case .onlyOf(let literals):
      return !values.isEmpty
        && values.allSatisfy { value in literals.contains { Naive.equals(value, $0) } }
    case .setEquals(let literals):
      return values.allSatisfy { value in literals.contains { Naive.equals(value, $0) } }
        && literals.allSatisfy { literal in values.contains { Naive.equals($0, literal) } }
    case .size(let ordering, let size): return Naive.compare(values.count, ordering, size)
    }
  }

  private func compare(_ first: [Value], _ ordering: Ordering, _ second: [Value]) -> Bool {
    if ordering == .notEqual { return !compare(first, .equal, second) }
    return first.contains { a in second.contains { Naive.compare(a, ordering, $0) } }
  }

  private func text(_ value: Value) -> String {
    if case .text(let text) = value { text } else { "" }
  }

  /// Whether the words stand in the text one after the other; the test's texts have words and single
  /// blanks alone.
  private func matches(_ pattern: TextPattern, _ text: String) -> Bool {
    let words = text.lowercased().split { !($0.isLetter || $0.isNumber || $0 == "-") }.map(
      String.init)
    let elements = pattern.elements
    guard !elements.isEmpty, words.count >= elements.count else { return false }
    return (0...words.count - elements.count).contains { start in
      elements.indices.allSatisfy { offset in
        switch elements[offset] {
        case .anyWord: true
        case .word(let parts):
          parts.count == 1
            ? words[start + offset] == parts[0] : words[start + offset].hasPrefix(parts[0])
        }
      }
    }
  }

  // MARK: Values

  static func equals(_ value: Value, _ literal: Value) -> Bool { compare(value, .equal, literal) }

  static func compare(_ value: Value, _ ordering: Ordering, _ literal: Value) -> Bool {
    switch (value, literal) {
    case (.date(let a), .date(let b)): return compare(a, ordering, b)
    case (.text(let a), .text(let b)):
      return ordering == .equal ? a == b : compare(NaturalOrder.compare(a, b), ordering, 0)
    case (.boolean(let a), .boolean(let b)): return ordering == .equal && a == b
    default:
      guard let a = number(value), let b = number(literal) else { return false }
      return compare(a, ordering, b)
    }
  }

  /// Dates as intervals, as the language defines it.
  private static func compare(_ a: PartialDate, _ ordering: Ordering, _ b: PartialDate) -> Bool {
    switch ordering {
    case .equal: a.firstDay >= b.firstDay && a.lastDay <= b.lastDay
    case .notEqual: !(a.firstDay >= b.firstDay && a.lastDay <= b.lastDay)
    case .less: a.lastDay < b.firstDay
    case .lessOrEqual: a.lastDay <= b.lastDay
    case .greater: a.firstDay > b.lastDay
    case .greaterOrEqual: a.firstDay >= b.firstDay
    }
  }

  static func compare<Number: Comparable>(
    _ a: Number, _ ordering: Ordering, _ b: Number
  ) -> Bool {
    switch ordering {
    case .equal: a == b
    case .notEqual: a != b
    case .less: a < b
    case .lessOrEqual: a <= b
    case .greater: a > b
    case .greaterOrEqual: a >= b
    }
  }

  private static func number(_ value: Value) -> Double? {
    switch value {
    case .integer(let whole): Double(whole)
    case .number(let number): number
    default: nil
    }
  }
}
