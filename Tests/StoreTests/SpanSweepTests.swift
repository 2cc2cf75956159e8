import QualmBase
import QualmCorpus
import QualmStore
import TestSupport
import Testing

@Suite("Spans are compared in order")
struct SpanSweepTests {
  /// What the language says, pair by pair.
  private static func lies(
    _ a: RowSpan, _ comparison: SpanComparison, _ b: RowSpan, _ limit: Int?
  ) -> Bool {
    let gap = max(0, b.start - a.end, a.start - b.end)
    let isInReach = limit.map { gap <= $0 } ?? true
    return switch comparison {
    case .equals: a.start == b.start && a.end == b.end
    case .inside: b.start <= a.start && a.end <= b.end
    case .contains: a.start <= b.start && b.end <= a.end
    case .overlaps: a.start < b.end && b.start < a.end
    case .overlapsStart: a.start < b.start && b.start < a.end && a.end < b.end
    case .overlapsEnd: b.start < a.start && a.start < b.end && b.end < a.end
    case .meets: a.end == b.start
    case .metBy: b.end == a.start
    case .before: a.end <= b.start && isInReach
    case .after: b.end <= a.start && isInReach
    case .starts: a.start == b.start
    case .ends: a.end == b.end
    case .near: isInReach
    }
  }

  @Test("every comparison of random spans, some empty", arguments: SpanComparison.allCases)
  func random(comparison: SpanComparison) {
    var random = SeededGenerator(seed: 41)
    var answers = (yes: 0, no: 0)
    for round in 0..<600 {
      let width = 4 + round % 30
      func spans() -> [RowSpan] {
        var rows: [RowSpan] = []
        for row in 0..<12 where random.chance(0.5) {
          // A row has the same span on both sides.
          let (start, length) = (row * 7 % width, (row * 5 + round) % (width / 2))
          rows.append(RowSpan(start, start + length, row: UInt32(row)))
        }
        return rows
      }
      let (left, right) = (spans(), spans())
      let limit = comparison == .near || round % 2 == 0 ? random.below(6) : nil
      for isToOthers in [false, true] {
        let found = SpanSweep(right, isToOthers: isToOthers).rows(
          of: left, comparison, within: limit.map { SpanReach(characters: $0) })
        let expected = left.filter { a in
          right.contains { b in
            !(isToOthers && a.row == b.row)
              && Self.lies(a, comparison, b, comparison.takesDistance ? limit : nil)
          }
        }
        #expect(found.sorted() == expected.map(\.row), "\(left) \(right) \(limit ?? -1)")
        answers.yes += expected.count
        answers.no += left.count - expected.count
      }
    }
    #expect(answers.yes > 100 && answers.no > 100)
  }

  @Test("every pair that lies so, of random spans", arguments: SpanComparison.allCases)
  func pairs(comparison: SpanComparison) {
    var random = SeededGenerator(seed: 43)
    var count = 0
    for round in 0..<600 {
      let width = 4 + round % 30
      func spans() -> [RowSpan] {
        (0..<10).filter { _ in random.chance(0.6) }.map { row in
          let start = random.below(width)
          return RowSpan(start, start + random.below(width / 2), row: UInt32(row))
        }
      }
      let (left, right) = (spans(), spans())
      let limit = comparison == .near || round % 2 == 0 ? random.below(6) : nil
      for isToOthers in [false, true] {
        let pairing = SpanPairing(right, isToOthers: isToOthers)
        for a in left {
          let found = pairing.partners(
            of: a, comparison, within: limit.map { SpanReach(characters: $0) })
          let expected = right.filter { b in
            !(isToOthers && a.row == b.row)
              && Self.lies(a, comparison, b, comparison.takesDistance ? limit : nil)
          }
          #expect(found == expected, "\(a) \(right) \(limit ?? -1)")
          count += expected.count
        }
      }
    }
    #expect(count > 200)
  }

