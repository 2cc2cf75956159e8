import QualmBase
import QualmPlan
import QualmStore

extension ClaimJudge {
  /// Which rows a query is worked out over.
  enum World {
    case all
    case testimony
    /// All rows, with the searches that are in doubt taken to have found everything.
    case broadest
  }

  /// A measure and what it came to.
  struct Measured {
    var text: String
    var value: Value
    var of: Int?
    var part: Int?
    var valueOfTestimony: Value?
    /// The query's rows; nil for a number that stands in the claim.
    var rows: Found?
    /// Of a share, the rows of the whole.
    var whole: Found?
    /// The places in the field's dictionary of the values found.
    var indices: Set<Int> = []
    /// The field whose values are meant.
    var field: (any FieldValues)?
    /// The voices that it rests on; nil where that is not known.
    var voices: RowSet?

    var figure: ClaimVerdict.Figure? {
      rows == nil
        ? nil
        : ClaimVerdict.Figure(
          measure: text, value: value, of: of, part: part, ofTestimony: valueOfTestimony)
    }
  }

  /// The rows that a query gave.
  struct Found {
    var run: Run
    var state: RowState

    var count: Int { state.selection.count }
    var set: RowSet { state.selection.set }

    /// The relation of the rows; nil for those of a table.
    var relation: RelationName? {
      if case .relation(let name) = state.frame.kind { name } else { nil }
    }

    /// The excerpts behind the rows.
    var excerpts: RowSet? { state.excerpts(universe: run.snapshot.excerpts.rowCount) }

    /// The voices behind the rows; nil where they are about no source.
    var voices: RowSet? {
      if let excerpts {
        return run.snapshot.sources(ofExcerpts: excerpts).intersection(run.snapshot.voices)
      }
      return relation == .sources ? set.intersection(run.snapshot.voices) : nil
    }
  }

  /// The measures of a judgement, from left to right.
  func measure(
    _ kind: ClaimJudgement.Kind, in world: World
  ) throws(Diagnostic) -> [Measured] {
    switch kind {
    case .empty(let rows):
      let found = try find(rows, in: world)
      return [
        Measured(
          text: "count(\(rows.text))", value: .integer(found.count), rows: found,
          voices: found.voices)
      ]
    case .numbers(let first, _, let second):
      return [try measure(first, in: world), try measure(second, in: world)]
    case .contains(let values, _, _), .onlyOf(let values, _), .equals(let values, _, _):
      return [try measure(values, in: world)]
    case .same(let first, let second, _):
      return [try measure(first, in: world), try measure(second, in: world)]
    }
  }

  private func measure(_ number: ClaimNumber, in world: World) throws(Diagnostic) -> Measured {
    switch number {
    case .constant(let value): return Measured(text: "", value: value)
    case .count(let rows, let text):
      let found = try find(rows, in: world)
      return Measured(
        text: text, value: .integer(found.count), rows: found, voices: found.voices)
    case .sources(let rows, let text):
      let found = try find(rows, in: world)
      let possible = try found.run.voices()
      let voices = (found.voices ?? RowSet(universe: possible.universe)).intersection(possible)
      return Measured(
        text: text, value: .integer(voices.count), of: possible.count, rows: found, voices: voices)
    case .share(let part, let whole, let text):
      var found = try find(part, in: world)
      let all = try find(whole, in: world)
      found.state.selection = all.state.selection.intersection(found.set)
      return Measured(
        text: text, value: Operators.share(found.count, of: all.count), of: all.count,
        part: found.count, rows: found, whole: all, voices: found.voices)
    }
  }

  private func measure(_ values: ClaimValues, in world: World) throws(Diagnostic) -> Measured {
    let found = try find(values.rows, in: world)
    let field = try found.run.values(of: values.field, in: found.state.frame)
    let indices = field.indices(of: found.set)
    return Measured(
      text: values.text, value: .list(indices.map { field.dictionary[$0] }), rows: found,
      indices: Set(indices), field: field, voices: found.voices)
  }

  private func find(_ rows: ClaimRows, in world: World) throws(Diagnostic) -> Found {
    switch world {
    case .all: return try find(rows.plan, isHeard: true)
    case .testimony:
      return try find(
        PlantedFault.claimsHearEveryone.isPresent ? rows.plan : rows.testimony, isHeard: false)
    case .broadest:
      guard !rows.plan.searches.isEmpty else { return try find(rows.plan, isHeard: false) }
      let snapshot = engine.snapshot
      let isEmpty = try find(rows.plan, isHeard: false).count == 0
      let broadest = rows.plan.finding { isEmpty || snapshot.findsNothing($0) }
      return try find(broadest, isHeard: false)
    }
  }

  /// - Parameter isHeard: whether remarks on the rows are kept.
  private func find(_ plan: QueryPlan, isHeard: Bool) throws(Diagnostic) -> Found {
    let run = Run(snapshot: engine.snapshot, plan: plan, watch: watch, trace: nil)
    let state = try Operators(run: run).finalState()
    if isHeard { remember(run.remarks) }
    return Found(run: run, state: state)
  }
}

extension Snapshot {
  /// Whether a search of the excerpts' texts finds none.
  fileprivate func findsNothing(_ search: Predicate) -> Bool {
    switch search {
    case .text(let pattern, _): excerpts(matching: pattern).isEmpty
    case .pattern(let pattern, _): excerpts(matching: pattern, among: 0..<excerpts.rowCount).isEmpty
    default: false
    }
  }
}
