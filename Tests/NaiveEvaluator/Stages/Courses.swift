import QualmBase
import QualmCorpus
import QualmSyntax

/// Stages that follow rows along an order.
extension Evaluation {
  /// `saturation by f [order g]`: the codes of each group, and those that no group before it had.
  func saturation(_ state: State, _ key: Key, _ order: FieldName?) throws -> State {
    guard state.table.kind == .excerpts else { throw Refusal("excerpts alone") }
    let keyGroups = try groups(key, state)
    var groups = keyGroups.groups
    if let order {
      let path = try path(order, in: state.table)
      func first(_ group: NaiveGroup) -> Item? {
        path.column.arranged(group.rows.flatMap { path.items($0) }).first
      }
      func place(_ group: NaiveGroup) -> Int {
        first(group).flatMap { path.column.order.firstIndex(of: $0) } ?? .max
      }
      let labelled = groups.filter { !$0.label.isEmpty }.enumerated()
        .sorted { (place($0.element), $0.offset) < (place($1.element), $1.offset) }
      groups = labelled.map(\.element) + groups.filter { $0.label.isEmpty }
    }
    var seen: Set<Int> = []
    var figures: [(codes: Int, new: [Int], all: Int)] = []
    for group in groups {
      let codes = Set(group.rows.flatMap { codesOfRecord($0) })
      let new = codes.subtracting(seen).sorted()
      seen.formUnion(codes)
      figures.append((codes.count, new, seen.count))
    }
    let label = Column(
      keyGroups.name, keyGroups.type, isMany: keyGroups.isCombined, cells: groups.map(\.label),
      listed: keyGroups.order)
    let named = Column(
      "new_codes", .text, isMany: true,
      cells: figures.map { $0.new.map { Item(.text(world.codes[$0].path)) } })
    return made(
      [
        label, .integers("excerpts", groups.map(\.rows.count)),
        .integers("codes", figures.map(\.codes)), .integers("new", figures.map(\.new.count)),
        .integers("cumulative", figures.map(\.all)), named,
      ], groups.count, from: state)
  }

  /// `timeline f by unit`: the figures of `count` for every step from the first date to the last, then for
  /// dates that are no finer than a step has room for, then for rows without one.
  func timeline(_ state: State, _ field: FieldName, _ unit: DateUnit) throws -> State {
    guard state.table.kind == .excerpts else { throw Refusal("excerpts alone") }
    let path = try path(field, in: state.table)
    func dates(_ row: Int) -> [PartialDate] {
      path.items(row).compactMap { if case .date(let date) = $0.value { date } else { nil } }
    }
    let all = Set(state.rows.flatMap(dates))
    var labels = steps(all, unit)
    labels += all.filter { !isFine($0, unit) }.sorted {
      NaturalOrder.precedes(.date($0), .date($1))
    }
    var counted = labels.map { step in
      state.rows.filter { row in
        dates(row).contains { isFine(step, unit) ? lies($0, in: step) : $0 == step }
      }
    }
    var cells: [[Item]] = labels.map { [Item(.date($0))] }
    let without = state.rows.filter { dates($0).isEmpty }
    if !without.isEmpty {
      counted.append(without)
      cells.append([])
    }
    let voices = state.voices.filter { $0 }.count
    return made(
      [
        Column(unit.rawValue, .date, cells: cells),
        .integers("excerpts", counted.map(\.count)),
        .integers("excerpts_of", counted.map { _ in state.rows.count }),
        .integers("sources", counted.map { voiceCount(of: $0, among: state.voices) }),
        .integers("sources_of", counted.map { _ in voices }),
      ], counted.count, from: state)
  }

  private func isFine(_ date: PartialDate, _ unit: DateUnit) -> Bool {
    switch unit {
    case .year: true
    case .month: date.month != nil
    case .day: date.day != nil
    }
  }

  private func lies(_ date: PartialDate, in step: PartialDate) -> Bool {
    date.firstDay >= step.firstDay && date.lastDay <= step.lastDay
  }

  /// Every step from the first of the dates to the last, counted up one by one.
  private func steps(_ dates: Set<PartialDate>, _ unit: DateUnit) -> [PartialDate] {
    let fine = dates.filter { isFine($0, unit) }
    guard let first = fine.map(\.firstDay).min(), let last = fine.map(\.lastDay).max() else {
      return []
    }
    let years = fine.map(\.year)
    var steps: [PartialDate] = []
    for year in (years.min() ?? 0)...(years.max() ?? 0) {
      for month in unit == .year ? [0] : Array(1...12) {
        for day in unit == .day ? Array(1...31) : [0] {
          var text = String(repeating: "0", count: 4 - "\(year)".count) + "\(year)"
          for part in [month, day] where part > 0 { text += (part < 10 ? "-0" : "-") + "\(part)" }
          guard let step = PartialDate(text), step.lastDay >= first, step.firstDay <= last else {
            continue
          }
          steps.append(step)
        }
      }
    }
    return steps
  }
}
