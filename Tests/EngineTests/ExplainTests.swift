import QualmBase
import QualmEngine
import QualmPlan
import QualmStore
import Testing

@Suite("Explain")
struct ExplainTests {
  private typealias Small = SmallCorpus

  @Test("a line for each condition in the order evaluated, the rarest first, and for each step")
  func lines() throws {
    let coping = Predicate.coded(
      CodeSelection(codes: [CodeID(3)], coders: .ofRecord, name: "coping"), Small.span)
    let resource = Predicate.coded(
      CodeSelection(codes: [CodeID(1)], coders: .ofRecord, name: "resource"), Small.span)
    let plan = Small.plan(
      .and([resource, coping], Small.span), [.count(distinct: nil, keys: [Small.theme]), .first(1)])
    let answer = try Engine(snapshot: Small.snapshot).explain(plan)
    #expect(
      answer.table.columns.map(\.name) == ["step", "operation", "index", "estimated", "rows"])
    #expect(
      Small.lines(answer.table) == [
        "1.1 coping posting set 1 1", "1.2 resource posting set 2 2",
        "1 find: rows of excerpts bitmap 0 1", "2 count by theme posting set 1 1",
        "3 first 1 – 1 1",
      ])
  }

  @Test("conditions are not asked once no row is left")
  func unasked() throws {
    let never = Predicate.coded(
      CodeSelection(codes: [CodeID(0)], coders: .ofRecord, name: "theme"), Small.span)
    let known = Predicate.test(Small.page, .isKnown, Small.span)
    let answer = try Engine(snapshot: Small.snapshot).explain(
      Small.plan(.and([known, never], Small.span)))
    #expect(
      Small.lines(answer.table) == [
        "1.1 theme posting set 0 0", "1.2 page is known (not needed) – 3 –",
        "1 find: rows of excerpts bitmap 0 0",
      ])
  }
}
