import QualmBase
import QualmPlan
import QualmStore

extension Operators {
  /// `agree … unit character`: the rows of each facet or group of codes, and what is to be said of them.
  func agreeOnCharacters(
    _ rows: RowSet, _ plan: AgreementPlan, _ coders: [String]
  ) throws(Diagnostic) -> AgreementRows {
    let comparison = CharacterComparison(snapshot: run.snapshot, rows: rows, coders: coders)
    var table = AgreementRows(coders: coders, unit: .characters)
    var unpassed = 0
    var overlaps = false
    for facet in plan.facets {
      var groups: [(label: String, marks: CharacterComparison.Marks)] = []
      for group in facet.groups {
        try run.watch.check()
        let marks = comparison.marks(group.codes.map(\.index))
        if isIdle(group, given: marks.given.allSatisfy { $0.ranges.isEmpty }) { continue }
        unpassed += marks.unpassedCount
        groups.append((group.label, marks))
      }
      let marks = groups.map(\.marks)
      overlaps = overlaps || comparison.overlap(marks)
      addRows(of: facet.label, marks, groups: marks, at: nil, comparison, &table)
      guard plan.listsGroups else { continue }
      for (index, group) in groups.enumerated() {
        try run.watch.check()
        addRows(of: group.label, [group.marks], groups: marks, at: index, comparison, &table)
      }
    }
    say(plan.unit, table, unpassed: unpassed)
    say(comparison, overlaps: overlaps)
    return table
  }

  /// The rows of pooled groups or of one, for all coders where they are more than two, and each pair.
  ///
  /// - Parameters:
  ///   - pooled: the groups whose characters are counted together.
  ///   - groups: all groups of the facet.
  ///   - index: the place among these of the single group; nil where they are pooled.
  private func addRows(
    of label: String, _ pooled: [CharacterComparison.Marks], groups: [CharacterComparison.Marks],
    at index: Int?, _ comparison: CharacterComparison, _ table: inout AgreementRows
  ) {
    var result = Comparison(pairs: [], all: nil)
    var alphas: [[Double?]] = []
    let every = Array(comparison.coders.indices)
    func family(_ coders: [Int]) -> [Double?] {
      let own = comparison.reliability(pooled, of: coders)
      let among = index.map { comparison.reliability(groups, of: coders, keeping: $0) }
      return [
        own.alpha, index == nil ? own.binaryAlpha : nil, index == nil ? own.codingAlpha : nil,
        among.flatMap { $0.alpha(of: 1) },
      ]
    }
    if every.count > 2 {
      var all = Comparison.All()
      for marks in pooled {
        let one = comparison.all(marks)
        all.units += one.units
        all.reliability.add(one.reliability)
      }
      result.all = all
      alphas.append(family(every))
    }
    for first in every {
      for second in every where second > first {
        var pair = Comparison.Pair(first: first, second: second)
        for marks in pooled {
          let (one, unpaired) = comparison.table(marks, first, second)
          pair.table.add(one)
          pair.unpaired += unpaired
        }
        result.pairs.append(pair)
        alphas.append(family([first, second]))
      }
    }
    table.add(label, result, further: alphas.map { $0.map(AgreementRows.number) })
  }

  /// Says at the foot how the text was read.
  private func say(_ comparison: CharacterComparison, overlaps: Bool) {
    if overlaps {
      run.addFooter(
        "a stretch with several codes counts in u_alpha and cu_alpha as one of their set")
    }
    if comparison.absentCount > 0 {
      let excerpts = comparison.absentCount.counted("excerpt")
      run.addFooter("\(excerpts) of these documents did not come in: there nothing counts as given")
    }
    if comparison.placelessCount > 0 {
      let excerpts = comparison.placelessCount.counted("excerpt")
      run.addFooter("left out: \(excerpts) without a place in the text")
    }
    for document in comparison.unmeasured {
      run.addFooter("the length of `\(document)` is not known: it is read to its last excerpt")
    }
  }
}
