import QualmBase
import QualmCorpus
import QualmStore
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
}
