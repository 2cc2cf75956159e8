import QualmBase
import QualmPlan
import QualmStore

extension Operators {
  /// The most steps of an axis: days of more than a hundred years.
  private static let longestAxis = 40_000

  /// `timeline`: the figures of `count` for every step from the first that a row has to the last, empty
  /// ones too; then a row for each date that is coarser than a step, and one for rows without a date.
  func timeline(
    _ state: RowState, _ plan: TimelinePlan, at span: SourceSpan
  ) throws(Diagnostic) -> RowState {
    let rows = state.selection.set
    let grouper = Grouper(run: run, frame: state.frame, rows: rows)
    let dates = try grouper.groups(by: plan.dates)
    let axis = DateAxis(dates.groups, by: plan.unit)
    if let (first, last) = axis.ends, last - first >= Operators.longestAxis {
      throw .axisTooLong(
        from: PartialDate(step: first, of: plan.unit), to: PartialDate(step: last, of: plan.unit),
        count: last - first + 1, limit: Operators.longestAxis, unit: plan.unit, at: span)
    }
    let steps = axis.steps
    let universe = state.frame.rowCount
    let sets = steps.map { step in
      RowSet.union(of: step.groups.map { dates.groups[$0].rows }, universe: universe)
    }
    if Grouper.overlap(sets) { noteOverlap(in: state.frame) }
    if axis.hasCoarse {
      run.addFooter("dates coarser than a \(plan.unit.rawValue) stand behind the axis")
    }
    var table = FramedTable(rowCount: steps.count)
    table.add(
      plan.name, .date, steps.map(\.label), domain: steps.flatMap(\.label.items), isKey: true)
    var figures: [[Value]] = [
      sets.map { .integer($0.count) }, sets.map { _ in .integer(rows.count) },
    ]
    if state.frame.isExcerpts { figures += try voiceFigures(steps, sets, dates) }
    let counted: GroupFigures.Rows =
      switch state.frame.kind {
      case .relation(let name): .relation(name)
      case .table: .table
      }
    for (name, cells) in zip(GroupFigures.columns(of: counted, hasDistinct: false), figures) {
      table.add(name, .integer, cells)
    }
    return made(table, from: state)
  }

  /// For each step its voices, and the voices that could have been there: where the date is one of
  /// sources, those with a date of the step.
  private func voiceFigures(
    _ steps: [DateAxis.Step], _ sets: [RowSet], _ dates: KeyGroups
  ) throws(Diagnostic) -> [[Value]] {
    let denominators = try Denominators(run: run, grouping: [dates])
    let all = try run.voices()
    var figures: (sources: [Value], of: [Value]) = ([], [])
    for (step, rows) in zip(steps, sets) {
      try run.watch.check()
      let voices =
        dates.key.isSourceAttribute
        ? RowSet.union(
          of: step.groups.map { denominators.voices(of: [$0]) }, universe: all.universe) : all
      figures.sources.append(.integer(run.voiceCount(of: rows, among: voices)))
      figures.of.append(.integer(voices.count))
    }
    return [figures.sources, figures.of]
  }
}

/// Groups of dates put on an axis.
private struct DateAxis {
  /// One row of a timeline.
  struct Step {
    var label: Value
    /// The groups that fall into it, by their indices.
    var groups: [Int]
  }

  /// The first and the last place of the axis; nil where no row has a date that falls on it.
  let ends: (first: Int, last: Int)?
  private let unit: DateUnit
  private var byPlace: [Int: [Int]] = [:]
  private var coarse: [Step] = []
  private var missing: [Step] = []

  init(_ groups: [Group], by unit: DateUnit) {
    self.unit = unit
    var first: Int?
    var last: Int?
    for (index, group) in groups.enumerated() {
      guard case .date(let date) = group.label else {
        missing.append(Step(label: group.label, groups: [index]))
        continue
      }
      guard let place = date.step(of: unit) else {
        if !group.rows.isEmpty { coarse.append(Step(label: group.label, groups: [index])) }
        continue
      }
      byPlace[place, default: []].append(index)
      if group.rows.isEmpty { continue }
      first = min(first ?? place, place)
      last = max(last ?? place, place)
    }
    if let first, let last { ends = (first, last) } else { ends = nil }
  }

  /// Whether a row has a date that is coarser than a step.
  var hasCoarse: Bool { !coarse.isEmpty }

  /// Every step of the axis, then the dates that are coarser, then the rows without one.
  var steps: [Step] {
    var axis = ends.map { Array($0.first...$0.last) } ?? []
    if PlantedFault.timelineSkipsGaps.isPresent { axis.removeAll { byPlace[$0] == nil } }
    return axis.map {
      Step(label: .date(PartialDate(step: $0, of: unit)), groups: byPlace[$0] ?? [])
    } + coarse + missing
  }
}
