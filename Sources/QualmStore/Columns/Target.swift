import QualmBase
import QualmCorpus

/// A relation as columns refer to it: the names of its rows.
struct Target: Sendable {
  /// The relation's name.
  let name: String
  /// The number of its rows.
  let rowCount: Int
  /// What a reference shows for each row: its id, or the path of a code.
  let labels: Lazy<[Value]>
  /// The row of each id.
  let rows: Lazy<[String: UInt32]>

  /// Takes the names of rows that are named by their ids.
  init(name: String, rowCount: Int, ids: @escaping @Sendable () -> [Value]) {
    let labels = Lazy(ids)
    self.init(name: name, labels: labels, rowCount: rowCount, ids: { labels.value })
  }

  /// Takes the names of rows that are shown otherwise than by their ids.
  init(
    name: String, labels: Lazy<[Value]>, rowCount: Int, ids: @escaping @Sendable () -> [Value]
  ) {
    self.name = name
    self.rowCount = rowCount
    self.labels = labels
    rows = Lazy {
      var rows: [String: UInt32] = [:]
      rows.reserveCapacity(rowCount)
      for (row, id) in ids().enumerated() {
        if case .text(let text) = id, rows[text] == nil { rows[text] = UInt32(row) }
      }
      return rows
    }
  }

  /// The row that a value names; nil where it names none.
  func row(of value: Value) -> UInt32? {
    if case .text(let text) = value { rows.value[text] } else { nil }
  }

  /// The column of labels: entry n is row n.
  func idColumn(named name: String = "id") -> Column {
    Column(name: name, kind: .text, isMany: false, rowCount: rowCount) { [labels, rowCount] in
      Encoding(dictionary: labels.value, starts: nil, indices: (0..<UInt32(rowCount)).map { $0 })
    }
  }

  /// A column that refers to this relation's rows, which are worked out when they are asked for;
  /// the rows of a list may be in any order and may repeat.
  func column(
    named name: String, isMany: Bool, rowCount: Int, slots: @escaping @Sendable () -> Slots
  ) -> Column {
    Column(
      name: name, kind: .text, isMany: isMany, rowCount: rowCount,
      reference: Reference(target: self.name, targetCount: self.rowCount)
    ) { [labels] in
      Encoding(dictionary: labels.value, slots: slots())
    }
  }

  /// A table's column that refers to this relation's rows. What names no row stays a value, after
  /// the others.
  func column(
    _ column: LazyColumn, order: Lazy<[UInt32]>?, rowCount: Int
  ) -> Column {
    Column(
      name: column.schema.name, kind: .text, isMany: column.schema.isMany, rowCount: rowCount,
      reference: Reference(target: name, targetCount: self.rowCount)
    ) { [self] in
      let column = column.column
      var slots = Slots(column, order: order?.value, rowCount: rowCount)
      var dictionary = labels.value
      let entries = column.dictionary.map { value -> UInt32 in
        if let row = row(of: value) { return row }
        dictionary.append(value)
        return UInt32(dictionary.count - 1)
      }
      for slot in slots.indices.indices where slots.indices[slot] != Encoding.none {
        slots.indices[slot] = entries[Int(slots.indices[slot])]
      }
      return Encoding(dictionary: dictionary, slots: slots)
    }
  }
}

/// How the values of a column name rows of a relation.
struct Reference: Sendable {
  /// The relation's name.
  var target: String
  /// The number of its rows.
  var targetCount: Int
  /// For each dictionary entry the row, or `Encoding.none`; nil where entry n is row n as far as
  /// there are rows.
  var rows: Lazy<[UInt32]>?

  /// The row of each of `count` dictionary entries, or `Encoding.none`.
  func rowOfEntry(count: Int) -> [UInt32] {
    if let rows { return rows.value }
    return (0..<count).map { $0 < targetCount ? UInt32($0) : Encoding.none }
  }
}
