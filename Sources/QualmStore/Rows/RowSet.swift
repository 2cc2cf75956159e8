/// A set of rows of one relation, which knows how many rows the relation has.
///
/// A set that holds fewer than one row in 64 is a sorted array, any other a bitmap. Every operation
/// brings its result into that form, so that equal sets have equal forms.
package struct RowSet: Sendable, Hashable {
  /// The two forms.
  @usableFromInline
  enum Form: Sendable, Hashable {
    /// Row numbers, ascending.
    case sparse([UInt32])
    /// One bit a row, the lowest first; bits past the last row are 0.
    case dense([UInt64])
  }

  @usableFromInline
  let form: Form
  /// The number of rows of the relation: the set's rows are all below it.
  package let universe: Int
  /// The number of rows in the set.
  package let count: Int

  /// Takes rows in the form that `isSparse` asks for.
  init(form: Form, universe: Int, count: Int) {
    self.form = form
    self.universe = universe
    self.count = count
  }

  /// Whether `count` of `universe` rows are kept as an array.
  static func isSparse(count: Int, universe: Int) -> Bool { count &* 64 < universe }

  /// The number of 64-bit words that hold one bit for each of `universe` rows.
  static func wordCount(universe: Int) -> Int { (universe + 63) / 64 }

  /// The bits of the last word that stand for rows of the relation.
  static func lastWordMask(universe: Int) -> UInt64 {
    universe % 64 == 0 ? ~0 : (1 << UInt64(universe % 64)) - 1
  }
}

// MARK: Making sets

extension RowSet {
  /// Makes the set without rows.
  package init(universe: Int) {
    self.init(ascending: [], universe: universe)
  }

  /// Makes the set of these rows, which are ascending, distinct and below `universe`.
  package init(ascending rows: [UInt32], universe: Int) {
    if RowSet.isSparse(count: rows.count, universe: universe) {
      self.init(form: .sparse(rows), universe: universe, count: rows.count)
    } else {
      self.init(unordered: rows[...], universe: universe)
    }
  }

  /// Makes the set of these rows, in any order and with repetitions; all are below `universe`.
  package init(unordered rows: ArraySlice<UInt32>, universe: Int) {
    var words = [UInt64](repeating: 0, count: RowSet.wordCount(universe: universe))
    for row in rows { words[Int(row >> 6)] |= 1 << UInt64(row & 63) }
    self.init(words: words, universe: universe)
  }

  /// Makes the set of the rows of `range`, which lies within `0..<universe`.
  package init(range: Range<Int>, universe: Int) {
    precondition(range.lowerBound >= 0 && range.upperBound <= universe, "rows beyond the relation")
    if RowSet.isSparse(count: range.count, universe: universe) {
      self.init(form: .sparse(range.map { UInt32($0) }), universe: universe, count: range.count)
      return
    }
    var words = [UInt64](repeating: 0, count: RowSet.wordCount(universe: universe))
    var row = range.lowerBound
    while row < range.upperBound {
      let end = min(range.upperBound, (row | 63) + 1)
      let width = end - row
      let bits: UInt64 = width == 64 ? ~0 : (1 << UInt64(width)) - 1
      words[row >> 6] |= bits << UInt64(row & 63)
      row = end
    }
    self.init(form: .dense(words), universe: universe, count: range.count)
  }

  /// The set of all rows of a relation that has `universe`.
  package static func all(universe: Int) -> RowSet {
    RowSet(range: 0..<universe, universe: universe)
  }

  /// Takes a bitmap, whose bits past the last row are 0.
  init(words: [UInt64], universe: Int) {
    self.init(words: words, universe: universe, count: Bitmap.count(words))
  }

  /// Takes a bitmap of `count` rows.
  init(words: [UInt64], universe: Int, count: Int) {
    if RowSet.isSparse(count: count, universe: universe) {
      self.init(
        form: .sparse(Bitmap.rows(words, count: count)), universe: universe, count: count)
    } else {
      self.init(form: .dense(words), universe: universe, count: count)
    }
  }
}

// MARK: Looking at sets

extension RowSet {
  /// Whether there is no row.
  package var isEmpty: Bool { count == 0 }

  /// Whether every row of the relation is in the set.
  package var isAll: Bool { count == universe }

  /// Whether `row` is in the set.
  @inlinable
  package func contains(_ row: Int) -> Bool {
    switch form {
    case .dense(let words):
      return row >= 0 && row >> 6 < words.count && words[row >> 6] >> UInt64(row & 63) & 1 == 1
    case .sparse(let rows):
      var low = 0
      var high = rows.count
      while low < high {
        let middle = (low + high) >> 1
        if Int(rows[middle]) < row { low = middle + 1 } else { high = middle }
      }
      return low < rows.count && Int(rows[low]) == row
    }
  }

  /// The rows, ascending.
  package var rows: [UInt32] {
    switch form {
    case .sparse(let rows): rows
    case .dense(let words): Bitmap.rows(words, count: count)
    }
  }

  /// The first `limit` rows, ascending; all where there are fewer.
  package func first(_ limit: Int) -> [UInt32] {
    switch form {
    case .sparse(let rows): Array(rows.prefix(max(0, limit)))
    case .dense(let words): Bitmap.rows(words, count: min(count, max(0, limit)))
    }
  }

  /// The last `limit` rows, ascending; all where there are fewer.
  package func last(_ limit: Int) -> [UInt32] {
    switch form {
    case .sparse(let rows): Array(rows.suffix(max(0, limit)))
    case .dense(let words): Bitmap.lastRows(words, count: min(count, max(0, limit)))
    }
  }

  /// The set as a bitmap, whatever its form.
  var words: [UInt64] {
    switch form {
    case .dense(let words): return words
    case .sparse(let rows):
      var words = [UInt64](repeating: 0, count: RowSet.wordCount(universe: universe))
      for row in rows { words[Int(row >> 6)] |= 1 << UInt64(row & 63) }
      return words
    }
  }
}
