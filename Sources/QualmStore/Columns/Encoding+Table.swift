import QualmBase
import QualmCorpus

/// Slots of a column: indices row by row, before they are put into canonical order.
struct Slots {
  var starts: [UInt32]?
  var indices: [UInt32]

  /// Takes slots as they are.
  init(starts: [UInt32]?, indices: [UInt32]) {
    self.starts = starts
    self.indices = indices
  }

  /// The slots of a table's column in the order of the relation.
  ///
  /// - Parameters:
  ///   - order: for each row of the relation the row of the table; nil where they are the same.
  ///   - rowCount: the number of rows of the relation; those past the table's have no value.
  init(_ column: DataColumn, order: [UInt32]?, rowCount: Int) {
    let tableRows = column.rowCount
    guard let given = column.starts else {
      if let order {
        indices = order.map { column.indices[Int($0)] }
      } else {
        indices = column.indices
      }
      indices += [UInt32](repeating: Encoding.none, count: max(0, rowCount - indices.count))
      return
    }
    var starts: [UInt32] = [0]
    var indices: [UInt32] = []
    starts.reserveCapacity(rowCount + 1)
    indices.reserveCapacity(column.indices.count)
    for row in 0..<rowCount {
      let tableRow = order.map { Int($0[row]) } ?? row
      if tableRow < tableRows {
        indices += column.indices[Int(given[tableRow])..<Int(given[tableRow + 1])]
      }
      starts.append(UInt32(indices.count))
    }
    self.starts = starts
    self.indices = indices
  }
}

extension Encoding {
  /// Takes slots that are numbered as the dictionary is; the indices of a row may be in any order
  /// and may repeat.
  init(dictionary: [Value], slots: Slots) {
    guard let starts = slots.starts else {
      self.init(dictionary: dictionary, starts: nil, indices: slots.indices)
      return
    }
    var sortedStarts: [UInt32] = [0]
    var sorted: [UInt32] = []
    sortedStarts.reserveCapacity(starts.count)
    sorted.reserveCapacity(slots.indices.count)
    for row in 0..<starts.count - 1 {
      let range = Int(starts[row])..<Int(starts[row + 1])
      if range.count == 1 {
        sorted.append(slots.indices[range.lowerBound])
      } else if !range.isEmpty {
        let begin = sorted.count
        for index in slots.indices[range].sorted() where sorted[begin...].last != index {
          sorted.append(index)
        }
      }
      sortedStarts.append(UInt32(sorted.count))
    }
    self.init(dictionary: dictionary, starts: sortedStarts, indices: sorted)
  }

  /// Encodes a column of a table in canonical order; `fill` is the value of rows that have none.
  ///
  /// The categories of the schema are in the dictionary also where no row has them.
  init(_ column: DataColumn, order: [UInt32]?, rowCount: Int, fill: Value? = nil) {
    var slots = Slots(column, order: order, rowCount: rowCount)
    var values = column.dictionary
    if column.schema.kind == .text {
      for category in column.schema.categories where !values.contains(.text(category)) {
        values.append(.text(category))
      }
    }
    if let fill {
      let index = values.firstIndex(of: fill) ?? values.count
      if index == values.count { values.append(fill) }
      for slot in slots.indices.indices where slots.indices[slot] == Encoding.none {
        slots.indices[slot] = UInt32(index)
      }
    }
    let sorted = CanonicalOrder.sorted(values, categories: column.schema.categories)
    for slot in slots.indices.indices where slots.indices[slot] != Encoding.none {
      slots.indices[slot] = sorted.ranks[Int(slots.indices[slot])]
    }
    self.init(dictionary: sorted.values, slots: slots)
  }
}

/// The order of a dictionary: categories first, in the order in which the schema lists them, then
/// natural order.
enum CanonicalOrder {
  /// The values in order, and for each index of `values` its place among them.
  static func sorted(_ values: [Value], categories: [String]) -> (
    values: [Value], ranks: [UInt32]
  ) {
    var places: [String: Int] = [:]
    for (place, category) in categories.enumerated() where places[category] == nil {
      places[category] = place
    }
    let categoryOf = values.map { value -> Int in
      if case .text(let text) = value, let place = places[text] { return place }
      return categories.count
    }
    let order = values.indices.sorted { first, second in
      if categoryOf[first] != categoryOf[second] { return categoryOf[first] < categoryOf[second] }
      let comparison = NaturalOrder.compare(values[first], values[second])
      return comparison == 0 ? first < second : comparison < 0
    }
    var ranks = [UInt32](repeating: 0, count: values.count)
    for (place, index) in order.enumerated() { ranks[index] = UInt32(place) }
    return (order.map { values[$0] }, ranks)
  }
}
