import QualmBase
import QualmPlan
import Testing

@Suite("Relations of spans resolve to predicates")
struct SpanTests {
  @Test(
    "how excerpts lie to each other",
    arguments: [
      Case("poaching inside mandate", "({coping/poaching} inside {theme/power/mandate})"),
      Case(
        "poaching not near mandate within 2 characters",
        "({coping/poaching} not near {theme/power/mandate} within 2 characters)"),
      Case(
        "(poaching after other mandate) coded by any",
        "({coping/poaching} by any after other {theme/power/mandate} by any)"),
      Case("poaching meets poaching", "({coping/poaching} meets {coping/poaching})"),
      Case(
        "poaching overlaps other poaching", "({coping/poaching} overlaps other {coping/poaching})"),
      Case(
        "DRC-15.3 near * within 9 characters as whole",
        "(excerpts:id in [DRC-15.3] near * within 9 characters)"),
    ])
  func find(example: Case) {
    let resolved = Resolved("find \(example.query)")
    #expect(resolved.origin == example.expected[0])
    #expect(resolved.said == [])
  }

  @Test(
    "the same or nested codes on both sides are told of",
    arguments: [
      Case(
        "poaching overlaps poaching",
        "Q0606 warning [poaching overlaps poaching] excerpts coded with `poaching` are compared with themselves too -- `other` leaves an excerpt itself out: `poaching overlaps other poaching`"
      ),
      Case(
        "theme near (mandate or poaching) within 5 characters",
        "Q0606 warning [theme near (mandate or poaching) within 5 characters] excerpts coded with `mandate` are compared with themselves too -- `other` leaves an excerpt itself out: `theme near other mandate within 5 characters`"
      ),
    ])
  func same(example: Case) {
    let resolved = Resolved("find \(example.query)")
    #expect(resolved.said == example.expected)
    #expect(resolved.plan != nil)
  }

  @Test("units of which the corpus says nothing cannot measure")
  func units() {
    var catalog = TestCatalog()
    let query = "find poaching near mandate within 3 words"
    #expect(
      Resolved(query, catalog: catalog).said == [
        "Q0806 [poaching near mandate within 3 words] the corpus does not say where words begin and end"
          + " -- `within 1000 characters` needs no boundaries"
      ])
    catalog.boundaries = [.words]
    #expect(Resolved(query, catalog: catalog).said == [])
  }

  @Test(
    "`as whole` follows a relation that is all there is",
    arguments: [
      Case("poaching"), Case("poaching and poaching inside mandate"),
      Case("not poaching inside mandate"),
    ])
  func whole(example: Case) {
    #expect(
      Resolved("find \(example.query) as whole").said == [
        "Q0318 [as whole] `as whole` follows a relation of spans, and here is none"
          + " -- such as `find a near b within 2 pages as whole`"
      ])
    #expect(Resolved("find (poaching inside mandate) as whole | count").said == [])
    #expect(
      Resolved("let x = poaching inside mandate\nlet y = x\nfind y as whole").said == [])
  }
}
