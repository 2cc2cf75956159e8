import QualmBase
import QualmSyntax

extension Evaluation {
  /// `count [distinct f] [by keys]`.
  func count(_ state: State, _ distinct: FieldName?, _ keys: [Key]) throws -> State {
    let keys = try keys.map { try groups($0, state) }
    let combinations = combinations(keys, state)
    var columns = columns(keys, combinations.map(\.labels))
    let unit =
      switch state.table.kind {
      case .sources, .linkEnds, .pairs, nil: "rows"
      case let kind?: kind.name
      }
    func figures(_ name: String, _ figure: (NaiveCombination) -> Int) -> Column {
      Column(
        name, .integer,
        cells: combinations.map { $0.isNeverLookedFor ? [] : [Item(.integer(figure($0)))] })
    }
    columns.append(figures(unit) { $0.rows.count })
    columns.append(.integers(unit + "_of", combinations.map { _ in state.rows.count }))
    if state.table.kind == .excerpts {
      columns.append(figures("sources") { self.voiceCount(of: $0.rows, among: $0.voices) })
      columns.append(
        .integers("sources_of", combinations.map { $0.voices.filter { $0 }.count }))
    }
    if let distinct {
      let path = try path(distinct, in: state.table)
      columns.append(figures("distinct") { distinctCount([path], $0.rows) })
    }
    return made(columns, combinations.count, from: state)
  }

  /// A table of groups; the rows that came in stay the evidence behind it.
  func made(_ columns: [Column], _ rowCount: Int, from state: State) -> State {
    var result = state.replaced(by: NaiveTable(nil, columns, rowCount: rowCount))
    result.evidence = state.excerpts
    return result
  }

  /// The combinations of values among some rows; rows with a missing part are left out.
  func distinctCount(_ paths: [Path], _ rows: [Int]) -> Int {
    var seen: Set<[Item]> = []
    for row in rows {
      var combinations: [[Item]] = [[]]
      for path in paths {
        combinations = combinations.flatMap { start in path.items(row).map { start + [$0] } }
      }
      seen.formUnion(combinations)
    }
    return seen.count
  }

  /// `summarize name = aggregate, … [by keys]`.
  func summarize(_ state: State, _ aggregates: [NamedAggregate], _ keys: [Key]) throws -> State {
    let keys = try keys.map { try groups($0, state) }
    let combinations = combinations(keys, state)
    let figures = try aggregates.map { aggregate -> Column in
      let column = try column(aggregate, combinations, state)
      let cells = zip(combinations, column.cells).map { $0.isNeverLookedFor ? [] : $1 }
      return Column(
        column.name, column.type, isMany: column.isMany, cells: cells, listed: column.listed)
    }
    return made(
      columns(keys, combinations.map(\.labels)) + figures, combinations.count, from: state)
  }

  private func column(
    _ aggregate: NamedAggregate, _ combinations: [NaiveCombination], _ state: State
  ) throws -> Column {
    let groups = combinations.map(\.rows)
    let paths = try aggregate.arguments.map { try path($0, in: state.table) }
    let name = aggregate.name.text
    func values(_ type: ColumnType, _ value: ([Int]) -> Value) -> Column {
      .values(name, type, groups.map(value))
    }
    switch aggregate.function {
    case .count: return .integers(name, groups.map(\.count))
    case .sources:
      return .integers(
        name, try combinations.map { try voiceCount(of: $0.rows, among: $0.voices, state) })
    case .distinct: return .integers(name, groups.map { distinctCount(paths, $0) })
    case .share:
      return values(.number) { rows in
        state.rows.isEmpty ? .missing : .number(Double(rows.count) / Double(state.rows.count))
      }
    case .values, .first, .min, .max:
      let path = paths[0]
      return Column(
        name, path.type,
        isMany: aggregate.function == .values || aggregate.function == .first && path.isMany,
        cells: groups.map { rows in
          let all = path.column.arranged(rows.flatMap { path.items($0) })
          switch aggregate.function {
          case .values: return all
          case .min: return all.first.map { [$0] } ?? []
          case .max: return all.last.map { [$0] } ?? []
          default: return rows.map { path.items($0) }.first { !$0.isEmpty } ?? []
          }
        }, listed: path.column.order)
    case .sum, .mean, .median:
      let path = paths[0]
      let type: ColumnType =
        aggregate.function == .sum && path.type == .integer ? .integer : .number
      return values(type) { rows in
        figure(aggregate.function, rows.flatMap { path.items($0) }.map(\.value))
      }
    }
  }

  /// The sum, mean or median of some numbers; missing of nothing.
  private func figure(_ function: NamedAggregate.Function, _ values: [Value]) -> Value {
    let numbers = values.compactMap(\.double).sorted()
    let isWhole = values.allSatisfy { if case .integer = $0 { true } else { false } }
    if numbers.isEmpty { return .missing }
    let sum = numbers.reduce(0, +)
    switch function {
    case .sum: return isWhole ? .integer(Int(sum)) : .number(sum)
    case .mean: return .number(sum / Double(numbers.count))
    default:
      let middle = numbers.count / 2
      return .number(
        numbers.count % 2 == 1 ? numbers[middle] : (numbers[middle - 1] + numbers[middle]) / 2)
    }
  }

  private func voiceCount(
    of rows: [Int], among voices: [Bool], _ state: State
  ) throws -> Int {
    switch state.table.kind {
    case .sources: return rows.filter { voices[$0] }.count
    case .excerpts: return voiceCount(of: rows, among: voices)
    default:
      guard let excerpts = state.table.excerpts else { throw Refusal("no sources here") }
      return voiceCount(of: rows.map { excerpts[$0] }, among: voices)
    }
  }
}
