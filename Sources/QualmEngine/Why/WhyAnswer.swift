import QualmBase
import QualmPlan
import QualmStore

/// Follows one row through a query, stage by stage, and tells of each part whether it holds.
///
/// Every set of rows is made by the operators that answer the query itself, so that the verdict is the
/// answer's.
final class WhyAnswer {
  let run: Run
  let id: String
  private let texts: SourceMap
  var lines = WhyLines()
  /// The number of the stage at hand; the head is 1.
  private var stage = 1
  /// Whether following ended where a table of groups is made.
  private var endsInGroups = false
  /// The text of another stage at which following ended.
  private var endsAt: String?

  init(run: Run, id: String, texts: SourceMap) {
    self.run = run
    self.id = id
    self.texts = texts
  }

  /// The rows of a frame that the row asked about has become.
  struct Followed {
    var state: RowState
    /// Its rows, whether they are chosen or not, ascending; one but after `links`, `as union` and `expand`.
    var rows: [UInt32]

    /// Those that are chosen.
    var chosen: [UInt32] { rows.filter { state.selection.contains($0) } }
  }

  /// The answer.
  func table() throws(Diagnostic) -> Table {
    let operators = Operators(run: run)
    let origin = run.plan.origin
    let relation = try run.relation(origin.relation, at: origin.span)
    guard let row = relation.row(ofID: id) else {
      throw .planDoesNotFit("row `\(id)`", at: origin.span)
    }
    var followed = Followed(state: try operators.origin(), rows: [UInt32(row)])
    try tellHead(followed)
    for (place, step) in run.plan.steps.enumerated() {
      try run.watch.check()
      stage += 1
      guard !followed.chosen.isEmpty || isBroughtBack(from: place) else { break }
      let next = try operators.apply(step, to: followed.state)
      guard let rows = rows(of: followed, after: step, next) else {
        tellTable(step, of: followed)
        break
      }
      let before = followed
      followed = Followed(state: next, rows: rows)
      if case .combine(let plan, _) = step.kind {
        tellCombination(plan, step, before, followed)
      } else if !before.chosen.isEmpty {
        try tell(step, before, followed)
      }
    }
    try run.watch.check()
    return lines.table(verdict: verdict(isIn: !followed.chosen.isEmpty))
  }

  /// Whether a `union` to come may give a row that was kept out.
  private func isBroughtBack(from place: Int) -> Bool {
    for step in run.plan.steps[place...] {
      switch step.kind {
      case .combine(let plan, _) where plan.operation == .union: return true
      case .links, .pairs, .cell: return false
      default: if step.makesTable { return false }
      }
    }
    return false
  }

  /// `union`, `intersect` or `except`: whether the other rows have it can be read off what came of it.
  private func tellCombination(
    _ plan: CombinationPlan, _ step: Step, _ before: Followed, _ after: Followed
  ) {
    let holds = !after.chosen.isEmpty
    let part = text(step.span)
    let wasIn = !before.chosen.isEmpty
    let fact: String
    switch plan.operation {
    case .union where wasIn: fact = "it was there before"
    case .union: fact = holds ? "the other rows have it" : "the other rows lack it too"
    case .intersect: fact = holds ? "the other rows have it" : "the other rows lack it"
    case .except: fact = holds ? "the other rows lack it" : "the other rows have it"
    }
    if wasIn || plan.operation == .union { lines.add([stage], part, holds, [fact]) }
    if wasIn, !holds { lines.blame(part) }
    if holds { lines.forgive() }
  }

  private func verdict(isIn: Bool) -> WhyLines.Line {
    let sentence: String
    if let endsAt {
      sentence =
        "\(id) is one of the rows that go into `\(endsAt)`, beyond which it is not followed"
    } else if endsInGroups {
      sentence = "\(id) is one of the rows behind the answer"
    } else if isIn {
      sentence = "\(id) is in the answer"
    } else if let obstacle = lines.obstacle {
      sentence = "\(id) is not in the answer: `\(obstacle)` keeps it out"
    } else {
      sentence = "\(id) is not in the answer"
    }
    return WhyLines.Line(step: "", part: text(run.plan.span), holds: isIn, facts: [sentence])
  }

