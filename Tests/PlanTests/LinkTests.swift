import QualmBase
import QualmPlan
import Testing

@Suite("Links resolve to predicates and a step")
struct LinkTests {
  @Test(
    "what links tie",
    arguments: [
      Case("poaching linked", "({coping/poaching} linked with)"),
      Case(
        "poaching linked by is-like or contradicts to mandate",
        "({coping/poaching} linked by [\"Is like\", \"contradicts\"] to {theme/power/mandate})"),
      Case(
        "poaching not linked by contradicts from other mandate",
        "({coping/poaching} not linked by [\"contradicts\"] from other {theme/power/mandate})"),
      Case(
        "(poaching linked to mandate) coded by any",
        "({coping/poaching} by any linked to {theme/power/mandate} by any)"),
      Case("* linked with other *", "(* linked with other *)"),
    ])
  func find(example: Case) {
    let resolved = Resolved("find \(example.query)")
    #expect(resolved.origin == example.expected[0])
    #expect(resolved.said == [])
  }

  @Test("words after links are those of the excerpt")
  func words() {
    var catalog = TestCatalog()
    catalog.hasWords = true
    let resolved = Resolved("find poaching | links | context 5 words", catalog: catalog)
    #expect(
      resolved.steps == [
        "links",
        "words excerpt>excerpts:id as id, link>links:type as type, "
          + "links of excerpts:direction as direction, links of excerpts:other as other "
          + "context 5 words",
      ])
    #expect(resolved.said == [])
  }

  @Test(
    "fields of links of excerpts",
    arguments: [
      Case("where direction = to", "where links of excerpts:direction in [to]"),
      // The link before the excerpt, but for its id; the excerpt before its source.
      Case("where type = contradicts", "where link>links:type in [contradicts]"),
      Case("where id = DRC-15.3", "where excerpt>excerpts:id in [DRC-15.3]"),
      Case("where link.id is known", "where link>links:id is known"),
      Case("where role = planner", "where excerpt>source>sources:role* in [planner]"),
      Case("where source.role = planner", "where excerpt>source>sources:role* in [planner]"),
      Case("where excerpt.memo is known", "where excerpt>excerpts:memo* is known"),
      Case(
        "where theme = money", "where excerpt>excerpts:theme* in {theme/resource/money}"),
      Case(
        "where other.theme = money", "where other>excerpts:theme* in {theme/resource/money}"),
      Case(
        "where source = its other.source",
        "where excerpt>excerpts:source* = its other>excerpts:source*"),
      Case("sort other.source.role desc", "sort other>source>sources:role* desc"),
      Case("count by page, other", "count by excerpt>excerpts:page, links of excerpts:other"),
      Case(
        "count by question, other.question",
        "count by [question (itself):1 | question/rq1:1 | question/rq2:1], "
          + "[question (itself):1 | question/rq1:1 | question/rq2:1]"
      ),
      Case("summarize n = sources by type", "summarize n = sources by link>links:type"),
      Case(
        "drop wording",
        "select excerpt>excerpts:id as id, excerpt>excerpts:source* as source, "
          + "link>links:type as type, links of excerpts:direction as direction, "
          + "links of excerpts:other as other, other>excerpts:source* as other.source, "
          + "link>links:memo as memo, link>links:wording as wording",
        "drop wording"),
    ])
  func fields(example: Case) {
    let resolved = Resolved("find * | links | \(example.query)")
    #expect(resolved.steps == ["links"] + example.expected)
    #expect(resolved.said.allSatisfy { $0.hasPrefix("Q0602") || $0.hasPrefix("Q0601") })
  }

  @Test("columns shown, and conditions that speak of sources")
  func columns() {
    let resolved = Resolved("find * where role = planner | links is-like | where role = police")
    #expect(
      resolved.plan?.defaultColumns.map(\.name) == [
        "id", "source", "type", "direction", "other", "other.source", "memo", "wording",
      ])
    #expect(resolved.steps.contains("links [\"Is like\"]"))
    #expect(resolved.voices == "sources:role in [planner]")
    let continued = Resolved("find * | links", then: "| where type = contradicts")
    #expect(continued.plan?.defaultColumns.first?.name == "id")
    #expect(continued.steps == ["links", "where link>links:type in [contradicts]"])
  }

  @Test("a name that the link has is the link's; one that excerpt and source have is noted as ever")
  func notes() {
    #expect(Resolved("find * | links | where memo is known").said == [])
    #expect(
      Resolved("find * | links | where mission = UNMIK").said == [
        "Q0601 note [mission] `mission` is read from the excerpt -- `source.mission` says otherwise"
      ])
  }

  @Test(
    "mistakes are told once",
    arguments: [
      Case(
        "find poaching linked by contradict to x | links y | where z = 1",
        "Q0214 [contradict] unknown type of links `contradict` -- did you mean `contradicts`?",
        "Q0201 [x] unknown code `x` -- searched words stand in quotes: `find \"lack of *\"`",
        "Q0214 [y] unknown type of links `y` -- the types are `contradicts` and `Is like`"),
      Case(
        "find poaching linked by contradicts or mandate",
        "Q0214 [mandate] unknown type of links `mandate` -- "
          + "put brackets around what is linked: `(… linked by …) or mandate`"),
      Case(
        "from sources | links",
        "Q0310 [links] `links` wants rows of excerpts, and these are rows of sources"),
      Case(
        "find * | links | links",
        "Q0310 [links] `links` wants rows of excerpts, and these are rows of links of excerpts"),
      Case(
        "find * | links | where sumary is known",
        "Q0204 [sumary] `links of excerpts` have no field `sumary` -- did you mean `summary`?"),
      Case(
        "find * | links | where other.rolle = x",
        "Q0204 [other.rolle] `excerpts` have no field `rolle`"
          + " -- did you mean `other.role`?"),
      Case(
        "find * | links | where money = 1",
        "Q0211 [money] `theme/resource/money` is a code without codes below it, not a field"
          + " -- `where code = theme/resource/money` keeps the excerpts that bear it"),
      Case(
        "find * | links | where other.text = x",
        "Q0804 [other.text] `text` needs the words of the documents, which are not attached"
          + " -- attach them with `--attach FILE` (at the prompt `:attach FILE`), or ask for `summary`"
      ),
    ])
  func mistakes(example: Case) {
    let resolved = Resolved(example.query)
    #expect(resolved.said == example.expected)
    #expect(resolved.plan == nil)
  }
}
