import QualmBase

/// The cells of one column: its distinct values and, for every row, which of them it has.
struct Encoding: Sendable {
  /// The distinct values in canonical order.
  let dictionary: [Value]
  /// Row r has `indices[starts[r]..<starts[r + 1]]`, ascending and distinct; nil where every row has
  /// one slot, which is `none` where nothing is known.
  let starts: [UInt32]?
  /// Indices into `dictionary`.
  let indices: [UInt32]

  /// The slot of a row of which nothing is known.
  static let none = UInt32.max

  /// The slots of a row; empty where nothing is known.
  @inline(__always)
  func slots(of row: Int) -> Range<Int> {
    if let starts { return Int(starts[row])..<Int(starts[row + 1]) }
    return indices[row] == Encoding.none ? row..<row : row..<row + 1
  }
}

/// For each value of a dictionary the rows that have it, ascending.
struct Postings: Sendable {
  /// Value v has `rows[starts[v]..<starts[v + 1]]`.
  let starts: [UInt32]
  let rows: [UInt32]

  /// Turns the rows' values round by a counting sort.
  init(_ encoding: Encoding, rowCount: Int) {
    var starts = [UInt32](repeating: 0, count: encoding.dictionary.count + 1)
    for index in encoding.indices where index != Encoding.none { starts[Int(index) + 1] += 1 }
    for index in starts.indices.dropFirst() { starts[index] += starts[index - 1] }
    var next = starts
    var rows = [UInt32](repeating: 0, count: Int(starts[starts.count - 1]))
    for row in 0..<rowCount {
      for slot in encoding.slots(of: row) {
        let value = Int(encoding.indices[slot])
        rows[Int(next[value])] = UInt32(row)
        next[value] += 1
      }
    }
    self.starts = starts
    self.rows = rows
  }

  /// The rows of a value, ascending.
  func rows(of value: Int) -> ArraySlice<UInt32> {
    rows[Int(starts[value])..<Int(starts[value + 1])]
  }
}
