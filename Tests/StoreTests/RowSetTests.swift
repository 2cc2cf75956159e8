import QualmStore
import TestSupport
import Testing

@Suite("Sets of rows")
struct RowSetTests {
  /// A set and the same set in the plainest form.
  private struct Pair {
    var set: RowSet
    var model: Set<Int>
  }

  /// Random sets of many densities, runs among them.
  private static func sets(universe: Int, seed: UInt64) -> [Pair] {
    var random = SeededGenerator(seed: seed)
    let densities: [Double] = [0, 0.0005, 0.01, 0.0156, 0.02, 0.1, 0.5, 0.97, 1]
    var pairs = densities.map { density in
      let rows = (0..<universe).filter { _ in random.chance(density) }
      return Pair(
        set: RowSet(ascending: rows.map { UInt32($0) }, universe: universe), model: Set(rows))
    }
    let start = random.below(universe + 1)
    let end = start + random.below(universe + 1 - start)
    pairs.append(
      Pair(set: RowSet(range: start..<end, universe: universe), model: Set(start..<end)))
    return pairs
  }

  private func expect(
    _ set: RowSet, _ model: Set<Int>, _ comment: Comment,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let rows = model.sorted().map { UInt32($0) }
    #expect(set.rows == rows, comment, sourceLocation: sourceLocation)
    #expect(set.count == rows.count, comment, sourceLocation: sourceLocation)
    // The form depends on the content alone.
    let fresh = RowSet(ascending: rows, universe: set.universe)
    #expect(set == fresh, comment, sourceLocation: sourceLocation)
    #expect(set.hashValue == fresh.hashValue, comment, sourceLocation: sourceLocation)
  }

  @Test("agree with plain sets", arguments: [0, 1, 63, 64, 65, 127, 128, 129, 1000, 30_000])
  func pairs(universe: Int) {
    let everything = Set(0..<universe)
    expect(.all(universe: universe), everything, "all")
    expect(RowSet(universe: universe), [], "none")
    let pairs = Self.sets(universe: universe, seed: UInt64(universe) + 7)
    for pair in pairs {
      let (a, model) = (pair.set, pair.model)
      expect(a, model, "itself")
      expect(a.complement, everything.subtracting(model), "complement")
      #expect(a.isEmpty == model.isEmpty)
      #expect(a.isAll == (model.count == universe))
      for limit in [-1, 0, 1, 3, 64, 1_000_000] {
        let rows = model.sorted().map { UInt32($0) }
        #expect(a.first(limit) == Array(rows.prefix(max(0, limit))))
        #expect(a.last(limit) == Array(rows.suffix(max(0, limit))))
      }
      for row in [-1, 0, 1, 62, 63, 64, universe - 1, universe] {
        #expect(a.contains(row) == model.contains(row))
      }
      // Large universes meet a few partners of every form, so that the suite stays quick.
      for other in universe > 1000 ? [pairs[1], pairs[4], pairs[9]] : pairs {
        let b = other.set
        expect(a.union(b), model.union(other.model), "union")
        expect(a.intersection(b), model.intersection(other.model), "intersection")
        expect(a.subtracting(b), model.subtracting(other.model), "subtracting")
        expect(
          a.symmetricDifference(b), model.symmetricDifference(other.model), "symmetric difference")
        #expect(a.intersectionCount(b) == model.intersection(other.model).count)
        #expect(a.isDisjoint(with: b) == model.isDisjoint(with: other.model))
        #expect(a.isSubset(of: b) == model.isSubset(of: other.model))
        #expect((a == b) == (model == other.model))
      }
    }
  }

  @Test("of lists agree with plain sets", arguments: [0, 1, 64, 65, 1000, 4000])
  func lists(universe: Int) {
    var random = SeededGenerator(seed: UInt64(universe) &* 31 &+ 1)
    let all = (0..<3).flatMap { Self.sets(universe: universe, seed: $0) }
    for count in [0, 1, 2, 3, 4, 7, 8, 17] {
      let chosen = (0..<count).map { _ in all[random.below(all.count)] }
      let sets = chosen.map(\.set)
      let models = chosen.map(\.model)
      let everything = Set(0..<universe)
      expect(
        .union(of: sets, universe: universe), models.reduce([]) { $0.union($1) }, "union of list")
      expect(
        .intersection(of: sets, universe: universe),
        models.reduce(everything) { $0.intersection($1) }, "intersection of list")
      expect(
        .parity(of: sets, universe: universe), models.reduce([]) { $0.symmetricDifference($1) },
        "parity")
      var holders = [Int](repeating: 0, count: universe)
      for model in models { for row in model { holders[row] += 1 } }
      for number in [-1, 0, 1, 2, 3, 4, 8, 16, 100] {
        expect(
          .counting(sets, where: .atLeast(number), universe: universe),
          everything.filter { holders[$0] >= number }, "at least \(number) of \(count)")
        expect(
          .counting(sets, where: .exactly(number), universe: universe),
          everything.filter { holders[$0] == number }, "exactly \(number) of \(count)")
        expect(
          .counting(sets, where: .atMost(number), universe: universe),
          everything.filter { holders[$0] <= number }, "at most \(number) of \(count)")
      }
    }
  }
}
