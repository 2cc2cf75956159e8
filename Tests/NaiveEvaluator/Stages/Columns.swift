import QualmBase
import QualmSyntax

/// Stages that choose, change and order.
extension Evaluation {
  func select(_ state: State, _ names: [FieldName]) throws -> State {
    try tabled(state, names.map { try path($0, in: state.table) })
  }

  /// A table with a row for each row, of these columns.
  func tabled(_ state: State, _ paths: [Path]) -> State {
    let columns = paths.map { path in
      path.column.with(
        name: path.name, isMany: path.isMany, cells: state.rows.map { path.items($0) })
    }
    let excerpts =
      state.table.kind == .excerpts
      ? state.rows : state.table.excerpts.map { excerpts in state.rows.map { excerpts[$0] } }
    return state.replaced(
      by: NaiveTable(nil, columns, rowCount: state.rows.count, excerpts: excerpts))
  }

  /// The rows as a table: of things the columns that are shown, and further ones.
  func tabled(_ state: State, further: [Path] = []) throws -> State {
    let shown = try shownPaths(of: state.table)
    let names = Set(shown.map(\.name))
    return tabled(state, shown + further.filter { !names.contains($0.name) })
  }

  private func shownName(_ name: FieldName, _ state: State) throws -> String {
    let path = try path(name, in: state.table)
    guard try shownPaths(of: state.table).contains(where: { $0.name == path.name }) else {
      throw Refusal("\(path.name) is not shown")
    }
    return path.name
  }

  func replaced(_ state: State, _ columns: [Column]) -> State {
    state.replaced(
      by: NaiveTable(
        nil, columns, rowCount: state.table.rowCount, excerpts: state.table.excerpts))
  }

  func rename(_ state: State, _ pairs: [Renaming]) throws -> State {
    let old = try pairs.map { try shownName($0.old, state) }
    let table = try tabled(state)
    return replaced(
      table,
      table.table.columns.map { column in
        guard let place = old.lastIndex(of: column.name) else { return column }
        return column.with(name: pairs[place].new.text, cells: column.cells)
      })
  }

  func drop(_ state: State, _ names: [FieldName]) throws -> State {
    let dropped = try names.map { try shownName($0, state) }
    let table = try tabled(state)
    return replaced(table, table.table.columns.filter { !dropped.contains($0.name) })
  }

  /// A row for each value of a column; a row without one stays.
  func expand(_ state: State, _ name: FieldName) throws -> State {
    let path = try path(name, in: state.table)
    let table = try tabled(state, further: [path]).table
    guard let field = table[path.name] else { throw Refusal("no column") }
    var rows: [(row: Int, items: [Item])] = []
    for row in 0..<table.rowCount {
      let items = field.cells[row]
      rows += items.isEmpty ? [(row, [])] : items.map { (row, [$0]) }
    }
    let columns = table.columns.map { column in
      column === field
        ? column.with(isMany: false, cells: rows.map(\.items))
        : column.with(cells: rows.map { column.cells[$0.row] })
    }
    return state.replaced(
      by: NaiveTable(
        nil, columns, rowCount: rows.count,
        excerpts: table.excerpts.map { excerpts in rows.map { excerpts[$0.row] } }))
  }

  // MARK: with

  func with(_ state: State, _ columns: [NamedExpression]) throws -> State {
    let shown = Set(try shownPaths(of: state.table).map(\.name))
    var needed: [Path] = []
    if state.table.kind != nil {
      var made: Set<String> = []
      for column in columns {
        for name in column.expression.fields where !made.contains(try word(name).text) {
          needed.append(try path(name, in: state.table))
        }
        made.insert(column.name.text)
      }
    }
    var state = try tabled(state, further: distinctlyNamed(needed))
    for column in columns {
      let (type, isMany, cells) = try cells(of: column.expression, state.table)
      let made = Column(column.name.text, type, isMany: isMany, cells: cells)
      state = replaced(state, state.table.columns + [made])
    }
    let hidden = Set(needed.map(\.name).filter { !shown.contains($0) })
    return replaced(state, state.table.columns.filter { !hidden.contains($0.name) })
  }

  private func distinctlyNamed(_ paths: [Path]) -> [Path] {
    var seen: Set<String> = []
    return paths.filter { seen.insert($0.name).inserted }
  }

  private func cells(
    of expression: Expression, _ table: NaiveTable
  ) throws -> (ColumnType, isMany: Bool, [[Item]]) {
    switch expression {
    case .field(let name):
      let path = try path(name, in: table)
      return (path.type, path.isMany, path.column.cells)
    default:
      let (type, values) = try values(of: expression, table)
      let cells = values.map { value -> [Item] in
        if value.isMissing { return [] }
        if type == .number, case .integer(let whole) = value {
          return [Item(.number(Double(whole)))]
        }
        return [Item(value)]
      }
      return (type, false, cells)
    }
  }

