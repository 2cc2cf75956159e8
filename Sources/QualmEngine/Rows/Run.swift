import QualmBase
import QualmPlan
import QualmStore

/// One run of one plan: what every operator may ask for, and what it adds to the answer.
final class Run {
  let snapshot: Snapshot
  let plan: QueryPlan
  let watch: Watch
  /// Whether a step of another query has taken this one up.
  let isInner: Bool
  /// The codes that the query sees, ascending.
  let visible: [Int]
  /// What `explain` shows; nil where nobody asks.
  let trace: Trace?
  var footers: [String] = []
  var remarks: [Diagnostic] = []
  private var frames: [String: Frame] = [:]
  /// The predicate over sources that voices must meet: the plan's, until a step brings its own.
  private var sourcePredicate: Predicate
  private var eligibleRows: RowSet?

  init(
    snapshot: Snapshot, plan: QueryPlan, watch: Watch, trace: Trace?, isInner: Bool = false
  ) {
    self.isInner = isInner
    self.snapshot = snapshot
    self.plan = plan
    self.watch = watch
    self.trace = trace
    sourcePredicate = plan.voices
    visible = plan.visibleCodes?.map(\.index) ?? Array(0..<snapshot.codeCount)
  }

  /// Adds a line to the foot, once.
  func addFooter(_ line: String) {
    if !footers.contains(line) { footers.append(line) }
  }

  /// The relation of that name.
  func relation(_ name: RelationName, at span: SourceSpan) throws(Diagnostic) -> Relation {
    guard let relation = snapshot.relation(named: name.text) else {
      throw .planDoesNotFit("table `\(name.text)`", at: span)
    }
    return relation
  }

  /// The relation of that name, or the pairs that the rows of a frame are.
  func relation(
    _ name: RelationName, of frame: Frame, at span: SourceSpan
  ) throws(Diagnostic) -> Relation {
    if name == .pairsOfExcerpts, let pairs = frame.pairs { return pairs.relation }
    return try relation(name, at: span)
  }

  /// The frame of a relation, which keeps the fields that were read.
  func frame(_ name: RelationName, at span: SourceSpan) throws(Diagnostic) -> Frame {
    if let frame = frames[name.text] { return frame }
    let frame = Frame(
      kind: .relation(name), rowCount: try relation(name, at: span).rowCount,
      excerpts: name == .linksOfExcerpts ? snapshot.excerptLinks.excerpts : nil)
    frames[name.text] = frame
    return frame
  }

  /// The sources, voices or not, that meet the conditions which speak of sources alone.
  func eligibleSources() throws(Diagnostic) -> RowSet {
    if let eligibleRows { return eligibleRows }
    let sources = try frame(.sources, at: plan.span)
    let evaluator = PredicateEvaluator(run: self, frame: sources, isTraced: false)
    let rows = try evaluator.rows(sourcePredicate)
    eligibleRows = rows
    return rows
  }

  /// Whether there are conditions which speak of sources alone.
  var narrowsSources: Bool { sourcePredicate != .everything }

  /// The voices that meet the conditions which speak of sources alone: the denominator of sources.
  func voices() throws(Diagnostic) -> RowSet {
    if PlantedFault.plainDenominators.isPresent { return snapshot.voices }
    return try eligibleSources().intersection(snapshot.voices)
  }

  /// From here on the denominator of sources is another.
  func useVoices(_ predicate: Predicate) {
    sourcePredicate = predicate
    eligibleRows = nil
  }

  /// The rows of a plan that a step takes up, worked out as a query of its own: its remarks and feet
  /// join those at hand, and `explain` shows its steps before the step's own.
  func rows(of other: QueryPlan) throws(Diagnostic) -> RowState {
    let run = Run(
      snapshot: snapshot, plan: other, watch: watch, trace: trace.map { _ in Trace() },
      isInner: true)
    let state = try Operators(run: run).finalState()
    remarks += run.remarks
    run.footers.forEach(addFooter)
    if let lines = run.trace { trace?.addSteps(of: lines) }
    return state
  }

  /// The voices of `denominator` among the sources of these excerpts.
  func voiceCount(of excerpts: RowSet, among denominator: RowSet) -> Int {
    snapshot.sources(ofExcerpts: excerpts).intersectionCount(denominator)
  }
}
