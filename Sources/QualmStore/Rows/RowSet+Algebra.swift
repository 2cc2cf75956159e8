extension RowSet {
  /// The rows of either set.
  package func union(_ other: RowSet) -> RowSet {
    precondition(universe == other.universe, "sets of different relations")
    switch (form, other.form) {
    case (.sparse(let a), .sparse(let b)):
      return RowSet(ascending: SortedRows.union(a, b), universe: universe)
    case (.dense(let a), .dense(let b)):
      let result = Bitmap.combine(.or, a, b)
      return RowSet(words: result.words, universe: universe, count: result.count)
    case (.dense(let words), .sparse(let rows)), (.sparse(let rows), .dense(let words)):
      return RowSet.adding(rows, to: words, universe: universe)
    }
  }

  /// The rows of both sets.
  package func intersection(_ other: RowSet) -> RowSet {
    precondition(universe == other.universe, "sets of different relations")
    switch (form, other.form) {
    case (.sparse(let a), .sparse(let b)):
      return RowSet(ascending: SortedRows.intersection(a, b), universe: universe)
    case (.dense(let a), .dense(let b)):
      let result = Bitmap.combine(.and, a, b)
      return RowSet(words: result.words, universe: universe, count: result.count)
    case (.dense(let words), .sparse(let rows)), (.sparse(let rows), .dense(let words)):
      return RowSet(
        ascending: SortedRows.probe(rows, words, keepingPresent: true), universe: universe)
    }
  }

  /// The number of rows of both sets; makes no set.
  package func intersectionCount(_ other: RowSet) -> Int {
    precondition(universe == other.universe, "sets of different relations")
    switch (form, other.form) {
    case (.sparse(let a), .sparse(let b)):
      return SortedRows.intersectionCount(a, b)
    case (.dense(let a), .dense(let b)):
      return Bitmap.intersectionCount(a, b)
    case (.dense(let words), .sparse(let rows)), (.sparse(let rows), .dense(let words)):
      return SortedRows.probeCount(rows, words)
    }
  }

  /// The rows of this set that are not in `other`.
  package func subtracting(_ other: RowSet) -> RowSet {
    precondition(universe == other.universe, "sets of different relations")
    switch (form, other.form) {
    case (.sparse(let a), .sparse(let b)):
      return RowSet(ascending: SortedRows.subtracting(a, b), universe: universe)
    case (.sparse(let rows), .dense(let words)):
      return RowSet(
        ascending: SortedRows.probe(rows, words, keepingPresent: false), universe: universe)
    case (.dense(let a), .dense(let b)):
      let result = Bitmap.combine(.andNot, a, b)
      return RowSet(words: result.words, universe: universe, count: result.count)
    case (.dense(var words), .sparse(let rows)):
      for row in rows { words[Int(row >> 6)] &= ~(1 << UInt64(row & 63)) }
      return RowSet(words: words, universe: universe)
    }
  }

  /// The rows of exactly one of the two sets.
  package func symmetricDifference(_ other: RowSet) -> RowSet {
    precondition(universe == other.universe, "sets of different relations")
    if case .sparse(let a) = form, case .sparse(let b) = other.form {
      return RowSet(ascending: SortedRows.symmetricDifference(a, b), universe: universe)
    }
    let result = Bitmap.combine(.xor, words, other.words)
    return RowSet(words: result.words, universe: universe, count: result.count)
  }

  /// The rows of the relation that are not in the set.
  package var complement: RowSet {
    var words = self.words
    for index in words.indices { words[index] = ~words[index] }
    if !words.isEmpty { words[words.count - 1] &= RowSet.lastWordMask(universe: universe) }
    return RowSet(words: words, universe: universe, count: universe - count)
  }

  /// Whether the two sets share no row.
  package func isDisjoint(with other: RowSet) -> Bool { intersectionCount(other) == 0 }

  /// Whether every row of this set is in `other`.
  package func isSubset(of other: RowSet) -> Bool { intersectionCount(other) == count }

  private static func adding(_ rows: [UInt32], to words: [UInt64], universe: Int) -> RowSet {
    var words = words
    for row in rows { words[Int(row >> 6)] |= 1 << UInt64(row & 63) }
    return RowSet(words: words, universe: universe)
  }
}

/// Merges of ascending arrays of distinct rows.
enum SortedRows {
  static func union(_ a: [UInt32], _ b: [UInt32]) -> [UInt32] {
    merge(a, b, onlyFirst: true, both: true, onlySecond: true)
  }

  static func subtracting(_ a: [UInt32], _ b: [UInt32]) -> [UInt32] {
    merge(a, b, onlyFirst: true, both: false, onlySecond: false)
  }

  static func symmetricDifference(_ a: [UInt32], _ b: [UInt32]) -> [UInt32] {
    merge(a, b, onlyFirst: true, both: false, onlySecond: true)
  }

  static func intersection(_ a: [UInt32], _ b: [UInt32]) -> [UInt32] {
    merge(a, b, onlyFirst: false, both: true, onlySecond: false)
  }

  private static func merge(
    _ a: [UInt32], _ b: [UInt32], onlyFirst: Bool, both: Bool, onlySecond: Bool
  ) -> [UInt32] {
    var result: [UInt32] = []
    var i = 0
    var j = 0
    while i < a.count, j < b.count {
      if a[i] < b[j] {
        if onlyFirst { result.append(a[i]) }
        i += 1
      } else if b[j] < a[i] {
        if onlySecond { result.append(b[j]) }
        j += 1
      } else {
        if both { result.append(a[i]) }
        i += 1
        j += 1
      }
    }
    if onlyFirst { result.append(contentsOf: a[i...]) }
    if onlySecond { result.append(contentsOf: b[j...]) }
    return result
  }

  static func intersectionCount(_ a: [UInt32], _ b: [UInt32]) -> Int {
    var count = 0
    var i = 0
    var j = 0
    while i < a.count, j < b.count {
      if a[i] < b[j] {
        i += 1
      } else if b[j] < a[i] {
        j += 1
      } else {
        count += 1
        i += 1
        j += 1
      }
    }
    return count
  }

  /// The rows whose bit is set, or those whose bit is not.
  static func probe(_ rows: [UInt32], _ words: [UInt64], keepingPresent: Bool) -> [UInt32] {
    let wanted: UInt64 = keepingPresent ? 1 : 0
    return rows.filter { words[Int($0 >> 6)] >> UInt64($0 & 63) & 1 == wanted }
  }

  /// The number of rows whose bit is set.
  static func probeCount(_ rows: [UInt32], _ words: [UInt64]) -> Int {
    var count = 0
    for row in rows { count &+= Int(words[Int(row >> 6)] >> UInt64(row & 63) & 1) }
    return count
  }
}
