import QualmBase
import QualmStore

/// A column of a table that a step made, indexed by value.
final class CellField: FieldValues {
  let universe: Int
  let isMany: Bool
  let dictionary: [Value]
  let known: RowSet
  private let lists: [[Int32]]
  private var postings: [RowSet?]
  private let rowLists: [[UInt32]]

  /// Indexes cells.
  ///
  /// - Parameters:
  ///   - cells: one a row; the items of a list count once each.
  ///   - domain: values in the order in which they stand before any other; the rest follows in natural
  ///     order.
  init(cells: [Value], domain: [Value]) {
    var places: [Value: Int32] = [:]
    var found: [Value] = []
    var raw: [[Int32]] = []
    raw.reserveCapacity(cells.count)
    var isMany = false
    for cell in cells {
      var list: [Int32] = []
      if case .list = cell { isMany = true }
      for value in cell.items {
        let place: Int32
        if let known = places[value] {
          place = known
        } else {
          place = Int32(found.count)
          places[value] = place
          found.append(value)
        }
        if !list.contains(place) { list.append(place) }
      }
      raw.append(list)
    }
    let order = CellField.order(of: found, domain: domain)
    var rank = [Int32](repeating: 0, count: found.count)
    for (index, place) in order.enumerated() { rank[place] = Int32(index) }
    var rowLists = [[UInt32]](repeating: [], count: found.count)
    var knownRows: [UInt32] = []
    for row in raw.indices {
      for index in raw[row].indices { raw[row][index] = rank[Int(raw[row][index])] }
      raw[row].sort()
      if !raw[row].isEmpty { knownRows.append(UInt32(row)) }
      for index in raw[row] { rowLists[Int(index)].append(UInt32(row)) }
    }
    self.universe = cells.count
    self.isMany = isMany
    self.dictionary = order.map { found[$0] }
    self.lists = raw
    self.rowLists = rowLists
    self.postings = [RowSet?](repeating: nil, count: found.count)
    self.known = RowSet(ascending: knownRows, universe: cells.count)
  }

  /// The places of `values` in their order: those of the domain in its order, then the others.
  private static func order(of values: [Value], domain: [Value]) -> [Int] {
    var place: [Value: Int] = [:]
    for (index, value) in domain.enumerated() where place[value] == nil { place[value] = index }
    let keys = values.map { place[$0] ?? .max }
    return values.indices.sorted { first, second in
      if keys[first] != keys[second] { return keys[first] < keys[second] }
      return NaturalOrder.precedes(values[first], values[second])
    }
  }

  func rows(of index: Int) -> RowSet {
    if let rows = postings[index] { return rows }
    let rows = RowSet(ascending: rowLists[index], universe: universe)
    postings[index] = rows
    return rows
  }

  func places(_ rows: [UInt32]) -> Places {
    if isMany { return .many(rows.map { lists[Int($0)] }) }
    return .one(rows.map { lists[Int($0)].first ?? -1 })
  }
}