  @Test("pairs of random spans, some empty, are counted as they are one by one")
  func pairCounts() {
    var random = SeededGenerator(seed: 43)
    var total = 0
    for round in 0..<800 {
      let width = 4 + round % 25
      func spans() -> [RowSpan] {
        (0..<random.below(12)).map { row in
          let (start, length) = (random.below(width), random.below(width / 2))
          return RowSpan(start, start + length, row: UInt32(row))
        }
      }
      let (left, right) = (spans(), spans())
      let limit = round % 2 == 0 ? random.below(6) : nil
      let count = SpanSweep(right, isToOthers: false).pairCount(
        of: left, within: limit.map { SpanReach(characters: $0) })
      let expected = left.reduce(0) { sum, a in
        sum + right.count { Self.lies(a, limit == nil ? .overlaps : .near, $0, limit) }
      }
      #expect(count == expected, "\(left) \(right) \(limit ?? -1)")
      total += count
    }
    #expect(total > 10_000)
  }

  // MARK: Distances

  private static func units(
    _ ranges: [Range<Int>], numbers: [Int?] = []
  ) -> UnitBoundaries.Units {
    UnitBoundaries.Units(
      ranges.enumerated().map { ($1, numbers.indices.contains($0) ? numbers[$0] : nil) })
  }

  /// The least distance at which the first span is near the second.
  private func gap(
    _ a: Range<Int>, _ b: Range<Int>, _ reach: (Int) -> SpanReach
  ) -> Int? {
    let sweep = SpanSweep([RowSpan(b.lowerBound, b.upperBound, row: 1)], isToOthers: true)
    return (0...100).first { limit in
      !sweep.rows(
        of: [RowSpan(a.lowerBound, a.upperBound, row: 0)], .near, within: reach(limit)
      ).isEmpty
    }
  }

  @Test("characters lie between; spans that touch or overlap have no gap")
  func characters() {
    func gap(_ a: Range<Int>, _ b: Range<Int>) -> Int? {
      self.gap(a, b) { SpanReach(characters: $0) }
    }
    #expect(gap(10..<20, 20..<50) == 0)
    #expect(gap(10..<20, 15..<50) == 0)
    #expect(gap(10..<20, 21..<50) == 1)
    #expect(gap(21..<50, 10..<20) == 1)
    #expect(gap(10..<20, 12..<14) == 0)
  }

  /// `aa bbb c dd`, the third and fourth word of a sentence of their own.
  private static let words = units([0..<2, 3..<6, 7..<8, 9..<11])

  @Test("whole words lie between")
  func words() {
    func gap(_ a: Range<Int>, _ b: Range<Int>) -> Int? {
      self.gap(a, b) { SpanReach(words: $0, Self.words) }
    }
    #expect(gap(0..<2, 3..<6) == 0)
    #expect(gap(0..<2, 7..<8) == 1)
    #expect(gap(9..<11, 0..<2) == 2)
    // Parts of a word do not count.
    #expect(gap(0..<4, 7..<8) == 0)
    #expect(gap(0..<2, 5..<8) == 0)
    #expect(gap(0..<1, 10..<11) == 2)
  }

  @Test("sentences and pages differ by their numbers")
  func numbers() {
    func gap(
      _ a: Range<Int>, _ b: Range<Int>, _ units: UnitBoundaries.Units
    ) -> Int? {
      self.gap(a, b) { SpanReach(numbers: $0, units) }
    }
    let sentences = Self.units([0..<10, 11..<20, 25..<40])
    #expect(gap(0..<3, 5..<8, sentences) == 0)
    #expect(gap(0..<3, 11..<12, sentences) == 1)
    #expect(gap(30..<40, 2..<3, sentences) == 2)
    #expect(gap(0..<12, 15..<16, sentences) == 0)
    #expect(gap(0..<12, 10..<16, sentences) == 0)
    // Spans that touch at a boundary lie in neighbouring units.
    #expect(gap(0..<10, 10..<12, Self.units([0..<10, 10..<20])) == 1)
    // What lies between two units is in neither.
    #expect(gap(11..<20, 21..<23, sentences) == 1)
    // Pages 7 and 9 are two apart; where a number is missing or steps back they are counted.
    let ranges = [0..<10, 10..<20, 20..<30]
    #expect(gap(1..<2, 22..<23, Self.units(ranges, numbers: [6, 7, 9])) == 3)
    #expect(gap(12..<13, 22..<23, Self.units(ranges, numbers: [6, 7, 9])) == 2)
    #expect(gap(12..<13, 22..<23, Self.units(ranges, numbers: [6, nil, 9])) == 1)
    #expect(gap(12..<13, 22..<23, Self.units(ranges, numbers: [6, 9, 1])) == 1)
  }
}