  /// The rows that the followed ones have become; nil where a table of groups is made of them.
  private func rows(of followed: Followed, after step: Step, _ next: RowState) -> [UInt32]? {
    if next.frame === followed.state.frame { return followed.rows }
    switch step.kind {
    case .select, .compute, .rename, .drop, .words:
      // A row for each row, in their order.
      let rows = followed.state.selection.rows
      let wanted = Set(followed.rows)
      return rows.indices.filter { wanted.contains(rows[$0]) }.map { UInt32($0) }
    default: break
    }
    let subject = followed.rows.first.flatMap { followed.state.frame.excerpt(of: $0) }
    guard let subject, let excerpts = next.frame.excerpts else { return nil }
    return excerpts.indices.filter { excerpts[$0] == subject }.map { UInt32($0) }
  }

  // MARK: Telling

  private func tellHead(_ followed: Followed) throws(Diagnostic) {
    let origin = run.plan.origin
    let parts = WhyParts(answer: self, frame: followed.state.frame, row: followed.rows[0])
    try parts.tellWhole(
      origin.predicate, [stage], as: text(origin.span), holds: !followed.chosen.isEmpty)
  }

  /// One stage after which the rows are still followed.
  private func tell(
    _ step: Step, _ before: Followed, _ after: Followed
  ) throws(Diagnostic) {
    let holds = !after.chosen.isEmpty
    let part = text(step.span)
    switch step.kind {
    case .select, .compute, .rename, .drop, .words, .sort: return
    case .filter(let predicate, _):
      let row = (after.chosen.first ?? before.chosen.first) ?? before.rows[0]
      let parts = WhyParts(answer: self, frame: before.state.frame, row: row)
      try parts.tellWhole(predicate, [stage], as: part, holds: holds)
      return
    case .first(let count): tellCut(part, "the first \(count) are kept", before, holds)
    case .last(let count):
      tellCut(part, "the last \(count) are kept", before, holds, countsLast: holds)
    case .skip(let count): tellCut(part, "the first \(count) are left out", before, holds)
    case .sample(let count, _):
      let drawn = min(count, before.state.selection.count)
      lines.add(
        [stage], part, holds,
        [
          (holds ? "it is" : "it is not")
            + " one of the \(drawn) drawn from \(before.state.selection.count) rows"
        ])
    case .distinct(let references):
      let facts = holds ? [] : try twin(of: before, after, references)
      lines.add([stage], part, holds, facts)
    case .cell(let keys, _): lines.add([stage], part, holds, try groups(of: before, keys))
    case .links: lines.add([stage], part, holds, try linkFacts(after, holds: holds))
    case .pairs: lines.add([stage], part, holds, pairFacts(after))
    default: lines.add([stage], part, holds, holds ? [] : ["no row of it is left"])
    }
    if !holds { lines.blame(part) }
  }

  /// The stage that makes groups of the rows, where following ends.
  private func tellTable(_ step: Step, of followed: Followed) {
    if case .join = step.kind { endsAt = text(step.span) } else { endsInGroups = true }
    let count = followed.state.selection.count
    let fact =
      count == 1
      ? "it is the one row that goes into this table"
      : "it is one of the \(count) rows that go into this table"
    lines.add([stage], text(step.span), nil, [fact])
    run.addFooter("`why` speaks of the rows that go into the table")
  }

  private func tellCut(
    _ part: String, _ what: String, _ before: Followed, _ holds: Bool, countsLast: Bool = false
  ) {
    let rows = before.state.selection.rows
    let places = rows.indices.filter { before.rows.contains(rows[$0]) }.map { $0 + 1 }
    let place = countsLast ? places.last : places.first
    lines.add([stage], part, holds, ["row \(place ?? 0) of \(rows.count); \(what)"])
  }

  /// A place's text on one line.
  func text(_ span: SourceSpan) -> String {
    guard let text = texts[span.file] else { return "" }
    return text.text(in: span).split { $0.isWhitespace }.joined(separator: " ")
  }
}

extension Selection {
  /// Whether the row is chosen.
  func contains(_ row: UInt32) -> Bool {
    switch self {
    case .set(let set): set.contains(Int(row))
    case .list(let rows, _): rows.contains(row)
    }
  }
}

extension Frame {
  /// The excerpt that a row is or comes from.
  func excerpt(of row: UInt32) -> UInt32? {
    if isExcerpts { return row }
    return excerpts.map { $0[Int(row)] }
  }
}
