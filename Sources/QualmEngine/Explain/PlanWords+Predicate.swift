import QualmBase
import QualmCorpus
import QualmPlan
import QualmStore

extension PlanWords {
  /// A condition.
  static func predicate(_ predicate: Predicate, _ snapshot: Snapshot) -> String {
    func joined(_ parts: [Predicate], _ word: String) -> String {
      "(" + parts.map { self.predicate($0, snapshot) }.joined(separator: word) + ")"
    }
    switch predicate {
    case .everything: return "*"
    case .nothing: return "nothing"
    case .coded(let selection, _): return selection.name + coders(selection.coders)
    case .uncoded: return "uncoded"
    case .text(let pattern, _): return "\"\(pattern.source)\""
    case .pattern(let pattern, _): return "/\(pattern.source)/"
    case .test(let field, let test, _): return "\(field.name) \(self.test(test, snapshot))"
    case .compare(let first, let ordering, let second, _):
      return "\(first.name) \(ordering.rawValue) \(second.name)"
    case .scope(let left, let right, let field, let isNegated, _):
      let word = isNegated ? "without" : "with"
      return "(\(self.predicate(left, snapshot)) \(word) \(self.predicate(right, snapshot))"
        + " in same \(field.name))"
    case .linked(let left, let test, let right, let isNegated, _):
      let words =
        self.predicate(left, snapshot) + (isNegated ? " not linked" : " linked")
        + (test.types.map { " by " + $0.joined(separator: " or ") } ?? "")
      guard let right else { return "(\(words))" }
      let other = test.isToOthers ? "other " : ""
      return "(\(words) \(test.direction.rawValue) \(other)\(self.predicate(right, snapshot)))"
    case .spans(let left, let test, let right, let isNegated, _):
      let words = [
        self.predicate(left, snapshot), isNegated ? "not" : "", test.comparison.rawValue,
        test.isToOthers ? "other" : "", self.predicate(right, snapshot),
        test.distance.map { "within \($0.count) \($0.unit.rawValue)" } ?? "",
      ]
      return "(\(words.filter { !$0.isEmpty }.joined(separator: " ")))"
    case .not(let inner, _): return "not \(self.predicate(inner, snapshot))"
    case .and(let parts, _): return joined(parts, " and ")
    case .or(let parts, _): return joined(parts, " or ")
    case .xor(let parts, _): return joined(parts, " xor ")
    case .threshold(let test, let parts, _): return "\(count(test)) of \(joined(parts, ", "))"
    }
  }

  /// The index that a condition without parts is answered from.
  static func index(of predicate: Predicate) -> String {
    switch predicate {
    case .coded, .uncoded, .linked: return "posting set"
    case .text: return "text index"
    case .pattern: return "every text"
    case .compare: return "dictionary"
    case .spans: return "spans in order"
    case .test(_, let test, _):
      switch test {
      case .anyOf, .codes, .contains, .onlyOf, .setEquals: return "posting set"
      case .ordering, .between, .startsWith, .matches, .hasPattern: return "dictionary"
      case .isKnown: return "bitmap"
      case .size: return "column"
      }
    default: return "–"
    }
  }

  static func coders(_ coders: CodeSelection.Coders) -> String {
    switch coders {
    case .ofRecord: ""
    case .any: " coded by any"
    case .these(let ids): " coded by \(ids.joined(separator: ", "))"
    }
  }

  private static func test(_ test: ValueTest, _ snapshot: Snapshot) -> String {
    switch test {
    case .anyOf(let values):
      return values.count == 1 ? "= \(list(values))" : "in (\(list(values)))"
    case .codes(let codes):
      let codebook = snapshot.corpus.codebook.codes
      let top = codes.first.flatMap {
        codebook.indices.contains($0.index) ? codebook[$0.index] : nil
      }
      return "= \(top?.path ?? "–")"
    case .ordering(let ordering, let value): return "\(ordering.rawValue) \(text(value))"
    case .between(let low, let high): return "between \(text(low)) and \(text(high))"
    case .startsWith(let prefix): return "starts with \"\(prefix)\""
    case .matches(let pattern): return "contains \"\(pattern.source)\""
    case .hasPattern(let pattern): return "matches /\(pattern.source)/"
    case .isKnown: return "is known"
    case .contains(let test, let values): return "contains \(count(test)) of (\(list(values)))"
    case .onlyOf(let values): return "contains only of (\(list(values)))"
    case .setEquals(let values): return "= {\(list(values))}"
    case .size(let ordering, let size): return "has size \(ordering.rawValue) \(size)"
    }
  }

  private static func count(_ test: CountTest) -> String {
    switch test.ordering {
    case .equal: "exactly \(test.count)"
    case .greaterOrEqual: "at least \(test.count)"
    case .lessOrEqual: "at most \(test.count)"
    default: "\(test.ordering.rawValue) \(test.count)"
    }
  }

  /// The values, of a long list the first few: a line of `explain` is to be read.
  private static func list(_ values: [Value]) -> String {
    let shown = values.prefix(8).map { text($0) }.joined(separator: ", ")
    return values.count > 8 ? "\(shown), … and \(values.count - 8) more" : shown
  }

  private static func text(_ value: Value) -> String { value.plainText }
}
