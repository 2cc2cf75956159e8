import QualmBase
import QualmPlan
import QualmStore

extension Operators {
  /// `cooccur`: for each pair of groups how often the two go together, in the order of the first key's
  /// groups, then of the second's. Rows that have no group of a key are in no pair of it.
  func cooccur(
    _ state: RowState, _ plan: CooccurrencePlan, at span: SourceSpan
  ) throws(Diagnostic) -> RowState {
    if !state.frame.isExcerpts { throw .planDoesNotFit("excerpts to pair", at: span) }
    let rows = state.selection.set
    let grouper = Grouper(run: run, frame: state.frame, rows: rows)
    let firstKey = try grouper.groups(by: plan.first)
    let secondKey = try plan.second.map { (key) throws(Diagnostic) in try grouper.groups(by: key) }
    let first = firstKey.groups.filter { !$0.label.isMissing }
    let second = (secondKey ?? firstKey).groups.filter { !$0.label.isMissing }
    let pairs = try pairs(first.count, plan.second.map { _ in second.count }, at: span)
    let meter = try PairMeter(run: run, unit: plan.unit, rows: rows, first, second, at: span)
    var figures: [[Value]] = []
    for (number, pair) in pairs.enumerated() {
      if number % Watch.dearBatch == 0 || plan.unit.isOfSpans { try run.watch.check() }
      figures.append(try meter.figures(pair.first, pair.second))
    }
    say(plan.unit, figures)
    var table = FramedTable(rowCount: pairs.count)
    table.add(
      CooccurrencePlan.groups.first, plan.first.columnKind, pairs.map { first[$0.first].label },
      domain: firstKey.domain, isKey: true)
    table.add(
      CooccurrencePlan.groups.second, (plan.second ?? plan.first).columnKind,
      pairs.map { second[$0.second].label }, domain: (secondKey ?? firstKey).domain, isKey: true)
    for (index, column) in CooccurrencePlan.figures(of: plan.unit).enumerated() {
      table.add(column.name, column.type.kind, figures.map { $0[index] })
    }
    return made(table, from: state)
  }

  /// Every group of the one key with every group of the other; of one key alone each two groups once.
  private func pairs(
    _ first: Int, _ second: Int?, at span: SourceSpan
  ) throws(Diagnostic) -> [(first: Int, second: Int)] {
    let count = second.map { first * $0 } ?? first * (first - 1) / 2
    if count > Limits.mostPairs {
      throw .tooManyGroupPairs(count, limit: Limits.mostPairs, at: span)
    }
    return (0..<first).flatMap { index in
      (second == nil ? index + 1..<first : 0..<(second ?? 0)).map { (index, $0) }
    }
  }

  /// Says at the foot how many pairs never go together, and what the marks mean.
  private func say(_ unit: CooccurrencePlan.Unit, _ figures: [[Value]]) {
    let columns = CooccurrencePlan.figures(of: unit).map(\.name)
    let together = unit.isOfSpans ? CooccurrencePlan.pairs : CooccurrencePlan.both
    if let index = columns.firstIndex(of: together) {
      let never = figures.count { $0[index] == .integer(0) }
      if never > 0 {
        run.addFooter(
          "never together: \(never) of \(figures.count.counted("pair")); `where \(together) > 0` leaves them out"
        )
      }
    }
    if let index = columns.firstIndex(of: CooccurrencePlan.unequal),
      figures.contains(where: { $0[index] == .boolean(true) })
    {
      run.addFooter(
        "unequal: one is more than \(CooccurrencePlan.mostUnequal) times as frequent as the other, "
          + "which keeps c low")
    }
  }
}

/// Measures how two groups go together.
private struct PairMeter {
  let run: Run
  let unit: CooccurrencePlan.Unit
  /// For each group of the first and of the second key what is counted of it: its excerpts, or the
  /// voices among their sources.
  let first: [RowSet]
  let second: [RowSet]
  /// How many could have been counted: the excerpts that came in, or the voices that meet the query's
  /// conditions on sources.
  let whole: Int
  let span: SourceSpan

  init(
    run: Run, unit: CooccurrencePlan.Unit, rows: RowSet, _ first: [Group], _ second: [Group],
    at span: SourceSpan
  ) throws(Diagnostic) {
    self.run = run
    self.unit = unit
    self.span = span
    if case .sources = unit {
      let voices = try run.voices()
      func spoken(_ group: Group) -> RowSet {
        run.snapshot.sources(ofExcerpts: group.rows).intersection(voices)
      }
      self.first = first.map(spoken)
      self.second = second.map(spoken)
      whole = voices.count
    } else {
      self.first = first.map(\.rows)
      self.second = second.map(\.rows)
      whole = rows.count
    }
  }

  /// The cells of a pair after those that name it.
  func figures(_ index: Int, _ other: Int) throws(Diagnostic) -> [Value] {
    let (a, b) = (first[index], second[other])
    switch unit {
    case .excerpts, .sources: return strength(a.count, b.count, both: a.intersectionCount(b))
    case .overlap: return try meetings(a, b, within: nil)
    case .near(let distance): return try meetings(a, b, within: distance)
    }
  }

  /// The coefficient c = n₁₂ / (n₁ + n₂ − n₁₂), which is Jaccard's index, and the lift
  /// n₁₂ n / (n₁ n₂): how many times as often as if the two had nothing to do with each other.
  private func strength(_ a: Int, _ b: Int, both: Int) -> [Value] {
    let either = a + b - both
    let product = Double(a) * Double(b)
    return [
      .integer(a), .integer(b), .integer(both), .integer(whole),
      either == 0 ? .missing : .number(Double(both) / Double(either)),
      product == 0 ? .missing : .number(Double(both) * Double(whole) / product),
      .boolean(max(a, b) > CooccurrencePlan.mostUnequal * min(a, b)),
    ]
  }

  private func meetings(
    _ a: RowSet, _ b: RowSet, within distance: SpanDistance?
  ) throws(Diagnostic) -> [Value] {
    let found = run.snapshot.meetings(of: a, and: b, within: distance)
    if let unit = distance?.unit, !found.boundless.isEmpty {
      throw .unmeasurable(unit.rawValue, in: found.boundless, after: "near", at: span)
    }
    return [
      .integer(a.count), .integer(b.count), .integer(found.left.count),
      .integer(found.right.count), .integer(found.pairs),
    ]
  }
}
