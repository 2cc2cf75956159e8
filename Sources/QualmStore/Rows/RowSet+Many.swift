extension RowSet {
  /// How many of a list of sets must hold a row.
  package enum Threshold: Sendable, Hashable {
    case atLeast(Int)
    case exactly(Int)
    case atMost(Int)
  }

  /// The rows of any of the sets; none where there is no set.
  package static func union(of sets: [RowSet], universe: Int) -> RowSet {
    guard sets.count > 1 else { return sets.first ?? RowSet(universe: universe) }
    let total = sets.reduce(0) { $0 + $1.count }
    if isSparse(count: total, universe: universe), sets.count == 2 {
      return sets[0].union(sets[1])
    }
    var words = [UInt64](repeating: 0, count: wordCount(universe: universe))
    for set in sets {
      precondition(set.universe == universe, "sets of different relations")
      switch set.form {
      case .sparse(let rows): for row in rows { words[Int(row >> 6)] |= 1 << UInt64(row & 63) }
      case .dense(let other): Bitmap.fold(.or, into: &words, other)
      }
    }
    return RowSet(words: words, universe: universe)
  }

  /// The rows of all of the sets; every row where there is no set. Begins with the smallest and
  /// stops where nothing is left.
  package static func intersection(of sets: [RowSet], universe: Int) -> RowSet {
    let ascending = sets.sorted { $0.count < $1.count }
    guard var result = ascending.first else { return all(universe: universe) }
    for set in ascending.dropFirst() {
      if result.isEmpty { break }
      result = result.intersection(set)
    }
    return result
  }

  /// The rows that an odd number of the sets hold.
  package static func parity(of sets: [RowSet], universe: Int) -> RowSet {
    var result = RowSet(universe: universe)
    for set in sets { result = result.symmetricDifference(set) }
    return result
  }

  /// The rows that so many of the sets hold.
  ///
  /// Adds the sets as bits into one counter a row, kept bit-sliced (one bitmap for each binary digit),
  /// and compares all counters with the number at once: 64 rows a word, whatever the number of sets.
  package static func counting(
    _ sets: [RowSet], where threshold: Threshold, universe: Int
  ) -> RowSet {
    var digits: [[UInt64]] = []
    for set in sets {
      precondition(set.universe == universe, "sets of different relations")
      add(set.words, to: &digits)
    }
    switch threshold {
    case .exactly(let number):
      return comparing(digits, with: number, universe: universe).equal
    case .atLeast(let number):
      return comparing(digits, with: number, universe: universe).less.complement
    case .atMost(let number):
      let result = comparing(digits, with: number, universe: universe)
      return result.less.union(result.equal)
    }
  }

  /// Adds 1 to the counters of the rows in `words`: a ripple of carries through the digits.
  private static func add(_ words: [UInt64], to digits: inout [[UInt64]]) {
    var carry = words
    for digit in digits.indices {
      var isCarrying: UInt64 = 0
      for index in carry.indices {
        let sum = digits[digit][index] ^ carry[index]
        carry[index] &= digits[digit][index]
        digits[digit][index] = sum
        isCarrying |= carry[index]
      }
      if isCarrying == 0 { return }
    }
    digits.append(carry)
  }

  /// The rows whose counter is less than `number`, and those where it is equal.
  private static func comparing(
    _ digits: [[UInt64]], with number: Int, universe: Int
  ) -> (less: RowSet, equal: RowSet) {
    if number < 0 { return (RowSet(universe: universe), RowSet(universe: universe)) }
    if number >> digits.count > 0 { return (all(universe: universe), RowSet(universe: universe)) }
    var equal = all(universe: universe).words
    var less = [UInt64](repeating: 0, count: equal.count)
    for digit in digits.indices.reversed() {
      let isSet = number >> digit & 1 == 1
      for index in equal.indices {
        let bits = digits[digit][index]
        if isSet {
          less[index] |= equal[index] & ~bits
          equal[index] &= bits
        } else {
          equal[index] &= ~bits
        }
      }
    }
    return (RowSet(words: less, universe: universe), RowSet(words: equal, universe: universe))
  }
}
