package import QualmBase
package import QualmPlan
package import QualmStore

/// Executes plans over one snapshot of a corpus, whole sets at a time.
///
/// Pure and read-only: the same plan over the same snapshot gives the same answer. One engine may be
/// used from several threads.
package struct Engine: Sendable {
  let snapshot: Snapshot

  /// Makes an engine for a corpus.
  package init(snapshot: Snapshot) {
    self.snapshot = snapshot
  }

  /// Works out the answer of a plan.
  ///
  /// The answer of more than `limits.maxRows` rows holds the first so many and the remark
  /// `DiagnosticCode.rowLimit`.
  ///
  /// - Throws: `timeLimit`, `interrupted`, what else limits or rules out a stage (`tooManyPairs`,
  ///   `joinTooLarge`, `axisTooLong`, `chartTooLarge`, `fewCoders`, …), or `planDoesNotFit` where the plan
  ///   was made for another corpus.
  package func run(
    _ plan: QueryPlan, limits: Limits = Limits(), control: StatementControl = StatementControl()
  ) throws(Diagnostic) -> Answer {
    let run = newRun(plan, limits, control, trace: nil)
    return try answer(try Operators(run: run).finalState(), run, maxRows: limits.maxRows)
  }

  /// Works out a plan and tells how: a table with a row for each step and each condition in the order
  /// in which they were evaluated, with the index used and the rows estimated and counted.
  ///
  /// - Throws: as `run`.
  package func explain(
    _ plan: QueryPlan, limits: Limits = Limits(), control: StatementControl = StatementControl()
  ) throws(Diagnostic) -> Answer {
    let trace = Trace()
    let run = newRun(plan, limits, control, trace: trace)
    _ = try Operators(run: run).finalState()
    return Answer(table: trace.table, remarks: run.remarks)
  }

  /// Tells which parts of a query let a row into its answer, or what keeps it out: a table with a row
  /// for the verdict and then one for each part of the query, in its order.
  ///
  /// - Parameter texts: the texts that the places in the plan lie in.
  /// - Throws: as `run`.
  package func why(
    _ plan: WhyPlan, texts: SourceMap, limits: Limits = Limits(),
    control: StatementControl = StatementControl()
  ) throws(Diagnostic) -> Answer {
    let run = newRun(plan.query, limits, control, trace: nil)
    let table = try WhyAnswer(run: run, id: plan.id, texts: texts).table()
    if !plan.query.searches.isEmpty { addReadTexts(to: run) }
    return Answer(table: table, footers: run.footers)
  }

  private func newRun(
    _ plan: QueryPlan, _ limits: Limits, _ control: StatementControl, trace: Trace?
  ) -> Run {
    let watch = Watch(limits: limits, control: control, span: plan.span)
    return Run(snapshot: snapshot, plan: plan, watch: watch, trace: trace)
  }

  private func answer(
    _ state: RowState, _ run: Run, maxRows: Int?
  ) throws(Diagnostic) -> Answer {
    let excerpts = state.excerpts(universe: snapshot.excerpts.rowCount)
    let figures: Answer.Figures?
    if let excerpts { figures = try run.figures(of: excerpts) } else { figures = nil }
    var shown = state
    if let maxRows, state.selection.count > maxRows {
      shown.selection = state.selection.first(maxRows)
      run.remarks.append(.rowLimit(maxRows, of: state.selection.count, at: run.plan.span))
    }
    if !run.plan.searches.isEmpty { addReadTexts(to: run) }
    let table = try table(of: shown, run)
    run.noteRepairs(in: table)
    run.noteNeverLookedFor(in: table)
    let chart = run.plan.output.chart
    if let chart { try ChartLimits.check(chart, of: table) }
    return Answer(
      table: table, layout: chart.map { .chart($0.chart) } ?? state.layout, figures: figures,
      footers: run.footers, remarks: run.remarks, destination: run.plan.output.destination)
  }

  /// The rows as a table: the default columns where they are still rows of a relation.
  private func table(of state: RowState, _ run: Run) throws(Diagnostic) -> Table {
    let operators = Operators(run: run)
    if case .table = state.frame.kind {
      return try operators.table(of: state, at: run.plan.span).table
    }
    let selected = try operators.select(state, run.plan.defaultColumns)
    return try operators.table(of: selected, at: run.plan.span).table
  }

  /// Says at the foot what a search read, and warns where it could not read everything.
  private func addReadTexts(to run: Run) {
    let read = snapshot.readTexts
    run.addFooter("read: \(read.texts.counted("text")), \(read.summaries.counted("summary"))")
    let unread = snapshot.excerpts.rowCount - read.texts - read.summaries
    if unread > 0 {
      run.remarks.append(
        .nothingToSearch(unread, of: snapshot.excerpts.rowCount, at: run.plan.span))
    }
  }
}
