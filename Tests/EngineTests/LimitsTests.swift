import QualmBase
import QualmEngine
import QualmPlan
import Testing

@Suite("Limits")
struct LimitsTests {
  @Test("a deadline that has passed stops the statement")
  func timeout() {
    let error = #expect(throws: Diagnostic.self) {
      try SmallCorpus.answer(SmallCorpus.plan(), limits: Limits(timeoutSeconds: 0))
    }
    #expect(error?.code == .timeLimit)
    #expect(error?.message == "stopped after 0 seconds")
    #expect(error?.span == SmallCorpus.span)
  }

  @Test("a generous deadline does not matter")
  func timeEnough() throws {
    let limits = Limits(timeoutSeconds: 3600)
    #expect(try SmallCorpus.answer(SmallCorpus.plan(), limits: limits).table.rowCount == 4)
  }

  @Test("a request to stop stops the statement, until it is forgotten")
  func cancelling() throws {
    let control = StatementControl()
    control.request()
    let engine = Engine(snapshot: SmallCorpus.snapshot)
    let error = #expect(throws: Diagnostic.self) {
      try engine.run(SmallCorpus.plan(), control: control)
    }
    #expect(error?.code == .interrupted)
    control.reset()
    #expect(
      try engine.run(SmallCorpus.plan(), control: control).table.rowCount == 4)
  }

  @Test("the rows up to the limit are given, and the answer says so")
  func mostRows() throws {
    let answer = try SmallCorpus.answer(SmallCorpus.plan(), limits: Limits(maxRows: 3))
    #expect(SmallCorpus.lines(answer.table) == ["E-1", "E-2", "E-3"])
    #expect(answer.remarks.map(\.code) == [.rowLimit])
    #expect(answer.remarks.first?.message == "only the first 3 of 4 rows are shown")
    #expect(answer.figures?.excerpts == 3)
    #expect(answer.figures?.notTestimony == 1)
  }

  @Test("an answer of just so many rows is whole")
  func rowsEnough() throws {
    let answer = try SmallCorpus.answer(SmallCorpus.plan(), limits: Limits(maxRows: 4))
    #expect(answer.table.rowCount == 4)
    #expect(answer.remarks.isEmpty)
  }

  @Test(
    "a plan for another corpus is refused",
    arguments: [
      SmallCorpus.plan(columns: [SmallCorpus.own("nowhere")]),
      SmallCorpus.plan(of: .reference("nowhere")),
      SmallCorpus.plan([
        .sort([SortTerm(reference: SmallCorpus.column("x", .text), isDescending: false)])
      ]),
      SmallCorpus.plan(.uncoded(SmallCorpus.span), of: .sources),
      SmallCorpus.plan([.rename([Renamed(old: "a", new: "b")])]),
      SmallCorpus.plan([.select([SmallCorpus.id]), .drop(["a"])]),
    ])
  func anotherCorpus(plan: QueryPlan) {
    let error = #expect(throws: Diagnostic.self) { try SmallCorpus.answer(plan) }
    #expect(error?.code == .planDoesNotFit)
  }
}
