import QualmBase

/// Makes the codebook tree from the table of codes.
struct CodebookBuilder {
  private let table: DataTable
  private let faults: FaultCollector
  private var parents: [Int?] = []
  private var children: [[Int]] = []
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
    children = Array(repeating: [], count: table.rowCount)
    guard let ids = table["id"], let above = table["parent"], !ids.isMany, !above.isMany else {
      return
    }
    // One look-up for each distinct parent, not for each code.
    var rowOfID: [Value: Int] = [:]
    for row in 0..<table.rowCount where ids.indices[row] != DataColumn.none {
      let id = ids.dictionary[Int(ids.indices[row])]
      if rowOfID[id] == nil { rowOfID[id] = row }
    }
    let rowOfParent = above.dictionary.map { rowOfID[$0] }
    for row in 0..<table.rowCount where above.indices[row] != DataColumn.none {
      if let parent = rowOfParent[Int(above.indices[row])] {
        parents[row] = parent
        children[parent].append(row)
      } else {
        // Not a top-level code: left out, so that nothing is said of it twice.
        parents[row] = row
        reportParent(row)
      }
    }
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
    var path: [(index: Int, next: Int)] = []
    for root in 0..<table.rowCount where parents[root] == nil {
      ordered.append(columns.code(root, parent: nil, above: nil))
      path.append((ordered.count - 1, 0))
      while let (index, next) = path.last {
        let below = children[ordered[index].row]
        if next < below.count {
          path[path.count - 1].next += 1
          ordered.append(columns.code(below[next], parent: index, above: ordered[index]))
          path.append((ordered.count - 1, 0))
        } else {
          ordered[index].subtreeEnd = ordered.count
          path.removeLast()
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

  /// The columns of the table, looked up once.
  private struct Columns {
    let id, name, label, definition, facet, codable, single, since, colour: DataColumn?

    init(_ table: DataTable) {
      func single(_ name: String) -> DataColumn? {
        table[name].flatMap { $0.isMany ? nil : $0 }
      }
      id = single("id")
      name = single("name")
      label = single("label")
      definition = single("definition")
      facet = single("facet")
      codable = single("codable")
      self.single = single("single")
      since = single("since")
      colour = single("colour")
    }

    func code(_ row: Int, parent: Int?, above: Code?) -> Code {
      let name = name?.text(at: row) ?? ""
      return Code(
        id: id?.text(at: row) ?? "", name: name, label: label?.text(at: row),
        definition: definition?.text(at: row), parent: parent,
        path: above.map { "\($0.path)/\(name)" } ?? name,
        isFacet: facet?.value(at: row) == .boolean(true),
        isCodable: codable?.value(at: row) != .boolean(false),
        isSingle: single?.value(at: row) == .boolean(true),
        since: since?.text(at: row), colour: colour?.text(at: row), subtreeEnd: 0,
        depth: above.map { $0.depth + 1 } ?? 0, row: row)
    }
  }
}

extension Value {
  /// The text of a text.
  var text: String? {
    if case .text(let text) = self { text } else { nil }
  }
}
