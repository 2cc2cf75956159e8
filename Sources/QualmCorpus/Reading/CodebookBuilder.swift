import QualmBase

/// Makes the codebook tree from the table of codes.
struct CodebookBuilder {
  private let table: DataTable
  private let faults: FaultCollector
  private var parents: [Int?] = []
  /// For each row the first below it, and the next below the same parent.
  private var firstChild: [Int?] = []
  private var nextSibling: [Int?] = []
  private var ordered: [Code] = []

  /// Makes the tree of `table`; cycles and unknown parents are reported, and what hangs on them is
  /// left out.
  static func codebook(of table: DataTable, _ faults: FaultCollector) -> Codebook {
    var builder = CodebookBuilder(table: table, faults: faults)
    builder.connect()
    builder.order()
    builder.reportCycles()
    return Codebook(codes: builder.ordered)
  }

  private init(table: DataTable, faults: FaultCollector) {
    self.table = table
    self.faults = faults
  }

  /// Finds the row of each code's parent.
  private mutating func connect() {
    parents = Array(repeating: nil, count: table.rowCount)
    firstChild = parents
    nextSibling = parents
    guard let ids = table["id"], let above = table["parent"], !ids.isMany, !above.isMany else {
      return
    }
    let rowOfParent = CodebookBuilder.rows(of: above, in: ids)
    // From the last row to the first, so that each list of children begins with its first.
    for row in (0..<table.rowCount).reversed() where above.indices[row] != DataColumn.none {
      if let parent = rowOfParent[Int(above.indices[row])] {
        parents[row] = parent
        nextSibling[row] = firstChild[parent]
        firstChild[parent] = row
      } else {
        // Not a top-level code: left out, so that nothing is said of it twice.
        parents[row] = row
        reportParent(row)
      }
    }
  }

  /// For each distinct parent the first row that has it as its id.
  private static func rows(of parents: DataColumn, in ids: DataColumn) -> [Int?] {
    var entries: [Value: Int] = [:]
    for (entry, parent) in parents.dictionary.enumerated() { entries[parent] = entry }
    let entryOfID = ids.dictionary.map { entries[$0] }
    var rows = [Int?](repeating: nil, count: parents.dictionary.count)
    for (row, id) in ids.indices.enumerated() where id != DataColumn.none {
      if let entry = entryOfID[Int(id)], rows[entry] == nil { rows[entry] = row }
    }
    return rows
  }

  private func reportParent(_ row: Int) {
    faults.report {
      let name = table["parent"]?.text(at: row) ?? ""
      let ids = table["id"]?.dictionary.compactMap(\.text) ?? []
      return .danglingKey(
        name, kind: "code", nearest: NearestName.candidates(for: name, among: ids),
        at: faults.span(table, row: row, column: "parent"))
    }
  }

  /// Pre-order without recursion: a codebook may be as deep as it likes.
  private mutating func order() {
    let columns = Columns(table)
    ordered.reserveCapacity(table.rowCount)
    /// The codes that are open, each with the next row below it.
    var way: [(index: Int, next: Int?)] = []
    for root in 0..<table.rowCount where parents[root] == nil {
      ordered.append(columns.code(root, parent: nil, depth: 0, above: ""))
      way.append((ordered.count - 1, firstChild[root]))
      while let (index, next) = way.last {
        if let row = next {
          way[way.count - 1].next = nextSibling[row]
          let path = ordered[index].path + "/"
          ordered.append(columns.code(row, parent: index, depth: way.count, above: path))
          way.append((ordered.count - 1, firstChild[row]))
        } else {
          ordered[index].subtreeEnd = ordered.count
          way.removeLast()
        }
      }
    }
    markFacets()
  }

  /// Where no code is marked as a facet, the top-level codes with children are.
  private mutating func markFacets() {
    if ordered.contains(where: \.isFacet) { return }
    for index in ordered.indices where ordered[index].parent == nil {
      ordered[index].isFacet = ordered[index].subtreeEnd > index + 1
    }
  }

  /// What was reached from no top-level code lies below itself.
  private func reportCycles() {
    guard ordered.count < table.rowCount else { return }
    var isDone = Array(repeating: false, count: table.rowCount)
    for code in ordered { isDone[code.row] = true }
    for start in 0..<table.rowCount where !isDone[start] {
      var trail: [Int] = []
      var row = start
      while !isDone[row] {
        isDone[row] = true
        trail.append(row)
        guard let parent = parents[row] else { break }
        row = parent
      }
      guard let first = trail.firstIndex(of: row), parents[row] != row || isOwnParent(row) else {
        continue
      }
      let cycle = trail[first...].map { table["id"]?.text(at: $0) ?? "" }
      faults.report {
        .codeCycle(cycle, at: faults.span(table, row: trail[first], column: "parent"))
      }
    }
  }

  /// Whether a code names itself as its parent, rather than one that does not exist.
  private func isOwnParent(_ row: Int) -> Bool {
    table["parent"]?.value(at: row) == table["id"]?.value(at: row)
  }

  /// The values of one column by row, without how it is declared, which would be copied with it.
  private struct Cells {
    private let dictionary: [Value]
    private let indices: [UInt32]

    /// Takes a column; nil and lists are of no use here.
    init?(_ column: DataColumn?) {
      guard let column, !column.isMany else { return nil }
      dictionary = column.dictionary
      indices = column.indices
    }

    func text(_ row: Int) -> String? {
      let index = indices[row]
      return index == DataColumn.none ? nil : dictionary[Int(index)].text
    }

    func boolean(_ row: Int) -> Bool? {
      let index = indices[row]
      guard index != DataColumn.none, case .boolean(let flag) = dictionary[Int(index)] else {
        return nil
      }
      return flag
    }
  }

  /// The columns of the table, looked up once.
  private struct Columns {
    let id, name, label, definition, facet, codable, single, since, colour: Cells?

    init(_ table: DataTable) {
      id = Cells(table["id"])
      name = Cells(table["name"])
      label = Cells(table["label"])
      definition = Cells(table["definition"])
      facet = Cells(table["facet"])
      codable = Cells(table["codable"])
      single = Cells(table["single"])
      since = Cells(table["since"])
      colour = Cells(table["colour"])
    }

    /// The code in a row; `above` is what its path begins with.
    func code(_ row: Int, parent: Int?, depth: Int, above: String) -> Code {
      let name = name?.text(row) ?? ""
      return Code(
        id: id?.text(row) ?? "", name: name, label: label?.text(row),
        definition: definition?.text(row), parent: parent, path: above + name,
        isFacet: facet?.boolean(row) == true,
        isCodable: codable?.boolean(row) != false,
        isSingle: single?.boolean(row) == true,
        since: since?.text(row), colour: colour?.text(row), subtreeEnd: 0,
        depth: depth, row: row)
    }
  }
}

extension Value {
  /// The text of a text.
  var text: String? {
    if case .text(let text) = self { text } else { nil }
  }
}
