import QualmBase
import QualmCorpus
import QualmEngine
import QualmPlan
import QualmStore
import TestSupport
import Testing

/// `agree` on a small project; on random ones the naive evaluator checks it.
@Suite("Agreement is what the definitions give")
struct AgreementTests {
  @Test("three coders: a row for all with an alpha, then each pair; who made no pass is left out")
  func threeCoders() throws {
    var corpus = SmallCorpus.plain
    corpus.coders = ["first", "second", "third", "fourth"]
    corpus.codings += [
      .init(excerpt: 0, code: 1, coder: "third"), .init(excerpt: 2, code: 1, coder: "fourth"),
      .init(excerpt: 3, code: 1, coder: "third"),
    ]
    corpus.passes = [
      .init(coder: "first", code: 0), .init(coder: "second", code: 0, document: 0),
      .init(coder: "third", code: 1, excerpt: 0), .init(coder: "third", code: 1, excerpt: 1),
    ]
    var generator = SeededGenerator(seed: 3)
    let engine = Engine(snapshot: Snapshot(corpus.corpus(shuffledBy: &generator)))
    let resource = AgreementPlan.Facet(
      label: "theme/resource", groups: [CodeGroup(label: "theme/resource", codes: [CodeID(1)])])
    let answer = try engine.run(
      SmallCorpus.plan([
        .agree(
          AgreementPlan(
            name: "resource", root: CodeID(1), facets: [resource], listsGroups: false,
            unit: .excerpts))
      ]))
    #expect(
      SmallCorpus.lines(answer.table) == [
        "theme/resource first;second;third 4 0 – – – – – \(1.0 / 7)",
        "theme/resource first;second 4 0 0 2 2 50.0 0.0 \(-1.0 / 6)",
        "theme/resource first;third 2 2 1 1 0 50.0 0.0 0.0",
        "theme/resource second;third 2 2 0 1 1 50.0 0.0 0.0",
      ])
    #expect(
      answer.footers == [
        "a unit is an excerpt with a code, where two coders or more looked for it",
        "left out: 1 code given where the coder made no pass",
        "left out: fourth, who made no pass",
      ])
    #expect(answer.table.columns.map(\.name) == ["resource"] + AgreementPlan.figures.map(\.name))
    #expect(answer.remarks.isEmpty)
  }

  @Test("without passes a note says that nobody knows who looked where")
  func withoutPasses() throws {
    let groups = [CodeGroup(label: "theme", codes: [CodeID(1), CodeID(2)])]
    let plan = AgreementPlan(
      name: "facet", root: nil, facets: [AgreementPlan.Facet(label: "theme", groups: groups)],
      listsGroups: false, unit: .excerpts)
    let answer = try SmallCorpus.answer(SmallCorpus.plan([.agree(plan)]))
    #expect(answer.remarks.map(\.code) == [.agreementWithoutPasses])
  }
}
