import QualmBase
import QualmCorpus
import QualmEngine
import QualmPlan
import QualmStore
import Testing

/// The engine against the naive evaluator, over random projects and random plans.
@Suite("Random plans give the naive answer")
struct RandomPlanTests {
  private static let corpora = 150
  private static let plansPerCorpus = 24

  @Test("conditions, groups, matrices and orders agree, and every kind of condition occurs")
  func agree() throws {
    var made: [String: Int] = [:]
    var plans = 0
    var nonEmpty = 0
    for number in 0..<RandomPlanTests.corpora {
      var generator = SeededGenerator(seed: UInt64(number) &+ 7)
      let corpus = PlainCorpus(
        random: &generator, mostExcerpts: number % 15 == 0 ? 90 : 20)
      let snapshot = Snapshot(corpus.corpus(shuffledBy: &generator))
      let naive = Naive(corpus)
      var random = RandomPlans(corpus, generator)
      for _ in 0..<RandomPlanTests.plansPerCorpus {
        let trial = random.trial()
        plans += 1
        let answer = try Engine(snapshot: snapshot).run(trial.plan)
        let expected = trial.expected(naive)
        if !expected.rows.isEmpty { nonEmpty += 1 }
        let rows = (0..<answer.table.rowCount).map { answer.table.row($0) }
        try #require(
          rows == expected.rows, "corpus \(number), plan \(plans): \(trial.plan)")
        if let figures = expected.figures {
          try #require(answer.figures == figures, "corpus \(number), plan \(plans): \(trial.plan)")
        }
      }
      made.merge(random.made) { $0 + $1 }
    }
    #expect(plans >= 3_000)
    #expect(nonEmpty > plans / 3)
    let rare = RandomPlanTests.kinds.filter { made[$0, default: 0] < 50 }
    #expect(rare.isEmpty, "\(rare.map { "\($0): \(made[$0, default: 0])" })")
    #expect(Set(made.keys).subtracting(RandomPlanTests.kinds).isEmpty)
  }

  private static let kinds =
    [
      "everything", "nothing", "coded", "coded by any", "coded by these", "uncoded", "text",
      "any of",
      "codes", "ordering", "between", "starts with", "matches", "is known", "contains", "only of",
      "set equals", "size", "with", "without", "not", "and", "or", "xor", "key", "key every",
      "key combined", "key codes", "key combined codes", "key of sources",
      "key combined of sources", "rows", "count", "count of others", "matrix", "sort",
      "distinct", "hidden codes", "linked to", "linked from", "linked with", "not linked",
      "linked to other", "linked to anything", "links",
      "spans of others", "not so",
    ] + SpanComparison.allCases.map { "span \($0.rawValue)" }
    + TextUnit.allCases.map { "within \($0.rawValue)" }
    + Ordering.allCases.flatMap { ["compare \($0.rawValue)", "threshold \($0.rawValue)"] }
}
