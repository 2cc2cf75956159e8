import QualmPlan
import QualmStore

/// What each coder did with one group of codes, by excerpts.
struct Judgements {
  /// For each coder the excerpts in which the coder looked for the codes.
  var passed: [RowSet]
  /// For each coder the excerpts to which the coder gave one of the codes, looked for or not.
  var given: [RowSet]

  /// The excerpts to which coders gave a code without having made a pass for it, counted by coder.
  var unpassedCount: Int {
    zip(given, passed).reduce(0) { $0 + $1.0.subtracting($1.1).count }
  }
}

/// What comes of comparing coders, for one group of codes or for several pooled.
struct Comparison {
  /// Two coders, by their places in the list of coders.
  struct Pair {
    var first: Int
    var second: Int
    var table = PairAgreement()
    /// Units that one of them alone looked at.
    var unpaired = 0

    /// The reliability of the two, of the same units as the table.
    var reliability: NominalReliability {
      var reliability = NominalReliability(valueCount: 2)
      reliability.add([2, 0], times: table.both)
      reliability.add([1, 1], times: table.one)
      reliability.add([0, 2], times: table.neither)
      return reliability
    }
  }

  /// All coders at once.
  struct All {
    /// Units that two coders or more looked at.
    var units = 0
    /// Units that one coder alone looked at.
    var unpaired = 0
    var reliability = NominalReliability(valueCount: 2)
  }

  var pairs: [Pair]
  /// Nil where there are only two coders.
  var all: All?

  /// Pools the units of another comparison of the same coders with these.
  mutating func add(_ other: Comparison) {
    for (index, pair) in other.pairs.enumerated() {
      pairs[index].table.add(pair.table)
      pairs[index].unpaired += pair.unpaired
    }
    guard let others = other.all else { return }
    all?.units += others.units
    all?.unpaired += others.unpaired
    all?.reliability.add(others.reliability)
  }
}

/// Compares what coders said of some excerpts, whole sets at a time.
struct CoderComparison {
  let snapshot: Snapshot
  /// The excerpts that came in.
  let rows: RowSet
  let coders: [String]
  let unit: AgreementPlan.Unit

  /// A comparison without units.
  var nothing: Comparison {
    let pairs = coders.indices.flatMap { first in
      coders.indices.dropFirst(first + 1).map { Comparison.Pair(first: first, second: $0) }
    }
    return Comparison(pairs: pairs, all: coders.count > 2 ? Comparison.All() : nil)
  }

  /// What each coder did with these codes.
  func judgements(_ codes: [Int]) -> Judgements {
    Judgements(
      passed: coders.map { snapshot.passed(codes, by: $0).intersection(rows) },
      given: coders.map { snapshot.coded(codes, coders: .these([$0])).intersection(rows) })
  }

  /// How far the coders agree about one group of codes.
  func compare(_ judgements: Judgements) -> Comparison {
    var comparison = nothing
    for index in comparison.pairs.indices { compare(judgements, &comparison.pairs[index]) }
    if comparison.all != nil {
      comparison.all = unit == .sources ? allBySource(judgements) : allByExcerpt(judgements)
    }
    return comparison
  }

  /// Two coders, about what both looked at. A source has a code for a coder where one of its excerpts
  /// has, of those that both looked at: both judge it by the same evidence.
  private func compare(_ judgements: Judgements, _ pair: inout Comparison.Pair) {
    let (a, b) = (judgements.passed[pair.first], judgements.passed[pair.second])
    let both = a.intersection(b)
    let shared = units(both)
    let first = units(judgements.given[pair.first].intersection(both))
    let second = units(judgements.given[pair.second].intersection(both))
    pair.table.both = first.intersectionCount(second)
    pair.table.firstOnly = first.count - pair.table.both
    pair.table.secondOnly = second.count - pair.table.both
    pair.table.neither = shared.count - pair.table.both - pair.table.one
    pair.unpaired = units(a.symmetricDifference(b)).subtracting(shared).count
  }

  /// All coders, about the excerpts that two or more looked at: excerpts are counted by how many
  /// looked and how many of these said yes.
  private func allByExcerpt(_ judgements: Judgements) -> Comparison.All {
    let universe = rows.universe
    let yes = zip(judgements.given, judgements.passed).map { $0.intersection($1) }
    let byYes = (0...coders.count).map {
      RowSet.counting(yes, where: .exactly($0), universe: universe)
    }
    var all = Comparison.All()
    for looked in 1...coders.count {
      let excerpts = RowSet.counting(
        judgements.passed, where: .exactly(looked), universe: universe)
      if looked == 1 {
        all.unpaired = excerpts.count
        continue
      }
      all.units += excerpts.count
      for count in 0...looked {
        all.reliability.add(
          [count, looked - count], times: excerpts.intersectionCount(byYes[count]))
      }
    }
    return all
  }

  /// All coders, about the sources of the excerpts that every one of them looked at.
  private func allBySource(_ judgements: Judgements) -> Comparison.All {
    let every = RowSet.intersection(of: judgements.passed, universe: rows.universe)
    let shared = units(every)
    let yes = judgements.given.map { units($0.intersection(every)) }
    var all = Comparison.All(units: shared.count)
    all.unpaired =
      units(RowSet.union(of: judgements.passed, universe: rows.universe))
      .subtracting(shared).count
    for count in 0...coders.count {
      let sources = RowSet.counting(yes, where: .exactly(count), universe: shared.universe)
      all.reliability.add(
        [count, coders.count - count], times: sources.intersectionCount(shared))
    }
    return all
  }

  /// Excerpts as units: themselves, or their sources.
  private func units(_ excerpts: RowSet) -> RowSet {
    unit == .sources ? snapshot.sources(ofExcerpts: excerpts) : excerpts
  }
}
