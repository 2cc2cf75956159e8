import QualmBase
import QualmPlan
import QualmStore

extension Operators {
  /// `rule`: of the rows that came in, the excerpts that satisfy the condition, or the voices behind
  /// them, and whether they satisfy the consequence too; those that do not come first.
  ///
  /// Each side is asked of the whole corpus, as after `find`, before the rows that came in are chosen.
  func rule(
    _ state: RowState, _ plan: RulePlan, at span: SourceSpan
  ) throws(Diagnostic) -> RowState {
    if !state.frame.isExcerpts { throw .planDoesNotFit("excerpts for a rule", at: span) }
    let rows = state.selection.set
    let evaluator = PredicateEvaluator(run: run, frame: state.frame)
    let condition = try evaluator.rows(plan.condition).intersection(rows)
    let consequence = try evaluator.rows(plan.consequence).intersection(rows)
    try run.watch.check()
    switch plan.unit {
    case .excerpts:
      let cases = RuleCases(spokenOf: condition, holding: consequence)
      say(cases, "excerpt", plan.words)
      let chosen = choosing(state, .list(cases.rows, universe: state.frame.rowCount))
      let made = try select(chosen, plan.columns)
      var table = try table(of: made, at: span)
      table.add(RulePlan.holds, .boolean, cases.holds)
      add(cases, to: &table)
      return replaced(table, in: made)
    case .sources:
      let every = PlantedFault.rulesOfEverySource.isPresent
      let voices =
        try every ? .all(universe: run.snapshot.sources.rowCount) : run.voices()
      let cases = RuleCases(
        spokenOf: run.snapshot.sources(ofExcerpts: condition).intersection(voices),
        holding: run.snapshot.sources(ofExcerpts: consequence))
      say(cases, "source", plan.words)
      return made(try table(of: cases, condition, consequence), from: state)
    }
  }

  /// A row for each source, with its excerpts on either side.
  private func table(
    of cases: RuleCases, _ condition: RowSet, _ consequence: RowSet
  ) throws(Diagnostic) -> FramedTable {
    let snapshot = run.snapshot
    var ids: (condition: [Value], consequence: [Value]) = ([], [])
    for row in cases.rows {
      try run.watch.check()
      let own = snapshot.excerpts(
        ofSources: RowSet(ascending: [row], universe: snapshot.sources.rowCount))
      ids.condition.append(self.ids(own.intersection(condition)))
      ids.consequence.append(self.ids(own.intersection(consequence)))
    }
    var table = FramedTable(rowCount: cases.rows.count)
    table.add(
      "source", .text, snapshot.sources.ids.cells(rows: cases.rows),
      domain: snapshot.sources.ids.dictionary)
    table.add(RulePlan.holds, .boolean, cases.holds)
    table.add(RulePlan.ids.condition, .text, ids.condition)
    table.add(RulePlan.ids.consequence, .text, ids.consequence)
    add(cases, to: &table)
    return table
  }

  private func ids(_ excerpts: RowSet) -> Value {
    excerpts.isEmpty ? .missing : .list(run.snapshot.excerpts.ids.cells(rows: excerpts.rows))
  }

  /// Adds the figures of all cases to every row.
  private func add(_ cases: RuleCases, to table: inout FramedTable) {
    let figures: [Value] = [
      .integer(cases.support), .integer(cases.rows.count),
      Operators.share(cases.support, of: cases.rows.count),
    ]
    for (column, value) in zip(RulePlan.figures, figures) {
      table.add(
        column.name, column.type.kind, Array(repeating: value, count: cases.rows.count))
    }
  }

  /// Says at the foot how often the rule holds.
  private func say(_ cases: RuleCases, _ unit: String, _ words: RulePlan.Words) {
    let count = cases.rows.count
    guard count > 0 else {
      run.addFooter("no \(unit) with \(words.condition): the rule speaks of nothing")
      return
    }
    let counter = count - cases.support
    let examples =
      switch counter {
      case 0: "no counter-example"
      case 1: "1 counter-example, first"
      default: "\(counter) counter-examples first"
      }
    run.addFooter(
      "\(cases.support) of \(count.counted(unit)) with \(words.condition) "
        + "\(cases.support == 1 ? "has" : "have") \(words.consequence) "
        + "(confidence \(cases.confidence)); \(examples)")
  }
}

/// What a rule speaks of: those in which it does not hold, then those in which it does, each in
/// their order.
private struct RuleCases {
  let rows: [UInt32]
  /// In how many the rule holds.
  let support: Int

  init(spokenOf: RowSet, holding: RowSet) {
    let holds = spokenOf.intersection(holding)
    rows = spokenOf.subtracting(holds).rows + holds.rows
    support = holds.count
  }

  /// Whether the rule holds, row by row.
  var holds: [Value] {
    rows.indices.map { .boolean($0 >= rows.count - support) }
  }

  /// The part in which it holds, to two places; 1 only where it holds in all.
  var confidence: String {
    let rounded = (support * 200 + rows.count) / (2 * rows.count)
    let hundredths = support < rows.count ? min(rounded, 99) : rounded
    let (whole, part) = hundredths.quotientAndRemainder(dividingBy: 100)
    return part == 0 ? "\(whole)" : "\(whole)." + (part < 10 ? "0" : "") + "\(part)"
  }
}
