import QualmBase
import QualmPlan

/// Agreement as its definitions have it: unit by unit, coder by coder, pair of values by pair of values.
struct NaiveAgreement {
  let corpus: PlainCorpus
  let rows: [Int]

  /// One unit: what each coder said of it, nil where the coder did not look.
  typealias Unit = [Bool?]

  /// A row of the table, figures as numbers.
  struct Row {
    var label: String
    var coders: [String]
    var counts: [Int?]
    var figures: [Double?]
  }

  var coders: [String] {
    corpus.coders.filter { coder in
      corpus.passes.isEmpty
        ? corpus.codings.contains { $0.coder == coder }
        : corpus.passes.contains { $0.coder == coder }
    }
  }

  private func looked(_ coder: String, _ group: CodeGroup, _ excerpt: Int) -> Bool {
    if corpus.passes.isEmpty {
      return corpus.codings.contains { $0.excerpt == excerpt && $0.coder == coder }
    }
    return group.codes.allSatisfy { code in
      corpus.passes.contains { pass in
        pass.coder == coder && corpus.isBelow(code.index, pass.code)
          && (pass.excerpt ?? excerpt) == excerpt
          && (pass.document ?? corpus.excerpts[excerpt].document)
            == corpus.excerpts[excerpt].document
      }
    }
  }

  private func said(_ coder: String, _ group: CodeGroup, _ excerpt: Int) -> Bool {
    corpus.codings.contains {
      $0.excerpt == excerpt && $0.coder == coder && group.codes.contains(CodeID($0.code))
    }
  }

  /// The units of some coders for one group.
  private func units(_ group: CodeGroup, _ coders: [String], _ unit: AgreementPlan.Unit) -> [Unit] {
    let byExcerpt = rows.map { row in
      coders.map { looked($0, group, row) ? said($0, group, row) : nil }
    }
    if unit == .excerpts { return byExcerpt }
    return corpus.sources.indices.compactMap { source in
      let own = zip(rows, byExcerpt).filter { corpus.excerpts[$0.0].sources.contains(source) }
      let shared = own.filter { !$0.1.contains(nil) }.map(\.1)
      if !shared.isEmpty {
        return (0..<coders.count).map { place in shared.contains { $0[place] == true } }
      }
      // Nothing to compare; somebody looked alone.
      let isOnce = own.contains { unit in unit.1.contains { $0 != nil } }
      return isOnce ? coders.indices.map { $0 == 0 ? false : nil } : nil
    }
  }

  func table(_ plan: AgreementPlan) -> [Row] {
    let active = coders
    return plan.facets.flatMap { facet in
      let groups = facet.groups.filter { group in
        !group.label.hasSuffix(" (itself)")
          || active.contains { coder in rows.contains { said(coder, group, $0) } }
      }
      var made = compared(facet.label, groups, active, plan.unit)
      if plan.listsGroups {
        made += groups.flatMap { compared($0.label, [$0], active, plan.unit) }
      }
      return made
    }
  }

  private func compared(
    _ label: String, _ groups: [CodeGroup], _ coders: [String], _ unit: AgreementPlan.Unit
  ) -> [Row] {
    var rows: [Row] = []
    if coders.count > 2 {
      let all = groups.flatMap { units($0, coders, unit) }
      let known = all.map { $0.filter { $0 != nil }.count }
      rows.append(
        Row(
          label: label, coders: coders,
          counts: [known.filter { $0 > 1 }.count, known.filter { $0 == 1 }.count, nil, nil, nil],
          figures: [nil, nil, NaiveAgreement.alpha(all)]))
    }
    for first in coders.indices {
      for second in coders.indices where second > first {
        let two = [coders[first], coders[second]]
        let all = groups.flatMap { units($0, two, unit) }
        let pairs = all.filter { !$0.contains(nil) }
        let once = all.filter { $0.filter { $0 != nil }.count == 1 }
        rows.append(
          Row(
            label: label, coders: two,
            counts: [
              pairs.count, once.count, pairs.filter { $0 == [true, true] }.count,
              pairs.filter { $0[0] != $0[1] }.count, pairs.filter { $0 == [false, false] }.count,
            ],
            figures: [
              NaiveAgreement.percent(pairs), NaiveAgreement.kappa(pairs), NaiveAgreement.alpha(all),
            ]))
      }
    }
    return rows
  }

  private static func percent(_ units: [Unit]) -> Double? {
    units.isEmpty ? nil : 100 * share(units) { $0[0] == $0[1] }
  }

  private static func kappa(_ units: [Unit]) -> Double? {
    if units.isEmpty { return nil }
    let first = share(units) { $0[0] == true }
    let second = share(units) { $0[1] == true }
    let chance = first * second + (1 - first) * (1 - second)
    return chance == 1 ? nil : (share(units) { $0[0] == $0[1] } - chance) / (1 - chance)
  }

  private static func share(_ units: [Unit], _ holds: (Unit) -> Bool) -> Double {
    Double(units.filter(holds).count) / Double(units.count)
  }

  /// From the matrix of coincidences, pair by pair.
  private static func alpha(_ units: [Unit]) -> Double? {
    var coincidences: [[Double]] = [[0, 0], [0, 0]]
    for unit in units {
      let values = unit.compactMap { $0 }
      for one in values.indices {
        for other in values.indices where other != one {
          coincidences[values[one] ? 1 : 0][values[other] ? 1 : 0] += 1 / Double(values.count - 1)
        }
      }
    }
    let sums = coincidences.map { $0[0] + $0[1] }
    let total = sums[0] + sums[1]
    if sums[0] == 0 || sums[1] == 0 { return nil }
    let observed = (coincidences[0][1] + coincidences[1][0]) / total
    let expected = 2 * sums[0] * sums[1] / (total * (total - 1))
    return 1 - observed / expected
  }
}
