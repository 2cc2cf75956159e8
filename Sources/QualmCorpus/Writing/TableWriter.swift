import QualmBase

/// Writes one table as CSV, in one way only: LF, quotes only where they must be, rows in a fixed
/// order.
struct TableWriter {
  let table: DataTable

  /// The file's bytes.
  ///
  /// - Throws: where the file could not give a value back.
  func bytes() throws(Diagnostic) -> [UInt8] {
    var columns: [[[UInt8]]] = []
    for column in table.columns { columns.append(try texts(of: column)) }
    var output: [UInt8] = []
    for (index, column) in table.columns.enumerated() {
      if index > 0 { output.append(UInt8(ascii: ",")) }
      append(Array(column.schema.name.utf8), to: &output)
    }
    output.append(UInt8(ascii: "\n"))
    for row in order() {
      for (index, column) in table.columns.enumerated() {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        append(column, row, columns[index], to: &output)
      }
      output.append(UInt8(ascii: "\n"))
    }
    return output
  }

  /// The spelling of each dictionary entry, which must read back as the same value.
  private func texts(of column: DataColumn) throws(Diagnostic) -> [[UInt8]] {
    var texts: [[UInt8]] = []
    texts.reserveCapacity(column.dictionary.count)
    for value in column.dictionary {
      let text = FieldText.text(of: value, column.schema)
      let isCut = column.schema.delimiter.map(text.utf8.contains) ?? false
      let isMissing = table.schema.missingValues.contains(text) || (column.isMany && text.isEmpty)
      if isCut || isMissing || FieldText.value(of: text, column.schema) != value {
        throw .unwritableValue(text, column: column.schema.name, table: table.name)
      }
      texts.append(Array(text.utf8))
    }
    return texts
  }

  private func append(
    _ column: DataColumn, _ row: Int, _ texts: [[UInt8]], to output: inout [UInt8]
  ) {
    let slots = column.slots(at: row)
    guard slots.count != 1, let delimiter = column.schema.delimiter else {
      append(slots.first.map { texts[Int($0)] } ?? missing, to: &output)
      return
    }
    append(Array(slots.map { texts[Int($0)] }.joined(separator: [delimiter])), to: &output)
  }

  private var missing: [UInt8] { Array((table.schema.missingValues.first ?? "").utf8) }

  private func append(_ cell: [UInt8], to output: inout [UInt8]) {
    let isQuoted = cell.contains { byte in
      switch byte {
      case UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r"): true
      default: false
      }
    }
    guard isQuoted else {
      output.append(contentsOf: cell)
      return
    }
    output.append(UInt8(ascii: "\""))
    for byte in cell {
      if byte == UInt8(ascii: "\"") { output.append(byte) }
      output.append(byte)
    }
    output.append(UInt8(ascii: "\""))
  }

  /// The order in which the rows are written.
  ///
  /// Documents, sources, codes and reference tables keep theirs, since it is the order in which
  /// they are shown. All others are sets of rows and go by their columns, left to right.
  private func order() -> [Int] {
    switch StandardTable(rawValue: table.name) {
    case nil, .documents, .sources, .codes: return Array(0..<table.rowCount)
    default: break
    }
    let ranked = table.columns.map { (column: $0, ranks: TableWriter.ranks(of: $0)) }
    return (0..<table.rowCount).sorted { first, second in
      for (column, ranks) in ranked {
        let one = column.slots(at: first)
        let other = column.slots(at: second)
        // Missing comes last.
        if one.isEmpty != other.isEmpty { return other.isEmpty }
        for (a, b) in zip(one, other) where ranks[Int(a)] != ranks[Int(b)] {
          return ranks[Int(a)] < ranks[Int(b)]
        }
        if one.count != other.count { return one.count < other.count }
      }
      return first < second
    }
  }

  /// The place of each dictionary entry in natural order.
  private static func ranks(of column: DataColumn) -> [Int] {
    let sorted = column.dictionary.indices.sorted { first, second in
      let order = NaturalOrder.compare(column.dictionary[first], column.dictionary[second])
      return order == 0 ? first < second : order < 0
    }
    var ranks = Array(repeating: 0, count: sorted.count)
    for (rank, index) in sorted.enumerated() { ranks[index] = rank }
    return ranks
  }
}
