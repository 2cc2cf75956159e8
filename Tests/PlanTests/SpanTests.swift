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
    "what is given of two spans",
    arguments: [
      Case("poaching inside mandate as whole"),
      Case(
        "poaching inside other mandate as overlap",
        "pairs inside other {theme/power/mandate} as overlap"),
      Case(
        "(poaching near mandate within 9 characters) coded by any as union where start > 5",
        "pairs near {theme/power/mandate} by any as union", "where pairs of excerpts:start > 5i"),
      Case(
        "poaching meets mandate as union where theme = money and other.page = 204",
        "pairs meets {theme/power/mandate} as union",
        "where (excerpt>excerpts:theme* in {theme/resource/money} and other>excerpts:page in [204i])"
      ),
      Case(
        "poaching meets mandate as union | count by source, question",
        "pairs meets {theme/power/mandate} as union",
        "count by excerpt>excerpts:source*, "
          + "[question (itself):1 | question/rq1:1 | question/rq2:1]"),
      Case(
        "poaching meets mandate as union | drop length",
        "pairs meets {theme/power/mandate} as union",
        "select excerpt>excerpts:id as id, pairs of excerpts:other as other, "
          + "pairs of excerpts:document as document, pairs of excerpts:start as start, "
          + "pairs of excerpts:end as end, pairs of excerpts:length as length", "drop length"),
    ])
  func extents(example: Case) {
    let resolved = Resolved("find \(example.query)")
    #expect(resolved.steps == example.expected)
    #expect(resolved.said.filter { !$0.hasPrefix("Q0601") } == [])
  }

  @Test("a stretch is of a pair")
  func negated() {
    #expect(
      Resolved("find poaching not inside mandate as union | count by start").said == [
        "Q0341 [as union] `as union` gives a stretch for each pair, and here are excerpts without one"
          + " -- leave out `not`, or `as union`"
      ])
    #expect(Resolved("find poaching not inside mandate as whole").said == [])
    #expect(
      Resolved("let x = poaching inside mandate\nlet q = find x as union\nfrom q | count").steps
        == [
          "pairs inside {theme/power/mandate} as union", "count",
        ])
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
