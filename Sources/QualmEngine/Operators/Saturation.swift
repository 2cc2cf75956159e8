import QualmBase
import QualmCorpus
import QualmPlan
import QualmStore

extension Operators {
  /// `saturation`: for each group, in order, the codes of record that it has and those that no group
  /// before it had. Rows without a value come last, whatever the order.
  func saturation(
    _ state: RowState, _ plan: SaturationPlan, at span: SourceSpan
  ) throws(Diagnostic) -> RowState {
    if !state.frame.isExcerpts { throw .planDoesNotFit("excerpts to follow", at: span) }
    let grouper = Grouper(run: run, frame: state.frame, rows: state.selection.set)
    let keyGroups = try grouper.groups(by: plan.key)
    if Grouper.overlap(keyGroups.groups.map(\.rows)) { noteOverlap(in: state.frame) }
    let groups = try inOrder(keyGroups.groups, of: plan.order, in: state.frame)
    let paths = run.snapshot.corpus.codebook.codes
    var seen: Set<Int> = []
    var last: Int?
    var cells: [[Value]] = []
    for (place, group) in groups.enumerated() {
      try run.watch.check()
      let codes = run.snapshot.codes(among: group.rows, of: run.visible)
      let new = codes.filter {
        seen.insert($0).inserted || PlantedFault.codesEverNew.isPresent
      }
      if !new.isEmpty { last = place }
      cells.append([
        .integer(group.rows.count), .integer(codes.count), .integer(new.count),
        .integer(seen.count),
        new.isEmpty ? .missing : .list(new.map { .text(paths[$0].path) }),
      ])
    }
    if let last {
      run.addFooter("the last new code comes with group \(last + 1) of \(groups.count)")
    }
    var table = FramedTable(rowCount: groups.count)
    table.add(
      plan.key.name, plan.key.columnKind, groups.map(\.label),
      domain: keyGroups.domain, isKey: true)
    for (index, figure) in SaturationPlan.figures.enumerated() {
      table.add(
        figure.name, figure.type.kind, cells.map { $0[index] },
        domain: figure.type == .codes(nil) ? run.visible.map { .text(paths[$0].path) } : [])
    }
    return made(table, from: state)
  }

  /// Groups by the smallest value of a field among their rows; those without one after the others, and
  /// the group of rows without a value of the key at the very end. What ties stays as it is.
  private func inOrder(
    _ groups: [Group], of reference: FieldReference?, in frame: Frame
  ) throws(Diagnostic) -> [Group] {
    guard let reference else { return groups }
    let field = try run.values(of: reference, in: frame)
    var places: [(isWithout: Int, first: Int)] = []
    for group in groups {
      try run.watch.check()
      places.append(
        (group.label.isMissing ? 1 : 0, field.indices(of: group.rows).first ?? .max))
    }
    return groups.indices
      .sorted {
        (places[$0].isWithout, places[$0].first, $0) < (places[$1].isWithout, places[$1].first, $1)
      }
      .map { groups[$0] }
  }
}
