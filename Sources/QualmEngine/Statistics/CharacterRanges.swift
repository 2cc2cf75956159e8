/// Places of several texts on one line, one text after the other with a place between.
struct CharacterRanges: Sendable, Hashable {
  /// Ascending; they neither overlap nor touch.
  private(set) var ranges: [Range<Int>] = []

  /// The places that are in any of these, in any order.
  init(_ ranges: [Range<Int>] = []) {
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) where !range.isEmpty {
      if let last = self.ranges.last, range.lowerBound <= last.upperBound {
        self.ranges[self.ranges.count - 1] =
          last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        self.ranges.append(range)
      }
    }
  }

  /// The number of places.
  var count: Int { ranges.reduce(0) { $0 + $1.count } }

  /// The places that are in both.
  func intersection(_ other: CharacterRanges) -> CharacterRanges {
    var found: [Range<Int>] = []
    var (mine, theirs) = (0, 0)
    while mine < ranges.count, theirs < other.ranges.count {
      let (a, b) = (ranges[mine], other.ranges[theirs])
      let common = a.clamped(to: b)
      if !common.isEmpty { found.append(common) }
      if a.upperBound <= b.upperBound { mine += 1 } else { theirs += 1 }
    }
    return CharacterRanges(found)
  }

  /// For each number of these that a place may be in, how many places of `region` are in so many.
  static func depths(_ sets: [CharacterRanges], in region: CharacterRanges) -> [Int] {
    var counts = [Int](repeating: 0, count: sets.count + 1)
    counts[0] = region.count
    walk(sets.map { $0.intersection(region) }) { range, inside in
      counts[inside.count] += range.count
      counts[0] -= range.count
    }
    return counts
  }

  /// Goes through the stretches that lie in the same of these sets, in order, each with the numbers of its
  /// sets; leaves out what is in none.
  static func walk(_ sets: [CharacterRanges], _ body: (Range<Int>, Set<Int>) -> Void) {
    var edges: [(place: Int, set: Int, isStart: Bool)] = []
    for (number, set) in sets.enumerated() {
      for range in set.ranges {
        edges.append((range.lowerBound, number, true))
        edges.append((range.upperBound, number, false))
      }
    }
    edges.sort { $0.place < $1.place }
    var inside: Set<Int> = []
    var last = 0
    for edge in edges {
      if edge.place > last, !inside.isEmpty { body(last..<edge.place, inside) }
      if edge.isStart { inside.insert(edge.set) } else { inside.remove(edge.set) }
      last = edge.place
    }
  }
}
