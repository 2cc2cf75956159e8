import QualmBase
import QualmCorpus
import QualmSyntax

extension Evaluation {
  /// `matrix keys by keys`: a row for each pair of a row and a column.
  func matrix(_ state: State, _ matrix: Matrix) throws -> State {
    guard state.table.kind == .excerpts || state.table.kind != nil && state.table.excerpts != nil
    else { throw Refusal("a matrix of excerpts and their links alone") }
    let down = try matrix.rows.map { try groups($0, state) }
    let across = try matrix.columns.map { try groups($0, state) }
    let keys = down + across
    func excerpts(_ rows: [Int]) -> [Int] {
      state.table.excerpts.map { excerpts in Set(rows.map { excerpts[$0] }).sorted() } ?? rows
    }
    var labels: [[[Item]]] = []
    var cells: [[Item]] = []
    for row in combinations(down, state) {
      for column in combinations(across, state) {
        let both = row.rows.filter { column.rows.contains($0) }
        labels.append(row.labels + column.labels)
        let groups = zip(keys, row.labels + column.labels).compactMap { key, label in
          key.groups.first { $0.label == label }
        }
        if both.isEmpty, isNeverLookedFor(groups, keys, state) {
          cells.append([])
          continue
        }
        cells.append(
          cell(
            matrix.cell, excerpts(both), named(groups, keys),
            zip(row.voices, column.voices).map { $0 && $1 },
            row: excerpts(row.rows).count, column: excerpts(column.rows).count,
            total: excerpts(state.rows).count))
      }
    }
    let figure = Column(
      matrix.cell.columnName, matrix.cell.type, isMany: matrix.cell.isMany, cells: cells)
    var result = made(columns(down + across, labels) + [figure], labels.count, from: state)
    result.beforeMatrix = State.Cells(table: state.table, rows: state.rows, keys: down + across)
    return result
  }

  /// The codes of these groups of the keys of codes, of a set of groups those of all; nil where no key is
  /// one of codes.
  private func named(_ groups: [NaiveGroup], _ keys: [KeyGroups]) -> [Int]? {
    let ofCodes = zip(keys, groups).filter { $0.0.isOfOwnCodes }
    if ofCodes.isEmpty { return nil }
    return ofCodes.flatMap { key, group in
      (key.codes ?? []).filter { key.isCombined || [$0.label] == group.label }.flatMap(\.codes)
    }
  }

  private func cell(
    _ cell: Matrix.Cell, _ rows: [Int], _ codes: [Int]?, _ voices: [Bool], row: Int, column: Int,
    total: Int
  ) -> [Item] {
    func share(_ whole: Int) -> [Item] {
      whole == 0 ? [] : [Item(.number(Double(rows.count) / Double(whole)))]
    }
    func number(_ number: Int) -> [Item] { [Item(.integer(number))] }
    // What a cell lists stands in the order of the excerpts.
    let sorted = rows.sorted()
    switch cell {
    case .count(.excerpts): return number(rows.count)
    case .count(.sources): return number(voiceCount(of: rows, among: voices))
    case .count(.codings):
      return number(
        rows.flatMap { world.codingsOf[$0] }.filter {
          world.isOfRecord($0.coder) && isVisible[$0.code] && codes?.contains($0.code) ?? true
        }.count)
    case .count(.documents):
      return number(Set(rows.compactMap { world.excerpts[$0].document }).count)
    case .share(.row): return share(row)
    case .share(.column): return share(column)
    case .share(.total): return share(total)
    case .ids: return sorted.map { Item(.text(world.excerpts[$0].id)) }
    case .summaries(let count):
      return sorted.prefix(count).compactMap { world.excerpts[$0].summary.map { Item(.text($0)) } }
    }
  }

  /// `cell a, b`: the excerpts in the group named of every key.
  func cell(_ state: State, _ addresses: [Literal]) throws -> State {
    guard let before = state.beforeMatrix, before.keys.count == addresses.count else {
      throw Refusal("no matrix")
    }
    var rows = before.rows
    for (key, address) in zip(before.keys, addresses) {
      let group = try group(key, address)
      rows = rows.filter { group.contains($0) }
    }
    var result = state
    result.table = before.table
    result.evidence = nil
    result.countsConditions = false
    return result.choosing(rows)
  }

  private func group(_ key: KeyGroups, _ address: Literal) throws -> Set<Int> {
    let name = try text(address)
    let missing = key.groups.first { $0.label.isEmpty }?.rows ?? []
    let isSign = try isString(address) && name == "–"
    if isSign { return missing }
    if let codes = key.codes {
      let isCalledMissing = codes.contains { group in
        group.codes.first.map { world.codes[$0].name == "missing" } ?? false
      }
      if name == "missing", !isCalledMissing, try !isString(address) { return missing }
      if key.isCombined { throw Refusal("a set has no address") }
      let whole = codes.first { $0.label.value == .text(name) }
      let steps = try word(address).steps(separatedBy: "/").map(TextFolding.name)
      let matches = codes.filter { group in
        group.codes.first.map { namePath($0).suffix(steps.count).map(TextFolding.name) == steps }
          ?? false
      }
      guard let meant = whole ?? (matches.count == 1 ? matches[0] : nil) else {
        throw Refusal("no group \(name)")
      }
      return key.groups.first { $0.label == [meant.label] }?.rows ?? []
    }
    guard let path = key.path else { throw Refusal("no group") }
    let isValue = path.column.order.contains { $0.value == .text("missing") }
    if name == "missing", !isValue, try !isString(address) { return missing }
    if key.isCombined { throw Refusal("a set has no address") }
    return key.groups.first { group in
      group.label.first.map { shown($0.value) == name || reads($0.value, name) } ?? false
    }?.rows ?? []
  }

  private func namePath(_ code: Int) -> [String] {
    (world.codes[code].parent.map(namePath) ?? []) + [world.codes[code].name]
  }

  private func shown(_ value: Value) -> String? {
    if case .text(let text) = value { text } else { nil }
  }

  private func reads(_ value: Value, _ name: String) -> Bool {
    switch value {
    case .integer(let number): Int(name) == number
    case .number(let number): Double(name) == number
    case .boolean(let isTrue): (isTrue ? ["yes", "true"] : ["no", "false"]).contains(name)
    case .date(let date): PartialDate(name) == date
    default: false
    }
  }
}

extension Matrix.Cell {
  var columnName: String {
    switch self {
    case .count(let unit): unit.rawValue
    case .share: "share"
    case .ids: "ids"
    case .summaries: "summaries"
    }
  }

  var type: ColumnType {
    switch self {
    case .count: .integer
    case .share: .number
    case .ids, .summaries: .text
    }
  }

  var isMany: Bool {
    switch self {
    case .count, .share: false
    case .ids, .summaries: true
    }
  }
}
