import QualmBase
import QualmPlan
import QualmStore
import TestSupport
import Testing

@testable import QualmEngine

@Suite("Two fields compared")
struct FieldComparisonTests {
  @Test(
    "by pairs of values and by rows the answer is the same",
    arguments: Ordering.allCases.filter { $0 != .notEqual })
  func bothWays(ordering: Ordering) throws {
    var generator = SeededGenerator(seed: 11)
    let watch = Watch(
      limits: Limits(), control: StatementControl(), span: SmallCorpus.span)
    for _ in 0..<40 {
      let fields = (0..<2).map { _ in
        CellField(
          cells: (0..<200).map { _ in
            generator.chance(percent: 20) ? .missing : .integer(generator.below(30))
          }, domain: [])
      }
      let comparison = FieldComparison(first: fields[0], second: fields[1], watch: watch)
      #expect(try comparison.byRows(ordering) == comparison.byValues(ordering))
      #expect(try comparison.rows(ordering) == comparison.byRows(ordering))
    }
  }
}
