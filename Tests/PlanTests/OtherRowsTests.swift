import QualmBase
import QualmPlan
import Testing

@Suite("Stages that take up other rows")
struct OtherRowsTests {
  @Test(
    "sets of rows",
    arguments: [
      Case(
        "find poaching | union (find mandate where source.role = planner)",
        "union (excerpts {theme/power/mandate} | where source>sources:role* in [planner]) of *"),
      Case(
        "find poaching where source.role = planner | except (find mandate)",
        "where source>sources:role* in [planner]",
        "except (excerpts {theme/power/mandate}) of sources:role in [planner]"),
      Case(
        "find poaching | select id | intersect (find mandate | select id)",
        "select excerpts:id as id",
        "intersect (excerpts {theme/power/mandate} | select excerpts:id as id) of *"),
    ])
  func combine(example: Case) {
    let resolved = Resolved(example.query)
    #expect(resolved.steps == example.expected)
    #expect(resolved.said == [])
  }

  @Test("a join selects what both sides show and match on")
  func join() {
    let resolved = Resolved("find poaching | select id, source | join sources on source = id")
    #expect(resolved.steps.count == 2)
    #expect(resolved.steps.last?.hasPrefix("join (sources * | select sources:id as id") ?? false)
    #expect(
      resolved.steps.last?.contains("on column source* = column id adds id as sources.id") ?? false)
    #expect(resolved.said == [])
  }
}
