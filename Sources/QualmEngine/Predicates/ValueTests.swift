import QualmBase
import QualmPlan
import QualmStore

/// The rows whose field passes a test, worked out on the distinct values: each is tested once,
/// whatever the number of rows, and the rows of those that pass are united.
///
/// Tests that speak of the set of a row's values count, for the listed values, how many a row has.
struct ValueTests {
  let field: any FieldValues

  /// The rows that pass.
  func rows(_ test: ValueTest) -> RowSet {
    switch test {
    case .anyOf(let values): return field.rows(ofAny: indices(ofAny: values))
    case .codes(let codes): return field.rows(ofAny: field.indices(ofCodes: codes))
    case .ordering(let ordering, let literal):
      return field.rows(ofAny: indices { ValueMatch.compares($0, ordering, literal) })
    case .between(let low, let high):
      return field.rows(
        ofAny: indices {
          ValueMatch.compares($0, .greaterOrEqual, low)
            && ValueMatch.compares($0, .lessOrEqual, high)
        })
    case .startsWith(let prefix):
      let start = Array(TextFolding.fold(prefix).utf8)
      let folded = field.foldedDictionary
      return field.rows(
        ofAny: folded.indices.filter { isText($0) && folded[$0].utf8.starts(with: start) })
    case .matches(let pattern): return field.rows(ofAny: field.indices(matching: pattern))
    case .hasPattern(let pattern):
      var search = RegularExpression.Search(pattern)
      var indices: [Int] = []
      for (index, text) in field.foldedDictionary.enumerated()
      where isText(index) && search.finds(in: text) {
        indices.append(index)
      }
      return field.rows(ofAny: indices)
    case .isKnown: return field.known
    case .contains(let test, let values): return containing(test, values)
    case .onlyOf(let values):
      return field.known.subtracting(field.rows(ofAny: others(than: values)))
    case .setEquals(let values):
      let present = values.map { field.rows(ofAny: indices(ofAny: [$0])) }
      if values.isEmpty { return field.known.complement }
      return RowSet.intersection(of: present, universe: field.universe)
        .subtracting(field.rows(ofAny: others(than: values)))
    case .size(let ordering, let size):
      let sets = field.rowsBySize().filter { ValueMatch.holds($0.size - size, ordering) }
      return RowSet.union(of: sets.map(\.rows), universe: field.universe)
    }
  }

  /// The rows that have so many of these values, each counted once.
  private func containing(_ test: CountTest, _ values: [Value]) -> RowSet {
    var distinct: [Value] = []
    for value in values where !distinct.contains(value) { distinct.append(value) }
    let sets = distinct.map { field.rows(ofAny: indices(ofAny: [$0])) }
    return test.rows(of: sets, universe: field.universe)
  }

  /// The places of the values that any of these literals stands for, ascending.
  func indices(ofAny literals: [Value]) -> [Int] {
    var found: Set<Int> = []
    for literal in literals {
      switch literal {
      case .text, .boolean:
        if let index = field.index(of: literal) { found.insert(index) }
      default: found.formUnion(indices { ValueMatch.equals($0, literal) })
      }
    }
    return found.sorted()
  }

  private func others(than literals: [Value]) -> [Int] {
    let named = Set(indices(ofAny: literals))
    return field.dictionary.indices.filter { !named.contains($0) }
  }

  private func indices(where holds: (Value) -> Bool) -> [Int] {
    let dictionary = field.dictionary
    return dictionary.indices.filter { holds(dictionary[$0]) }
  }

  private func isText(_ index: Int) -> Bool {
    if case .text = field.dictionary[index] { true } else { false }
  }
}

extension CountTest {
  /// The rows that so many of these sets hold.
  func rows(of sets: [RowSet], universe: Int) -> RowSet {
    func counting(_ threshold: RowSet.Threshold) -> RowSet {
      RowSet.counting(sets, where: threshold, universe: universe)
    }
    switch ordering {
    case .equal: return counting(.exactly(count))
    case .notEqual: return counting(.exactly(count)).complement
    case .less: return counting(.atMost(count - 1))
    case .lessOrEqual: return counting(.atMost(count))
    case .greater: return counting(.atLeast(count + 1))
    case .greaterOrEqual: return counting(.atLeast(count))
    }
  }
}
