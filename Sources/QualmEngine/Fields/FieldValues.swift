import QualmBase
import QualmPlan
import QualmStore

/// One field as the rows at hand see it: its distinct values, and for each the rows that have it.
///
/// The one interface through which predicates, keys, sorting and output read values; behind it lies a
/// column of the store with the references that lead there, the codes of excerpts, or a column of a
/// table that a step made.
protocol FieldValues: AnyObject {
  /// The number of rows.
  var universe: Int { get }
  /// Whether a row may have several values.
  var isMany: Bool { get }
  /// The distinct values, in their order.
  var dictionary: [Value] { get }
  /// The place of a value in the dictionary, compared exactly.
  func index(of value: Value) -> Int?
  /// The places, ascending, of the texts that the pattern matches somewhere.
  func indices(matching pattern: TextPattern) -> [Int]
  /// The places, ascending, of these codes; none in a field that does not hold codes.
  func indices(ofCodes codes: [CodeID]) -> [Int]
  /// The values that count as the same as one of these when rows share a value: codes of one field
  /// that lie below the same child of its node.
  func kin(of indices: [Int]) -> [Int]
  /// The dictionary's texts, folded; empty strings for values of other kinds.
  var foldedDictionary: [String] { get }
  /// The rows that have at least one value.
  var known: RowSet { get }
  /// The rows that have the value at `index` of the dictionary.
  func rows(of index: Int) -> RowSet
  /// The rows that have any of these values.
  func rows(ofAny indices: [Int]) -> RowSet
  /// The places in the dictionary of the values that occur among `rows`, ascending.
  func indices(of rows: RowSet) -> [Int]
  /// The rows by their number of distinct values; every row stands in one of the sets.
  func rowsBySize() -> [(size: Int, rows: RowSet)]
  /// The values of these rows, in their order: missing, one value, or a list.
  func cells(_ rows: [UInt32]) -> [Value]
  /// The places in the dictionary of the values of these rows.
  func places(_ rows: [UInt32]) -> Places
}

/// For each of a list of rows, where its values stand in a field's dictionary.
enum Places {
  /// One value a row; -1 where nothing is known.
  case one([Int32])
  /// Any number of values a row, ascending.
  case many([[Int32]])

  /// Negative, 0 or positive as row `first` comes before, with or after row `second`; lists compare
  /// item by item, the shorter first. Neither may be missing.
  func compare(_ first: Int, _ second: Int) -> Int {
    switch self {
    case .one(let places): return Int(places[first]) - Int(places[second])
    case .many(let places):
      for (one, other) in zip(places[first], places[second]) where one != other {
        return Int(one) - Int(other)
      }
      return places[first].count - places[second].count
    }
  }

  /// Whether nothing is known of the row.
  func isMissing(_ row: Int) -> Bool {
    switch self {
    case .one(let places): places[row] < 0
    case .many(let places): places[row].isEmpty
    }
  }
}

extension FieldValues {
  func index(of value: Value) -> Int? { dictionary.firstIndex(of: value) }

  func indices(ofCodes codes: [CodeID]) -> [Int] { [] }

  func kin(of indices: [Int]) -> [Int] { indices }

  var foldedDictionary: [String] {
    dictionary.map { value in
      if case .text(let text) = value { TextFolding.fold(text) } else { "" }
    }
  }

  func indices(matching pattern: TextPattern) -> [Int] {
    let folded = foldedDictionary
    return folded.indices.filter { pattern.matches(Words.split(folded[$0])) }
  }

  func rows(ofAny indices: [Int]) -> RowSet {
    switch indices.count {
    case 0: RowSet(universe: universe)
    case 1: rows(of: indices[0])
    case dictionary.count: known
    default: RowSet.union(of: indices.map { rows(of: $0) }, universe: universe)
    }
  }

  func indices(of rows: RowSet) -> [Int] {
    if rows.isEmpty { return [] }
    return dictionary.indices.filter { !self.rows(of: $0).isDisjoint(with: rows) }
  }

  func rowsBySize() -> [(size: Int, rows: RowSet)] { countedRowsBySize() }

  /// Counts the values of every row by going through the values.
  func countedRowsBySize() -> [(size: Int, rows: RowSet)] {
    if !isMany { return [(0, known.complement), (1, known)] }
    var sizes = [Int](repeating: 0, count: universe)
    for index in dictionary.indices {
      for row in rows(of: index).rows { sizes[Int(row)] += 1 }
    }
    var bySize: [[UInt32]] = []
    for (row, size) in sizes.enumerated() {
      while bySize.count <= size { bySize.append([]) }
      bySize[size].append(UInt32(row))
    }
    return bySize.enumerated().map { ($0, RowSet(ascending: $1, universe: universe)) }
  }

  func cells(_ rows: [UInt32]) -> [Value] {
    let dictionary = self.dictionary
    switch places(rows) {
    case .one(let places):
      return places.map { $0 < 0 ? .missing : dictionary[Int($0)] }
    case .many(let places):
      return places.map { $0.isEmpty ? .missing : .list($0.map { dictionary[Int($0)] }) }
    }
  }

  func places(_ rows: [UInt32]) -> Places { setPlaces(rows) }

  /// Finds the places by going through the values that occur.
  func setPlaces(_ rows: [UInt32]) -> Places {
    let set = RowSet(unordered: rows[...], universe: universe)
    var position = [Int32](repeating: -1, count: universe)
    if isMany {
      var lists = [[Int32]](repeating: [], count: set.count)
      for (place, row) in set.rows.enumerated() { position[Int(row)] = Int32(place) }
      for index in indices(of: set) {
        for row in self.rows(of: index).intersection(set).rows {
          lists[Int(position[Int(row)])].append(Int32(index))
        }
      }
      return .many(rows.map { lists[Int(position[Int($0)])] })
    }
    for index in indices(of: set) {
      for row in self.rows(of: index).intersection(set).rows { position[Int(row)] = Int32(index) }
    }
    return .one(rows.map { position[Int($0)] })
  }

  /// For each of these values the number of `rows` that have it.
  func counts(of indices: [Int], in rows: RowSet) -> [Int] {
    indices.map { self.rows(of: $0).intersectionCount(rows) }
  }
}