  /// The value of an expression in every row; missing where a part is missing, and where 0 divides.
  private func values(of expression: Expression, _ table: NaiveTable) throws -> (
    ColumnType, [Value]
  ) {
    let rows = 0..<table.rowCount
    switch expression {
    case .field(let name):
      let path = try path(name, in: table)
      return (path.type, rows.map { path.items($0).first?.value ?? .missing })
    case .number(let word):
      let value: Value? =
        Int(word.text).map { .integer($0) } ?? Double(word.text).map { .number($0) }
      guard let value else { throw Refusal("no number") }
      let type: ColumnType = if case .integer = value { .integer } else { .number }
      return (type, rows.map { _ in value })
    case .string(let string): return (.text, rows.map { _ in .text(string.value) })
    case .size(let name, _):
      let path = try path(name, in: table)
      return (.integer, rows.map { .integer(path.items($0).count) })
    case .group(let inner, _): return try values(of: inner, table)
    case .binary(let operation, let left, let right, _):
      let (first, second) = (try values(of: left, table), try values(of: right, table))
      let isWhole = first.0 == .integer && second.0 == .integer && operation != .divide
      return (
        isWhole ? .integer : .number,
        zip(first.1, second.1).map { Self.apply(operation, $0, $1) }
      )
    case .invalid: throw Refusal("a gap")
    }
  }

  private static func apply(_ operation: Expression.Operator, _ a: Value, _ b: Value) -> Value {
    if case .integer(let a) = a, case .integer(let b) = b {
      switch operation {
      case .add: return .integer(a + b)
      case .subtract: return .integer(a - b)
      case .multiply: return .integer(a * b)
      case .divide: return b == 0 ? .missing : .number(Double(a) / Double(b))
      }
    }
    guard let a = a.double, let b = b.double else { return .missing }
    switch operation {
    case .add: return .number(a + b)
    case .subtract: return .number(a - b)
    case .multiply: return .number(a * b)
    case .divide: return b == 0 ? .missing : .number(a / b)
    }
  }

  // MARK: Order

  /// Stable; missing last, also where descending.
  func sort(_ state: State, _ keys: [SortKey]) throws -> State {
    let paths = try keys.map { try path($0.field, in: state.table) }
    func precedes(_ first: Int, _ second: Int) -> Bool {
      for (key, path) in zip(keys, paths) {
        let (one, other) = (path.items(first), path.items(second))
        if one.isEmpty || other.isEmpty {
          if one.isEmpty == other.isEmpty { continue }
          return other.isEmpty
        }
        let order = path.column.compare(one, other)
        if order != 0 { return key.isDescending ? order > 0 : order < 0 }
      }
      return false
    }
    var sorted: [Int] = []
    for row in state.rows {
      var place = sorted.count
      while place > 0, precedes(row, sorted[place - 1]) { place -= 1 }
      sorted.insert(row, at: place)
    }
    return state.choosing(sorted)
  }

  /// Of the rows with the same values the first; of a table all columns where none is named.
  func distinct(_ state: State, _ names: [FieldName]) throws -> State {
    if names.isEmpty, state.table.kind != nil { return cut(state, state.rows) }
    let paths =
      names.isEmpty
      ? try shownPaths(of: state.table) : try names.map { try path($0, in: state.table) }
    var seen: Set<[Set<Item>]> = []
    let rows = state.rows.filter { row in seen.insert(paths.map { Set($0.items(row)) }).inserted }
    return cut(state, rows)
  }

  /// The rows with the smallest SHA-256 of the seed, a line feed and the id, or the cells of a table.
  func sample(_ state: State, _ count: Int, seed: String) throws -> State {
    let digests = state.rows.map { row -> [UInt8] in
      let name =
        state.table.kind != nil
        ? state.table.ids[row]
        : state.table.columns.map { Self.written($0.shown(row)) }.joined(separator: "\t")
      return SHA256.digest(of: Array("\(seed)\n\(name)".utf8))
    }
    let chosen = digests.indices.sorted { first, second in
      digests[first] == digests[second]
        ? first < second : digests[first].lexicographicallyPrecedes(digests[second])
    }.prefix(count).sorted()
    return cut(state, chosen.map { state.rows[$0] })
  }

  private static func written(_ value: Value) -> String {
    switch value {
    case .missing: ""
    case .text(let text): text
    case .integer(let number): String(number)
    case .number(let number): String(number)
    case .boolean(let isTrue): isTrue ? "yes" : "no"
    case .date(let date): date.description
    case .list(let values): values.map(written).joined(separator: ";")
    }
  }
}

extension Expression {
  /// The fields in it, in order.
  fileprivate var fields: [FieldName] {
    switch self {
    case .field(let name), .size(let name, _): [name]
    case .binary(_, let left, let right, _): left.fields + right.fields
    case .group(let inner, _): inner.fields
    case .number, .string, .invalid: []
    }
  }
}
