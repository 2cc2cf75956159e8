import QualmBase
import QualmPlan
import QualmStore

/// The steps of a plan, one family a file; each takes the rows that come in and gives those that go on.
struct Operators {
  let run: Run

  /// The rows after the last step.
  func finalState() throws(Diagnostic) -> RowState {
    tellStep(1)
    var state = try origin()
    var estimate = 0
    if let trace = run.trace {
      estimate = try self.estimate(run.plan.origin)
      trace.endStep(
        PlanWords.origin(run.plan.origin), estimated: estimate, rows: state.selection.count)
    }
    for (number, step) in run.plan.steps.enumerated() {
      tellStep(number + 2)
      if run.trace != nil {
        estimate = try self.estimate(step, from: estimate, state.frame)
      }
      state = try apply(step, to: state)
      run.trace?.endStep(
        PlanWords.step(step), estimated: estimate, rows: state.selection.count)
    }
    if let trace = run.trace {
      for words in PlanWords.output(run.plan.output) {
        trace.endStep(words, estimated: estimate, rows: state.selection.count)
      }
    }
    try run.watch.check()
    return state
  }

  /// Tells which step begins; those of another query that a step takes up are part of that step.
  private func tellStep(_ number: Int) {
    if !run.isInner { run.watch.begin(step: number, of: run.plan.steps.count + 1) }
  }

  /// The rows of the plan's origin.
  func origin() throws(Diagnostic) -> RowState {
    let origin = run.plan.origin
    let frame = try run.frame(origin.relation, at: origin.span)
    let rows = try PredicateEvaluator(run: run, frame: frame).rows(origin.predicate)
    return RowState(frame: frame, selection: .set(rows))
  }

  /// The rows after one step.
  func apply(_ step: Step, to state: RowState) throws(Diagnostic) -> RowState {
    try run.watch.check()
    switch step.kind {
    case .filter(let predicate, let negations):
      return try filter(state, predicate, negations)
    case .select(let references): return try select(state, references)
    case .sort(let terms): return try sort(state, terms)
    case .first(let count): return choosing(state, state.selection.first(count))
    case .last(let count): return choosing(state, state.selection.last(count))
    case .skip(let count): return choosing(state, state.selection.skipping(count))
    case .sample(let count, let seed): return try sample(state, count, seed: seed, at: step.span)
    case .distinct(let references): return try distinct(state, references)
    case .count(let distinct, let keys): return try count(state, distinct: distinct, keys: keys)
    case .summarize(let aggregates, let keys): return try summarize(state, aggregates, keys: keys)
    case .matrix(let matrix): return try self.matrix(state, matrix, at: step.span)
    case .cell(let keys, let addresses): return try cell(state, keys, addresses)
    case .compute(let name, let arithmetic, let type):
      return try compute(state, name, arithmetic, type, at: step.span)
    case .rename(let renamed): return try rename(state, renamed, at: step.span)
    case .drop(let names): return try drop(state, names, at: step.span)
    case .expand(let reference): return try expand(state, reference)
    case .words(let references, let context):
      return try words(state, references, context, at: step.span)
    case .links(let types): return try links(state, types, at: step.span)
    case .pairs(let test, let right, let extent):
      return try pairs(state, test, right, extent, at: step.span)
    case .agree(let plan): return try agree(state, plan, at: step.span)
    case .saturation(let plan): return try saturation(state, plan, at: step.span)
    case .timeline(let plan): return try timeline(state, plan, at: step.span)
    case .rule(let plan): return try rule(state, plan, at: step.span)
    case .cooccur(let plan): return try cooccur(state, plan, at: step.span)
    case .combine(let plan, _): return try combine(state, plan, at: step.span)
    case .cite(let style): return try cite(state, style, at: step.span)
    case .join(let plan, _): return try join(state, plan, at: step.span)
    }
  }

  /// The same rows' frame with other rows chosen.
  func choosing(_ state: RowState, _ selection: Selection) -> RowState {
    var state = state
    state.selection = selection
    return state
  }

  /// A table of groups made from the rows of `state`, which stay the evidence behind it.
  func made(
    _ table: FramedTable, from state: RowState, layout: Answer.Layout = .rows
  ) -> RowState {
    let evidence = state.excerpts(universe: run.snapshot.excerpts.rowCount)
    let frame = Frame(table)
    return RowState(frame: frame, selection: .set(frame.all), evidence: evidence, layout: layout)
  }

  /// Says at the foot that groups overlap.
  func noteOverlap(of grouping: Grouping, in frame: Frame) {
    if grouping.overlaps { noteOverlap(in: frame) }
  }

  /// Says at the foot that groups overlap.
  func noteOverlap(in frame: Frame) {
    run.addFooter(Operators.overlapFooter(frame.isExcerpts ? "an excerpt" : "a row"))
  }

  /// The foot under groups that overlap.
  static func overlapFooter(_ row: String) -> String {
    "groups overlap: \(row) may count in several"
  }

  /// The table that the rows of `state` are rows of, with the chosen rows alone and in their order.
  func table(
    of state: RowState, at span: SourceSpan
  ) throws(Diagnostic) -> FramedTable {
    guard case .table(let table) = state.frame.kind else {
      throw .planDoesNotFit("table at this step", at: span)
    }
    if case .set(let set) = state.selection, set.isAll { return table }
    return table.keeping(state.selection.rows)
  }

  /// A new table in the place of the one that `state` has, row for row.
  func replaced(_ table: FramedTable, in state: RowState) -> RowState {
    let frame = Frame(table)
    return RowState(
      frame: frame, selection: .set(frame.all), evidence: state.evidence, layout: state.layout)
  }
}
