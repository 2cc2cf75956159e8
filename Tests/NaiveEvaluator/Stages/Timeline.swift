import QualmBase
import QualmSyntax

extension Evaluation {
  /// `timeline f by unit`: the rows of every step from the first date to the last.
  func timeline(_ state: State, _ name: FieldName, _ unit: DateUnit) throws -> State {
    let path = try path(name, in: state.table)
    if path.type != .date { throw Refusal("no dates") }
    func dates(_ row: Int) -> [PartialDate] {
      path.items(row).compactMap { if case .date(let date) = $0.value { date } else { nil } }
    }
    let all = state.rows.flatMap(dates)
    let steps = Set(all.compactMap { Self.step($0, unit) })
    var axis: [PartialDate] = []
    if let last = steps.max(by: { $0.firstDay < $1.firstDay }),
      var step = steps.min(by: { $0.firstDay < $1.firstDay })
    {
      axis = [step]
      while step != last, let next = Self.next(step) {
        step = next
        axis.append(step)
      }
    }
    let coarse = path.column.order.compactMap { item -> PartialDate? in
      guard case .date(let date) = item.value, Self.step(date, unit) == nil, all.contains(date)
      else { return nil }
      return date
    }
    var labels: [[Item]] = []
    var members: [[Int]] = []
    var voices: [[Bool]] = []
    func add(_ label: PartialDate?, _ isMeant: ([PartialDate]) -> Bool) {
      labels.append(label.map { [Item(.date($0))] } ?? [])
      members.append(state.rows.filter { isMeant(dates($0)) })
      voices.append(
        world.sources.indices.map { source in
          guard state.voices[source], path.isOfSources else { return state.voices[source] }
          let own = Path(path.name, Array(path.hops.dropFirst()), path.column, world)
          return isMeant(
            own.items(source).compactMap {
              if case .date(let date) = $0.value { date } else { nil }
            })
        })
    }
    for step in axis { add(step) { $0.contains { Self.step($0, unit) == step } } }
    for date in coarse { add(date) { $0.contains(date) } }
    if state.rows.contains(where: { dates($0).isEmpty }) { add(nil) { $0.isEmpty } }
    let counted =
      switch state.table.kind {
      case .sources, .linkEnds, .pairs, nil: "rows"
      case let kind?: kind.name
      }
    var columns = [
      Column(unit.rawValue, .date, cells: labels, listed: labels.flatMap { $0 }),
      .integers(counted, members.map(\.count)),
      .integers(counted + "_of", members.map { _ in state.rows.count }),
    ]
    if state.table.kind == .excerpts {
      columns.append(
        .integers("sources", zip(members, voices).map { voiceCount(of: $0, among: $1) }))
      columns.append(.integers("sources_of", voices.map { $0.filter { $0 }.count }))
    }
    return made(columns, labels.count, from: state)
  }

  /// The year, month or day that holds a date; nil where the date is coarser.
  private static func step(_ date: PartialDate, _ unit: DateUnit) -> PartialDate? {
    let parts = date.description.split(separator: "-")
    let wanted = unit == .year ? 1 : unit == .month ? 2 : 3
    return parts.count < wanted ? nil : PartialDate(parts.prefix(wanted).joined(separator: "-"))
  }

  /// The year, month or day after one.
  private static func next(_ date: PartialDate) -> PartialDate? {
    func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    guard let month = date.month else { return PartialDate("\(date.year + 1)") }
    guard let day = date.day else {
      return month == 12
        ? PartialDate("\(date.year + 1)-01") : PartialDate("\(date.year)-\(padded(month + 1))")
    }
    return PartialDate("\(date.year)-\(padded(month))-\(padded(day + 1))")
      ?? PartialDate("\(date.year)-\(padded(month + 1))-01")
      ?? PartialDate("\(date.year + 1)-01-01")
  }
}
