import QualmBase
import QualmCorpus
import QualmPlan
import QualmStore

extension Operators {
  /// `agree`: for each facet or group of codes, how far the coders agree about the rows that came in.
  ///
  /// Of two coders there is one row. Of more there is a row for all of them, which has an alpha alone,
  /// and one for each pair.
  func agree(
    _ state: RowState, _ plan: AgreementPlan, at span: SourceSpan
  ) throws(Diagnostic) -> RowState {
    if !state.frame.isExcerpts { throw .planDoesNotFit("excerpts to compare", at: span) }
    let snapshot = run.snapshot
    let coders = snapshot.comparableCoders
    let others = snapshot.givingCoders.filter { !coders.contains($0) }
    if coders.count < 2 { throw .fewCoders(coders, withoutPass: others, at: span) }
    if !snapshot.hasPasses { run.remarks.append(.agreementWithoutPasses(at: span)) }
    if plan.unit == .characters {
      let rows = try agreeOnCharacters(state.selection.set, plan, coders)
      for coder in others { run.addFooter("left out: \(coder), who made no pass") }
      return made(rows.table(named: plan.name), from: state)
    }
    let comparison = CoderComparison(
      snapshot: snapshot, rows: state.selection.set, coders: coders, unit: plan.unit)
    var rows = AgreementRows(coders: coders, unit: plan.unit)
    var unpassed = 0
    for facet in plan.facets {
      var single: [(label: String, figures: Comparison)] = []
      var pooled = comparison.nothing
      for group in facet.groups {
        try run.watch.check()
        let judgements = comparison.judgements(group.codes.map(\.index))
        if isIdle(group, given: judgements.given.allSatisfy(\.isEmpty)) { continue }
        let figures = comparison.compare(judgements)
        unpassed += judgements.unpassedCount
        pooled.add(figures)
        single.append((group.label, figures))
      }
      rows.add(facet.label, pooled)
      if plan.listsGroups { for one in single { rows.add(one.label, one.figures) } }
    }
    say(plan.unit, rows, unpassed: unpassed)
    for coder in others { run.addFooter("left out: \(coder), who made no pass") }
    return made(rows.table(named: plan.name), from: state)
  }

  /// Whether a group is a node `(itself)` that nobody gave: it counts only where it was in use.
  func isIdle(_ group: CodeGroup, given isUnused: Bool) -> Bool {
    guard let node = group.codes.first,
      group.label != run.snapshot.corpus.codebook.codes[node.index].path
    else { return false }
    return isUnused
  }

  /// Says at the foot what a unit is, and why figures are lacking.
  func say(_ unit: AgreementPlan.Unit, _ rows: AgreementRows, unpassed: Int) {
    let thing =
      switch unit {
      case .excerpts: "an excerpt"
      case .sources: "a source"
      case .characters: "a character"
      }
    let who = rows.coders.count == 2 ? "both coders" : "two coders or more"
    run.addFooter("a unit is \(thing) with a code, where \(who) looked for it")
    if rows.lacksUnits { run.addFooter("no figures where there is no unit") }
    if rows.isConstant {
      run.addFooter("kappa and alpha are not defined where every answer is the same")
    }
    if unpassed > 0 {
      run.addFooter("left out: \(unpassed.counted("code")) given where the coder made no pass")
    }
  }
}

/// The rows of the table that `agree` makes.
struct AgreementRows {
  let coders: [String]
  let unit: AgreementPlan.Unit
  private var labels: [String] = []
  private var compared: [[String]] = []
  private var figures: [[Value]] = []
  /// Whether a row has no units.
  private(set) var lacksUnits = false
  /// Whether in a row with units every answer is the same.
  private(set) var isConstant = false

  init(coders: [String], unit: AgreementPlan.Unit) {
    self.coders = coders
    self.unit = unit
  }

  /// Adds the rows of one facet or group.
  ///
  /// - Parameter further: for each row, that of all coders first, the cells of further columns.
  mutating func add(_ label: String, _ comparison: Comparison, further: [[Value]] = []) {
    var further = further
    func next() -> [Value] { further.isEmpty ? [] : further.removeFirst() }
    if let all = comparison.all {
      add(
        label, coders, units: all.units, alpha: all.reliability.alpha, further: next(),
        [
          .integer(all.units), .integer(all.unpaired), .missing, .missing, .missing, .missing,
          .missing,
        ])
    }
    for pair in comparison.pairs {
      let table = pair.table
      add(
        label, [coders[pair.first], coders[pair.second]], units: table.units,
        alpha: pair.reliability.alpha, further: next(),
        [
          .integer(table.units), .integer(pair.unpaired), .integer(table.both), .integer(table.one),
          .integer(table.neither), AgreementRows.number(table.percent),
          AgreementRows.number(table.kappa),
        ])
    }
  }

  private mutating func add(
    _ label: String, _ coders: [String], units: Int, alpha: Double?, further: [Value],
    _ cells: [Value]
  ) {
    labels.append(label)
    compared.append(coders)
    figures.append(cells + [AgreementRows.number(alpha)] + further)
    if units == 0 { lacksUnits = true } else if alpha == nil { isConstant = true }
  }

  static func number(_ number: Double?) -> Value { number.map { .number($0) } ?? .missing }

  func table(named name: String) -> FramedTable {
    var table = FramedTable(rowCount: labels.count)
    let domain = labels.indices.filter { $0 == 0 || labels[$0] != labels[$0 - 1] }
    table.add(
      name, .text, labels.map { .text($0) }, domain: domain.map { .text(labels[$0]) }, isKey: true)
    table.add(
      AgreementPlan.figures[0].name, .text, compared.map { .list($0.map { .text($0) }) },
      domain: coders.map { .text($0) }, isKey: true)
    for (index, figure) in AgreementPlan.figures(of: unit).dropFirst().enumerated() {
      table.add(figure.name, figure.type.kind, figures.map { $0[index] })
    }
    return table
  }
}
