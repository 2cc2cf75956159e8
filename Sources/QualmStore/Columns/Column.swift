package import QualmBase

/// One field of one relation, dictionary-encoded.
///
/// Nothing is worked out before it is asked for: neither the dictionary's order nor the posting sets.
package final class Column: Sendable {
  /// The field's name.
  package let name: String
  /// What its values are; a many-valued column has lists of them.
  package let kind: Table.Kind
  /// Whether a row may have several values.
  package let isMany: Bool
  /// The number of rows of its relation.
  package let rowCount: Int
  /// The name of the relation whose rows its values name, where it refers to one.
  package var target: String? { reference?.target }

  /// How its values name rows of another relation.
  let reference: Reference?

  private let cells: Lazy<Encoding>
  /// Reads cells without the canonical encoding, for columns whose dictionary is long.
  private let reader: (@Sendable ([UInt32]) -> [Value])?
  private let postings: Lazy<Postings>
  private let sets = LazyTable<Int, RowSet>()
  private let entries: Lazy<[Value: Int]>
  private let knownRows: Lazy<RowSet>
  private let folded: Lazy<[String]>

  /// Makes a column whose cells are worked out when they are asked for.
  ///
  /// - Parameters:
  ///   - reference: how its values name rows of another relation.
  ///   - reader: gives the cells of rows where that is cheaper than the encoding.
  ///   - encoding: the cells; `starts` is nil exactly where `isMany` is false.
  init(
    name: String, kind: Table.Kind, isMany: Bool, rowCount: Int, reference: Reference? = nil,
    reader: (@Sendable ([UInt32]) -> [Value])? = nil,
    encoding: @escaping @Sendable () -> Encoding
  ) {
    self.name = name
    self.kind = kind
    self.isMany = isMany
    self.rowCount = rowCount
    self.reference = reference
    self.reader = reader
    let cells = Lazy(encoding)
    self.cells = cells
    postings = Lazy { Postings(cells.value, rowCount: rowCount) }
    entries = Lazy {
      var entries: [Value: Int] = [:]
      for (index, value) in cells.value.dictionary.enumerated() where entries[value] == nil {
        entries[value] = index
      }
      return entries
    }
    knownRows = Lazy { Column.known(cells.value, rowCount: rowCount) }
    folded = Lazy {
      cells.value.dictionary.map { value in
        if case .text(let text) = value { TextFolding.fold(text) } else { "" }
      }
    }
  }

  var encoding: Encoding { cells.value }

  private static func known(_ cells: Encoding, rowCount: Int) -> RowSet {
    var words = [UInt64](repeating: 0, count: RowSet.wordCount(universe: rowCount))
    for row in 0..<rowCount where !cells.slots(of: row).isEmpty {
      words[row >> 6] |= 1 << UInt64(row & 63)
    }
    return RowSet(words: words, universe: rowCount)
  }
}

// MARK: The dictionary

extension Column {
  /// The distinct values in canonical order: the schema's categories first, in their order, then
  /// natural order; what names rows of another relation in that relation's order; codes in codebook
  /// order.
  ///
  /// A column that refers to a relation holds the ids of all its rows, and the categories of the
  /// schema are there too, so that there may be values that no row has (`count(of:)` is 0). Values
  /// may repeat in columns of codes, whose paths need not be unique, and where a column names rows of
  /// several relations (`on` of memos) with equal ids.
  package var dictionary: [Value] { encoding.dictionary }

  /// The index of a value, the first if it repeats, compared exactly; nil where it is not in the dictionary.
  package func index(of value: Value) -> Int? {
    let dictionary = encoding.dictionary
    return dictionary.count <= 32 ? dictionary.firstIndex(of: value) : entries.value[value]
  }

  /// The dictionary's texts as `TextFolding` folds them; empty strings for values of other kinds.
  package var foldedDictionary: [String] { folded.value }

  /// The indices, ascending, of the texts that the pattern matches somewhere.
  package func indices(matching pattern: TextPattern) -> [Int] {
    let folded = foldedDictionary
    return folded.indices.filter { pattern.matches(Words.split(folded[$0])) }
  }
}

// MARK: From values to rows

extension Column {
  /// The rows that have the value with this index.
  package func rows(of index: Int) -> RowSet {
    let rows = postings.value.rows(of: index)
    if RowSet.isSparse(count: rows.count, universe: rowCount) {
      return RowSet(ascending: Array(rows), universe: rowCount)
    }
    return sets.value(for: index) { RowSet(unordered: rows, universe: rowCount) }
  }

  /// The rows that have any of the values with these indices.
  package func rows(ofAny indices: [Int]) -> RowSet {
    if indices.count == 1 { return rows(of: indices[0]) }
    let postings = postings.value
    var words = [UInt64](repeating: 0, count: RowSet.wordCount(universe: rowCount))
    for index in indices {
      for row in postings.rows(of: index) { words[Int(row >> 6)] |= 1 << UInt64(row & 63) }
    }
    return RowSet(words: words, universe: rowCount)
  }

  /// The number of rows that have the value with this index.
  package func count(of index: Int) -> Int { postings.value.rows(of: index).count }

  /// The rows that have a value.
  package var known: RowSet { knownRows.value }

  /// The rows by how many values they have, sizes ascending; every row is in one of the sets.
  package var rowsBySize: [(size: Int, rows: RowSet)] {
    let cells = encoding
    var bySize: [Int: [UInt32]] = [:]
    for row in 0..<rowCount { bySize[cells.slots(of: row).count, default: []].append(UInt32(row)) }
    return bySize.sorted { $0.key < $1.key }.map {
      ($0.key, RowSet(ascending: $0.value, universe: rowCount))
    }
  }
}

// MARK: From rows to values

extension Column {
  /// What a row has: a value, a list of values in canonical order where the column is many-valued and
  /// there are any, or `missing`.
  package func value(at row: Int) -> Value {
    cells(rows: [UInt32(row)])[0]
  }

  /// What these rows have, in their order.
  package func cells(rows: [UInt32]) -> [Value] {
    if let reader { return reader(rows) }
    let cells = encoding
    return rows.map { Column.value(cells, Int($0), isMany: isMany) }
  }

  private static func value(_ cells: Encoding, _ row: Int, isMany: Bool) -> Value {
    let slots = cells.slots(of: row)
    if slots.isEmpty { return .missing }
    if !isMany { return cells.dictionary[Int(cells.indices[slots.lowerBound])] }
    return .list(slots.map { cells.dictionary[Int(cells.indices[$0])] })
  }

  /// The dictionary indices of each of these rows: row `rows[n]` has
  /// `indices[starts[n]..<starts[n + 1]]`, ascending and distinct.
  package func indices(rows: [UInt32]) -> (starts: [Int], indices: [Int]) {
    let cells = encoding
    var starts = [0]
    var indices: [Int] = []
    starts.reserveCapacity(rows.count + 1)
    for row in rows {
      for slot in cells.slots(of: Int(row)) { indices.append(Int(cells.indices[slot])) }
      starts.append(indices.count)
    }
    return (starts, indices)
  }

  /// The indices, ascending, of the values that occur among these rows.
  package func indices(of rows: RowSet) -> [Int] {
    let counts = counts(in: rows)
    return counts.indices.filter { counts[$0] > 0 }
  }

  /// For each dictionary entry the number of these rows that have it.
  package func counts(in rows: RowSet) -> [Int] {
    let cells = encoding
    var counts = [Int](repeating: 0, count: cells.dictionary.count)
    for row in rows.rows {
      for slot in cells.slots(of: Int(row)) { counts[Int(cells.indices[slot])] += 1 }
    }
    return counts
  }
}
